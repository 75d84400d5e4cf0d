"""The row of a column's topics: the chosen one marked and always in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.page.cells import Measure
from tui.rows.part import Part

_NAME_WIDEST = 40
"""Cells that the names of topics take at most in a list of them."""


def topic_labels(
    topics: Sequence[tuple[str, int]],
    articles: int,
    unread: Mapping[str, int] | None,
    chosen: int,
) -> list[str]:
    """Return the topics with their numbers: `终端 12` where none has been read, else `终端 3/12`.

    The chosen one says what they are: `终端 3 未读/12`.

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
        f"{name or '全部'} {count(name, of_all, ' 未读' if index == chosen else '')}"
        for index, (name, of_all) in enumerate([("", articles), *topics])
    ]


def topic_choices(
    topics: Sequence[tuple[str, int]],
    articles: int,
    unread: Mapping[str, int] | None,
    measure: Measure,
) -> list[str]:
    """Return the topics in a column of their own, with their numbers in words.

    Args are those of `topic_labels`.
    """
    counts = [("全部", "", articles), *((name, name, n) for name, n in topics)]
    widest = min(_NAME_WIDEST, max(measure.cells(name) for name, _, _ in counts))
    digits = len(str(articles))
    return [
        f"{measure.fit(name, widest)}  {count:>{digits}} 篇"
        + (f"  {unread.get(key, 0):>{digits}} 未读" if unread is not None else "")
        for name, key, count in counts
    ]


def topic_row(labels: Sequence[str], chosen: int, width: int, measure: Measure) -> list[Part]:
    """Return as many topics as fit, beginning so that the chosen one is among them."""
    # Brackets mark the chosen one where a terminal knows no reverse.
    shown = [f" {label} " for label in labels]
    shown[chosen] = f"[{labels[chosen]}]"
    first = chosen
    room = width - measure.cells(shown[first])
    while first and room >= measure.cells(shown[first - 1]):
        first -= 1
        room -= measure.cells(shown[first])
    parts: list[Part] = []
    room = width
    for index in range(first, len(shown)):
        # One cell for the mark where there are more than those that are whole.
        more = index + 1 < len(shown)
        label = shown[index]
        if measure.cells(label) + more > room:
            label = measure.fit(f"{label} " if more else label, room)
        room -= measure.cells(label)
        parts.append((label, "reverse bold" if index == chosen else "dim"))
        if room <= 0:
            break
    return parts
