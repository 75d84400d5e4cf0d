"""Featured comments: Zhihu sends them once more above the others, then without their replies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.archive.model import Comment


def each_once(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return the comments, one that stands twice only where it stands first, with its replies.

    Those are one comment that are by one author, with the same likes and words, and one of them
    without replies; of two that both have some, or none, nobody can tell.
    """
    kept: list[Comment] = []
    places: dict[object, int] = {}
    for comment in comments:
        key = (comment.author, comment.likes, comment.html)
        place = places.setdefault(key, len(kept))
        if place == len(kept) or bool(kept[place].replies) == bool(comment.replies):
            kept.append(comment)
        elif comment.replies:
            kept[place] = comment
    return tuple(kept)
