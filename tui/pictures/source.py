"""The source of pictures, as pages and screens see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from tui.pictures.cell_style import CellStyle
    from tui.pictures.cells import CellRun
    from tui.pictures.decoder import PictureShape, Window


class Pictures(Protocol):
    """Pictures as pages and screens ask for them. All but `at_hand` block, a second at worst."""

    def prepare(self) -> bool:
        """Read the folders of saved pictures; return whether there are any in them."""
        ...

    def at_hand(self, url: str) -> bool:
        """Return whether a picture is known to be at hand; those in folders once these are read."""
        ...

    def look_for(self, url: str) -> bool:
        """Return whether a picture is at hand, and read the folders first if need be."""
        ...

    def shape(self, url: str) -> PictureShape:
        """Return how large a picture is; raise NoPicture."""
        ...

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
        """Return a window of a picture, or all of it, as rows of cells; raise NoPicture."""
        ...

    def original(self, url: str) -> bytes:
        """Return a picture's file as it was saved; raise NoPicture."""
        ...

    def fetch(self, url: str, came: Callable[[int], None], stopped: Callable[[], bool]) -> None:
        """Fetch a picture from the network and keep it; raise NoPicture."""
        ...

    def pixels(self, url: str, window: Window, width: int, height: int) -> bytes:
        """Return red, green and blue of each pixel of a window, at a size; raise NoPicture."""
        ...

    def indexed(
        self, url: str, window: Window, width: int, height: int, colours: int
    ) -> tuple[bytes, bytes]:
        """Return a palette and the number of each pixel of a window; raise NoPicture."""
        ...

    def close(self) -> None:
        """Let go of what was started for them."""
        ...
