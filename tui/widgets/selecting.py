"""Selecting on a page, by keys and by the mouse: what a reader copies, or marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.strip import Strip

from tui.messages import Copy, Say
from tui.widgets.highlight import CURSOR, SELECTED, restyle
from tui.widgets.page_messages import SelectionChanged
from tui.widgets.selectable_points import first_points, point_at
from tui.widgets.selected_view import SelectedView

if TYPE_CHECKING:
    from tui.page.matter import Point, Station
    from tui.page.selection import Selection

_MOST_COUNTED = 200
"""The most comments whose characters are counted at every step."""
_MOST = 9_999
"""The greatest count before a motion."""


class Selecting:
    """The selection on a page, from where it began to the cursor; both may move."""

    def __init__(self, view: SelectedView) -> None:
        """Make it for a view; nothing is selected."""
        self._view = view
        self._anchor: Point | None = None
        self._cursor: Point | None = None
        self._whole = False
        """Whether whole paragraphs are taken."""
        self._count = ""
        """The digits typed before a motion."""
        self._column: int | None = None
        """The cell that going by rows keeps to."""
        self._selected: dict[int, Selection] = {}
        """The selection in each text."""

    # What is selected

    @property
    def active(self) -> bool:
        """Whether anything is selected."""
        return self._cursor is not None

    @property
    def selections(self) -> Sequence[tuple[int, Selection]]:
        """The selections in each text, in their order: after the number of a comment, or 0."""
        return list(self._selected.items())

    @property
    def words(self) -> str:
        """The words selected as their authors wrote them; a blank line between comments."""
        from tui.page.selection import selected_words

        matter = self._view.matter
        parts = (selected_words(matter.leaves(text), one) for text, one in self.selections)
        return "\n\n".join(filter(None, parts))

    @property
    def markdown(self) -> str:
        """The same as Markdown."""
        from tui.page.excerpt import excerpt
        from tui.page.markdown import markdown

        matter = self._view.matter
        parts = (
            markdown(excerpt(matter.blocks_of(text), matter.leaves(text), one))
            for text, one in self.selections
        )
        return "\n\n".join(filter(None, parts))

    @property
    def size(self) -> int:
        """The number of selected characters."""
        return sum(self._view.matter.size(*one) for one in self._selected.items())

    @property
    def _how_much(self) -> str:
        """The amount selected: of very many comments the number of them, as it takes long to count
        their characters."""
        texts = len(self._selected)
        return f"选中 {texts} 条" if texts > _MOST_COUNTED else f"选中 {self.size} 字"

    # Beginning and ending

    def begin(self) -> None:
        """Begin at the stop under focus, or at the first word on the screen."""
        points = first_points(self._view)
        if points is None:
            self._view.post_message(Say("屏上没有文字可选"))
            return
        self._view.stops.let_go()
        self.between(*points)

    def between(self, anchor: Point, cursor: Point) -> None:
        """Select from one point up to another."""
        self._anchor, self._whole = anchor, False
        self._go_to(cursor)

    def end(self) -> bool:
        """Select nothing any more; return whether anything was selected."""
        was_active = self.active
        self._anchor = self._cursor = self._column = None
        self._count, self._whole = "", False
        self._selected = {}
        if was_active:
            self._tell()
        return was_active

    def hold(self) -> None:
        """Keep to the same words once they are laid out again; end where they are not there."""
        if self._anchor is None or self._cursor is None:
            return
        matter = self._view.matter
        if self._anchor in matter and self._cursor in matter:
            self._column = None
            self._select()
            self._tell()
        else:
            self.end()

    # Motions

    def count(self, digit: str) -> bool:
        """Take a digit of a count before a motion; return whether it is one: 0 begins none."""
        if digit == "0" and not self._count:
            return False
        self._count = str(min(_MOST, int(self._count + digit)))
        return True

    def _times(self) -> int:
        times, self._count = int(self._count or 1), ""
        return times

    def do(self, deed: str, step: int) -> None:
        """Do something with what is selected: one of the deeds of the registry, or a motion."""
        if not self.active:
            return
        match deed:
            case "paragraphs":
                self.take_paragraphs()
            case "exchange":
                self.exchange()
            case "copy":
                self.copy(markdown=False)
            case "markdown":
                self.copy(markdown=True)
            case "end":
                self.end()
            case _:
                self.go(deed, step)

    def go(self, motion: str, step: int) -> None:
        """Move the cursor: by one step on or back, or by as many as the count says.

        Args:
            motion: `character`, `word`, `word_end`, `sentence`, `block`, `row`, `row_edge`, `edge`.
            step: 1 or -1.
        """
        from tui.page import motions

        cursor, matter = self._cursor, self._view.matter
        steps = step * self._times()
        if cursor is None:
            return
        column = None
        if motion == "row":
            column = motions.column(matter, cursor) if self._column is None else self._column
            cursor = motions.by_rows(matter, cursor, steps, column)
        elif motion == "row_edge":
            cursor = motions.to_row_edge(matter, cursor, step)
        elif motion == "edge":
            cursor = matter.edge(step) or cursor
        else:
            cursor = motions.to_station(matter, cursor, _station(motion, step), steps)
        self._column = column
        self._go_to(cursor)

    def exchange(self) -> None:
        """Move the other end from now on."""
        if self._anchor and self._cursor:
            anchor, self._anchor = self._anchor, self._cursor
            self._column = None
            self._go_to(anchor)

    def take_paragraphs(self) -> None:
        """Take whole paragraphs, or characters again."""
        self._whole = not self._whole
        if self._cursor:
            self._go_to(self._cursor)

    def go_to_cell(self, row: int, cell: int) -> None:
        """Move the cursor to a cell of a row of the page, or to what is nearest on it."""
        if point := self.point_at(row, cell):
            self._column = None
            self._go_to(point)

    def point_at(self, row: int, cell: int) -> Point | None:
        """Return the point at a cell of a row of the page, or what is nearest on it."""
        return point_at(self._view, row, cell)

    def _go_to(self, cursor: Point) -> None:
        from tui.page.motions import cell_of, rows_of

        self._cursor = cursor
        self._select()
        page = self._view.matter.page_of(cursor.text)
        if rows := rows_of(page, cursor.block, cursor.offset):
            cell = cell_of(page, rows[0], cursor.offset) or 0
            self._view.show_cursor(cursor.text, rows, cell)
        self._tell()

    def _select(self) -> None:
        if self._anchor and self._cursor:
            matter = self._view.matter
            found = matter.selections(self._anchor, self._cursor, whole=self._whole)
            self._selected = dict(found)

    def _tell(self) -> None:
        self._count = ""
        self._view.refresh()
        said = self._how_much if self.active else ""
        self._view.post_message(SelectionChanged(said, self.active))

    # What is done with it

    def copy(self, *, markdown: bool) -> None:
        """Copy what is selected, as words or as Markdown, and select nothing any more."""
        text = self.markdown if markdown else self.words
        what = f"选中的 {self.size} 字"
        self.end()
        if text.strip():
            name = "selection.md" if markdown else "selection.txt"
            self._view.post_message(Copy(text, f"{what}（Markdown）" if markdown else what, name))
        else:
            self._view.post_message(Say("选中的没有文字可复制"))

    def takes_picture(self, number: int) -> bool:
        """Return whether a row of the page is of a picture that is selected: drawn, it has no words
        that could be lit."""
        page = self._view.page
        where = self._view.text_at(number) if self.active and page and page.pictures else None
        if where is None or (selection := self._selected.get(where[0])) is None:
            return False
        from tui.page.selection import takes_picture

        return takes_picture(self._view.matter.page_of(where[0]), where[1], selection)

    def draw(self, number: int, strip: Strip) -> Strip:
        """Return a row of the page with what is selected on it, and the cursor.

        Args:
            number: which row.
            strip: the row as it is drawn without that.
        """
        page, cursor = self._view.page, self._cursor
        where = self._view.text_at(number) if page and cursor else None
        if page is None or cursor is None or where is None:
            return strip
        from tui.page.page import Place
        from tui.page.selection import Selection, cells_on

        text, row = where[0], page.rows[number]
        if selection := self._selected.get(text):
            for start, end in cells_on(page, number, selection):
                strip = restyle(strip, start, end, SELECTED)
        if text == cursor.text and row.place.block == cursor.block:
            seat = self._view.matter.seat(cursor)
            here = Selection(Place(cursor.block, seat.start), Place(cursor.block, seat.end))
            for start, end in cells_on(page, number, here):
                strip = restyle(strip, start, end, CURSOR)
        return strip


def _station(motion: str, step: int) -> Station:
    """Return what a motion goes to: on to the end of a sentence or block, back to its beginning."""
    from tui.page.matter import Station

    stations: dict[str, tuple[Station, Station]] = {
        "character": (Station.CHARACTER, Station.CHARACTER),
        "word": (Station.WORD_START, Station.WORD_START),
        "word_end": (Station.WORD_END, Station.WORD_END),
        "sentence": (Station.SENTENCE_START, Station.SENTENCE_END),
        "block": (Station.BLOCK_START, Station.BLOCK_END),
    }
    return stations[motion][step > 0]
