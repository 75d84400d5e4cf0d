"""True pixels of a picture, for the terminal while the app stands aside."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tui.pictures.decoder import Window
from tui.pictures.problem import NoPicture
from tui.pictures.source import Pictures
from tui.terminal.program import RunProgram

if TYPE_CHECKING:
    from tui.terminal.pixels import Protocol

CANNOT = "这个终端不显示图片；S 存为文件，o 在外面打开"
_COLOURS = 256
_ROWS_BELOW = 2
"""Rows that are left for the prompt."""


class TruePixels:
    """Makes the sequences that a terminal draws a picture by."""

    def __init__(
        self,
        pictures: Pictures,
        setting: str = "auto",
        environment: Mapping[str, str] = os.environ,
        run: RunProgram | None = None,
    ) -> None:
        """Make it.

        Args:
            pictures: gives their pixels.
            setting: the protocol that the reader has set, or `auto`.
            environment: the app's environment variables.
            run: runs a program to its end; a real one unless given.
        """
        self._pictures = pictures
        self._setting = setting
        self._environment = environment
        self._run = run

    def sequence(self, url: str) -> tuple[str, str]:
        """Return what draws a picture, and nothing; or nothing, and why not, in Chinese.

        It fills the terminal except for two rows, and is not made larger than it is. Blocks.
        """
        from tui.terminal import pixels, program

        known = pixels.known_pixels(
            self._environment, self._run or program.run, self._setting, pixels.cell_size()
        )
        if known.protocol is None:
            return "", CANNOT
        columns, rows = pixels.terminal_size()
        room = columns * known.cell[0], max(1, rows - _ROWS_BELOW) * known.cell[1]
        try:
            return self._drawn(url, known.protocol, room), ""
        except NoPicture as problem:
            return "", str(problem)

    def _drawn(self, url: str, protocol: Protocol, room: tuple[int, int]) -> str:
        from tui.terminal.pixels import Protocol

        shape = self._pictures.shape(url)
        scale = min(1.0, room[0] / shape.width, room[1] / shape.height)
        size = max(1, int(shape.width * scale)), max(1, int(shape.height * scale))
        window = Window(0, 0, shape.width, shape.height)
        if protocol is Protocol.KITTY:
            from tui.pictures.kitty import kitty

            return kitty(self._pictures.pixels(url, window, *size), size[0])
        from tui.pictures.sixel import sixels

        return sixels(*self._pictures.indexed(url, window, *size, _COLOURS), size[0])
