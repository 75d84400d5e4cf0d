"""A session: where a column goes on, and what is noted, also before it is known what was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.columns import column_of, saved_article
from tui.lists.arrangement import Arrangement
from tui.memory.session import ListState, Session
from tui.memory.store import Store
from tui.memory.trouble import LaterError, Trouble
from tui.memory.values import ArticleMemory, ColumnMemory
from tui.page.page import Place

COLUMN = column_of(*(saved_article(number) for number in range(1, 4)))
ONE, TWO, THREE = COLUMN.articles
NOTHING = ArticleMemory()
MIDDLE = ArticleMemory(place=Place(3, 0), percent=40)
END = ArticleMemory(read=True, place=Place(9, 0), percent=100)
KEY = "/a/column.json"


class LockedStore(Store):
    """Another program has its file."""

    def articles(self) -> dict[str, ArticleMemory]:
        """Say so."""
        raise LaterError(Trouble.LOCKED.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which article 1 is read to its end and 2 to its middle."""
    store = Store(tmp_path)
    store.remember_article(ONE.url, NOTHING, END)
    store.remember_article(TWO.url, NOTHING, MIDDLE)
    store.close()
    return tmp_path


def restored(session: Session) -> ListState | None:
    return session.restore(session.look_up())


def test_a_new_column_begins_at_what_was_asked_for() -> None:
    session = Session(COLUMN, key=KEY, article=TWO, topic="终端")
    assert session.first_list == ListState(Arrangement(topic="终端"), TWO)
    assert session.first_article is TWO and session.first_place is None
    assert not session.known
    assert restored(session) is None
    assert session.known


def test_a_column_that_was_left_in_its_list_goes_on_there(folder: Path) -> None:
    left = ColumnMemory(sort="VOTES", words="篇", article=TWO.url)
    session = Session(COLUMN, Store(folder), KEY, left=left)
    assert session.first_list == ListState(Arrangement(sort="VOTES", words="篇"), TWO)
    assert session.known and session.first_article is None
    assert session.recall(TWO) == MIDDLE


def test_a_column_that_was_left_in_an_article_goes_on_in_it(folder: Path) -> None:
    at_end = Session(COLUMN, Store(folder), KEY, left=ColumnMemory(article=ONE.url, reading=True))
    assert (at_end.first_article, at_end.first_place) == (ONE, Place(9, 0))
    middle = Session(COLUMN, Store(folder), KEY, left=ColumnMemory(article=TWO.url, reading=True))
    assert (middle.first_article, middle.first_place) == (TWO, None)
    gone = Session(COLUMN, Store(folder), KEY, left=ColumnMemory(article="?", reading=True))
    assert gone.first_article is None


def test_what_was_asked_for_comes_before_what_was_left(folder: Path) -> None:
    left = ColumnMemory(topic="排版", article=TWO.url, reading=True)
    session = Session(COLUMN, Store(folder), KEY, left=left, article=THREE, topic="终端")
    assert session.first_article is THREE
    assert session.first_list == ListState(Arrangement(topic="终端"), THREE)


def test_a_locked_file_is_looked_up_later(tmp_path: Path) -> None:
    session = Session(COLUMN, LockedStore(tmp_path), KEY, left=ColumnMemory(words="词"))
    assert not session.known
    assert session.first_list == ListState(Arrangement(), None)
    with pytest.raises(LaterError):
        session.look_up()


def test_how_the_list_was_left_is_known_once_it_is_looked_up(folder: Path) -> None:
    store = Store(folder)
    state = ListState(Arrangement(topic="终端", reverse=True, bookmarks=True), TWO)
    Session(COLUMN, store, KEY).note_list(state, None)
    store.close()
    assert restored(Session(COLUMN, Store(folder), KEY)) == state
    assert restored(Session(COLUMN, Store(folder), "/another.json")) is None


def test_an_open_article_is_noted_in_place_of_the_selected_one(folder: Path) -> None:
    store = Store(folder)
    Session(COLUMN, store, KEY).note_list(ListState(Arrangement(), ONE), THREE)
    store.close()
    last = Store(folder).last_column()
    assert last == (KEY, ColumnMemory(article=THREE.url, reading=True))


def test_standard_input_has_no_list_to_go_on_with(folder: Path) -> None:
    store = Store(folder)
    session = Session(COLUMN, store)
    session.note_list(ListState(Arrangement(words="词"), ONE), None)
    assert restored(session) is None
    store.close()
    assert Store(folder).last_column() is None


def test_nothing_is_known_of_an_article_until_it_is_noted_or_looked_up(folder: Path) -> None:
    session = Session(COLUMN, Store(folder), KEY)
    assert session.recall_if_known(ONE) is None
    assert session.recall(ONE) == NOTHING
    session.toggle_bookmark(TWO)
    assert session.recall_if_known(TWO) == ArticleMemory(bookmarked=True)
    restored(session)
    assert session.recall_if_known(THREE) == NOTHING
    assert session.recall_if_known(ONE) == END


def test_marks_set_before_it_is_known_are_merged_in(folder: Path) -> None:
    session = Session(COLUMN, Store(folder), KEY)
    session.toggle_read(TWO)
    session.toggle_bookmark(TWO)
    session.toggle_bookmark(ONE)
    session.toggle_bookmark(ONE)
    assert restored(session) is None, "the list has been acted on"
    assert session.recall(TWO) == ArticleMemory(True, True, Place(3, 0), 40)
    assert session.recall(ONE) == END


def test_a_place_is_not_noted_before_it_is_known_where_one_was(folder: Path) -> None:
    session = Session(COLUMN, Store(folder), KEY)
    assert session.note_place(TWO, Place(0, 0), 5) is None
    restored(session)
    assert session.recall(TWO) == MIDDLE
    change = session.note_place(TWO, Place(4, 0), 50)
    assert change and (change.before, change.now.percent) == (MIDDLE, 50)
    assert session.note_place(TWO, Place(4, 0), 50) is None, "nothing has changed"


def test_its_end_makes_an_article_read_once(folder: Path) -> None:
    session = Session(COLUMN, Store(folder), KEY)
    restored(session)
    change = session.note_place(TWO, Place(9, 0), 100)
    assert change and change.now.read
    session.toggle_read(TWO)
    session.note_place(TWO, Place(8, 0), 100)
    assert not session.recall(TWO).read, "it was marked as unread by hand"


def test_changes_reach_the_store(folder: Path) -> None:
    store = Store(folder)
    session = Session(COLUMN, store, KEY)
    session.toggle_read(THREE)
    store.close()
    assert Store(folder).articles()[THREE.url] == ArticleMemory(read=True)


def test_a_column_that_grows_knows_its_later_articles(folder: Path) -> None:
    store = Store(folder)
    Session(COLUMN, store, KEY).note_list(ListState(Arrangement(), THREE), None)
    store.close()
    session = Session(column_of(saved_article(1)), Store(folder), KEY)
    session.grow(COLUMN)
    assert restored(session) == ListState(Arrangement(), THREE)
