"""Blocks: what an article is made of, before anyone has chosen a width."""

from __future__ import annotations

from enum import Flag

import msgspec
from msgspec.structs import replace

TAB = 4
"""Cells from one tab stop to the next in code: for the eye only."""
SCHEMES = ("http://", "https://", "mailto:")
"""The beginnings of addresses that may be links."""


class Mark(Flag):
    """A way in which words are set apart from the words around them."""

    NONE = 0
    BOLD = 1
    ITALIC = 2
    UNDERLINE = 4
    STRIKE = 8
    CODE = 16
    RAISED = 32
    LOWERED = 64
    FORMULA = 128
    DIM = 256
    WARNING = 512
    OURS = 1024
    """Words of the program, not of the archive: no search finds them."""
    HIGHLIGHT = 2048
    """The mark of what the reader has marked, where that is taken away."""


ROLES = {
    Mark.BOLD: "bold",
    Mark.ITALIC: "italic",
    Mark.UNDERLINE: "underline",
    Mark.STRIKE: "strike",
    Mark.CODE: "inline code",
    Mark.FORMULA: "formula",
    Mark.DIM: "dim",
    Mark.WARNING: "warning",
}
"""The roles by which a theme draws such words; the others are drawn in ways of their own."""


class Link(msgspec.Struct, frozen=True):
    """The target of words. Runs that hold the same object are one link."""

    url: str


class Reference(msgspec.Struct, frozen=True):
    """A footnote's mark in a sentence."""

    label: str


class Picture(msgspec.Struct, frozen=True):
    """A picture: shown as one line that names it."""

    url: str
    caption: Prose = ()
    size: str = ""
    """Such as `1471×306`, or empty."""
    moving: bool = False


class Card(msgspec.Struct, frozen=True):
    """A link that Zhihu shows as a box of its own."""

    url: str
    title: str


class Video(msgspec.Struct, frozen=True):
    """A video, which a terminal can only name and hand on."""

    url: str
    title: str


class Tex(msgspec.Struct, frozen=True):
    """A formula in a sentence."""

    written: str
    """Its TeX as it was written."""
    expanded: str
    """The same with the commands that the article defines written out."""


Thing = Link | Reference | Picture | Card | Video


class Run(msgspec.Struct, frozen=True):
    """Words that look alike. A line feed in them is a line break the author made."""

    text: str
    mark: Mark = Mark.NONE
    thing: Thing | None = None
    """The target of the words; a picture, card or video in a sentence has no text of its own."""
    formula: Tex | None = None
    """The TeX of a formula, whose one-row form is the text."""


Prose = tuple[Run, ...]


class Headline(msgspec.Struct, frozen=True):
    """A heading. Level 1 is the article's title."""

    level: int
    prose: Prose


class Paragraph(msgspec.Struct, frozen=True):
    """Sentences."""

    prose: Prose


class Code(msgspec.Struct, frozen=True):
    """A block of code, exactly as it was written, without the line feed that ends it."""

    text: str
    language: str = ""


class Formula(msgspec.Struct, frozen=True):
    """A formula on lines of its own."""

    tex: str
    """As it was written."""
    expanded: str
    """The same with the commands that the article defines written out."""


class Rule(msgspec.Struct, frozen=True):
    """A line across."""


class Quote(msgspec.Struct, frozen=True):
    """Blocks by someone else."""

    blocks: tuple[Block, ...]


class Listing(msgspec.Struct, frozen=True):
    """A list of items."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    """The number of the first item, or None where items have bullets."""
    loose: bool = False
    """Whether a blank row stands between the items."""


class Table(msgspec.Struct, frozen=True):
    """A table. Every row has as many cells as the head."""

    head: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]

    @property
    def headed(self) -> bool:
        """Whether there is anything in its head."""
        return any(plain(cell) or any(run.thing for run in cell) for cell in self.head)


class Note(msgspec.Struct, frozen=True):
    """A footnote's text."""

    label: str
    blocks: tuple[Block, ...]


class Notes(msgspec.Struct, frozen=True):
    """The footnotes, at the end of an article."""

    notes: tuple[Note, ...]


Block = (
    Headline
    | Paragraph
    | Code
    | Formula
    | Rule
    | Quote
    | Listing
    | Table
    | Notes
    | Picture
    | Card
    | Video
)


def plain(prose: Prose) -> str:
    """Return the words without their marks, on one line."""
    return " ".join("".join(run.text for run in prose).split())


def trimmed(prose: Prose) -> Prose:
    """Return the prose without blanks and line breaks at its ends; those of code stay."""
    runs = list(prose)
    while runs and not _stays(runs[0]):
        first = runs[0]
        if text := first.text.lstrip(" \n"):
            runs[0] = replace(first, text=text)
            break
        runs.pop(0)
    while runs and not _stays(runs[-1]):
        last = runs[-1]
        if text := last.text.rstrip(" \n"):
            runs[-1] = replace(last, text=text)
            break
        runs.pop()
    return tuple(runs)


def _stays(run: Run) -> bool:
    """Return whether a run is no words to be trimmed."""
    code = Mark.CODE in run.mark and bool(run.text.strip())
    return code or isinstance(run.thing, Picture | Card | Video)
