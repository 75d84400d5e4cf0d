"""The topics of a column in a row, the chosen one marked and always in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.reactive import reactive

from tui.page.cells import Measure
from tui.widgets.rows import Part, Rows

_NAME_WIDEST = 40
"""Cells that the names of topics take at most in a list of them."""


class TopicBar(Rows):
    """Shows all topics with their numbers of articles, those unread before those of all."""

    chosen: reactive[int] = reactive(0)
    """Which topic: 0 is all of them, 1 the first."""
    unread: reactive[Mapping[str, int] | None] = reactive(None)
    """How many articles of a topic are unread, the empty name being all; None until known."""

    def __init__(self, topics: Sequence[tuple[str, int]], articles: int, measure: Measure) -> None:
        """Make the bar.

        Args:
            topics: their names and numbers of articles.
            articles: how many articles the column has.
            measure: how many cells the terminal gives to text.
        """
        super().__init__(measure)
        self.topics = topics
        self._articles = articles

    def count(self, topics: Sequence[tuple[str, int]], articles: int) -> None:
        """Show other topics and numbers of articles; the chosen one stays that."""
        chosen = self.topic
        self.topics = topics
        self._articles = articles
        self.choose(chosen)
        self.refresh()

    @property
    def labels(self) -> list[str]:
        """The topics with their numbers: `终端 12` where none has been read, else `终端 3/12`.

        The chosen one says what they are: `终端 3 未读/12`.
        """
        return [
            f"{name or '全部'} {self._count(name, count, ' 未读' if index == self.chosen else '')}"
            for index, (name, count) in enumerate([("", self._articles), *self.topics])
        ]

    @property
    def choices(self) -> list[str]:
        """The topics in a column of their own, with their numbers in words."""
        measure = self.measure
        counts = [("全部", "", self._articles), *((name, name, n) for name, n in self.topics)]
        widest = min(_NAME_WIDEST, max(measure.cells(name) for name, _, _ in counts))
        digits = len(str(self._articles))
        unread = self.unread
        return [
            f"{measure.fit(name, widest)}  {count:>{digits}} 篇"
            + (f"  {unread.get(key, 0):>{digits}} 未读" if unread is not None else "")
            for name, key, count in counts
        ]

    def _count(self, name: str, count: int, said: str) -> str:
        unread = count if self.unread is None else self.unread.get(name, 0)
        return f"{count}" if unread == count else f"{unread}{said}/{count}"

    @property
    def topic(self) -> str:
        """The name of the chosen topic, or empty for all."""
        return self.topics[self.chosen - 1][0] if self.chosen else ""

    def choose(self, topic: str) -> None:
        """Choose a topic by its name; any other name chooses all."""
        names = ["", *(name for name, _ in self.topics)]
        self.chosen = names.index(topic) if topic in names else 0

    def choose_next(self, steps: int) -> None:
        """Choose the topic so many places further on, in a circle."""
        self.chosen = (self.chosen + steps) % (1 + len(self.topics))

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return as many topics as fit, beginning so that the chosen one is among them."""
        labels = self.labels
        # Brackets mark the chosen one where a terminal knows no reverse.
        shown = [f" {label} " for label in labels]
        shown[self.chosen] = f"[{labels[self.chosen]}]"
        first, measure = self.chosen, self.measure
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
            parts.append((label, "reverse bold" if index == self.chosen else "dim"))
            if room <= 0:
                break
        return [parts]
