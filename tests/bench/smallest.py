"""The smallest Textual app that shows a list: the lines of a file."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class SmallestApp(App[None]):
    """Shows lines."""

    def compose(self) -> ComposeResult:
        """Yield the list."""
        yield OptionList(*Path(sys.argv[1]).read_text("utf-8").splitlines(), markup=False)


if __name__ == "__main__":
    SmallestApp().run()
