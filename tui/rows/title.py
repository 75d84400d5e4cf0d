"""A title in the room there is: cut at its end, or in the middle where titles begin alike."""

from __future__ import annotations

from tui.page.cells import MARK, MARK_BEFORE, NARROW, Measure, clusters


def fit_title(title: str, width: int, shared: int, measure: Measure = NARROW) -> str:
    """Return a title in exactly `width` cells, what tells it from others in sight if possible.

    Args:
        title: the title.
        width: cells.
        shared: how many characters of it another title begins with, too.
        measure: how many cells the terminal gives to text.
    """
    plain = measure.fit(title, width)
    kept = plain.rstrip(" ").removesuffix(MARK)
    if len(kept) > shared or width < 12 or measure.fits(title, width):
        return plain
    title = title[:shared] + measure.start(title[shared:], width)
    differs = measure.cells(title[_cluster_start(title, shared) :])
    room = max(width // 4, min(differs + 1, 2 * width // 3))
    tail = measure.fit_end(title, room)
    if differs >= room:
        # The end does not reach back to where they differ.
        tail = MARK_BEFORE + title[_cluster_start(title, shared) :].lstrip(" ")
    head = measure.cut(title, width - min(room, measure.cells(tail)) - 1).rstrip(" ")
    head += MARK
    return measure.fit(head + tail, width)


def _cluster_start(text: str, at: int) -> int:
    """Return where the cluster begins that a character is in."""
    start = 0
    for cluster in clusters(text):
        if start + len(cluster) > at:
            break
        start += len(cluster)
    return start
