"""The parts of prose: words that look alike, formulas, and what stands for pictures and cards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import msgspec
from rich.style import Style

from tui.page.blocks import (
    ROLES,
    Card,
    Link,
    Mark,
    Picture,
    Prose,
    Reference,
    Run,
    Tex,
    Video,
    plain,
)
from tui.page.builder import PageBuilder, StyledText
from tui.page.page import Kind
from tui.page.pending_stops import PendingStop
from tui.page.runs import VIDEO_TITLE

AT_HAND = " · i"
"""The end of the label of a picture at hand: the key that shows it."""


LABEL = 32
"""Characters that the label of a picture, a card or a video counts for, whatever it says: that
depends on whether the picture is at hand."""


class Whole(NamedTuple):
    """Characters of the author's that something drawn stands for as a whole."""

    offset: int
    length: int
    ours: bool = False
    """Whether what is drawn are words of ours: a label."""


class ProsePart(msgspec.Struct):
    """Words that look alike, or a formula."""

    piece: StyledText
    """The words, or the formula on one row."""
    code: bool = False
    """Whether blanks at its ends count: it is code."""
    formula: Tex | None = None
    """The formula, where it is one."""
    ours: bool = False
    """Whether it is words of ours that no search finds."""
    label: bool = False
    """Whether it is the label of a picture, a card or a video."""
    whole: Whole | None = None
    """The thing written elsewhere that it stands for, counted from the beginning of the prose."""

    @property
    def length(self) -> int:
        """The characters of the prose that it is."""
        return LABEL if self.label else len(self.piece[0])


def prose_parts(
    builder: PageBuilder, prose: Prose, base: Style, around: PendingStop | None = None
) -> Iterator[ProsePart]:
    """Yield the words of some prose, and begin the stops in it.

    Args:
        builder: the page that it is written on.
        prose: what is written.
        base: the style of all of it.
        around: the stop that words belong to that lead nowhere themselves.
    """
    for _, group in groupby(prose, key=lambda run: id(run.thing)):
        runs = list(group)
        stop = _pending_stop(builder, runs) or around
        for run in runs:
            style = _style(builder, run, base)
            if isinstance(run.thing, Picture | Card | Video):
                yield from _figure(builder, run.thing, stop, style)
            else:
                own = stop
                if run.formula and not stop:
                    tex = run.formula.written
                    own = builder.stop(Kind.INLINE_FORMULA, tex, tex)
                mark, piece = run.mark, (run.text, style, own)
                yield ProsePart(piece, Mark.CODE in mark, run.formula, Mark.OURS in mark)


def _figure(
    builder: PageBuilder, thing: Picture | Card | Video, stop: PendingStop | None, style: Style
) -> Iterator[ProsePart]:
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
    yield ProsePart((label, style + builder.theme["figure"], stop), label=True)
    if plain(caption):
        yield ProsePart((" ", style, stop))
        yield from prose_parts(builder, caption, style + builder.theme[role], stop)


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
            if mark in ROLES:
                style += theme[ROLES[mark]]
    return style
