"""Markdown becomes rows of styled cells at a width. No Textual."""

from tui.page.blocks import Block
from tui.page.header import header
from tui.page.layout import lay_out
from tui.page.page import Heading, Kind, Page, Place, Row, Span, Stop
from tui.page.parse import parse
from tui.page.printed import as_text
from tui.page.theme import DARK, LIGHT, PLAIN, Theme

__all__ = [
    "DARK",
    "LIGHT",
    "PLAIN",
    "Block",
    "Heading",
    "Kind",
    "Page",
    "Place",
    "Row",
    "Span",
    "Stop",
    "Theme",
    "as_text",
    "header",
    "lay_out",
    "parse",
]
