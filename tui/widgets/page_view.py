"""An article's view: a page scrolled by rows and headings, with a search and jumps on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from tui.commands.command import Command
from tui.commands.registry import IN_SELECTION, MOTION, STOPS
from tui.commands.screen_keys import bindings
from tui.commands.selecting import SELECT
from tui.page.outline import section_at
from tui.page.viewport import Viewport
from tui.rows.article_screen import first_row
from tui.widgets.inner_link_marks import InnerLinkMarks
from tui.widgets.jump_history import JumpHistory, PagePosition
from tui.widgets.page_canvas import PageCanvas
from tui.widgets.page_headings import PageHeadings
from tui.widgets.page_matter import PageMatter
from tui.widgets.page_messages import AtEnd, CopyAsked
from tui.widgets.page_search import PageSearch
from tui.widgets.page_stops import PageStops

if TYPE_CHECKING:
    from tui.page.matter import Matter
    from tui.page.page import Page, Place, Stop
    from tui.page.style import PageStyle
    from tui.widgets.page_matches import PageMatches


class PageView(PageCanvas, inherit_bindings=False):
    """Shows a page, goes through its stops, and back from where they lead."""

    BINDINGS = bindings((*MOTION, *STOPS, *SELECT))

    def __init__(
        self,
        lay_out: Callable[[PageStyle], Page],
        style: PageStyle,
        begin: Place | None = None,
        leads_here: Callable[[Stop], bool] = lambda stop: False,
        selection_commands: Sequence[Command] = IN_SELECTION,
    ) -> None:
        """Make a view of a page.

        Args:
            lay_out: makes the page in a style, in rows of the width that this says.
            style: how the page is drawn, in rows not longer than there is room.
            begin: the place to show first; None is the top.
            leads_here: returns whether a stop leads to what is read here, and not out of it.
            selection_commands: what there are keys for while words are selected.
        """
        super().__init__(style, selection_commands)
        self._lay_out = lay_out
        self._begin = begin
        self._sized = False
        """Whether it has been told its size."""
        self._inner_links = InnerLinkMarks(leads_here)
        self._matter = PageMatter()
        self.headings = PageHeadings(self)
        self._stops = PageStops(self)
        self.search: PageSearch[PagePosition] = PageSearch(self)
        self.jumps: JumpHistory[PagePosition] = JumpHistory(self)

    def show(self, lay_out: Callable[[PageStyle], Page], begin: Place | None = None) -> None:
        """Show another page, from a place or from its top."""
        self.stops.set_focused(None)
        self.selecting.end()
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
        place = (self.place if self._sized else None) or self._begin
        self.headings.forget()
        self.page = self._lay_out(self.fitted_style)
        self.virtual_size = Size(self.size.width, len(self.page.rows))
        if place is not None:
            self.go_to(place)
        self.selecting.hold()
        self.refresh()
        self.tell_moved()
        self.search.show(self.page)

    def take_stops_again(self) -> None:
        """Take the page again whose rows are the same, and keep the focus where it is."""
        if self.page is None:
            return
        focused = self.stop
        self.page = self._lay_out(self.fitted_style)
        self.stops.find_focused(focused)
        self.hints.take_away()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        if self.page is None and not self._sized:
            # Here and not once a resize is heard of: the first screen drawn has the text on it.
            self.page = self._lay_out(self.fitted_style)
        return super().render_line(y)

    def draw_row(self, number: int, strip: Strip) -> Strip:
        """Return a row of the page with what is highlighted on it, a heading gone to as well."""
        strip = self._inner_links.draw(self.page, number, self.headings.draw(number, strip))
        return super().draw_row(number, strip)

    def on_resize(self, event: events.Resize) -> None:
        """Make the page at its new width."""
        if self.page is None or event.size.width != self.virtual_size.width:
            self.lay_out_again()
        self._sized = True
        self.tell_moved()

    @property
    def matches(self) -> PageMatches | None:
        """The matches highlighted."""
        return self.search.matches

    # Where it is

    @property
    def viewport(self) -> Viewport:
        """The rows of the page that are in view."""
        return Viewport(self.top, self.size.height)

    @property
    def top(self) -> int:
        """The row at the top of the screen."""
        if self.page and not self._sized:
            # Textual draws before it tells the size, by which to scroll.
            return first_row(self.page, self._begin, self.size.height)
        return round(self.scroll_y)

    @property
    def place(self) -> Place | None:
        """The place of the row at the top of the screen."""
        return self.page.place_of(self.top) if self.page else None

    @property
    def position(self) -> PagePosition | None:
        """The reader's position, once there is a page."""
        place = self.place
        return PagePosition(place, self.stops.name) if place else None

    @property
    def percent(self) -> int:
        """The part of the page that has been seen, up to the last row in view, in per cent."""
        return self.viewport.percent(len(self.page.rows) if self.page else 0)

    # Scrolling

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that other rows are in view, and let go of a stop that is not among them."""
        self.headings.forget()
        super().watch_scroll_y(old_value, new_value)
        self.tell_moved()
        self.stops.let_go_out_of_sight()
        self.hints.take_away()

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
        self.stops.set_focused(self.stops.named(position.stop))

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
            self.post_message(AtEnd())
        else:
            super().action_move_page(pages)

    def action_step_heading(self, steps: int) -> None:
        """Go to the next heading, or the previous one."""
        if not self.headings.step(steps):
            self.app.bell()

    # Stops

    def section_of(self, stop: Stop) -> str:
        """Return the heading that a stop stands below; empty where there is none."""
        return section_at(self.page, stop.row)

    @property
    def stops(self) -> PageStops:
        """The stops of the page, and the one under focus."""
        return self._stops

    def let_go(self) -> bool:
        """Take the focus off the stop under it; return whether there was one."""
        return self.stops.let_go()

    def action_copy(self) -> None:
        """Ask for a copy of the stop under focus, or of what is in view."""
        self.post_message(CopyAsked(self.stop, self.stops.in_view))

    # Selecting

    @property
    def matter(self) -> Matter:
        """The text that the page is of."""
        assert self.page
        return self._matter.of(self.page)

    def text_at(self, row: int) -> tuple[int, int] | None:
        """Return the row: there is one text."""
        return 0, row

    def show_cursor(self, text: int, rows: range, cell: int) -> None:
        """Bring rows into view, all where they fit, else the first; and a cell of the first."""
        if self.page:
            self._code.show_cell(self.page, rows[0], cell, self.room)
        top = self.viewport.top_to_show(rows[0], rows[-1])
        if top != self.top:
            self.go_to_row(top)

    def follow_match(self) -> None:
        """Move the cursor to the match that is current, while something is selected."""
        matches = self.matches if self.selecting.active else None
        if matches and (cells := matches.cells) and (row := matches.row) is not None:
            self.selecting.go_to_cell(row, cells.start)

    # Jumps

    def follow_footnote(self, row: int, stop: int | None) -> None:
        """Go to what a footnote leads to; or back, where the last jump began at its mark."""
        before = self.stops.named(self.jumps.last.stop) if self.jumps.last else None
        if self.stop and before is not None and self.stops.all[before].target == self.stop.row:
            self.jumps.back()
            return
        self.jumps.begin()
        self.go_to_row(self.viewport.top_above(row))
        self.stops.set_focused(stop)

    # Finding

    def jump_to(self, row: int) -> None:
        """Go to a row in a way that can be undone, and mark it where it does not get to the top."""
        self.jumps.begin()
        self.stops.set_focused(None)
        self.headings.go_to(row)

    def show_match(self, row: int | None) -> None:
        """Draw other matches, and bring the row of the current one into view, if there is one."""
        if row is not None and not self.viewport.shows(row):
            self.go_to_row(self.viewport.top_above(row))
        cells = self.matches.cells if self.matches and row is not None else None
        if self.page and cells:
            self._code.bring_into_view(self.page, cells, self.room)
        self.refresh()
