"""The help in Chinese: argparse's own headings too, and lines of as many cells as there are."""

from __future__ import annotations

import argparse
import re

from tui.cli.catalogue import chinese
from tui.page.lines import break_lines

_HEADINGS = (("usage: ", "用法："), ("positional arguments:", "参数："), ("options:", "选项："))


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Breaks help where Chinese may be broken, by the cells that it takes."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [text[start:end] for start, end in break_lines(text, width)]


def translate(parser: argparse.ArgumentParser) -> None:
    """Make all that a parser says of itself and of its options Chinese."""
    translated = chinese().translated
    for action in parser._actions:
        if action.help:
            action.help = translated(action.help) or action.help
    parser.description = translated(parser.description or "") or parser.description
    parser.epilog = translated(parser.epilog or "") or parser.epilog
    parser.formatter_class = _Formatter


def with_headings(text: str) -> str:
    """Return help or usage with Chinese headings."""
    for english, heading in _HEADINGS:
        text = re.sub(rf"(?m)^{english}", heading, text)
    return text
