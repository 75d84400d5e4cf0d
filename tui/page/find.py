"""Find: where words stand on a page, whatever breaks or styles them there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, takewhile
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from tui.page.cells import NARROW, WIDE, Measure, clusters
from tui.page.page import WALL, Kind, Page, Row, Span, Stretch
from tui.text.folding import Folded, fold


class Match(NamedTuple):
    """A match: from and up to, in the folded text of a page."""

    start: int
    end: int
    around: tuple[str, str] | None = None
    """Of a formula found by its TeX, what stands there before the words and after them."""


class _SearchedStretch(msgspec.Struct, frozen=True):
    """A stretch of a row, and what it says."""

    row: int
    cell: int
    """The cell that it begins at in its row."""
    folded: Folded
    text: str
    measure: Measure
    box: tuple[Span, ...] = ()
    """The cells of a formula that is drawn in several rows: all of them are lit."""
    tex: str | None = None
    """The TeX of the formula it is, empty where it goes on from the one before; None of words."""


class _Formula(msgspec.Struct, dict=True):
    """A formula in the text of a page, from and up to, and its TeX."""

    start: int
    end: int
    tex: str

    @cached_property
    def forms(self) -> tuple[str, str]:
        """The other forms it is found by, folded: its TeX, and what it is on one row."""
        from tui.page.formula import one_line  # only a page with formulas needs it

        return fold(self.tex), fold(one_line(self.tex))


class PageText:
    """The words of a page as one text to search in."""

    def __init__(self, page: Page) -> None:
        """Gather the words of a page. Takes time in proportion to them: some 0.2 s a megabyte."""
        self._pieces: list[_SearchedStretch] = []
        self._starts: list[int] = []
        """The places in the text at which pieces begin."""
        self._on_row: dict[int, list[int]] = {}
        """The pieces on each row."""
        self._formulas: list[_Formula] = []
        said: list[str] = []
        length = 0
        for between, piece in _pieces(page):
            said += (between, piece.folded.text)
            length += len(between)
            self._starts.append(length)
            for row in {piece.row, *(span.row for span in piece.box)}:
                self._on_row.setdefault(row, []).append(len(self._pieces))
            self._pieces.append(piece)
            begun, length = length, length + len(piece.folded.text)
            if piece.tex:
                self._formulas.append(_Formula(begun, length, piece.tex))
            elif piece.tex is not None and self._formulas:
                self._formulas[-1].end = length
        self.text = "".join(said)

    def find(self, terms: Iterable[str]) -> list[Match]:
        """Return where any of the terms stands, in reading order, none over another.

        Case and width make no difference, and a blank stands for any blanks and line ends. A
        formula that says none of them as it is drawn is found whole if its TeX does, or its form
        of one row.
        """
        words = [[re.escape(word) for word in fold(term).split()] for term in terms]
        ways = sorted((r"\s+".join(term) for term in words if term), key=len, reverse=True)
        if not ways:
            return []
        wanted = re.compile("|".join(ways))
        matches = [Match(*found.span()) for found in wanted.finditer(self.text)]
        whole = list(self._found_whole(wanted, matches))
        return sorted((*matches, *whole), key=lambda match: match.start) if whole else matches

    def _found_whole(self, wanted: re.Pattern[str], matches: list[Match]) -> Iterator[Match]:
        """Yield the formulas that say words in another form, except for those some match is of."""
        for formula in self._formulas:
            after = bisect_right(matches, formula.start, key=lambda match: match.end)
            drawn = after < len(matches) and matches[after].start < formula.end
            if drawn or formula.start == formula.end:
                continue
            for form in formula.forms:
                if found := wanted.search(form):
                    around = form[: found.start()], form[found.end() :]
                    yield Match(formula.start, formula.end, around)
                    break

    def row(self, match: Match) -> int:
        """Return the row on which a match begins."""
        return self._pieces[self._at(match.start)].row

    def spans(self, match: Match) -> tuple[Span, ...]:
        """Return the cells of a match, whole characters of them, in reading order."""
        spans: list[Span] = []
        for at in range(self._at(match.start), len(self._pieces)):
            if self._starts[at] >= match.end:
                break
            spans += self._span(at, match)
        return tuple(spans)

    def on_row(self, matches: Sequence[Match], row: int) -> Iterator[tuple[int, Span]]:
        """Yield the cells of a row that are matched, each after the index of the match."""
        for at in self._on_row.get(row, ()):
            begin = self._starts[at]
            end = begin + len(self._pieces[at].folded.text)
            first = bisect_right(matches, begin, key=lambda match: match.end)
            for index in range(first, len(matches)):
                if matches[index].start >= end:
                    break
                for span in self._span(at, matches[index]):
                    if span.row == row:
                        yield index, span

    def first_from(self, matches: Sequence[Match], row: int) -> int:
        """Return the index of the first match that begins on a row or below it, or how many
        there are."""
        at = bisect_left(self._pieces, row, key=lambda piece: piece.row)
        start = self._starts[at] if at < len(self._starts) else len(self.text)
        return bisect_left(matches, start, key=lambda match: match.start)

    def closest(self, matches: Sequence[Match], before: str, after: str) -> int | None:
        """Return the index of the match between most of the same characters, or None of none."""
        before, after = _bare(before)[::-1], _bare(after)
        best: tuple[int, int | None] = (-1, None)
        for index, (start, end, form) in enumerate(matches):
            around = form or (
                self.text[max(0, start - 2 * len(before)) : start],
                self.text[end : end + 2 * len(after)],
            )
            above, below = _bare(around[0])[::-1], _bare(around[1])
            alike = _alike(before, above) + _alike(after, below)
            best = max(best, (alike, index), key=lambda one: one[0])
        return best[1]

    def _span(self, at: int, match: Match) -> Iterator[Span]:
        """Yield the cells of a match in a piece, if it has any."""
        begin, piece = self._starts[at], self._pieces[at]
        start = max(0, match.start - begin)
        end = min(match.end - begin, len(piece.folded.text))
        if start < end:
            if piece.box:
                yield from piece.box
                return
            left, right = _cells(piece, *piece.folded.origin(start, end))
            yield Span(piece.row, left, right)

    def _at(self, offset: int) -> int:
        """Return the index of the piece that an offset is in, or else of the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)


def _bare(text: str) -> str:
    """Return a text folded, without blanks and walls."""
    return "".join(fold(text).replace(WALL, "").split())


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _pieces(page: Page) -> Iterator[tuple[str, _SearchedStretch]]:
    """Yield the pieces of a page in the order they are read, each after what stands between."""
    block, between = -1, WALL
    boxes = {
        (span.row, span.start): stop.spans
        for stop in page.stops
        if stop.kind is Kind.INLINE_FORMULA
        for span in stop.spans
    }
    for rows in _lines(page):
        first = page.rows[rows[0]]
        columns = len(first.stretches)
        if first.place.block != block or first.stretches[0].after == WALL:
            block, between = first.place.block, WALL
        for column in range(columns):
            walled = False
            for row in rows:
                stretch = page.rows[row].stretches[column]
                after = stretch.after if row > rows[0] else between
                at = stretch.start
                for part in _theirs(stretch):
                    after = WALL if walled or at < part.start else after
                    for piece in _row_pieces(page.rows[row], row, part, boxes):
                        yield after, piece
                        after = ""
                    at, walled = part.end, False
                walled = walled or at < stretch.end
            between = WALL if walled or columns > 1 else "\n"


def _theirs(stretch: Stretch) -> Iterator[Stretch]:
    """Yield the parts of a stretch that are no words of ours."""
    if not any(origin.ours for origin in stretch.origins):
        if stretch.origins or stretch.start == stretch.end:
            yield stretch
        return
    start = stretch.start
    for origin in (*stretch.origins, None):
        if origin and not origin.ours:
            continue
        end = origin.start if origin else stretch.end
        if start < end:
            formulas = tuple(one for one in stretch.formulas if start <= one.start < end)
            yield stretch._replace(start=start, end=end, formulas=formulas)
        start = origin.end if origin else end


def _lines(page: Page) -> Iterator[list[int]]:
    """Yield the rows that go on from one another, by their numbers; of a table, whole rows."""
    rows: list[int] = []
    for number, row in enumerate(page.rows):
        if not row.stretches:
            continue
        goes_on = any(stretch.after not in ("\n", WALL) for stretch in row.stretches)
        if rows and not (goes_on and len(row.stretches) == len(page.rows[rows[-1]].stretches)):
            yield rows
            rows = []
        rows.append(number)
    if rows:
        yield rows


def _row_pieces(
    row: Row, number: int, stretch: Stretch, boxes: Mapping[tuple[int, int], tuple[Span, ...]]
) -> Iterator[_SearchedStretch]:
    """Yield the pieces of a stretch: words and formulas, tall ones as one row says them."""
    at = stretch.start
    for start, end, tex, text in stretch.formulas:
        if at < start:
            yield _piece(row, number, Stretch(at, start))
        if text is None:
            yield replace(_piece(row, number, Stretch(start, end)), tex=tex)
        else:
            box = boxes.get((number, start)) or (Span(number, start, end),)
            yield _SearchedStretch(number, start, Folded.of(text), text, NARROW, box, tex)
        at = end
    if at < stretch.end or not stretch.formulas:
        yield _piece(row, number, Stretch(at, stretch.end))


def _piece(row: Row, number: int, stretch: Stretch) -> _SearchedStretch:
    text = row.text
    measure = NARROW if sum(NARROW.widths(text)) == row.cells else WIDE
    if stretch.start or stretch.end < row.cells:
        cells = [0, *accumulate(measure.widths(text))]
        text = text[bisect_left(cells, stretch.start) : bisect_right(cells, stretch.end) - 1]
    return _SearchedStretch(number, stretch.start, Folded.of(text), text, measure)


def _cells(piece: _SearchedStretch, start: int, end: int) -> tuple[int, int]:
    """Return the cells that hold some characters of a piece, none of them in part."""
    edges = [0, *accumulate(map(len, clusters(piece.text)))]
    start = edges[bisect_right(edges, start) - 1]
    end = edges[bisect_left(edges, end)]
    cells = [0, *accumulate(piece.measure.widths(piece.text))]
    return piece.cell + cells[start], piece.cell + cells[end]
