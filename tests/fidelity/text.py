"""Text with marks: what is compared, whichever side it comes from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import IntFlag
from functools import cache

FORMULA = "\ufdd0"
"""Stands for a formula in a text: a character that no text may contain."""
TABLE = "\ufdd1"
"""Stands for a whole table, whose cells a page sets side by side."""


class Mark(IntFlag):
    """What is true of one character."""

    NONE = 0
    BOLD = 1
    ITALIC = 2
    UNDERLINE = 4
    STRIKE = 8
    CODE = 16
    LINK = 32


EMPHASIS = Mark.BOLD | Mark.ITALIC | Mark.UNDERLINE | Mark.STRIKE | Mark.CODE | Mark.LINK


@dataclass
class Block:
    """A run of text with no block's edge in it; line feeds are the author's line breaks."""

    kind: str
    """`text`, `heading`, `code`, `caption`, `cell`, `card`, `video` or `footnote`."""
    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    table: int = 0
    """Which table of the article a cell stands in, from 1."""

    def add(self, text: str, mark: Mark) -> None:
        """Add some text, every character of it marked so."""
        self.text += text
        self.marks.extend([mark] * len(text))


@dataclass(frozen=True)
class Link:
    """Something that leads somewhere."""

    kind: str
    """As `--links` names it: `link`, `card`, `image`, `video` or `footnote`."""
    url: str


@dataclass(frozen=True)
class Code:
    """A code block, character for character."""

    language: str
    source: str


@dataclass
class Content:
    """What an article says: from its HTML, or read back from what was made of it."""

    blocks: list[Block] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    asides: set[str] = field(default_factory=set)
    """What may be said besides: the addresses of links that pictures stand in."""


@dataclass
class Stream:
    """The visible characters of a content without any blank, and where each stands."""

    text: str
    marks: list[Mark]
    places: list[tuple[int, int]]
    """The block, and the offset in its text."""
    gaps: list[bool]
    """Whether a blank, a break or an edge stands before the character."""
    edges: set[int]
    """The characters that begin a block."""


# Marks of number forms are format characters too, but they are drawn.
_DRAWN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_DRAWS_NOTHING = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\ufff9\ufffa\ufffb\ufffc"
)
_JOINER = "\u200d"
_PICTOGRAPH = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


@cache
def unseen(character: str) -> bool:
    """Return whether a character draws nothing and is no blank: it may not reach a page."""
    category = unicodedata.category(character)
    if category == "Cc":
        return character not in "\t\n\x0b\x0c\r\x85"
    if category == "Cf":
        return character != _JOINER and character not in _DRAWN_FORMATS
    return character in _DRAWS_NOTHING


def seen_text(text: str) -> str:
    """Return the text without what cannot be seen; a joiner stays only between pictographs."""
    text = "".join(character for character in text if not unseen(character))
    if _JOINER not in text:
        return text
    return "".join(
        character
        for index, character in enumerate(text)
        if character != _JOINER or (index and _PICTOGRAPH.match(text[index - 1]))
    )


@cache
def _level(character: str) -> str:
    """Return the character that a superscript or a subscript raises or lowers, or itself."""
    form, _, code = unicodedata.decomposition(character).partition(" ")
    if form not in ("<super>", "<sub>") or " " in code:
        return character
    return {"\u2212": "-"}.get(chr(int(code, 16)), chr(int(code, 16)))


def stream(blocks: list[Block], ignored: str = "") -> Stream:
    """Return the characters of the blocks, one after the other, blanks left out.

    A character that is `ignored` counts as a blank.
    """
    result = Stream("", [], [], [], set())
    characters: list[str] = []
    for number, block in enumerate(blocks):
        gap = True
        result.edges.add(len(characters))
        for offset, character in enumerate(block.text):
            if character.isspace() or character == ignored:
                gap = True
                continue
            if unseen(character):
                continue
            if character == _JOINER and not (offset and _PICTOGRAPH.match(block.text[offset - 1])):
                continue
            characters.append(_level(character))
            result.marks.append(block.marks[offset])
            result.places.append((number, offset))
            result.gaps.append(gap)
            gap = False
    result.text = "".join(characters)
    return result
