"""The smallest app with Textual's Markdown widget; Enter shows a file in it."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown


class WidgetApp(App[None]):
    """Shows Markdown."""

    BINDINGS = [("enter", "open", "")]

    def compose(self) -> ComposeResult:
        """Yield the widget, with one word in it."""
        with VerticalScroll(can_focus=False):
            yield Markdown("ready")

    def action_open(self) -> None:
        """Show the file."""
        self.query_one(Markdown).update(Path(sys.argv[1]).read_text("utf-8"))


if __name__ == "__main__":
    WidgetApp().run()
