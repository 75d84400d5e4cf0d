"""Prose of a page: runs of words broken into lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.style import Style

from tui.page.blocks import Card, Link, Mark, Picture, Prose, Reference, Run, Video, plain
from tui.page.builder import PageBuilder, PendingStop, Piece
from tui.page.lines import break_lines
from tui.page.page import Kind
from tui.page.words import VIDEO_TITLE

_ROLES = {
    Mark.BOLD: "bold",
    Mark.ITALIC: "italic",
    Mark.UNDERLINE: "underline",
    Mark.STRIKE: "strike",
    Mark.CODE: "inline code",
    Mark.FORMULA: "formula",
    Mark.DIM: "dim",
    Mark.WARNING: "warning",
}


AT_HAND = " · i"
"""What the label of a picture at hand ends with: the key that shows it."""


@dataclass(slots=True)
class ProseLine:
    """One line of prose."""

    pieces: list[Piece]
    offset: int
    """Characters of the prose before it."""
    after: str
    """The text between it and the line above: nothing, blanks, or a line feed."""


class WrappedProse:
    """Prose ready to be broken: its characters, and what each stretch of them looks like."""

    def __init__(self, builder: PageBuilder, prose: Prose, base: Style | None = None) -> None:
        self._builder = builder
        self._pieces: list[Piece] = []
        texts: list[str] = []
        for piece, code in _pieces(builder, prose, base or Style.null()):
            self._pieces.append(piece)
            texts.append(_held(piece[0]) if code else piece[0])
        self.text = "".join(texts)
        """Its characters, as lines are broken by them."""

    def title(self, style: Style) -> list[Piece]:
        """Return the words on one line and a colon after them, or nothing where there are none."""
        pieces: list[Piece] = [
            (words.replace("\n", " "), look, stop) for words, look, stop in self._pieces
        ]
        return [*pieces, (": ", style, None)] if self.text.strip() else []

    def begin_with(self, pieces: list[Piece]) -> None:
        """Put words before the first."""
        self._pieces[:0] = pieces
        self.text = "".join(piece[0] for piece in pieces) + self.text

    def lines(self, width: int, first: int | None = None) -> list[ProseLine]:
        """Return the lines at a width in cells, the first line's where it differs.

        A line feed begins a line; a blank line is none.
        """
        lines: list[ProseLine] = []
        at, position = 0, 0
        ended: int | None = None
        for start, end in break_lines(self.text, width, self._builder.ambiguous, first):
            if start == end:
                continue
            pieces: list[Piece] = []
            while position + len(self._pieces[at][0]) <= start:
                position += len(self._pieces[at][0])
                at += 1
            while True:
                text, style, stop = self._pieces[at]
                pieces.append((text[max(0, start - position) : end - position], style, stop))
                if position + len(text) >= end:
                    break
                position += len(text)
                at += 1
            between = "\n" if ended is None else self.text[ended:start]
            lines.append(ProseLine(pieces, start, "\n" if "\n" in between else between))
            ended = end
        return lines


def _pieces(
    builder: PageBuilder, prose: Prose, base: Style, around: PendingStop | None = None
) -> Iterator[tuple[Piece, bool]]:
    """Yield the words of some prose, and whether each are code.

    Those that lead nowhere belong to the stop around them.
    """
    for _, group in groupby(prose, key=lambda run: id(run.thing)):
        runs = list(group)
        stop = _pending_stop(builder, runs) or around
        for run in runs:
            style = _style(builder, run, base)
            if isinstance(run.thing, Picture | Card | Video):
                yield from _figure(builder, run.thing, stop, style)
            else:
                yield (run.text, style, stop), Mark.CODE in run.mark


def _held(code: str) -> str:
    """Return code with blanks at its ends that no line loses: indents of code in a cell, too."""
    words = code.strip(" ")
    start = len(code) - len(code.lstrip(" "))
    return "\xa0" * start + words + "\xa0" * (len(code) - start - len(words))


def _figure(
    builder: PageBuilder, thing: Picture | Card | Video, stop: PendingStop | None, style: Style
) -> Iterator[tuple[Piece, bool]]:
    """Yield what stands for a picture, a card or a video: a label, and its caption or title."""
    number = stop.number if stop else 0
    caption: Prose = ()
    role = "link"
    if isinstance(thing, Picture):
        size = f" · {thing.size}" if thing.size else ""
        if (shown := builder.picture_style) and shown.source.at_hand(thing.url):
            size += AT_HAND
        label, caption, role = f"[图 {number}{size}]", thing.caption, "caption"
        if thing.moving:
            label = f"[动{label[1:]}"
    elif isinstance(thing, Video):
        label = f"[视频 {number}]"
        caption = () if thing.title == VIDEO_TITLE else (Run(thing.title),)
    else:
        label, caption = "[链接]", (Run(thing.title),)
    yield (label, style + builder.theme["figure"], stop), False
    if plain(caption):
        yield (" ", style, stop), False
        yield from _pieces(builder, caption, style + builder.theme[role], stop)


def site(url: str) -> str:
    """Return the host of an address, without `www.`; empty for Zhihu's own, where we are."""
    host = url.partition("://")[2].partition("/")[0].partition("?")[0].removeprefix("www.")
    return "" if f".{host}".endswith(".zhihu.com") else host


def _pending_stop(builder: PageBuilder, runs: list[Run]) -> PendingStop | None:
    thing = runs[0].thing
    if isinstance(thing, Link):
        return builder.stop(Kind.LINK, plain(tuple(runs)), thing.url)
    if isinstance(thing, Picture):
        return builder.stop(Kind.IMAGE, plain(thing.caption), thing.url)
    if isinstance(thing, Card):
        return builder.stop(Kind.CARD, thing.title, thing.url)
    if isinstance(thing, Video):
        return builder.stop(Kind.VIDEO, thing.title, thing.url)
    if isinstance(thing, Reference):
        text, url = builder.notes.get(thing.label, ("", ""))
        stop = builder.stop(Kind.FOOTNOTE, text, url)
        stop.marks = thing.label
        return stop
    return None


def _style(builder: PageBuilder, run: Run, base: Style) -> Style:
    theme = builder.theme
    style = base
    if isinstance(run.thing, Link | Reference):
        style += theme["link"]
    if run.mark:
        for mark in run.mark:
            if mark in _ROLES:
                style += theme[_ROLES[mark]]
    return style
