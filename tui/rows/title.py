"""A title in the room there is: cut at its end, or in the middle where titles begin alike."""

from __future__ import annotations

from tui.page.cells import MARK, MARK_BEFORE, cell_len, clusters, cut, fit, fit_end


def fit_title(title: str, width: int, shared: int, ambiguous: int = 1) -> str:
    """Return a title in exactly `width` cells, what tells it from others in sight if possible.

    Args:
        title: the title.
        width: cells.
        shared: how many characters of it another title begins with, too.
        ambiguous: cells to a character of ambiguous width.
    """
    plain = fit(title, width, ambiguous)
    kept = plain.rstrip(" ").removesuffix(MARK)
    if cell_len(title, ambiguous) <= width or len(kept) > shared or width < 12:
        return plain
    differs = cell_len(title[_cluster_start(title, shared) :], ambiguous)
    room = max(width // 4, min(differs + 1, 2 * width // 3))
    tail = fit_end(title, room, ambiguous)
    if differs >= room:
        # The end does not reach back to where they differ.
        tail = MARK_BEFORE + title[_cluster_start(title, shared) :].lstrip(" ")
    head = cut(title, width - min(room, cell_len(tail, ambiguous)) - 1, ambiguous).rstrip(" ")
    head += MARK
    return fit(head + tail, width, ambiguous)


def _cluster_start(text: str, at: int) -> int:
    """Return where the cluster begins that a character is in."""
    start = 0
    for cluster in clusters(text):
        if start + len(cluster) > at:
            break
        start += len(cluster)
    return start
