"""Pages and stops, for tests of the parts that a view is made of."""

from __future__ import annotations

from tui.page.layout import lay_out
from tui.page.page import Page
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN


def page_of(markdown: str, width: int = 20) -> Page:
    return lay_out(parse(markdown), PageStyle(width, PLAIN))
