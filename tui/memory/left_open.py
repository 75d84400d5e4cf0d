"""The Markdown of the article that was left open, kept so that it is on the screen sooner."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from zlib import crc32

import msgspec

import tui
from tui.archive.model import Article
from tui.memory.choice_file import read_choice, write_choice

_FILE = "left-open"
_LARGEST = 1 << 18
"""Characters that are kept at most: in UTF-8 less than a choice may have."""


class _KeptMarkdown(msgspec.Struct, frozen=True):
    made_by: tuple[str, int]
    """The version of this program, and when what makes the Markdown was installed."""
    check: int
    """The CRC-32 of what it was made of."""
    markdown: str


class LeftOpen:
    """Keeps the Markdown of one article, and gives it back as long as it would be made the same."""

    def __init__(self, folder: Path) -> None:
        """Keep it in a folder; nothing is read yet."""
        self._folder = folder

    def markdown_of(self, article: Article) -> str | None:
        """Return what was kept of just this text, or None. Whatever is wrong with it is nothing."""
        kept = self._kept
        same = kept and kept.made_by == _made_by() and kept.check == _check(article)
        return kept.markdown if kept and same else None

    def keep(self, article: Article, make: Callable[[Article], str]) -> None:
        """Keep the Markdown of an article in place of the one before, unless it is kept already.

        Args:
            article: the article that is left open.
            make: returns its Markdown.
        """
        if article.read_markdown or len(article.html) > _LARGEST or self.markdown_of(article):
            return
        kept = _KeptMarkdown(_made_by(), _check(article), make(article))
        if len(kept.markdown) <= _LARGEST:
            with suppress(UnicodeEncodeError):  # half a character
                write_choice(self._folder, _FILE, msgspec.json.encode(kept).decode())

    @cached_property
    def _kept(self) -> _KeptMarkdown | None:
        said, problem = read_choice(self._folder, _FILE)
        if problem or not said:
            return None
        try:
            return msgspec.json.decode(said, type=_KeptMarkdown)
        except (msgspec.MsgspecError, RecursionError):
            return None


def _made_by() -> tuple[str, int]:
    return tui.__version__, os.stat(Path(tui.__file__).with_name("article")).st_mtime_ns


def _check(article: Article) -> int:
    question = article.question
    asked = (question.title, question.url, question.html) if question else ()
    made_of = "\0".join((article.title, article.html, *asked))
    return crc32(made_of.encode("utf-8", "surrogatepass"))
