"""A featured comment that was saved twice is one comment, with its replies."""

from __future__ import annotations

from tests.columns import column_of, saved_article

REPLIES = [{"userName": "乙", "content": "答"}, {"userName": "丙", "content": "也答"}]


def comment(name: str = "甲", content: str = "好", likes: int = 3, **fields: object) -> object:
    return {"userName": name, "content": content, "likes": likes} | fields


def shown(*comments: object) -> list[tuple[str, int]]:
    """Return the words of the comments that an article has, and how many replies each has."""
    (article,) = column_of(saved_article(comments=list(comments))).articles
    assert article.comment_count == sum(1 + len(one.replies) for one in article.comments)
    return [(one.html, len(one.replies)) for one in article.comments]


def test_it_stands_where_it_stood_first_with_its_replies() -> None:
    whole = comment(childComments=REPLIES)
    other = comment("丁", "中")
    assert shown(comment(), other, whole) == [("好", 2), ("中", 0)]
    assert shown(whole, other, comment()) == [("好", 2), ("中", 0)]
    assert shown(comment(), comment(), whole, whole) == [("好", 2)]


def test_what_differs_is_another_comment() -> None:
    whole = comment(childComments=REPLIES)
    for other in (comment("乙"), comment(content="好！"), comment(likes=4)):
        assert len(shown(other, whole)) == 2
    assert shown(comment(childComments=REPLIES[:1]), whole) == [("好", 1), ("好", 2)]
