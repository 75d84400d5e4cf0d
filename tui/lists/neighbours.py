"""The neighbours of an article: those before and after it in the list it was opened from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tui.archive.model import Article


class Neighbours:
    """The articles of a list, seen from one of them."""

    def __init__(self, among: Sequence[Article], article: Article) -> None:
        """Look from an article at those that it is listed among; it need not be one of them."""
        self.among = among
        """All of them, in order."""
        self._index = next((at for at, one in enumerate(among) if one is article), None)

    @property
    def said(self) -> str:
        """Its place in the list, of how many: `3/17  `; empty where it is not listed."""
        return "" if self._index is None else f"{self._index + 1}/{len(self.among)}  "

    def step(self, steps: int) -> Article | None:
        """Return the next article, or with -1 the one before it; None where there is none."""
        if self._index is None or not 0 <= self._index + steps < len(self.among):
            return None
        return self.among[self._index + steps]

    @property
    def nearest(self) -> tuple[Article, ...]:
        """The next article and the one before it, as far as there are any."""
        return tuple(near for near in (self.step(1), self.step(-1)) if near)

    def next_unread(self, is_read: Callable[[Article], bool]) -> Article | None:
        """Return the first of those after it that has not been read, or None of none."""
        rest = self.among[self._index + 1 :] if self._index is not None else ()
        return next((one for one in rest if not is_read(one)), None)
