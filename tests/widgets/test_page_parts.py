"""The parts that a page's view is made of, as plain objects: no screen and no keys."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from textual.message import Message

from tests.widgets.pages import page_of
from tui.messages import ForgetForward
from tui.page.outline import next_heading, outline
from tui.page.page import Heading, Kind, Page, Span, Stop
from tui.page.viewport import Viewport
from tui.search.hit import Hit, Sought, Where
from tui.widgets.jump_history import JumpHistory
from tui.widgets.page_protocol import Jumps, Search
from tui.widgets.page_search import PageSearch
from tui.widgets.stop_focus import landing, nearest_stop, next_stop, stops_in_view


def stop(row: int, kind: Kind = Kind.LINK, text: str = "", target: int | None = None) -> Stop:
    return Stop(kind, 1, text, "", (Span(row, 2, 4), Span(row + 1, 0, 2)), target=target)


STOPS = (stop(0), stop(4, Kind.CODE), stop(9), stop(20))


class TestViewport:
    def test_shows_the_rows_from_the_top_up_to_the_bottom(self) -> None:
        viewport = Viewport(3, 4)
        assert [row for row in range(10) if viewport.shows(row)] == [3, 4, 5, 6]

    @pytest.mark.parametrize(
        ("first", "last", "top"),
        [(10, 14, 10), (12, 13, 10), (18, 21, 12), (8, 9, 8), (25, 60, 25), (8, 60, 8)],
    )
    def test_moves_no_further_than_to_show_all_or_else_the_first(
        self, first: int, last: int, top: int
    ) -> None:
        assert Viewport(10, 10).top_to_show(first, last) == top

    def test_leaves_a_third_above_a_row_where_there_are_rows(self) -> None:
        assert [Viewport(0, 9).top_above(row) for row in (0, 2, 3, 50)] == [0, 0, 0, 47]

    def test_says_how_much_of_a_page_was_seen(self) -> None:
        assert [Viewport(top, 10).percent(40) for top in (0, 15, 30, 35)] == [25, 62, 100, 100]
        assert Viewport(0, 10).percent(0) == 100

    def test_a_screen_of_one_row_is_scrolled_by_a_row(self) -> None:
        assert (Viewport(0, 1).half, Viewport(0, 1).screenful) == (1, 1)
        assert (Viewport(0, 24).half, Viewport(0, 24).screenful) == (12, 22)


class TestStopFocus:
    def test_any_row_in_view_is_enough(self) -> None:
        assert stops_in_view(STOPS, Viewport(1, 4)) == [0, 1]

    @pytest.mark.parametrize(("focused", "after"), [(0, 1), (1, 2), (3, None)])
    def test_a_step_leads_on_from_the_focus(self, focused: int, after: int | None) -> None:
        assert next_stop(STOPS, focused, 1, Viewport(0, 5)) == after

    def test_a_step_without_focus_leads_into_the_view(self) -> None:
        viewport = Viewport(4, 6)
        assert next_stop(STOPS, None, 1, viewport) == 1
        assert next_stop(STOPS, None, -1, viewport) == 2

    def test_a_step_through_code_passes_links(self) -> None:
        assert next_stop(STOPS, 0, 1, Viewport(0, 5), Kind.CODE) == 1
        assert next_stop(STOPS, 1, 1, Viewport(0, 5), Kind.CODE) is None
        assert next_stop(STOPS, 3, -1, Viewport(18, 5), Kind.CODE) == 1

    def test_the_nearest_is_in_view_or_below_or_the_last(self) -> None:
        assert [nearest_stop(STOPS, None, Viewport(top, 5)) for top in (0, 2, 6, 30)] == [
            0,
            1,
            2,
            3,
        ]
        assert nearest_stop(STOPS, 3, Viewport(0, 5)) == 3

    def test_a_footnote_leads_to_its_own_text(self) -> None:
        mark = stop(1, Kind.FOOTNOTE, "注", target=8)
        note = stop(8, Kind.FOOTNOTE, "注", target=1)
        assert landing((mark, stop(8), note), mark) == 2
        assert landing((mark, stop(8)), mark) == 1
        assert landing((mark,), mark) is None


class TestOutline:
    HEADINGS = (Heading(1, "题", 0), Heading(2, "一", 5), Heading(7, "粗", 9), Heading(2, "二", 12))

    def test_headings_alone_are_gone_through_where_there_are_any(self) -> None:
        page = Page(20, (), headings=self.HEADINGS)
        assert [heading.text for heading in outline(page)] == ["题", "一", "二"]
        assert outline(None) == []

    def test_bold_paragraphs_stand_in_below_a_title_alone(self) -> None:
        page = Page(20, (), headings=(self.HEADINGS[0], self.HEADINGS[2]))
        assert [heading.text for heading in outline(page)] == ["题", "粗"]

    def test_a_step_leads_past_the_row(self) -> None:
        steps = [(5, 1), (5, -1), (0, -1), (12, 1)]
        found = [next_heading(self.HEADINGS, row, by) for row, by in steps]
        assert found == [9, 0, None, None]


@dataclass
class Reader:
    """A view without a screen: a page, the row at the top, and where it was made to go."""

    page: Page | None
    top: int = 0
    height: int = 5
    drawn: list[int | None] = field(default_factory=list)
    sent: list[Message] = field(default_factory=list)

    @property
    def viewport(self) -> Viewport:
        return Viewport(self.top, self.height)

    @property
    def position(self) -> int | None:
        return self.top

    def go_to_position(self, position: int) -> None:
        self.top = position

    def post_message(self, message: Message) -> bool:
        self.sent.append(message)
        return True

    def show_match(self, row: int | None) -> None:
        self.drawn.append(row)
        if row is not None and not self.viewport.shows(row):
            self.top = row


class TestJumps:
    def test_back_and_forward_lead_along_what_was_jumped(self) -> None:
        reader = Reader(None, top=3)
        jumps = JumpHistory(reader)
        _: Jumps = jumps
        jumps.begin()
        reader.top = 30
        jumps.begin()
        reader.top = 60
        assert jumps.last == 30
        assert jumps.back() and reader.top == 30
        assert jumps.back() and reader.top == 3
        assert not jumps.back() and reader.top == 3
        assert jumps.forward() and reader.top == 30
        assert jumps.forward() and reader.top == 60
        assert not jumps.forward()

    def test_a_jump_forgets_those_undone(self) -> None:
        reader = Reader(None)
        jumps = JumpHistory(reader)
        jumps.begin()
        reader.top = 9
        jumps.back()
        jumps.begin()
        assert not jumps.forward()
        assert [type(message) for message in reader.sent] == [ForgetForward] * 2
        jumps.clear()
        assert not jumps.back() and jumps.last is None


CATS = "\n\n".join(["一只猫", "狗", "两只猫", "狗", "狗", "狗", "三只猫"])


class TestSearch:
    @pytest.fixture
    def reader(self) -> Reader:
        return Reader(page_of(CATS))

    def test_goes_to_the_first_match_from_the_top_row_on(self, reader: Reader) -> None:
        reader.top = 2
        search: Search = PageSearch(reader)
        search.find(("猫",))
        assert search.matches and (search.matches.count, search.matches.total) == ("2/3", 3)
        assert reader.drawn == [4]

    def test_steps_round_the_end_and_says_so(self, reader: Reader) -> None:
        search = PageSearch(reader)
        search.find(("猫",))
        assert [search.find_next(1) for _ in range(3)] == [False, False, True]
        assert [search.find_next(-1) for _ in range(1)] == [True]
        assert reader.drawn == [0, 4, 12, 0, 12]

    def test_a_match_out_of_view_is_not_gone_on_from(self, reader: Reader) -> None:
        search = PageSearch(reader)
        search.find(("猫",))
        reader.top = 6
        search.find_next(1)
        assert reader.drawn[-1] == 12

    def test_goes_on_where_it_was_stopped(self, reader: Reader) -> None:
        search = PageSearch(reader)
        search.find(("猫",))
        search.find_next(1)
        assert search.stop() and not search.stop()
        assert search.matches is None
        search.find_again(("猫",))
        assert search.matches is not None and search.matches.count == "2/3"

    @pytest.mark.parametrize("keep", [True, False])
    def test_begins_where_the_reader_is_once_given_up(self, reader: Reader, keep: bool) -> None:
        search = PageSearch(reader)
        search.find(("猫",))
        assert search.matches
        search.matches.leave()
        search.stop(keep=keep)
        search.find_again(("猫",))
        assert search.matches.count == "0/3"

    def test_leads_back_to_where_it_began(self, reader: Reader) -> None:
        search = PageSearch(reader)
        search.go_to_origin()
        reader.top = 5
        search.mark_origin()
        search.find(("一只",))
        assert reader.top == 0
        search.go_to_origin()
        assert reader.top == 5

    def test_seeks_the_hit_between_the_same_words(self, reader: Reader) -> None:
        search = PageSearch(reader)
        hit = Hit(Where.TEXT, None, "狗\n三只", "猫", "")
        assert search.seek(Sought(("猫",), hit, "猫"))
        assert search.matches and search.matches.count == "3/3"
        assert not search.seek(Sought(("鸟",), hit, "鸟"))

    def test_keeps_the_current_match_at_another_width(self, reader: Reader) -> None:
        search = PageSearch(reader)
        search.find(("猫",))
        search.find_next(1)
        search.show(page_of(CATS, 4))
        assert search.matches and search.matches.count == "2/3"

    def test_before_there_is_a_page_nothing_is_found(self) -> None:
        reader = Reader(None)
        search = PageSearch(reader)
        search.find(("猫",))
        search.find_again(("猫",))
        assert not search.find_next(1)
        assert not search.seek(Sought(("猫",), Hit(Where.TEXT, None, "", "猫", ""), "猫"))
        assert search.matches is None and reader.drawn == []
