"""Pictures that are at hand, missing or broken as a test wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from tui.pictures.cell_style import CellStyle
from tui.pictures.cells import CellRun
from tui.pictures.colours import nearest
from tui.pictures.decoder import PictureShape, Window
from tui.pictures.problem import NoPicture, Reason

PAGE = PictureShape(1080, 1440)


@dataclass(eq=False)
class FakePictures:
    """Pictures of one size, drawn as crosses; says what it was asked for."""

    here: set[str] = field(default_factory=set)
    """The addresses of those at hand."""
    size: PictureShape = PAGE
    broken: Reason | None = None
    """Why none can be decoded."""
    refused: Collection[str] = ()
    """The addresses of those that cannot be fetched."""
    drawn: list[tuple[str, Window | None, tuple[int, int]]] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    gate: threading.Event | None = None
    """What fetching waits for, if anything."""
    closed: bool = False

    def prepare(self) -> bool:
        """Return whether there are any."""
        return bool(self.here)

    def at_hand(self, url: str) -> bool:
        """Return whether it is."""
        return url in self.here

    def look_for(self, url: str) -> bool:
        """Return whether it is."""
        return url in self.here

    def shape(self, url: str) -> PictureShape:
        """Return the size of all."""
        if url not in self.here:
            raise NoPicture(Reason.NOT_SAVED if url else Reason.NO_ADDRESS)
        if self.broken:
            raise NoPicture(self.broken)
        return self.size

    def cells(
        self,
        url: str,
        window: Window | None,
        columns: int,
        rows: int,
        style: CellStyle,
        *,
        sharp: bool = False,
    ) -> list[list[CellRun]]:
        """Return crosses."""
        self.shape(url)
        self.drawn.append((url, window, (columns, rows)))
        palette = nearest(style.colours)
        white, black = palette(b"\xff\xff\xff"), palette(b"\0\0\0")
        return [[CellRun("x" * columns, white, black)] for _ in range(rows)]

    def original(self, url: str) -> bytes:
        """Return a GIF of no size."""
        self.shape(url)
        return b"GIF89a"

    def fetch(self, url: str, came: Callable[[int], None], stopped: Callable[[], bool]) -> None:
        """Fetch it, or refuse."""
        self.fetched.append(url)
        while self.gate and not self.gate.wait(0.01):
            if stopped():
                raise NoPicture(Reason.STOPPED)
        came(2048)
        if url in self.refused:
            raise NoPicture(Reason.REFUSED, "404")
        self.here.add(url)

    def pixels(self, url: str, window: Window, width: int, height: int) -> bytes:
        """Return white."""
        self.shape(url)
        return b"\xff" * (3 * width * height)

    def indexed(
        self, url: str, window: Window, width: int, height: int, colours: int
    ) -> tuple[bytes, bytes]:
        """Return white."""
        self.shape(url)
        return b"\xff" * (3 * colours), bytes(width * height)

    def close(self) -> None:
        """Note it."""
        self.closed = True
