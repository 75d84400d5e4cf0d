"""Blocks as Markdown: of the dialect that they are read from (`tui.page.parse`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from tui.article import inline
from tui.article.escape import code_span, fenced
from tui.article.links import destination
from tui.page.blocks import (
    Block,
    Card,
    Code,
    Formula,
    Headline,
    Link,
    Listing,
    Mark,
    Notes,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Reference,
    Rule,
    Run,
    Table,
    Video,
)
from tui.page.runs import CARD_TITLE, MOVING, VIDEO_TITLE

_LINE = re.compile(r"^(?=.)", re.MULTILINE)
_NESTED = ((Mark.UNDERLINE, "u"), (Mark.STRIKE, "s"), (Mark.BOLD, "b"), (Mark.ITALIC, "i"))


def markdown(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown, without a line feed at its end.

    Read again it is the same blocks, except for what this dialect has no words for: the look of
    words in the header, and empty blocks.
    """
    return _joined(blocks, "\n\n")


def _joined(blocks: Iterable[Block], between: str, *, in_item: bool = False) -> str:
    """Return blocks as Markdown with something between them, or a blank line where it must be."""
    said: list[str] = []
    before: Block | None = None
    again = False
    for block in blocks:
        # Two lists in a row would be one but for their marks (CommonMark 5.3).
        again = _same_list(before, block) and not again
        text = _block(block, again, in_item)
        if said:
            said.append("\n\n" if _is_swallowed(before, block) else between)
        said.append(text)
        before = block
    return "".join(said)


def _is_swallowed(before: Block | None, block: Block) -> bool:
    """Return whether a block would be taken for text of the one before but for a blank line."""
    match before:
        case Quote() | Table():
            return True
        case Listing() if not isinstance(block, Listing):
            return True
    return isinstance(block, Listing) and block.start not in (None, 1)


def _same_list(one: Block | None, other: Block) -> bool:
    if not (isinstance(one, Listing) and isinstance(other, Listing)):
        return False
    return (one.start is None) == (other.start is None)


def _block(block: Block, again: bool, in_item: bool) -> str:
    match block:
        case Paragraph(prose):
            return inline.paragraph(_marked(prose))
        case Headline(level, prose):
            return f"{'#' * min(6, level)} {inline.heading_line(_marked(prose))}"
        case Code(text, language):
            return fenced(text, language)
        case Formula(tex):
            return f"$$\n{tex}\n$$"
        case Rule():
            # Behind an item's dash, dashes would make one rule of it all.
            return "***" if in_item else "---"
        case Quote(inside):
            lines = _joined(inside, "\n\n").split("\n")
            return "\n".join(f"> {line}" if line else ">" for line in lines)
        case Listing():
            return _listing(block, again)
        case Table():
            return _table(block)
        case Notes(notes):
            return "\n\n".join(
                f"[^{note.label}]: {_indented(markdown(note.blocks), 4)}" for note in notes
            )
        case Picture():
            return _picture(block)
        case Card() | Video():
            return inline.paragraph(_thing(block))


def _listing(listing: Listing, again: bool) -> str:
    between = "\n\n" if listing.loose else "\n"
    items: list[str] = []
    for number, item in enumerate(listing.items):
        if listing.start is None:
            marker = "+ " if again else "- "
        else:
            marker = f"{listing.start + number}{')' if again else '.'} "
        text = _joined(item, between, in_item=True)
        items.append(marker + _indented(text, len(marker)) if text else marker.rstrip())
    return between.join(items)


def _indented(text: str, blanks: int) -> str:
    """Return lines, all but the first behind so many blanks."""
    return _LINE.sub(" " * blanks, text)[blanks:] if text else ""


def _table(table: Table) -> str:
    rows = [_row(row) for row in (table.head, *table.rows)]
    rows.insert(1, "|" + " --- |" * len(table.head))
    return "\n".join(rows)


def _row(row: Sequence[Prose]) -> str:
    return "|" + "".join(f" {inline.cell(_marked(cell))} |" for cell in row)


def _marked(prose: Prose) -> str:
    """Return prose as the marked text that `tui.article.inline` makes Markdown of."""
    said: list[str] = []
    for _, group in groupby(prose, key=lambda run: id(run.thing)):
        runs = list(group)
        thing = runs[0].thing
        if isinstance(thing, Link):
            said.append(inline.linked(_emphasised(runs, _NESTED), thing.url))
        elif isinstance(thing, Reference):
            said.append(inline.raw(f"[^{thing.label}]"))
        elif isinstance(thing, Picture):
            said += (inline.raw(_picture(thing)) for _ in runs)
        elif isinstance(thing, Card | Video):
            said += (_thing(thing) for _ in runs)
        else:
            said.append(_emphasised(runs, _NESTED))
    return "".join(said)


def _emphasised(runs: Sequence[Run], marks: Sequence[tuple[Mark, str]]) -> str:
    """Return runs with the marks that they have of these, the first around the others."""
    if not marks:
        return "".join(map(_run, runs))
    (mark, tag), *inner = marks
    said: list[str] = []
    for marked, group in groupby(runs, key=lambda run: bool(run.mark & mark)):
        text = _emphasised(list(group), inner)
        if not marked:
            said.append(text)
        elif mark is Mark.UNDERLINE:
            said += (inline.raw(f"<{tag}>"), text, inline.raw(f"</{tag}>"))
        else:
            said.append(inline.emphasised(tag, text))
    return "".join(said)


def _run(run: Run) -> str:
    if run.formula:
        return inline.raw(f"${' '.join(run.formula.written.split())}$")
    if Mark.CODE in run.mark and run.text:
        return inline.raw(code_span(run.text))
    return run.text.replace("\n", inline.BREAK)


def _picture(picture: Picture) -> str:
    size = f"{MOVING} {picture.size}".strip() if picture.moving else picture.size
    title = f' "{size}"' if size else ""
    caption = inline.caption(_marked(picture.caption))
    return f"![{caption}]({destination(picture.url)}{title})"


def _thing(thing: Card | Video) -> str:
    title = CARD_TITLE if isinstance(thing, Card) else VIDEO_TITLE
    return inline.linked(thing.title or thing.url, thing.url, title)
