"""The parts that a thread's view is made of, as plain objects: no screen and no keys."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.page.threads import person
from tui.archive.model import Article, Comment, Reply
from tui.lists.conversation import CommentSelection, Conversation
from tui.lists.folded_replies import fold_all, toggle_fold, unfold_above, unfold_all
from tui.page.page import Kind, Page
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.page.thread import Thread
from tui.search.hit import Hit, Sought, Where
from tui.widgets.comment_search import CommentSearch
from tui.widgets.page_protocol import Search
from tui.widgets.thread_viewport import ThreadViewport

LINK = '<p>见 <a href="https://x.org/{0}">链接</a></p>'
LONG = "".join(f"<p>第 {n} 段</p>" for n in range(12))


COMMENTS = (
    Comment(
        person("甲"),
        0,
        LINK.format(0),
        (Reply(person("乙"), 0, "猫", "甲"), Reply(person("丙"), 0, LONG + LINK.format(1), "乙")),
    ),
    Comment(person("丁"), 0, "狗"),
    Comment(person("戊"), 0, "猫", (Reply(person("己"), 0, "猫", "戊"),)),
)
TALK = Conversation(Article(1, "", "", person("林"), 0, (), 0, lambda: "", lambda: COMMENTS))


def shown(height: int = 8, selection: CommentSelection | None = None) -> ThreadViewport:
    made = ThreadViewport(TALK)
    made.lay_out(Thread(TALK, selection or CommentSelection(), PageStyle(60, PLAIN)), height)
    return made


def rows(made: ThreadViewport) -> list[str]:
    return [row.text.strip() for row in made.page.rows]


class TestViewport:
    def test_begins_at_the_first_comment(self) -> None:
        made = shown(4)
        assert rows(made) == ["甲", "见 链接", "", "乙"]
        assert (made.index, made.count, made.row_in_focus(0)) == (0, 6, (True, True))
        assert made.row_in_focus(1) == (True, False) and made.row_in_focus(3) == (False, False)

    def test_there_is_nothing_before_it_is_laid_out(self) -> None:
        made = ThreadViewport(TALK)
        made.scroll(1)
        made.focus_stop(0, 0)
        assert (rows(made), made.count, made.goes_on(1)) == ([], 0, False)

    def test_brings_a_comment_into_view_whole(self) -> None:
        made = shown(5)
        made.focus(1)
        assert rows(made) == ["甲", "见 链接", "", "乙", "猫"]
        made.focus(3)
        assert rows(made)[-2:] == ["丁", "狗"]

    def test_a_comment_longer_than_the_screen_goes_on(self) -> None:
        made = shown(6)
        made.focus(2)
        assert rows(made)[0] == "丙"
        assert made.goes_on(1) and not made.goes_on(-1)
        made.scroll(40)
        assert not made.goes_on(1)

    @given(st.lists(st.integers(-30, 30), max_size=8), st.integers(1, 12))
    def test_however_it_is_scrolled_the_comment_under_focus_is_in_view(
        self, scrolls: list[int], height: int
    ) -> None:
        made = shown(height)
        for by in scrolls:
            made.scroll(by)
            assert len(made.page.rows) <= height
            in_focus = [made.row_in_focus(row)[0] for row in range(len(made.page.rows))]
            # On a screen of one row that row may be the blank one between two comments.
            assert any(in_focus) or rows(made) == [""]

    def test_what_is_folded_gives_the_focus_to_what_it_stands_below(self) -> None:
        made = shown()
        made.focus(2)
        made.lay_out(Thread(TALK, CommentSelection(folded=frozenset({0})), PageStyle(60, PLAIN)), 8)
        assert (made.number, made.count) == (0, 4)

    def test_stays_at_its_row_of_the_screen_when_others_are_listed(self) -> None:
        made = shown(6)
        made.focus(4)
        before = rows(made).index("戊")
        made.lay_out(Thread(TALK, CommentSelection(folded=frozenset({0})), PageStyle(60, PLAIN)), 6)
        assert rows(made)[before] == "戊"


class TestStops:
    def test_steps_lead_from_comment_to_comment(self) -> None:
        made = shown()
        assert made.step_stop(1, None) and (made.number, made.stop) == (0, 0)
        assert made.step_stop(1, None) and (made.number, made.stop) == (2, 0)
        assert made.focused_stop is not None
        assert made.page.stops[made.focused_stop].payload == "https://x.org/1"
        assert not made.step_stop(1, None) and made.number == 2
        assert made.step_stop(-1, None) and made.number == 0
        assert not made.step_stop(1, Kind.CODE)

    def test_one_that_leaves_the_screen_is_let_go(self) -> None:
        made = shown(8)
        made.focus_stop(2, 0)
        assert (made.number, made.stop) == (2, 0)
        made.scroll(-40)
        assert (made.stop, made.focused_stop) == (None, None)

    def test_one_of_the_screen_brings_the_focus_to_its_comment(self) -> None:
        made = shown()
        made.focus(1)
        made.focus_shown_stop(0)
        assert (made.number, made.stop) == (0, 0)
        made.focus_shown_stop(None)
        assert (made.number, made.stop) == (0, None)


class TestSteps:
    @pytest.mark.parametrize(("at", "by", "to"), [(0, 1, 3), (1, 1, 3), (2, -1, 0), (4, 1, None)])
    def test_to_the_next_comment_on_the_article(self, at: int, by: int, to: int | None) -> None:
        made = shown()
        made.focus(at)
        assert made.next_root(by) == to

    @pytest.mark.parametrize(
        ("at", "by", "to"), [(0, 1, 3), (4, -1, 3), (0, -1, None), (5, 1, None)]
    )
    def test_to_the_next_reply_to_the_same(self, at: int, by: int, to: int | None) -> None:
        made = shown()
        made.focus(at)
        assert made.next_sibling(by) == to

    @pytest.mark.parametrize(("at", "parent", "root"), [(0, None, None), (2, 1, 0), (5, 4, 4)])
    def test_up_to_what_it_answers(self, at: int, parent: int | None, root: int | None) -> None:
        made = shown()
        made.focus(at)
        assert (made.parent, made.root) == (parent, root)


class TestFolding:
    def test_replies_are_hidden_and_shown(self) -> None:
        folded = toggle_fold(TALK, CommentSelection(), TALK.entries[0])
        assert folded and folded.folded == {0}
        assert toggle_fold(TALK, folded, TALK.entries[0]) == CommentSelection()

    def test_one_without_replies_is_hidden_with_the_others(self) -> None:
        folded = toggle_fold(TALK, CommentSelection(), TALK.entries[5])
        assert folded and folded.folded == {4}
        assert toggle_fold(TALK, CommentSelection(), TALK.entries[3]) is None

    def test_all_at_once(self) -> None:
        folded = fold_all(TALK, CommentSelection())
        assert folded.folded == {0, 4}
        assert unfold_all(folded) == CommentSelection()

    def test_only_what_hides_a_comment_is_unfolded(self) -> None:
        folded = CommentSelection(folded=frozenset({0, 1, 4}))
        assert unfold_above(TALK, folded, 2).folded == {4}


@dataclass
class Reader:
    """A view without a screen: a page, the comment under focus, and the rows it was shown."""

    page: Page | None
    selection: CommentSelection = field(default_factory=CommentSelection)
    position: int = 0
    shown: list[int | None] = field(default_factory=list)

    def comment_page(self) -> Page | None:
        return Thread(TALK, CommentSelection(), PageStyle(60, PLAIN)).page(self.position)

    def go_to_position(self, position: int) -> None:
        self.position = position

    def show_match(self, row: int | None) -> None:
        self.shown.append(row)


class TestSearch:
    @pytest.fixture
    def reader(self) -> Reader:
        return Reader(shown(3).page)

    def test_goes_through_comments_from_the_one_under_focus(self, reader: Reader) -> None:
        reader.position = 3
        search = CommentSearch(TALK, reader, reader.comment_page)
        _: Search = search
        search.find(("猫",))
        assert search.matches and (search.matches.count, reader.position) == ("2/3", 4)
        assert [search.find_next(1) for _ in range(2)] == [False, True]
        assert reader.position == 1
        assert search.find_next(-1) and reader.position == 5

    def test_what_is_folded_is_found_too(self, reader: Reader) -> None:
        reader.selection = fold_all(TALK, CommentSelection())
        search = CommentSearch(TALK, reader, reader.comment_page)
        search.find(("猫",))
        assert search.matches and search.matches.total == 3 and reader.position == 1

    def test_of_a_long_comment_the_row_of_the_match_is_shown(self, reader: Reader) -> None:
        search = CommentSearch(TALK, reader, reader.comment_page)
        search.find(("第 11 段",))
        page = reader.comment_page()
        assert page and reader.position == 2 and reader.shown[-1] is not None
        assert "第 11 段" in page.rows[reader.shown[-1]].text

    def test_leads_back_to_the_comment_where_it_began(self, reader: Reader) -> None:
        reader.position = 3
        search = CommentSearch(TALK, reader, reader.comment_page)
        search.mark_origin()
        search.find(("猫",))
        search.go_to_origin()
        assert reader.position == 3
        assert search.stop() and not search.stop()
        assert search.matches is None and search.on_screen is None

    def test_seeks_the_comment_with_the_hit(self, reader: Reader) -> None:
        search = CommentSearch(TALK, reader, reader.comment_page)
        search.seek(Sought(("猫",), Hit(Where.COMMENT, 4, "", "猫", ""), "猫"))
        assert reader.position == 4

    def test_nothing_found_leads_nowhere(self, reader: Reader) -> None:
        reader.position = 3
        search = CommentSearch(TALK, reader, reader.comment_page)
        search.find(("鸟",))
        assert search.matches and search.matches.count == "0/0"
        assert not search.find_next(1) and reader.position == 3
