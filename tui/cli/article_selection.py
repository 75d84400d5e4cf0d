"""The articles that a command line names: `7`, `2-5`, `1,4,9`, `all`; `7.2` for a code block."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_PART = re.compile(r"(?P<first>\d{1,9})(?:-(?P<last>\d{1,9})|\.(?P<block>\d{1,9}))?")


class NotThereError(Exception):
    """A number that the column does not have; its text is one line."""


class SelectedArticle(msgspec.Struct, frozen=True):
    """An article, or one code block of it."""

    article: int
    block: int | None = None


class ArticleSelection(msgspec.Struct, frozen=True):
    """The articles that a command line names."""

    text: str

    @classmethod
    def parse(cls, text: str, blocks: bool = False) -> ArticleSelection:
        """Return what the text names.

        Args:
            text: as typed.
            blocks: whether `N.K` may name a code block.

        Raises:
            ValueError: it is written otherwise; the text says how to.
        """
        expected = "7, 2-5, 1,4,9 or all" + (", or 7.2 for a code block" if blocks else "")
        if text == "all":
            return cls(text)
        for part in text.split(","):
            match = _PART.fullmatch(part.strip())
            if not match or (match["block"] and not blocks):
                raise ValueError(f"expected {expected}")
            if match["last"] and int(match["last"]) < int(match["first"]):
                raise ValueError(f"runs backwards; expected {expected}")
        return cls(text)

    @property
    def said(self) -> str:
        """The articles in words: `article 7`, `articles 2-5`, `any article`."""
        if self.text == "all":
            return "any article"
        return f"{'article' if self.text.isdecimal() else 'articles'} {self.text}"

    def picks(self, count: int) -> Iterator[SelectedArticle]:
        """Yield the articles of a column that has `count` of them, in the order named.

        Raises:
            NotThereError: the column has no article of a number.
        """
        if self.text == "all":
            yield from (SelectedArticle(number) for number in range(1, count + 1))
            return
        for part in self.text.split(","):
            match = _PART.fullmatch(part.strip())
            assert match, "parse() let it through"
            first = int(match["first"])
            last = int(match["last"] or first)
            if first < 1 or last > count:
                missing = first if first < 1 or first > count else count + 1
                has = f"the column has {count}" if count else "the column is empty"
                raise NotThereError(f"there is no article {missing}; {has}")
            block = int(match["block"]) if match["block"] else None
            yield from (SelectedArticle(number, block) for number in range(first, last + 1))


EVERYTHING = ArticleSelection("all")
"""All articles there are."""
