"""The passages of the article on a screen: where they stand on its page, and which are lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from tui.archive.model import Article

if TYPE_CHECKING:
    from tui.memory.passage import Passage
    from tui.memory.passage_finder import PassageFinder
    from tui.page.page import Page
    from tui.page.passage_stops import Marked, PassageStops
    from tui.page.selection import Selection


class ArticlePassages:
    """Finds what is marked in an article; nothing of it is loaded where nothing is."""

    def __init__(self, of: Callable[[Article], Sequence[Passage]], column: str) -> None:
        """Make it.

        Args:
            of: returns what is marked in an article, as far as it is known.
            column: the key of the column, which new passages remember.
        """
        self._of = of
        self._column = column
        self._article: Article | None = None
        self._finder: PassageFinder | None = None
        self._stops: PassageStops | None = None
        self._passages: Sequence[Passage] = ()
        self._marked: Sequence[Marked] = ()
        self.lost: Collection[str] = ()
        """The keys of the passages whose words are not in the text any more."""

    def page(self, article: Article, bare: Page) -> Page:
        """Return the page of an article with stops for what is marked in it."""
        passages = [one for one in self._of(article) if not one.comment]
        if article is not self._article:
            self._article, self._finder = article, None
            self._passages, self._marked, self.lost = (), (), ()
        if not passages and not self._passages:
            return bare
        if passages != self._passages:
            self._passages = passages
            self._find(bare)
        return self._stops_of(bare)

    def _stops_of(self, bare: Page) -> Page:
        if self._stops is None:
            from tui.page.passage_stops import PassageStops

            self._stops = PassageStops()
        return self._stops.page(bare, self._marked)

    def _finder_in(self, bare: Page) -> PassageFinder:
        if self._finder is None:
            from tui.memory.passage_finder import PassageFinder
            from tui.page.leaves import leaves

            self._finder = PassageFinder(leaves(bare.blocks))
        return self._finder

    def _find(self, bare: Page) -> None:
        from tui.page.passage_stops import Marked

        finder = self._finder_in(bare)
        found = [(one, finder.find(one)) for one in self._passages]
        self.lost = {one.key for one, selection in found if selection is None}
        self._marked = sorted(
            (
                Marked(one.key, one.words, selection, bool(one.note))
                for one, selection in found
                if selection
            ),
            key=lambda one: one.selection,
        )

    def get(self, key: str) -> Passage | None:
        """Return a passage by its key."""
        return next((one for one in self._passages if one.key == key), None)

    def note(self, key: str) -> str:
        """Return the note to a passage, or empty."""
        passage = self.get(key) if key else None
        return passage.note if passage else ""

    def at(self, selection: Selection) -> Passage | None:
        """Return the passage of just these words, if they are marked."""
        same = (one.key for one in self._marked if one.selection == selection)
        return self.get(next(same, ""))

    def new(self, bare: Page, selection: Selection) -> Passage | None:
        """Return a new passage of what is selected on a page; None where that is no words."""
        if self._article is None:
            return None
        return self._finder_in(bare).passage(selection, self._article, self._column)
