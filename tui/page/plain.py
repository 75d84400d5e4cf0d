"""Plain text: what blocks say, without a width, marks or ornaments."""

from __future__ import annotations

from collections.abc import Iterable

from tui.page.blocks import (
    Block,
    Card,
    Code,
    Formula,
    Headline,
    Listing,
    Notes,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Rule,
    Table,
    Video,
)


def plain_text(blocks: Iterable[Block]) -> str:
    """Return what the blocks say, a line feed after each paragraph, item and row but the last."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterable[str]:
    match block:
        case Headline() | Paragraph():
            yield _words(block.prose)
        case Code():
            yield block.text
        case Formula():
            yield block.tex
        case Picture() | Card() | Video():
            yield _thing(block)
        case Quote():
            yield plain_text(block.blocks)
        case Listing():
            yield from (plain_text(item) for item in block.items)
        case Table():
            for row in (block.head, *block.rows):
                yield "\t".join(map(_words, row))
        case Notes():
            yield from (f"[{note.label}] {plain_text(note.blocks)}" for note in block.notes)
        case Rule():
            pass


def _words(prose: Prose) -> str:
    things = (Picture, Card, Video)
    return "".join(
        _thing(run.thing) if not run.text and isinstance(run.thing, things) else run.text
        for run in prose
    )


def _thing(thing: Picture | Card | Video) -> str:
    if isinstance(thing, Picture):
        return f"[图 {_words(thing.caption)}]" if thing.caption else "[图]"
    return thing.title or thing.url
