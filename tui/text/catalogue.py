"""The catalogue: what the command line and errors may say, and the same in the other language.

A message is looked up when it is finished, by the text in the code that it was made from: so who
raises an error knows nothing of languages, and what is not in the catalogue is said as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "chinese.toml"
_NOTICES = "notices"
"""The section of what is Chinese in the code."""
_BETWEEN = "；"
"""Between sentences that stand in a row, whatever their language."""
_MOST = 20
"""Sentences in a row: what has more is no message of ours, and may be as long as it likes."""
_NUMBERS = re.compile("[0-9]+(、[0-9]+)+")
_A_NAME = "x"
_COUNTED = re.compile(r"\{\} ([a-z]+|[个篇条行项].*)")
"""A number of things: before `files` there may be anything else in other messages."""


class Catalogue:
    """Texts with gaps, `{}`, and what each is in another language."""

    def __init__(self, texts: Mapping[str, str], colon: str, between: str, comma: str) -> None:
        """Make a catalogue of texts with gaps.

        Args:
            texts: what each is in another language.
            colon: the colon of that, and a blank where it has one.
            between: what it has between two sentences in a row.
            comma: what it has between numbers.
        """
        self._colon = colon
        self._between = between
        self._comma = comma
        self._whole = {text: other for text, other in texts.items() if "{}" not in text}
        gapped = [(text.split("{}"), other) for text, other in texts.items() if "{}" in text]
        # Of several that fit, the one that says most itself.
        self._gapped = sorted(gapped, key=lambda one: -sum(map(len, one[0])))

    def translated(self, text: str) -> str | None:
        """Return a text in the other language, and what was put into it, too; None if unknown.

        Of a name, a colon and a text that is known, the text; of sentences in a row, each.
        """
        if text in self._whole:
            return self._whole[text]
        if _NUMBERS.fullmatch(text):
            return text.replace("、", self._comma)
        if 0 < text.count(_BETWEEN) < _MOST and (several := self._each(text.split(_BETWEEN))):
            return several
        for parts, other in self._gapped:
            gaps = _gaps(parts, text)
            if gaps is not None and (not _COUNTED.fullmatch("{}".join(parts)) or gaps[0].isdigit()):
                return other.format(*(self.translated(gap) or gap for gap in gaps))
        name, colon, rest = text.partition(": ")
        while colon:
            if said := self.translated(rest):
                return f"{self.translated(name) or name}{self._colon}{said}"
            more, colon, rest = rest.partition(": ")
            name += f": {more}"
        return None

    def _each(self, sentences: list[str]) -> str | None:
        """Return sentences in the other language; None where one is in neither."""
        said = [(one, self.translated(one)) for one in sentences]
        # A reason behind a file's name may be in that language already.
        if all(other or ": " in one for one, other in said):
            return self._between.join(other or one for one, other in said)
        return None


@cache
def chinese() -> Catalogue:
    """Return the catalogue of what is English in the code."""
    sections = _sections()
    return Catalogue(
        {
            text: other
            for name, section in sections.items()
            if name != _NOTICES
            for text, other in section.items()
        },
        "：",
        _BETWEEN,
        "、",
    )


@cache
def english() -> Catalogue:
    """Return the catalogue of what is Chinese in the code."""
    return Catalogue(_sections()[_NOTICES], ": ", "; ", ", ")


def in_chinese(text: str) -> str:
    """Return a text in Chinese; as it is where that is not known."""
    return chinese().translated(text) or text


def reason_in_chinese(reason: str) -> str:
    """Return in Chinese why a file cannot be read; as it is where that is not known.

    Args:
        reason: what an error says of it behind its name.
    """
    said = chinese().translated(f"{_A_NAME}: {reason}")
    return said.removeprefix(f"{_A_NAME}：") if said else reason


def _sections() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _gaps(parts: list[str], text: str) -> list[str] | None:
    """Return what stands between the parts of a text, or None where it has not all of them."""
    first, *middle, last = parts
    at, end = len(first), len(text) - len(last)
    if at > end or not text.startswith(first) or not text.endswith(last):
        return None
    gaps = []
    for part in middle:
        found = text.find(part, at, end)
        if found < 0:
            return None
        gaps.append(text[at:found])
        at = found + len(part)
    return [*gaps, text[at:end]]
