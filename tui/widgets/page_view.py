"""A page to act on: its stops, the letters put on them, jumps and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.commands.registry import MOTION, STOPS, bindings
from tui.messages import ForgetForward, Say
from tui.widgets.found_paper import FoundPaper
from tui.widgets.hints import Hints
from tui.widgets.marks import put
from tui.widgets.paper import CONTEXT, NARROWEST

if TYPE_CHECKING:
    from tui.page.page import Kind, Page, Place, Row, Stop

__all__ = ["CONTEXT", "NARROWEST", "PageView"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a reader was on a page: what stood at the top, and the stop under focus."""

    place: Place
    stop: int | None


class PageView(FoundPaper, inherit_bindings=False):
    """Shows a page, goes through its stops, and back from where they lead."""

    BINDINGS = bindings((*MOTION, *STOPS))

    focused_stop: reactive[int | None] = reactive(None, init=False)
    """The index of the stop under focus."""

    @dataclass
    class Act(Message):
        """The reader wants to follow or open a stop."""

        chosen: Stop

    @dataclass
    class Hinting(Message):
        """Letters stand on the stops in view; or none do any more."""

        hints: Hints

    @dataclass
    class CopyAsked(Message):
        """The reader wants a copy of the stop under focus, or of what else there is."""

        chosen: Stop | None
        in_view: Sequence[Stop]

    def __init__(self, lay_out: Callable[[int], Page], reading_width: int = 80) -> None:
        """Make a view of a page.

        Args:
            lay_out: makes the page at a width in cells.
            reading_width: cells to a row at most.
        """
        super().__init__(lay_out, reading_width)
        self.hints = Hints(())
        """The letters on the stops in view; none unless asked for."""
        self._before: list[Spot] = []
        """Where the reader jumped from, the last jump last."""
        self._undone: list[Spot] = []
        """Where the jumps led that were undone, the first of them last."""

    def show(self, lay_out: Callable[[int], Page], begin: Place | None = None) -> None:
        """Show another page, from a place or from its top."""
        self.focused_stop = None
        self._before.clear()
        self._undone.clear()
        super().show(lay_out, begin)

    def _segments(self, row: Row, number: int) -> Sequence[Segment]:
        """Return a row's segments, with what is found, the stop under focus and hints marked."""
        strip = Strip(super()._segments(row, number), row.cells)
        stops = self.page.stops if self.page else ()
        if stop := self.stop:
            # Of a code block, the row that names it: all of it in reverse could not be read.
            for span in stop.spans[:1] if stop.kind == "code" else stop.spans:
                if span.row == number:
                    marked = strip.crop(span.start, span.end)
                    strip = put(strip, span.start, marked.text)
        for index, letters in self.hints.shown.items():
            span = next(span for span in stops[index].spans if span.row >= self.top)
            if span.row == number:
                strip = put(strip, span.start, letters)
        return list(strip)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other rows are in view, and let go of a stop that is not among them."""
        super().watch_scroll_y(old_value, new_value)
        if (stop := self.stop) and not self._in_view(stop):
            self.focused_stop = None
        self._take_hints_away()

    # Stops

    @property
    def stop(self) -> Stop | None:
        """The stop under focus."""
        if self.page is None or self.focused_stop is None:
            return None
        return self.page.stops[self.focused_stop]

    @property
    def all_stops(self) -> Sequence[Stop]:
        """All stops there are, by the index that `focus_stop` takes."""
        return self.page.stops if self.page else ()

    @property
    def nearest_stop(self) -> int:
        """The index of the stop under focus, or else of the first in view or below, or the last."""
        if self.focused_stop is not None:
            return self.focused_stop
        below = (at for at, stop in enumerate(self.all_stops) if stop.spans[-1].row >= self.top)
        return next(below, len(self.all_stops) - 1)

    def _in_view(self, stop: Stop) -> bool:
        return stop.spans[-1].row >= self.top and stop.row < self.top + self.size.height

    def watch_focused_stop(self) -> None:
        """Draw the mark of the stop under focus anew."""
        self.refresh()

    def let_go(self) -> bool:
        """Take the focus off the stop under it; return whether there was one."""
        had_focus = self.focused_stop is not None
        self.focused_stop = None
        return had_focus

    def action_step(self, steps: int) -> None:
        """Put the focus on the next stop, or the previous one."""
        self._step(steps, None)

    def action_step_code(self, steps: int) -> None:
        """Put the focus on the next code block, or the previous one."""
        from tui.page.page import Kind

        self._step(steps, Kind.CODE)

    def _step(self, steps: int, kind: Kind | None) -> None:
        """Step from the stop under focus, or into the view from where it begins or ends."""
        if self.page is None:
            return
        order = [i for i, stop in enumerate(self.page.stops) if kind in (None, stop.kind)]
        if self.focused_stop is None:
            bottom = self.top + self.size.height
            stops = self.page.stops
            if steps > 0:
                after = [i for i in order if stops[i].row >= self.top]
            else:
                after = [i for i in reversed(order) if stops[i].row < bottom]
        elif steps > 0:
            after = [i for i in order if i > self.focused_stop]
        else:
            after = [i for i in reversed(order) if i < self.focused_stop]
        if after:
            self.focus_stop(after[0])
        else:
            self._tell_end(steps)

    def _tell_end(self, steps: int) -> None:
        """Say that there is nothing to step to."""
        self.post_message(Say("后面没有了" if steps > 0 else "前面没有了"))

    def focus_stop(self, index: int) -> None:
        """Put the focus on a stop and bring it into view, whole where it fits."""
        if self.page is None:
            return
        spans = self.page.stops[index].spans
        first, last, height = spans[0].row, spans[-1].row, self.size.height
        top = self.top
        if last >= top + height:
            top = min(first, last - height + 1)
        if first < top:
            top = first
        self.focused_stop = None
        self.go_to_row(top)
        self.focused_stop = index

    def action_act(self) -> None:
        """Follow or open the stop under focus; a footnote leads to its text, and that back."""
        stop = self.stop
        if self.page is None or stop is None:
            return
        if stop.target is None:
            self.post_message(self.Act(stop))
            return
        stops = self.page.stops
        came_from = self._before[-1].stop if self._before else None
        if came_from is not None and stops[came_from].target == stop.row:
            self.go_back()
            return
        landings = [i for i, other in enumerate(stops) if other.row == stop.target]
        notes = [i for i in landings if stops[i].kind == stop.kind and stops[i].text == stop.text]
        landing = next(iter(notes or landings), None)
        self._jump(max(0, stop.target - self.size.height // 3), landing)

    def action_copy(self) -> None:
        """Ask for a copy of the stop under focus."""
        stops = self.page.stops if self.page else ()
        in_view = [stop for stop in stops if self._in_view(stop)]
        self.post_message(self.CopyAsked(self.stop, in_view))

    # Hints

    def action_hint(self) -> None:
        """Put letters on the stops in view."""
        stops = self.page.stops if self.page else ()
        in_view = [index for index, stop in enumerate(stops) if self._in_view(stop)]
        if not in_view:
            self.post_message(Say("屏上没有链接、代码、图片或公式"))
        self.hints = Hints(in_view)
        self._tell_hints()

    def _take_hints_away(self) -> None:
        if self.hints:
            self.hints = Hints(())
            self._tell_hints()

    def _tell_hints(self) -> None:
        self.refresh()
        self.post_message(self.Hinting(self.hints))

    def on_key(self, event: events.Key) -> None:
        """Take the letters of a hint: `y` before them copies, any other key gives up."""
        if not self.hints:
            return
        event.stop()
        event.prevent_default()
        hints = self.hints
        chosen = hints.take(event.character)
        self._tell_hints()
        if chosen is None:
            return
        self._take_hints_away()
        self.focused_stop = chosen
        if hints.copies:
            self.action_copy()
        else:
            self.action_act()

    # Jumps

    @property
    def spot(self) -> Spot | None:
        """Where the reader is."""
        place = self.place
        return Spot(place, self.focused_stop) if place else None

    def go_to_spot(self, spot: Spot) -> None:
        """Go where a reader was."""
        self.go_to(spot.place)
        self.focused_stop = spot.stop

    def _jump(self, row: int, stop: int | None) -> None:
        """Go elsewhere on the page, in a way that can be undone."""
        if spot := self.spot:
            self._before.append(spot)
            self._undone.clear()
            self.post_message(ForgetForward())
        self.go_to_row(row)
        self.focused_stop = stop

    def go_back(self) -> bool:
        """Go to where the reader jumped from last; return whether there was such a place."""
        return self._go_along(self._before, self._undone)

    def go_forward(self) -> bool:
        """Go again where the last jump led that was undone; return whether there was one."""
        return self._go_along(self._undone, self._before)

    def _go_along(self, path: list[Spot], back: list[Spot]) -> bool:
        spot = self.spot
        if not path or spot is None:
            return False
        back.append(spot)
        self.go_to_spot(path.pop())
        return True
