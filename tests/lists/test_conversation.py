"""Who answers whom, found in what was saved flat."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.columns import real_columns
from tui.archive.load import load
from tui.archive.model import Article, Author, Comment, Reply
from tui.lists.conversation import CommentSelection, Conversation, Pair

WRITER = Author("林", "https://www.zhihu.com/people/lin")
GONE = Author("知乎用户", "https://www.zhihu.com/people/0")


def person(name: str) -> Author:
    return Author(name, f"https://www.zhihu.com/people/{name}")


def root(name: str, *replies: Reply, likes: int = 0) -> Comment:
    return Comment(person(name), likes, f"{name} says", replies)


def reply(name: str, to: str) -> Reply:
    return Reply(WRITER if name == WRITER.name else person(name), 0, f"{name} to {to}", to)


def article(*comments: Comment) -> Article:
    return Article(1, "", "", WRITER, 0, (), 0, lambda: "", lambda: comments)


def conversation(*comments: Comment) -> Conversation:
    return Conversation(article(*comments))


def drawn(talk: Conversation, selection: CommentSelection | None = None) -> list[str]:
    """Return what is listed, two blanks a level, `?` before what may not be in its place."""
    return [
        "  " * entry.depth + ("" if entry.in_place else "? ") + (entry.html or entry.author.name)
        for entry in talk.listed(selection or CommentSelection())
    ]


def test_replies_stand_below_what_they_answer() -> None:
    talk = conversation(
        root("甲", reply("乙", "甲"), reply("丙", "乙"), reply("丁", "甲"), reply("甲", "丙")),
        root("戊"),
    )
    assert drawn(talk) == [
        "甲 says",
        "  乙 to 甲",
        "    丙 to 乙",
        "      甲 to 丙",
        "  丁 to 甲",
        "戊 says",
    ]


def test_the_latest_comment_before_it_is_what_it_answers() -> None:
    talk = conversation(
        root("甲", reply("乙", "甲"), reply("乙", "甲"), reply("丙", "乙"), reply("乙", "丙"))
    )
    assert drawn(talk) == [
        "甲 says",
        "  乙 to 甲",
        "  乙 to 甲",
        "    丙 to 乙",
        "      乙 to 丙",
    ]


def test_a_reply_that_names_nobody_answers_the_comment() -> None:
    nameless = Reply(Author(""), 0, "nameless", "甲")
    talk = conversation(root("甲", nameless, reply("乙", ""), reply("丙", "乙")))
    assert drawn(talk) == ["甲 says", "  nameless", "  乙 to ", "    丙 to 乙"]


def test_threads_know_nothing_of_each_other() -> None:
    talk = conversation(root("甲"), root("乙", reply("丙", "甲")))
    assert drawn(talk) == ["甲 says", "乙 says", "  ? 丙 to 甲"]


def test_a_reply_to_someone_who_is_not_there_stands_below_the_root() -> None:
    talk = conversation(root("甲", reply("乙", "甲"), reply("丙", "谁"), reply("丁", "")))
    assert drawn(talk) == ["甲 says", "  乙 to 甲", "  ? 丙 to 谁", "  丁 to "]


def test_someone_who_speaks_only_later_was_not_answered() -> None:
    talk = conversation(root("甲", reply("乙", "丙"), reply("丙", "甲")))
    assert drawn(talk) == ["甲 says", "  ? 乙 to 丙", "  丙 to 甲"]


def test_of_two_people_of_one_name_none_is_taken_for_the_other() -> None:
    other = Reply(Author("乙", "https://www.zhihu.com/people/another"), 0, "other 乙", "甲")
    talk = conversation(root("甲", reply("乙", "甲"), reply("丙", "乙"), other, reply("丁", "乙")))
    assert drawn(talk) == [
        "甲 says",
        "  乙 to 甲",
        "    丙 to 乙",
        "  other 乙",
        "  ? 丁 to 乙",
    ]


def test_deleted_users_share_a_name_and_an_address_and_are_still_many() -> None:
    gone = Reply(GONE, 0, "gone", "甲")
    one = conversation(root("甲", gone, reply("乙", "知乎用户")))
    assert drawn(one) == ["甲 says", "  gone", "    乙 to 知乎用户"]
    two = conversation(root("甲", gone, gone, reply("乙", "知乎用户")))
    assert drawn(two) == ["甲 says", "  gone", "  gone", "  ? 乙 to 知乎用户"]


def test_one_who_answers_himself() -> None:
    talk = conversation(root("甲", reply("甲", "甲"), reply("甲", "甲")))
    assert drawn(talk) == ["甲 says", "  甲 to 甲", "    甲 to 甲"]


def test_only_replies_and_nothing_above_them() -> None:
    talk = conversation(Comment(Author(""), 0, "", (reply("甲", ""), reply("乙", "甲"))))
    assert drawn(talk) == ["", "  甲 to ", "    乙 to 甲"]
    assert talk.below == [2, 1, 0]


def test_no_comments() -> None:
    talk = conversation()
    assert (talk.entries, talk.roots, drawn(talk)) == ([], [], [])


def test_a_chain_as_long_as_it_likes() -> None:
    names = [f"n{index}" for index in range(10_000)]
    replies = [reply(after, before) for before, after in pairwise(names)]
    talk = conversation(root("n0", *replies))
    listed = talk.listed(CommentSelection())
    assert [entry.depth for entry in listed] == list(range(10_000))
    assert talk.below[0] == 9_999
    assert len(talk.listed(CommentSelection(folded=frozenset({5})))) == 6


TWO = (
    root("甲", reply("乙", "甲"), reply("丙", "乙"), likes=1),
    root("丁", reply("林", "丁"), likes=5),
    root("戊", likes=5),
)


@pytest.mark.parametrize(
    ("selection", "firsts"),
    [
        (CommentSelection(), ["甲", "乙", "丙", "丁", "林", "戊"]),
        (CommentSelection(by_likes=True), ["丁", "林", "戊", "甲", "乙", "丙"]),
        (CommentSelection(with_writer=True), ["丁", "林"]),
        (CommentSelection(folded=frozenset({0})), ["甲", "丁", "林", "戊"]),
        (CommentSelection(folded=frozenset({1, 3})), ["甲", "乙", "丁", "戊"]),
        (CommentSelection(by_likes=True, folded=frozenset({3, 0})), ["丁", "戊", "甲"]),
    ],
)
def test_what_a_selection_shows(selection: CommentSelection, firsts: Sequence[str]) -> None:
    assert [entry.author.name for entry in conversation(*TWO).listed(selection)] == firsts


def test_a_fold_hides_all_that_stands_below() -> None:
    assert conversation(*TWO).below == [2, 1, 0, 1, 0, 0]


def test_siblings() -> None:
    talk = conversation(*TWO)
    assert talk.siblings(talk.entries[3]) == [0, 3, 5]
    assert talk.siblings(talk.entries[1]) == [1]


ARGUMENT = root(
    "甲",
    reply("乙", "甲"),
    reply("丙", "甲"),
    reply("甲", "乙"),
    reply("丙", "乙"),
    reply("乙", "甲"),
    reply("甲", "丙"),
)


def test_the_exchange_of_a_pair() -> None:
    talk = conversation(root("戊"), ARGUMENT)
    (pair,) = talk.pairs(talk.entries[4])
    assert pair == Pair(1, ("乙", "甲"))
    exchange = talk.listed(CommentSelection(pair=pair))
    assert [entry.html for entry in exchange] == ["甲 says", "乙 to 甲", "甲 to 乙", "乙 to 甲"]


def test_an_exchange_begins_with_what_was_answered_first() -> None:
    talk = conversation(ARGUMENT)
    (pair,) = talk.pairs(talk.entries[4])
    exchange = talk.listed(CommentSelection(pair=pair))
    assert [entry.html for entry in exchange] == ["乙 to 甲", "丙 to 乙"]


def test_a_comment_has_an_exchange_with_each_who_answers_it() -> None:
    talk = conversation(ARGUMENT, root("戊"))
    assert [pair.names for pair in talk.pairs(talk.entries[0])] == [("甲", "乙"), ("甲", "丙")]
    assert talk.pairs(talk.entries[-1]) == []


def test_only_the_articles_author_is_its_author() -> None:
    talk = conversation(
        Comment(WRITER, 0, "author"),
        Comment(Author("林", "https://www.zhihu.com/people/another"), 0, "namesake"),
    )
    assert [entry.by_writer for entry in talk.entries] == [True, False]
    deleted = Article(1, "", "", GONE, 0, (), 0, lambda: "", lambda: (Comment(GONE, 0, ""),))
    assert not Conversation(deleted).entries[0].by_writer, "nobody knows which of them"


NAMES = st.sampled_from("甲乙丙丁林")
REPLIES = st.lists(st.builds(reply, NAMES, st.sampled_from(["", "谁", *"甲乙丙丁林"])), max_size=12)
THREADS = st.lists(
    st.builds(lambda name, replies: root(name, *replies), NAMES, REPLIES), max_size=5
)


@given(THREADS, st.booleans(), st.frozensets(st.integers(0, 40)))
def test_whatever_was_saved(threads: list[Comment], likes: bool, folded: frozenset[int]) -> None:
    """Each is there once, below something that came before it; folds hide what is below."""
    talk = conversation(*threads)
    everything = talk.listed(CommentSelection(by_likes=likes))
    assert sorted(entry.number for entry in everything) == list(range(len(talk.entries)))
    above: list[int] = []
    for entry in everything:
        del above[entry.depth :]
        assert entry.parent == (above[-1] if above else None)
        assert entry.parent is None or entry.parent < entry.number
        assert entry.root == (above or [entry.number])[0]
        above.append(entry.number)
    shown = talk.listed(CommentSelection(by_likes=likes, folded=folded))
    hidden = {
        number for fold in folded if fold < len(talk.entries) for number in _all_below(talk, fold)
    }
    assert [e for e in everything if e.number not in hidden] == shown


@given(THREADS)
def test_every_entry_is_in_each_of_its_exchanges(threads: list[Comment]) -> None:
    talk = conversation(*threads)
    for entry in talk.entries:
        for pair in talk.pairs(entry):
            assert entry in talk.listed(CommentSelection(pair=pair))


def _all_below(talk: Conversation, number: int) -> set[int]:
    direct = talk.replies(number)
    return set(direct).union(*(_all_below(talk, one) for one in direct))


@pytest.mark.parametrize("file", real_columns())
def test_real_columns(file: Path) -> None:
    column = load(file)
    for one in column.articles:
        talk = Conversation(one)
        assert len(talk.listed(CommentSelection())) == one.comment_count
        for entry in talk.entries:
            if entry.parent is not None and entry.in_place and entry.reply_to:
                assert talk.entries[entry.parent].author.name == entry.reply_to
