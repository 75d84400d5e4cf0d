"""The list of passages, one row each, and the selected one in full."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from tui.rows.part import Part
from tui.rows.passages import ListedPassage, passage_row, passage_rows
from tui.widgets.item_list import ItemList
from tui.widgets.rows import Rows


class PassageHead(Rows):
    """Says what is listed."""

    says: reactive[str] = reactive("")

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row."""
        return [[(f" {self.says}", "bold accent")]]


class PassageList(ItemList[ListedPassage]):
    """Shows passages and the one selected."""

    digits: reactive[int] = reactive(0)
    """Cells for the number of an article; 0 where all are in one."""

    def same(self, one: ListedPassage, other: ListedPassage) -> bool:
        """Return whether both are one passage, whatever has become of its note."""
        return one.passage.key == other.passage.key

    def row(self, item: ListedPassage, selected: bool) -> tuple[Sequence[Part], bool]:
        """Return a passage's row."""
        width, digits = self.size.width, self.digits
        return passage_row(item, width, self._measure, selected=selected, digits=digits), False


class PassageDetail(Rows):
    """Shows the selected passage and its note in full, as far as there is room."""

    listed: reactive[ListedPassage | None] = reactive(None)

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the words, the note, and where they are."""
        if self.listed is None:
            return []
        return passage_rows(self.listed, width, self.size.height, self.measure)
