"""Passages on a page: stops among the others, where words are that a reader has marked."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from typing import NamedTuple

from msgspec.structs import replace

from tui.page.page import Kind, Page, Place, Span, Stop
from tui.page.selection import Selection, blocks_of, spans_of


class Marked(NamedTuple):
    """Words that are marked, where they stand."""

    key: str
    """The key that they are known by."""
    words: str
    selection: Selection
    noted: bool
    """Whether a note is written to them."""


class PassageStops:
    """Adds stops to pages; those of the page before are remembered, as most stay what they are."""

    def __init__(self) -> None:
        """Begin without a page."""
        self._bare: Page | None = None
        self._spans: dict[Selection, tuple[Span, ...]] = {}
        self._marked: Sequence[Marked] = ()
        self._before = (0, 0)
        self._page: Page | None = None

    def page(self, bare: Page, marked: Sequence[Marked], before: tuple[int, int] = (0, 0)) -> Page:
        """Return a page with stops for what is marked on it, the same again for the same.

        Args:
            bare: the page without any.
            marked: what is marked, in reading order.
            before: how many passages stand in the texts before it, without notes and with them.
        """
        if bare is not self._bare:
            self._bare, self._page, self._spans = bare, None, {}
        if self._page is None or (marked, before) != (self._marked, self._before):
            self._marked, self._before = marked, before
            self._page = self._with(bare, marked) if marked else bare
        return self._page

    def _with(self, bare: Page, marked: Sequence[Marked]) -> Page:
        stops: list[Stop] = []
        numbers = dict(zip((Kind.PASSAGE, Kind.NOTE), self._before, strict=True))
        blocks: list[int] = []
        for key, words, selection, noted in marked:
            if selection not in self._spans:
                blocks = blocks or blocks_of(bare)
                self._spans[selection] = spans_of(bare, selection, blocks)
            if spans := self._spans[selection]:
                kind = Kind.NOTE if noted else Kind.PASSAGE
                numbers[kind] += 1
                text = " ".join(words.split())
                stops.append(Stop(kind, numbers[kind], text, words, spans, key=key))

        def where(stop: Stop) -> tuple[Place, int]:
            return bare.rows[stop.row].place, stop.spans[0].start

        stops.sort(key=where)
        return replace(bare, stops=tuple(merge(stops, bare.stops, key=where)))
