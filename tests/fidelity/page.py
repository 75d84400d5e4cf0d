"""What a page shows: its rows as they are printed, and its stops."""

from __future__ import annotations

from tests.fidelity.align import BAR
from tests.fidelity.text import Block, Code, Content, Link, Mark, seen_text
from tui.page.cells import NARROW, clusters
from tui.page.page import Kind, Page, Row

_LINKS = {
    Kind.LINK: "link",
    Kind.CARD: "card",
    Kind.IMAGE: "image",
    Kind.VIDEO: "video",
    Kind.FOOTNOTE: "footnote",
}


def read_page(page: Page) -> Content:
    """Return a page's rows as blocks, one each, and its stops as codes and links.

    Rows of code and formulas are of the kind `drawn`, all others of the kind `row`. Of a line
    that a formula makes taller, the row of its words is read: the formula says the rest.
    """
    content = Content()
    drawn = {
        row
        for stop in page.stops
        if stop.kind in (Kind.CODE, Kind.FORMULA)
        for row in range(stop.spans[0].row, stop.spans[-1].row + 1)
    }
    for number, row in enumerate(page.rows):
        if _only_formulas(page, number):
            continue
        block = Block("drawn" if number in drawn else "row")
        for segment in row.segments:
            bold = segment.style is not None and bool(segment.style.bold)
            block.add(segment.text, Mark.BOLD if bold else Mark.NONE)
        content.blocks.append(block)
    for stop in page.stops:
        if stop.kind is Kind.CODE and seen_text(stop.payload).strip():
            language = "" if stop.language == "text" else stop.language
            content.codes.append(Code(language, stop.payload))
        elif stop.kind is Kind.FORMULA:
            content.formulas.append(stop.payload)
        elif stop.kind in _LINKS:
            content.links.append(Link(_LINKS[stop.kind], stop.payload))
    return content


def _only_formulas(page: Page, number: int) -> bool:
    """Return whether a row is above or below the words of its line, and has formulas only."""
    row = page.rows[number]
    beside = page.rows[max(0, number - 1)], page.rows[min(number + 1, len(page.rows) - 1)]
    if row.stretches or not row.text.strip() or row.place not in [each.place for each in beside]:
        return False
    cells = _cells(row)
    for stop in page.stops:
        for span in stop.spans:
            if span.row == number:
                cells[span.start : span.end] = " " * (span.end - span.start)
    return all(cell in (" ", BAR) for cell in cells)


def _cells(row: Row) -> list[str]:
    """Return the cluster in each cell of a row."""
    return [cluster for cluster in clusters(row.text) for _ in range(NARROW.cells(cluster))]
