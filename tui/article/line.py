"""A line: inline content on its way into a paragraph, a heading, a cell or a caption."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from bs4 import Tag

from tui.text.clean import clean

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HEADINGS = ("h2", "h3", "h4")


class Format(NamedTuple):
    """A way inline content is shown: bold, a link, code."""

    name: str
    url: str = ""
    title: str = ""
    number: int = 0
    """Tells two links to one place apart, and two exponents."""


class LineWriter:
    """Writes inline content into the tree in its simplest form.

    Elements open only when there is something to put into them and close only when something
    comes that they do not hold. So empty ones never are, neighbours of one kind are one, blanks
    stand outside them, and one that a block interrupts goes on behind it.
    """

    def __init__(self, begin: Callable[[], Tag]) -> None:
        """`begin` returns the element that a line at this point of the tree belongs to."""
        self._begin = begin
        self._leaf: Tag | None = None
        self._formats: tuple[Format, ...] = ()
        self._outer_formats: list[tuple[Format, ...]] = []
        self._open: list[tuple[Format, Tag]] = []
        self._blank = ""
        """Blanks that stand before the next piece, if one comes: full-width ones, too."""
        self._breaks = 0
        self.fixed = False
        """Whether blocks are part of the line, as in a cell."""
        self.written = 0
        """The pieces of content written so far, of those that a link may hold."""

    def start(self, form: Format) -> None:
        """Show what follows in this way, too, up to `stop`."""
        self._outer_formats.append(self._formats)
        # One link at a time, the inner one; code inside everything else.
        others = tuple(kept for kept in self._formats if kept.name != "a" or form.name != "a")
        if all(form.name != kept.name for kept in others):
            last = 1 if others and others[-1].name == "code" else 0
            self._formats = (*others[: len(others) - last], form, *others[len(others) - last :])

    def stop(self) -> None:
        """End the way of showing that was started last."""
        self._formats = self._outer_formats.pop()

    def write(self, text: str) -> None:
        """Add text, its blanks collapsed like a browser's."""
        text = _BLANKS.sub(" ", clean(text.replace("\f", " ")))
        if self._leaf is None or not self._leaf.contents or self._breaks > 1:
            # What indents a paragraph is layout.
            text = text.lstrip()
        words = text.strip()
        start = text.find(words)
        self._blank = _BLANKS.sub(" ", self._blank + text[:start] if words else self._blank + text)
        if words:
            self._parent(self._formats).append(words)
            self._blank = text[start + len(words) :]

    def write_code(self, code: str) -> None:
        """Add code, every blank of it kept; line ends become blanks."""
        code = clean(code).replace("\n", " ")
        if code:
            self._parent(self._formats).append(code)

    def put(self, piece: Tag) -> None:
        """Add a piece that is no text: a formula, a footnote's number."""
        # A footnote's mark leads elsewhere than a link it stands in; Markdown has no link in one.
        outside = ("code", "a") if piece.name == "ref" else ("code",)
        formats = tuple(form for form in self._formats if form.name not in outside)
        self._parent(formats).append(piece)
        self.written -= piece.name == "ref"

    def break_off(self) -> None:
        """Begin a new line; two in a row begin a new paragraph."""
        self._breaks += 1
        self._blank = ""

    def blank(self) -> None:
        """Have a blank before what comes next."""
        self._blank = self._blank or " "

    def end(self) -> None:
        """End the paragraph or heading; in a cell or a caption, the line."""
        if self.fixed:
            self._breaks = max(self._breaks, 1)
        else:
            self._leave()

    def fix(self, leaf: Tag) -> None:
        """Put everything up to `release` into this element, blocks too."""
        self._leave()
        self._leaf, self.fixed = leaf, True
        self._blank = " "

    def release(self) -> None:
        """End what `fix` began."""
        self.fixed = False
        self._leave()

    def _leave(self) -> None:
        self._leaf = None
        self._open.clear()
        self._blank = ""
        self._breaks = 0

    def _parent(self, formats: tuple[Format, ...]) -> Tag:
        """Return where the next piece belongs, what is pending written before it."""
        self.written += 1
        if self._breaks > 1 and self._leaf is not None and self._leaf.name == "p":
            self._leave()
        if self._leaf is None:
            self._leaf = self._begin()
        if self._leaf.name in _HEADINGS:
            formats = tuple(form for form in formats if form.name != "b")
        pending = self._pending(self._leaf) if self._leaf.contents else []
        kept = 0
        for (form, _), wanted in zip(self._open, formats, strict=False):
            if form != wanted or (pending and form.name == "code"):
                break
            kept += 1
        del self._open[kept:]
        parent = self._open[-1][1] if self._open else self._leaf
        for piece in pending:
            parent.append(piece)
        for form in formats[kept:]:
            tag = Tag(name=form.name)
            if form.url:
                tag["href"], tag["title"] = form.url, form.title
            parent.append(tag)
            parent = tag
            self._open.append((form, tag))
        self._blank = ""
        self._breaks = 0
        return parent

    def _pending(self, leaf: Tag) -> list[str | Tag]:
        breaks: list[str | Tag] = []
        blank = self._blank
        if self._breaks and leaf.name in ("p", "td", "th"):
            breaks = [Tag(name="br") for _ in range(min(self._breaks, 2))]
            blank = blank.strip(" ")
        elif self._breaks:
            blank = blank or " "
        return [*breaks, blank] if blank else breaks
