"""The framing of a picture: which part of it a window of cells shows, and how it is moved.

A cell is taken to be twice as high as it is wide.
"""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from tui.pictures.decoder import PictureShape, Window

READING = 6.0
"""Picture pixels to a cell's width at which Chinese of 32 pixels can be read in quadrants."""
_STEP = 1.5
_CLOSEST = 2.0
"""Picture pixels to a cell's width beyond which there is nothing more to see."""
_SLENDER = 2.0
"""Times the window's length from which a picture begins fitted to its other side."""


class Framing(msgspec.Struct, frozen=True):
    """A picture in a window of cells; every move returns another framing."""

    shape: PictureShape
    columns: int
    """Cells of the window across."""
    rows: int
    """Cells of the window down."""
    scale: float
    """Picture pixels to a cell's width."""
    left: float = 0.0
    """The picture's pixel at the left edge of the window."""
    top: float = 0.0

    # What is shown

    @property
    def window(self) -> Window:
        """The part of the picture that is shown."""
        right = min(self.left + self.columns * self.scale, self.shape.width)
        bottom = min(self.top + self.rows * 2 * self.scale, self.shape.height)
        return Window(self.left, self.top, right, bottom)

    @property
    def cells(self) -> tuple[int, int]:
        """The cells across and down that this part takes; at most those of the window."""
        left, top, right, bottom = self.window
        across = round((right - left) / self.scale)
        down = round((bottom - top) / (2 * self.scale))
        return max(1, min(across, self.columns)), max(1, min(down, self.rows))

    @property
    def fits(self) -> bool:
        """Whether all of the picture is shown."""
        return self.scale >= self._whole * 0.999

    @property
    def sharp(self) -> bool:
        """Whether it is shown so large that text in it may be read."""
        return self.scale <= READING

    @property
    def seen(self) -> tuple[int, int]:
        """The part of the picture left of the window's right edge, and that above its bottom edge,
        in per cent."""
        _, _, right, bottom = self.window
        return round(100 * right / self.shape.width), round(100 * bottom / self.shape.height)

    # Zooming

    def zoomed(self, steps: int) -> Framing:
        """Return it larger by so many steps, or smaller, around the middle of the window."""
        return self._scaled(self.scale * _STEP**-steps)

    def whole(self) -> Framing:
        """Return it with all of the picture in the window."""
        return replace(self, scale=self._whole)._inside()

    def reading(self) -> Framing:
        """Return it so large that text can be read, from where the window begins."""
        scale = min(READING, self._whole)
        return replace(self, scale=scale)._inside()

    def resized(self, columns: int, rows: int) -> Framing:
        """Return it in a window of another size, from the same place on; whole if it was."""
        resized = replace(self, columns=columns, rows=rows)
        if self.fits:
            return first_framing(self.shape, columns, rows)
        return resized._scaled(self.scale)

    @property
    def _whole(self) -> float:
        needed = max(self.shape.width / self.columns, self.shape.height / (2 * self.rows))
        return max(needed, _CLOSEST)

    def _scaled(self, scale: float) -> Framing:
        scale = max(_CLOSEST, min(scale, self._whole))
        left, top, right, bottom = self.window
        wide, high = self.columns * scale, self.rows * 2 * scale
        return replace(
            self,
            scale=scale,
            left=(left + right - wide) / 2,
            top=(top + bottom - high) / 2,
        )._inside()

    # Moving

    def moved(self, across: float, down: float) -> Framing:
        """Return it moved by so many windows to the right and down, or the other way."""
        return replace(
            self,
            left=self.left + across * self.columns * self.scale,
            top=self.top + down * self.rows * 2 * self.scale,
        )._inside()

    def at_top(self) -> Framing:
        """Return it at the picture's top left corner."""
        return replace(self, left=0.0, top=0.0)

    def at_bottom(self) -> Framing:
        """Return it at the picture's bottom, and its left edge."""
        return replace(self, left=0.0, top=float(self.shape.height))._inside()

    def read_on(self, steps: int) -> Framing:
        """Return it a window further in reading order, right and then down; or further back.

        At the end, and at the beginning, it is returned as it is.
        """
        along = self.moved(steps, 0)
        if along != self:
            return along
        below = self.moved(0, steps)
        if below == self:
            return self
        return replace(below, left=0.0 if steps > 0 else float(self.shape.width))._inside()

    def _inside(self) -> Framing:
        """Return it moved so that the window shows nothing beyond the picture's edges."""
        most_left = max(0.0, self.shape.width - self.columns * self.scale)
        most_top = max(0.0, self.shape.height - self.rows * 2 * self.scale)
        return replace(
            self, left=max(0.0, min(self.left, most_left)), top=max(0.0, min(self.top, most_top))
        )


def first_framing(shape: PictureShape, columns: int, rows: int) -> Framing:
    """Return how a picture is shown first in a window of cells.

    All of it is; one that is more than twice as wide or as high as the window begins at its left
    edge or at its top, and fills the window's other side.
    """
    framing = Framing(shape, columns, rows, 1.0).whole()
    across, down = shape.width / columns, shape.height / (2 * rows)
    if max(across, down) > _SLENDER * min(across, down):
        return replace(framing, scale=max(min(across, down), _CLOSEST))._inside()
    return framing


def fitted_cells(shape: PictureShape, columns: int, rows: int) -> tuple[int, int]:
    """Return the cells across and down that all of a picture takes of those there are."""
    scale = max(shape.width / columns, shape.height / (2 * rows))
    across, down = round(shape.width / scale), round(shape.height / scale / 2)
    return max(1, min(across, columns)), max(1, min(down, rows))
