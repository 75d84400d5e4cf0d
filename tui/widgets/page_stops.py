"""The stops of a page: the one under focus, and the way from one to another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from tui.page.page import Kind
from tui.widgets.page_messages import Focused
from tui.widgets.stop_focus import StopName, nearest_stop, next_stop, stops_in_view

if TYPE_CHECKING:
    from tui.page.page import Page, Stop
    from tui.page.viewport import Viewport


class ScrolledView(Protocol):
    """The view of a page that is scrolled by rows."""

    page: Page | None
    """The page, once its width is known."""

    @property
    def viewport(self) -> Viewport:
        """The rows of the page that are in view."""

    def go_to_row(self, row: int) -> None:
        """Bring a row to the top of the screen, as far as the page reaches."""

    def refresh(self) -> object:
        """Draw it again."""

    def post_message(self, message: Message) -> bool:
        """Send a message to the screen."""


class PageStops:
    """The stops of the page of a view; a `Stops`."""

    def __init__(self, view: ScrolledView) -> None:
        """Make them for a view; none is under focus."""
        self._view = view
        self.focused: int | None = None
        """The index of the stop under focus."""

    def set_focused(self, index: int | None) -> None:
        """Put the focus on a stop that is in view, or on none."""
        if index != self.focused:
            self.focused = index
            self._view.refresh()
            self._view.post_message(Focused())

    @property
    def name(self) -> StopName | None:
        """The name of the stop under focus."""
        return None if self.focused is None else StopName.of(self.all[self.focused])

    def named(self, name: StopName | None) -> int | None:
        """Return the index of the stop of a name; None where there is none any more."""
        found = (at for at, stop in enumerate(self.all) if StopName.of(stop) == name)
        return next(found, None) if name else None

    def find_focused(self, stop: Stop | None) -> None:
        """Put the focus on a stop of the page that stood on another one of the same rows."""
        same = (at for at, one in enumerate(self.all) if stop and one.spans == stop.spans)
        kinds = [at for at in same if stop and (self.all[at].key == stop.key)]
        self.focused = kinds[0] if kinds else None
        self._view.post_message(Focused())

    @property
    def all(self) -> Sequence[Stop]:
        """All stops of the page, by their indexes."""
        return self._view.page.stops if self._view.page else ()

    def pictures(self) -> tuple[Sequence[Stop], int]:
        """Return all pictures, and the index of the one under focus or the nearest from here on."""
        found = [at for at, stop in enumerate(self.all) if stop.kind is Kind.IMAGE]
        nearest = min(bisect_left(found, self.nearest), len(found) - 1)
        return [self.all[at] for at in found], nearest

    @property
    def in_view(self) -> Sequence[Stop]:
        """Those of which any row is in view."""
        return [self.all[index] for index in stops_in_view(self.all, self._view.viewport)]

    @property
    def nearest(self) -> int:
        """The index of the stop under focus, or else of the first in view or below, or the last."""
        return nearest_stop(self.all, self.focused, self._view.viewport)

    def go_to(self, index: int) -> None:
        """Put the focus on a stop and bring it into view, whole where it fits."""
        page = self._view.page
        if page is None:
            return
        stop = page.stops[index]
        top = self._view.viewport.top_to_show(stop.row, page.last_row_of(stop))
        self.set_focused(None)
        self._view.go_to_row(top)
        self.set_focused(index)

    def go_to_passage(self, key: str) -> bool:
        """Go to the passage of a key; return whether there is one."""
        at = next((at for at, stop in enumerate(self.all) if stop.key == key), None)
        if at is not None:
            self.go_to(at)
        return at is not None

    def step(self, steps: int, kind: Kind | None) -> bool:
        """Go to the next stop of a kind or the previous one; None is every kind.

        Returns whether there is one.
        """
        if self._view.page is None:
            return True
        index = next_stop(self.all, self.focused, steps, self._view.viewport, kind)
        if index is not None:
            self.go_to(index)
        return index is not None

    def let_go(self) -> bool:
        """Take the focus off the stop under it; return whether there was one."""
        had_focus = self.focused is not None
        self.set_focused(None)
        return had_focus

    def let_go_out_of_sight(self) -> None:
        """Take the focus off a stop that is not in view any more."""
        stop = None if self.focused is None or not self.all else self.all[self.focused]
        if stop and not self._view.viewport.shows_stop(stop):
            self.set_focused(None)
