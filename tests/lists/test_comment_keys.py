"""The keys of comments: the same in another file, another order, another version of them."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.archive.model import Article, Author, Comment
from tui.lists.comment_keys import CommentKeys
from tui.lists.conversation import Conversation

WRITER = Author("林知秋", "https://www.zhihu.com/people/lin")


def keys(*comments: tuple[str, str] | tuple[str, str, datetime]) -> CommentKeys:
    """Return the keys of comments, each by an author and perhaps at a time."""
    made = tuple(
        Comment(Author(author, ""), 0, html, written=when[0] if when else None)
        for author, html, *when in comments
    )
    article = Article(1, "", "", WRITER, 0, (), 0, lambda: "", lambda: made)
    return CommentKeys(Conversation(article).entries)


def test_a_comment_is_known_in_another_order_and_form() -> None:
    one = keys(("甲", "说得好 &amp; 对"), ("乙", "不对"))
    other = keys(("丙", "先来"), ("乙", "<p>不对</p>"), ("甲", "<p>说得好</p><p>&amp;\u3000对</p>"))
    assert [other.number(one.key(number)) for number in (0, 1)] == [2, 1]


def test_who_says_the_same_twice_is_told_apart_by_time() -> None:
    late, early = datetime(2020, 1, 2, tzinfo=UTC), datetime(2019, 1, 2, tzinfo=UTC)
    one = keys(("甲", "同意", late), ("甲", "同意", early))
    other = keys(("甲", "同意", early), ("甲", "同意", late))
    assert one.key(0) != one.key(1)
    assert (other.number(one.key(0)), other.number(one.key(1))) == (1, 0)


def test_another_author_of_the_same_words_is_taken_where_there_is_one_and_they_tell() -> None:
    before = keys(("甲", "这一句话够长了吧"), ("乙", "同意"))
    deleted = keys(("知乎用户", "这一句话够长了吧"), ("知乎用户", "同意"))
    assert deleted.number(before.key(0)) == 0
    assert deleted.number(before.key(1)) is None, "anybody may say that"
    several = keys(("丙", "这一句话够长了吧"), ("丁", "这一句话够长了吧"))
    assert several.number(before.key(0)) is None


def test_what_else_its_author_says_is_found() -> None:
    before = keys(("甲", "第一版"))
    after = keys(("乙", "别的"), ("甲", "第二版"), ("甲", "第三"))
    assert after.number(before.key(0)) is None
    assert after.by_same_author(before.key(0)) == [1, 2]
    assert keys().number(before.key(0)) is None
