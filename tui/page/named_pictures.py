"""The pictures that blocks name, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.page.blocks import (
    Block,
    Headline,
    Listing,
    Notes,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Table,
)


def named_pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """Yield the pictures of blocks, those within others included."""
    for block in blocks:
        match block:
            case Picture():
                yield block
            case Headline() | Paragraph():
                yield from _in_prose(block.prose)
            case Quote():
                yield from named_pictures(block.blocks)
            case Listing():
                for item in block.items:
                    yield from named_pictures(item)
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from _in_prose(cell)
            case Notes():
                for note in block.notes:
                    yield from named_pictures(note.blocks)
            case _:
                pass


def _in_prose(prose: Prose) -> Iterator[Picture]:
    return (run.thing for run in prose if isinstance(run.thing, Picture))
