"""Motions: where a cursor in a text goes, by characters, words, sentences, blocks and rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain, zip_longest

from tui.page.matter import Matter, Point, Station
from tui.page.page import Page, Place
from tui.page.row_cells import RowCells


def to_station(matter: Matter, point: Point, station: Station, steps: int) -> Point:
    """Return the point so many stations on, or back; at the end of the text the last, or first."""
    for _ in range(abs(steps)):
        found = _next(matter, point, station, 1 if steps > 0 else -1)
        if found == point:
            break
        point = found
    return point


def _next(matter: Matter, point: Point, station: Station, step: int) -> Point:
    here = matter.stations(point.text, point.block, station)
    at = bisect_right(here, point.offset) if step > 0 else bisect_left(here, point.offset) - 1
    if 0 <= at < len(here):
        return point._replace(offset=here[at])
    for text, block in matter.blocks(point.text, point.block, step):
        if found := matter.stations(text, block, station):
            return Point(text, block, found[0 if step > 0 else -1])
    return matter.edge(step) or point


def rows_of(page: Page, block: int, offset: int) -> range:
    """Return the rows that a character stands on: several of a formula, none of what has no cell.

    Args:
        page: the page.
        block: the number of the block on it.
        offset: the character of the block.
    """
    last = bisect_right(page.rows, block, key=lambda row: row.place.block)
    first = bisect_left(page.rows, block, key=lambda row: row.place.block)
    near = bisect_right(page.rows, Place(block, offset), key=lambda row: row.place) - 1
    near = max(first, near)
    # In a table the character may be lower or higher; elsewhere it is here.
    for row in chain.from_iterable(zip_longest(range(near, last), range(near - 1, first - 1, -1))):
        if row is not None and _shows(page, row, offset):
            begin = end = row
            while begin > first and _shows(page, begin - 1, offset):
                begin -= 1
            while end + 1 < last and _shows(page, end + 1, offset):
                end += 1
            return range(begin, end + 1)
    return range(0)


def _shows(page: Page, row: int, offset: int) -> bool:
    return cell_of(page, row, offset) is not None


def cell_of(page: Page, row: int, offset: int) -> int | None:
    """Return the first cell of a character on a row, or None where it is not on it."""
    cells = RowCells(page.rows[row])
    for origin in cells.origins:
        if origin.offset <= offset and (found := cells.cells(origin, offset, offset + 1)):
            return found[0]
    return None


def standing(matter: Matter, text: int, row: int) -> list[tuple[int, int]]:
    """Return the places on a row of a text, from left to right: the cell, and the character."""
    page = matter.page_of(text)
    places = matter.seats(text, page.rows[row].place.block)
    cells = RowCells(page.rows[row])
    found: list[tuple[int, int]] = []
    for origin in cells.origins:
        length = cells.length(origin)
        if not length:
            continue
        at = bisect_right(places, origin.offset, key=lambda place: place.end)
        while at < len(places) and places[at].start < origin.offset + length:
            start = places[at].start
            where = cells.cells(origin, max(start, origin.offset), places[at].end)
            if where:
                found.append((where[0], start))
            at += 1
    return sorted(found)


def point_at(matter: Matter, text: int, row: int, cell: int) -> Point | None:
    """Return the point on a row that is at a cell, or nearest to it; None where there is none."""
    places = standing(matter, text, row)
    if not places:
        return None
    at = bisect_right(places, cell, key=lambda place: place[0]) - 1
    block = matter.page_of(text).rows[row].place.block
    return Point(text, block, places[max(0, at)][1])


def to_row_edge(matter: Matter, point: Point, step: int) -> Point:
    """Return the last point of the row, or with -1 the first."""
    page = matter.page_of(point.text)
    rows = rows_of(page, point.block, point.offset)
    places = standing(matter, point.text, rows[0]) if rows else []
    return point._replace(offset=places[-1 if step > 0 else 0][1]) if places else point


def column(matter: Matter, point: Point) -> int:
    """Return the cell that a point is at."""
    page = matter.page_of(point.text)
    rows = rows_of(page, point.block, point.offset)
    return (cell_of(page, rows[0], point.offset) or 0) if rows else 0


def by_rows(matter: Matter, point: Point, steps: int, cell: int) -> Point:
    """Return the point so many rows on, or back, at a cell or nearest to it.

    Rows without words do not count, and a formula counts as one.
    """
    for _ in range(abs(steps)):
        found = _by_row(matter, point, 1 if steps > 0 else -1, cell)
        if found is None:
            break
        point = found
    return point


def _by_row(matter: Matter, point: Point, step: int, cell: int) -> Point | None:
    text = point.text
    page = matter.page_of(text)
    rows = rows_of(page, point.block, point.offset)
    row = (rows[-1] if step > 0 else rows[0]) if rows else page.row_of(Place(*point[1:]))
    index = matter.index(text)
    while True:
        row += step
        if not 0 <= row < len(page.rows):
            index += step
            if not 0 <= index < len(matter.texts):
                return None
            text = matter.texts[index]
            page = matter.page_of(text)
            row = -1 if step > 0 else len(page.rows)
            continue
        found = point_at(matter, text, row, cell)
        if found and found != point:
            return found


def points_between(matter: Matter, text: int, row: int, start: int, end: int) -> tuple[Point, ...]:
    """Return the first and the last point on a row from a cell up to another; none of none."""
    block = matter.page_of(text).rows[row].place.block
    found = [offset for cell, offset in standing(matter, text, row) if start <= cell < end]
    return (Point(text, block, found[0]), Point(text, block, found[-1])) if found else ()


def first_word(matter: Matter, text: int, row: int) -> Point | None:
    """Return the first word that begins on a row; of a comment none in who says it."""
    block = matter.page_of(text).rows[row].place.block
    places = standing(matter, text, row)
    if not places or (block == 0 and len(matter.texts) > 1):
        return None
    starts = set(matter.stations(text, block, Station.WORD_START))
    return next((Point(text, block, at) for _, at in places if at in starts), None)
