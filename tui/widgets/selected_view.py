"""The protocol of a page whose words are selected, be it an article or the comments on one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from tui.widgets.page_protocol import Stops

if TYPE_CHECKING:
    from tui.page.matter import Matter
    from tui.page.page import Page, Stop
    from tui.page.viewport import Viewport


class SelectedView(Protocol):
    """The view of a page whose words are selected."""

    page: Page | None
    """The page, once its width is known."""

    @property
    def viewport(self) -> Viewport:
        """The rows of the page that are in view."""

    @property
    def stop(self) -> Stop | None:
        """The stop under focus."""

    @property
    def matter(self) -> Matter:
        """The text, or the texts of the comments, that the page is of: the same object as long as
        nothing is laid out again."""

    @property
    def first_row(self) -> int:
        """The row of `page` to begin on: the first in view, or that of the comment under focus."""

    def text_at(self, row: int) -> tuple[int, int] | None:
        """Return of which text a row of `page` is, and which row of that; None of none."""

    def show_cursor(self, text: int, rows: range, cell: int) -> None:
        """Bring rows of a text into view, all where they fit, else the first; and a cell of it."""

    @property
    def stops(self) -> Stops:
        """Its stops, and the one under focus."""

    def refresh(self) -> object:
        """Draw it again."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the screen."""
