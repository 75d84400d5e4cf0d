"""The passages of one text: where they stand on its page, and which of them are lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.memory.passage import Passage, PassageText
    from tui.memory.passage_finder import PassageFinder
    from tui.page.page import Page
    from tui.page.passage_stops import Marked, PassageStops
    from tui.page.selection import Selection


class TextPassages:
    """Finds what is marked in a text; nothing is loaded for a text in which nothing is."""

    def __init__(self, heading: int = 0) -> None:
        """Begin with no passage.

        Args:
            heading: how many leaves at the beginning of the text say nothing that can be marked.
        """
        self._heading = heading
        self._finder: PassageFinder | None = None
        self._stops: PassageStops | None = None
        self._passages: Sequence[Passage] = ()
        self._marked: Sequence[Marked] = ()
        self.found: Mapping[str, bool] = {}
        """Whether the words of each passage are in the text, by their keys."""

    def page(
        self, passages: Sequence[Passage], bare: Page, before: tuple[int, int] = (0, 0)
    ) -> Page:
        """Return the page of the text with stops for its passages.

        Args:
            passages: what is marked in the text.
            bare: its page without them, laid out in any way.
            before: how many passages stand in the texts before it, without notes and with them.
        """
        if not passages and not self._passages:
            return bare
        if passages != self._passages:
            self._passages = passages
            self._find(bare)
        if self._stops is None:
            from tui.page.passage_stops import PassageStops

            self._stops = PassageStops()
        return self._stops.page(bare, self._marked, before)

    def _finder_in(self, page: Page) -> PassageFinder:
        if self._finder is None:
            from tui.memory.passage_finder import PassageFinder
            from tui.page.leaves import leaves

            self._finder = PassageFinder(leaves(page.blocks), self._heading)
        return self._finder

    def _find(self, bare: Page) -> None:
        from tui.page.passage_stops import Marked

        finder = self._finder_in(bare)
        found = [(one, finder.find(one)) for one in self._passages]
        self.found = {one.key: selection is not None for one, selection in found}
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

    def at(self, selection: Selection) -> Passage | None:
        """Return the passage of just these words, if they are marked."""
        exact = self._finder.exact(selection) if self._finder else selection
        same = (one.key for one in self._marked if one.selection == exact)
        return self.get(next(same, ""))

    def new(self, page: Page, selection: Selection, text: PassageText) -> Passage | None:
        """Return a new passage of what is selected on the page; None where that is no words."""
        return self._finder_in(page).passage(selection, text)
