"""The help in Chinese: argparse's own headings too, and lines of as many cells as there are."""

from __future__ import annotations

import argparse
import re

from tui.page.lines import break_lines
from tui.text.catalogue import chinese

_HEADINGS = (("usage: ", "用法："), ("positional arguments:", "参数："), ("options:", "选项："))


class ChineseFormatter(argparse.RawDescriptionHelpFormatter):
    """Formats the help in Chinese, its lines broken where Chinese may be."""

    def add_argument(self, action: argparse.Action) -> None:
        """Add an option; the argument is argparse's."""
        action.help = chinese().translated(action.help or "") or action.help
        super().add_argument(action)

    def add_text(self, text: str | None) -> None:
        """Add the description, or what follows the options; the argument is argparse's."""
        super().add_text(chinese().translated(text or "") or text)

    def format_help(self) -> str:
        """Return all that was added, with headings."""
        text = super().format_help()
        for english, heading in _HEADINGS:
            text = re.sub(rf"(?m)^{english}", heading, text)
        return text

    def _split_lines(self, text: str, width: int) -> list[str]:
        return [text[start:end] for start, end in break_lines(text, width)]
