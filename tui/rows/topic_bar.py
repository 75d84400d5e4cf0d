"""The row of a column's topics: the chosen one marked and always in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.page.cells import MARK, Measure
from tui.rows.part import Part

TopicLabel = tuple[str, str]
"""A topic and how many articles it has; both are whole where there is room for them."""


def topic_labels(
    topics: Sequence[tuple[str, int]],
    articles: int,
    unread: Mapping[str, int] | None,
    chosen: int,
) -> list[TopicLabel]:
    """Return the topics with their numbers: `终端`, `12` where none has been read, else `3/12`.

    The chosen one says what they are: `3 未读/12`.

    Args:
        topics: their names and numbers of articles.
        articles: how many articles the column has.
        unread: how many articles of a topic are unread, the empty name being all; None until known.
        chosen: which topic: 0 is all of them, 1 the first.
    """

    def count(name: str, of_all: int, said: str) -> str:
        left = of_all if unread is None else unread.get(name, 0)
        return f"{of_all}" if left == of_all else f"{left}{said}/{of_all}"

    return [
        (name or "全部", count(name, of_all, " 未读" if index == chosen else ""))
        for index, (name, of_all) in enumerate([("", articles), *topics])
    ]


def topic_choices(
    topics: Sequence[tuple[str, int]], articles: int, unread: Mapping[str, int] | None
) -> list[TopicLabel]:
    """Return the topics to choose from, with their numbers in words: `12 篇   3 未读`.

    Args are those of `topic_labels`.
    """
    counts = [("全部", "", articles), *((name, name, n) for name, n in topics)]
    digits = len(str(articles))
    return [
        (
            name,
            f"{count:>{digits}} 篇"
            + (f"  {unread.get(key, 0):>{digits}} 未读" if unread is not None else ""),
        )
        for name, key, count in counts
    ]


def topic_row(
    labels: Sequence[TopicLabel], chosen: int, width: int, measure: Measure
) -> list[Part]:
    """Return as many topics as fit, beginning so that the chosen one is among them.

    That one says its number whole, its name cut where there is no room for both. The last one may
    be the beginning of a name: there are more.
    """
    # Brackets mark the chosen one where a terminal knows no reverse.
    shown = [f" {name} {count} " for name, count in labels]
    last = len(labels) - 1
    name, count = labels[chosen]
    # One cell for the mark where there are more than those that are whole.
    room = width - (chosen < last)
    spare = max(0, room - measure.cells(f"[ {count}]"))
    if not measure.fits(name, spare):
        name = measure.fit(name, spare)
    shown[chosen] = f"[{name} {count}]"
    first = chosen
    room -= measure.cells(shown[first])
    while first and measure.fits(shown[first - 1], room):
        first -= 1
        room -= measure.cells(shown[first])
    parts: list[Part] = []
    room = width
    for index in range(first, len(shown)):
        label = shown[index]
        if not measure.fits(label, room - (index < last)):
            # No part of a number, which would be another one.
            whole = measure.fits(label.rstrip(), room - measure.cells(MARK))
            words = label.rstrip() if whole or index == chosen else f" {labels[index][0]}"
            label = measure.fit(words + MARK, room)
        room -= measure.cells(label)
        parts.append((label, "reverse bold" if index == chosen else "dim"))
        if room <= 0:
            break
    return parts
