"""An article's view: a page scrolled by rows and headings, with a search and jumps on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from tui.commands.registry import MOTION, STOPS, bindings
from tui.messages import ForgetForward
from tui.widgets.highlight import FOCUS, INNER_LINK, restyle
from tui.widgets.jump_history import JumpHistory, PagePosition
from tui.widgets.outline import next_heading, outline
from tui.widgets.page_canvas import PageCanvas
from tui.widgets.page_search import PageSearch
from tui.widgets.stop_focus import nearest_stop, next_stop, stops_in_view
from tui.widgets.viewport import Viewport

if TYPE_CHECKING:
    from tui.page.page import Heading, Kind, Page, Place, Span, Stop
    from tui.page.style import PageStyle
    from tui.widgets.page_matches import PageMatches


class PageView(PageCanvas, inherit_bindings=False):
    """Shows a page, goes through its stops, and back from where they lead."""

    BINDINGS = bindings((*MOTION, *STOPS))

    def __init__(
        self,
        lay_out: Callable[[PageStyle], Page],
        style: PageStyle,
        begin: Place | None = None,
        leads_here: Callable[[Stop], bool] = lambda stop: False,
    ) -> None:
        """Make a view of a page.

        Args:
            lay_out: makes the page in a style, in rows of the width that this says.
            style: how the page is drawn, in rows not longer than there is room.
            begin: the place to show first; None is the top.
            leads_here: returns whether a stop leads to what is read here, and not out of it.
        """
        super().__init__(style)
        self._lay_out = lay_out
        self._begin = begin
        self._leads_here = leads_here
        self._inner_links: tuple[Page, Mapping[int, Sequence[Span]]] | None = None
        """A page, and the cells of the links on each of its rows that lead to what is read here."""
        self._focused_stop: int | None = None
        self._heading: int | None = None
        """The row of the heading that was gone to last, until the page is scrolled."""
        self.search: PageSearch[PagePosition] = PageSearch(self)
        self.jumps: JumpHistory[PagePosition] = JumpHistory(self)

    def show(self, lay_out: Callable[[PageStyle], Page], begin: Place | None = None) -> None:
        """Show another page, from a place or from its top."""
        self.set_focused_stop(None)
        self.jumps.clear()
        self.search.clear()
        self._lay_out = lay_out
        self.page = None
        self._begin = begin
        if begin is None:
            self.scroll_to(y=0, animate=False, force=True)
        self.lay_out_again()

    def lay_out_again(self) -> None:
        """Make the page for a changed width or look, and stay at the same place."""
        if not self.size.width:
            return
        place = self.place or self._begin
        self._heading = None
        self.page = self._lay_out(self.fitted_style)
        self.virtual_size = Size(self.size.width, len(self.page.rows))
        if place is not None:
            self.go_to(place)
        self.refresh()
        self.tell_moved()
        self.search.show(self.page)

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        if self.page is None and self._begin is None:
            # Here and not once a resize is heard of: the first screen drawn has the text on it.
            self.page = self._lay_out(self.fitted_style)
        return super().render_line(y)

    def draw_row(self, number: int, strip: Strip) -> Strip:
        """Return a row of the page with what is highlighted on it, a heading gone to as well."""
        if number == self._heading != self.top:
            strip = strip.apply_style(FOCUS)
        for span in self._inner_spans.get(number, ()):
            strip = restyle(strip, span.start, span.end, INNER_LINK)
        return super().draw_row(number, strip)

    @property
    def _inner_spans(self) -> Mapping[int, Sequence[Span]]:
        """The cells of the links on each row that lead to what is read here."""
        if self.page is None:
            return {}
        if self._inner_links is None or self._inner_links[0] is not self.page:
            spans: dict[int, list[Span]] = {}
            for stop in filter(self._leads_here, self.page.stops):
                for span in stop.spans:
                    spans.setdefault(span.row, []).append(span)
            self._inner_links = self.page, spans
        return self._inner_links[1]

    def on_resize(self, event: events.Resize) -> None:
        """Make the page at its new width."""
        if self.page is None or event.size.width != self.virtual_size.width:
            self.lay_out_again()
        self.tell_moved()

    @property
    def matches(self) -> PageMatches | None:
        """The matches highlighted."""
        return self.search.matches

    # Where it is

    @property
    def viewport(self) -> Viewport:
        """Which rows of the page are in view."""
        return Viewport(self.top, self.size.height)

    @property
    def top(self) -> int:
        """The row at the top of the screen."""
        return round(self.scroll_y)

    @property
    def place(self) -> Place | None:
        """The place of the row at the top of the screen."""
        return self.page.place_of(self.top) if self.page else None

    @property
    def position(self) -> PagePosition | None:
        """Where the reader is, once there is a page."""
        place = self.place
        return PagePosition(place, self.focused_stop) if place else None

    @property
    def percent(self) -> int:
        """How much of the page has been seen, up to the last row in view, in per cent."""
        return self.viewport.percent(len(self.page.rows) if self.page else 0)

    # Scrolling

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other rows are in view, and let go of a stop that is not among them."""
        self._heading = None
        super().watch_scroll_y(old_value, new_value)
        self.tell_moved()
        if (stop := self.stop) and not self.viewport.shows_stop(stop):
            self.set_focused_stop(None)
        self.take_hints_away()

    def scroll_rows(self, rows: int) -> None:
        """Scroll by rows."""
        self.go_to_row(self.top + rows)

    def go_to_row(self, row: int) -> None:
        """Bring a row to the top of the screen, as far as the page reaches."""
        self.scroll_to(y=row, animate=False, force=True)

    def go_to(self, place: Place) -> None:
        """Bring a place to the top of the screen, as far as the page reaches."""
        if self.page:
            self.go_to_row(self.page.row_of(place))

    def begin_at(self, place: Place) -> None:
        """Go to a place, now or once there is a page."""
        self._begin = place
        self.go_to(place)

    def go_to_position(self, position: PagePosition) -> None:
        """Go where a reader was."""
        self.go_to(position.place)
        self.set_focused_stop(position.stop)

    def action_move(self, rows: int) -> None:
        """Scroll by rows."""
        self.scroll_rows(rows)

    def action_move_top(self) -> None:
        """Go to the first row."""
        self.go_to_row(0)

    def action_move_bottom(self) -> None:
        """Go to the last row."""
        if self.page:
            self.go_to_row(len(self.page.rows))

    def action_move_page(self, pages: int) -> None:
        """Scroll by screenfuls; at the end there is no next one."""
        if pages > 0 and self.viewport.bottom >= len(self.page.rows if self.page else ()):
            self.post_message(self.AtEnd())
        else:
            super().action_move_page(pages)

    # Headings

    @property
    def section(self) -> str:
        """The last heading down to the first row in view; empty where that is the title."""
        above = [heading for heading in self.outline if heading.row <= self.top]
        return above[-1].text if above and above[-1].level > 1 else ""

    @property
    def outline(self) -> list[Heading]:
        """The headings that a reader goes through."""
        return outline(self.page)

    def action_step_heading(self, steps: int) -> None:
        """Go to the next heading, or the previous one."""
        here = self.top if self._heading is None else self._heading
        row = next_heading(self.outline, here, steps)
        if row is None:
            self.app.bell()
        else:
            self.go_to_heading(row)

    def go_to_heading(self, row: int) -> None:
        """Bring the heading on a row to the top; near the end, where none gets there, mark it."""
        self._heading = None
        self.go_to_row(row)
        self._heading = row
        self.refresh()

    # Stops

    @property
    def focused_stop(self) -> int | None:
        """The index of the stop under focus."""
        return self._focused_stop

    def set_focused_stop(self, index: int | None) -> None:
        """Put the focus on a stop that is in view, or on none."""
        if index != self._focused_stop:
            self._focused_stop = index
            self.refresh()
            self.post_message(self.Focused())

    @property
    def all_stops(self) -> Sequence[Stop]:
        """All stops there are, by the index that `focus_stop` takes."""
        return self.page.stops if self.page else ()

    @property
    def nearest_stop(self) -> int:
        """The index of the stop under focus, or else of the first in view or below, or the last."""
        return nearest_stop(self.all_stops, self.focused_stop, self.viewport)

    def focus_stop(self, index: int) -> None:
        """Put the focus on a stop and bring it into view, whole where it fits."""
        if self.page is None:
            return
        stop = self.page.stops[index]
        top = self.viewport.top_to_show(stop.row, self.page.last_row_of(stop))
        self.set_focused_stop(None)
        self.go_to_row(top)
        self.set_focused_stop(index)

    def step_stop(self, steps: int, kind: Kind | None) -> None:
        """Put the focus on the next stop of a kind or the previous one; None is every kind."""
        if self.page is None:
            return
        index = next_stop(self.page.stops, self.focused_stop, steps, self.viewport, kind)
        if index is None:
            self.tell_end(steps)
        else:
            self.focus_stop(index)

    def let_go(self) -> bool:
        """Take the focus off the stop under it; return whether there was one."""
        had_focus = self.focused_stop is not None
        self.set_focused_stop(None)
        return had_focus

    def action_copy(self) -> None:
        """Ask for a copy of the stop under focus, or of what is in view."""
        stops = self.all_stops
        in_view = [stops[index] for index in stops_in_view(stops, self.viewport)]
        self.post_message(self.CopyAsked(self.stop, in_view))

    # Jumps

    def follow_footnote(self, row: int, stop: int | None) -> None:
        """Go to what a footnote leads to; or back, where the last jump began at its mark."""
        before = self.jumps.last.stop if self.jumps.last else None
        if self.stop and before is not None and self.all_stops[before].target == self.stop.row:
            self.jumps.back()
            return
        self.jumps.begin()
        self.post_message(ForgetForward())
        self.go_to_row(self.viewport.top_above(row))
        self.set_focused_stop(stop)

    # Finding

    def jump_to(self, row: int) -> None:
        """Go to a row in a way that can be undone, and mark it where it does not get to the top."""
        self.jumps.begin()
        self.post_message(ForgetForward())
        self.set_focused_stop(None)
        self.go_to_heading(row)

    def show_match(self, row: int | None) -> None:
        """Draw other matches, and bring the row of the current one into view, if there is one."""
        if row is not None and not self.viewport.shows(row):
            self.go_to_row(self.viewport.top_above(row))
        if row is not None and self.page and self.matches:
            for span, current in self.matches.on_row(row):
                if current:
                    self._code.bring_into_view(self.page, span, self.size.width)
        self.refresh()
