"""The stops of a page that is being built: their cells are not all known yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from rich.style import Style

from tui.page.page import Kind, Row, Span, Stop


class PendingStop(msgspec.Struct):
    """A stop whose cells are not all known yet."""

    kind: Kind
    number: int
    text: str
    payload: str
    language: str = ""
    spans: list[Span] = msgspec.field(default_factory=list)
    marks: str = ""
    """The label of the footnote it is a mark of."""
    names: str = ""
    """The label of the footnote whose text it begins."""
    link: Style | None = None
    """The style that makes its cells a link for the terminal, too."""


def stops_of(pending: Iterable[PendingStop], rows: Sequence[Row]) -> tuple[Stop, ...]:
    """Return the stops of a page in reading order, without those that no row shows.

    Args:
        pending: those that were met, with all of their cells by now.
        rows: the rows of the page.
    """
    shown = sorted(
        (stop for stop in pending if stop.spans),
        # Of the stops on a tall line, that on the left comes first, however tall it is.
        key=lambda stop: (rows[stop.spans[0].row].place, stop.spans[0].start),
    )
    marks: dict[str, int] = {}
    names: dict[str, int] = {}
    for stop in shown:
        if stop.marks:
            marks.setdefault(stop.marks, stop.spans[0].row)
        if stop.names:
            names.setdefault(stop.names, stop.spans[0].row)
    return tuple(
        Stop(
            stop.kind,
            stop.number,
            stop.text,
            stop.payload,
            tuple(stop.spans),
            stop.language,
            names.get(stop.marks) if stop.marks else marks.get(stop.names),
        )
        for stop in shown
    )
