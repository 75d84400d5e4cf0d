"""The topics of a column in a row, the chosen one marked and always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.page.cells import cell_len, cut
from tui.widgets.rows import Part, Rows


class TopicBar(Rows):
    """Shows all topics with their numbers of articles."""

    chosen: reactive[int] = reactive(0)
    """Which topic: 0 is all of them, 1 the first."""

    def __init__(self, topics: Sequence[tuple[str, int]], articles: int) -> None:
        """Make a bar of topics and their numbers of articles, for a column of so many."""
        super().__init__()
        self.topics = topics
        self.labels = [f"全部 {articles}", *(f"{name} {count}" for name, count in topics)]

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
        self.chosen = (self.chosen + steps) % len(self.labels)

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return as many topics as fit, beginning so that the chosen one is among them."""
        first = self.chosen
        room = width - cell_len(self._shown(self.chosen))
        while first and room >= cell_len(self._shown(first - 1)):
            first -= 1
            room -= cell_len(self._shown(first))
        parts: list[Part] = []
        room = width
        for index in range(first, len(self.labels)):
            label = cut(self._shown(index), room)
            room -= cell_len(label)
            parts.append((label, "reverse bold" if index == self.chosen else "dim"))
            if room <= 0:
                break
        return [parts]

    def _shown(self, index: int) -> str:
        """Return a label; brackets mark the chosen one where a terminal knows no reverse."""
        label = self.labels[index]
        return f"[{label}]" if index == self.chosen else f" {label} "
