"""Blocks become a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.style import Style

from tui.page.blocks import (
    Block,
    Card,
    Code,
    Formula,
    Headline,
    Link,
    Listing,
    Mark,
    Note,
    Notes,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Rule,
    Run,
    Table,
    Video,
    plain,
)
from tui.page.builder import PageBuilder, StyledText
from tui.page.code import draw_code, draw_source
from tui.page.page import FormulaCells, Kind, Origin, Page, Stretch
from tui.page.picture_areas import leave_room
from tui.page.prose import WrappedProse
from tui.page.prose_line import write_line
from tui.page.sites import names, site
from tui.page.style import PageStyle
from tui.page.table import draw_table

_RULE = "╌"
_QUOTE = "╎ "
_BULLETS = ("‣ ", "◦ ", "- ")
_NOTES_RULE = 10
_INDENT = 2
"""Blank cells before the rows of a formula that stands alone."""
_LONGEST_HEADING = 80
"""Characters beyond which a bold paragraph is emphasis and no heading."""


def lay_out(blocks: Sequence[Block], style: PageStyle, *, chapters: bool = True) -> Page:
    """Return the page of some blocks, drawn in a style.

    No row is wider than the style's width, or than 10 cells where less is asked for. Cost is
    linear in the text.

    Args:
        blocks: what the page says.
        style: how it is drawn.
        chapters: whether a paragraph that is only bold serves as a heading, as in an article.
    """
    builder = PageBuilder(style, chapters=chapters)
    for block in blocks:
        if isinstance(block, Notes):
            builder.notes |= {note.label: _note_words(note) for note in block.notes}
    _draw_all(builder, blocks, loose=True)
    return builder.page(blocks)


def _draw_all(
    builder: PageBuilder, blocks: Iterable[Block], *, loose: bool, bullets: int = 0
) -> None:
    """Draw blocks one below the other, with blank rows between them unless they are tight."""
    for block in blocks:
        tight = not loose and isinstance(block, Paragraph | Listing)
        if not tight:
            builder.gap()
        _draw(builder, block, bullets)
        if not tight:
            builder.gap()


def _draw(builder: PageBuilder, block: Block, bullets: int) -> None:
    match block:
        case Paragraph(prose):
            _draw_paragraph(builder, prose)
        case Headline(level, prose):
            _draw_headline(builder, level, prose)
        case Code():
            draw_code(builder, block)
        case Formula():
            _draw_formula(builder, block)
        case Rule():
            builder.begin(0)
            builder.row([(_RULE * builder.room, builder.theme["ornament"], None)], 0, ours=True)
        case Quote(blocks):
            with builder.indented(_QUOTE, _QUOTE, builder.theme["ornament"]):
                _draw_all(builder, blocks, loose=True)
        case Listing():
            _draw_listing(builder, block, bullets)
        case Table():
            draw_table(builder, block)
        case Notes(notes):
            _draw_notes(builder, notes)
        case Picture():
            _draw_prose(builder, (Run("", Mark.NONE, block),))
        case Video(url, title) | Card(url, title):
            where = site(url)
            beside = "" if names(title, where) else where
            _draw_prose(builder, (Run("", Mark.NONE, block),), beside=beside)


def _draw_prose(
    builder: PageBuilder, prose: Prose, base: Style | None = None, beside: str = ""
) -> None:
    """Draw prose as a block of its own, and after it what else is to be said, if anything."""
    text = WrappedProse(builder, prose, base)
    if beside:
        dim = builder.theme["dim"]
        text.end_with([("  ", dim, None), (beside, dim, None)])
    builder.begin(text.length)
    for line in text.lines(builder.room):
        write_line(builder, line, line.offset)
    leave_room(builder, prose)


def _draw_paragraph(builder: PageBuilder, prose: Prose) -> None:
    if builder.chapters and _serves_as_heading(prose) and not builder.depth:
        builder.heading(7, plain(prose))
        _draw_prose(builder, prose, builder.theme["headline"])
    else:
        _draw_prose(builder, prose)


def _serves_as_heading(prose: Prose) -> bool:
    """Return whether a paragraph is one bold line, as Zhihu's authors write headings."""
    length = 0
    for run in prose:
        if (not run.mark & Mark.BOLD and run.text.strip()) or "\n" in run.text:
            return False
        length += len(run.text)
    return 0 < length <= _LONGEST_HEADING


def _draw_headline(builder: PageBuilder, level: int, prose: Prose) -> None:
    """Draw a heading in bold; the second level, which makes chapters, has a rule below."""
    builder.heading(level, plain(prose))
    text = WrappedProse(builder, prose, builder.theme["title" if level == 1 else "headline"])
    builder.begin(text.length + 1)
    widest = 0
    for line in text.lines(builder.room):
        write_line(builder, line, line.offset)
        widest = max(widest, sum(builder.cells(piece[0]) for piece in line.pieces))
    if level == 2:
        rule = _RULE * widest
        builder.row([(rule, builder.theme["ornament"], None)], text.length, ours=True)
    leave_room(builder, prose)


def _draw_listing(builder: PageBuilder, listing: Listing, bullets: int) -> None:
    """Draw a list; the numbers of an ordered one are right-aligned."""
    deeper = bullets
    if listing.start is None:
        marks = [_BULLETS[bullets % len(_BULLETS)]] * len(listing.items)
        deeper += 1
    else:
        numbers = range(listing.start, listing.start + len(listing.items))
        digits = len(str(numbers[-1])) if numbers else 0
        marks = [f"{number:>{digits}}. " for number in numbers]
    for first, item in zip(marks, listing.items, strict=True):
        if listing.loose:
            builder.gap()
        with builder.indented(first, " " * len(first), builder.theme["marker"]):
            if item:
                _draw_all(builder, item, loose=listing.loose, bullets=deeper)
            else:
                builder.bare()
        if listing.loose:
            builder.gap()


def _draw_formula(builder: PageBuilder, formula: Formula) -> None:
    """Draw a formula in two dimensions, or its TeX where it does not fit or is not understood."""
    # pylatexenc is loaded for an article that has formulas, not for every one.
    from tui.page.formula import drawn, is_too_long

    tex = formula.tex
    stop = builder.stop(Kind.FORMULA, tex, tex)
    # One that only defines commands means nothing by itself.
    rows = (
        drawn(formula.expanded, builder.room - _INDENT, builder.measure)
        if formula.expanded
        else None
    )
    if rows is None:
        why = "太长，未画" if is_too_long(formula.expanded) else ""
        draw_source(builder, tex, stop, why)
        return
    builder.begin(len(tex) + 2)
    for offset, row in enumerate(rows):
        cells = _INDENT + builder.cells(row)
        said = FormulaCells(_INDENT, cells, "" if offset else tex)
        origin = Origin(_INDENT, cells, 0, len(tex))
        pieces: list[StyledText] = [
            (" " * _INDENT, Style.null(), None),
            (row, builder.theme["formula"], stop),
        ]
        text = Stretch(_INDENT, cells, formulas=(said,), origins=(origin,))
        builder.row(pieces, offset, stretches=(text,))


def _draw_notes(builder: PageBuilder, notes: Sequence[Note]) -> None:
    """Draw the footnotes below a short rule; each begins with a stop that leads back."""
    builder.begin(0)
    rule = _RULE * min(_NOTES_RULE, builder.room)
    builder.row([(rule, builder.theme["ornament"], None)], 0, ours=True)
    for note in notes:
        words, url = builder.notes[note.label]
        stop = builder.stop(Kind.FOOTNOTE, words, url)
        stop.names = note.label
        label = f"[{note.label}] "
        link = builder.theme["link"]
        with builder.indented(label, " " * builder.cells(label), link, stop):
            if note.blocks:
                _draw_all(builder, note.blocks, loose=False)
            else:
                builder.bare()


def _note_words(note: Note) -> tuple[str, str]:
    """Return a footnote's text and the first address in it."""
    text, url = [], ""
    for block in note.blocks:
        if isinstance(block, Paragraph):
            text.append(plain(block.prose))
            for run in block.prose:
                url = url or (run.thing.url if isinstance(run.thing, Link) else "")
    return " ".join(text), url
