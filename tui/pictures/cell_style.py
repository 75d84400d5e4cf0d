"""The way a terminal shows pictures in cells: as light as the first screen needs it."""

from __future__ import annotations

from enum import Enum, StrEnum

import msgspec


class Fineness(StrEnum):
    """The number of parts that a cell is drawn in."""

    HALF = "half"
    QUADRANT = "quadrant"
    SEXTANT = "sextant"
    OCTANT = "octant"


class Colours(Enum):
    """The number of colours that a terminal has."""

    TRUE = "true"
    EIGHT_BIT = "256"
    ANSI = "16"
    NONE = "none"


class CellStyle(msgspec.Struct, frozen=True):
    """The way a terminal shows pictures in cells."""

    fineness: Fineness = Fineness.QUADRANT
    colours: Colours = Colours.TRUE
    ambiguous_width: int = 1
    """Cells that the terminal gives to a character of ambiguous width (UAX #11): 1 or 2."""
    dark: bool = True
    """Whether its own background is darker than its text."""
