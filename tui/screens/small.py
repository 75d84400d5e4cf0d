"""A notice in place of a screen for which the terminal is too small."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.widgets import Static

from tui.screens.modal import Modal

LEAST = Size(30, 8)
"""Cells and rows below which nothing can be laid out."""


def too_small(size: Size) -> bool:
    """Return whether a terminal of so many cells and rows is too small to read in."""
    return size.width < LEAST.width or size.height < LEAST.height


class SmallScreen(Modal[None], inherit_bindings=False):
    """Says that the window is too small, and goes away once it no longer is."""

    DEFAULT_CSS = """
    SmallScreen { background: $background; align: center middle; overflow: hidden; }
    SmallScreen Static { width: auto; max-width: 100%; height: auto; }
    """

    def compose(self) -> ComposeResult:
        """Yield the notice; it must itself fit in next to nothing."""
        yield Static(f"窗口太小\n要 {LEAST.width}×{LEAST.height}", markup=False)

    @on(events.Resize)
    @on(events.ScreenResume)
    def _leave(self) -> None:
        if not too_small(self.app.size):
            self.end(None)
