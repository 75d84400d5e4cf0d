"""The topics of a column in a row, the chosen one marked and always in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.reactive import reactive

from tui.page.cells import Measure
from tui.rows.part import Part
from tui.rows.topic_bar import TopicLabel, topic_choices, topic_labels, topic_row
from tui.widgets.rows import Rows


class TopicBar(Rows):
    """Shows all topics with their numbers of articles, those unread before those of all."""

    chosen: reactive[int] = reactive(0)
    """The index of the topic: 0 is all of them, 1 the first."""
    unread: reactive[Mapping[str, int] | None] = reactive(None)
    """The number of unread articles by topic, the empty name being all; None until known."""

    def __init__(
        self,
        topics: Sequence[tuple[str, int]],
        articles: int,
        measure: Measure,
        chosen: int = 0,
        unread: Mapping[str, int] | None = None,
    ) -> None:
        """Make the bar.

        Args:
            topics: their names and numbers of articles.
            articles: how many articles the column has.
            measure: how many cells the terminal gives to text.
            chosen: which topic it begins with.
            unread: how many articles of each are unread, if that is known.
        """
        super().__init__(measure)
        self.set_reactive(TopicBar.chosen, chosen)
        self.set_reactive(TopicBar.unread, unread)
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
    def labels(self) -> list[TopicLabel]:
        """The topics with their numbers: see `topic_labels`."""
        return topic_labels(self.topics, self._articles, self.unread, self.chosen)

    @property
    def choices(self) -> list[TopicLabel]:
        """The topics to choose from, with their numbers in words."""
        return topic_choices(self.topics, self._articles, self.unread)

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
        return [topic_row(self.labels, self.chosen, width, self.measure)]
