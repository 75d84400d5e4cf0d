"""Anchors: links, and what Zhihu writes as links in comments: stickers and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import Tag

from tui.article.element_rule import Leave, nothing
from tui.article.figures import Figures
from tui.article.line import Format, LineWriter
from tui.article.links import searches, target
from tui.article.pictures import picture

_TO_REFERENCE = re.compile(r"#ref_\d+_\d+")
"""From a page's list of references back to where one is used: `^`, `a`, `b`."""


def sticker(name: str) -> str:
    """Return what stands for a sticker in a line, by its name."""
    return f"[{name.strip('[] ') or '表情'}]"


class Anchors:
    """Puts what an `a` element is into the tree."""

    def __init__(
        self,
        line: LineWriter,
        figures: Figures,
        write: Callable[[str], None],
        numbers: Iterator[int],
    ) -> None:
        """Make it.

        Args:
            line: the line that links are put in.
            figures: takes pictures.
            write: writes words, be they code or not.
            numbers: yields a number for each link: two beside each other are not one.
        """
        self._line = line
        self._figures = figures
        self._write = write
        self._numbers = numbers

    def enter(self, tag: Tag) -> Leave | None:
        """Begin an anchor and return what ends it; None where there is nothing more in it."""
        classes = str(tag.get("class", "")).split()
        if "comment_sticker" in classes:
            self._write(sticker(tag.get_text()))
            return None
        href = str(tag.get("href", ""))
        if "comment_img" in classes or "comment_gif" in classes:
            self._figures.add(picture({**tag.attrs, "src": href, "alt": tag.get_text()}))
            return None
        if _TO_REFERENCE.fullmatch(href):
            return None
        url = target(href)
        if not url or "RichContent-EntityWord" in classes or searches(url):
            return nothing
        return self._link(url)

    def _link(self, url: str) -> Leave:
        written, before = self._line.written, self._figures.last
        self._line.start(Format("a", url, number=next(self._numbers)))

        def leave() -> None:
            last = self._figures.last
            lifted = self._line.written == written and last is not before and last["src"] != url
            if lifted:
                # A picture that was a link is no part of it now: say where it led.
                self._line.write(url)
            self._line.stop()
            if lifted:
                self._line.end()

        return leave
