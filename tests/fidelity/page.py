"""What a page shows: its rows as they are printed, and its stops."""

from __future__ import annotations

from tests.fidelity.text import Block, Code, Content, Link, Mark, seen_text
from tui.page.page import Kind, Page

_LINKS = {
    Kind.LINK: "link",
    Kind.CARD: "card",
    Kind.IMAGE: "image",
    Kind.VIDEO: "video",
    Kind.FOOTNOTE: "footnote",
}


def read_page(page: Page) -> Content:
    """Return a page's rows as blocks, one each, and its stops as codes and links.

    Rows of code and formulas are of the kind `drawn`, all others of the kind `row`.
    """
    content = Content()
    drawn = {
        row
        for stop in page.stops
        if stop.kind in (Kind.CODE, Kind.FORMULA)
        for row in range(stop.spans[0].row, stop.spans[-1].row + 1)
    }
    for number, row in enumerate(page.rows):
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
