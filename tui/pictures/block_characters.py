"""The block characters: which parts of a cell each of them fills."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tui.pictures.cell_style import Fineness


class BlockCharacters(msgspec.Struct, frozen=True):
    """The characters of one fineness."""

    across: int
    """Parts of a cell, from left to right."""
    down: int
    """Parts of a cell, from top to bottom."""
    characters: Mapping[int, str]
    """By the parts that are filled: bit 0 is the first part, going right, then down."""

    @property
    def parts(self) -> int:
        """The number of parts of a cell."""
        return self.across * self.down

    @property
    def masks(self) -> list[int]:
        """For each set of parts, the set most like it that there is a character for."""
        return [
            mask
            if mask in self.characters
            else min(self.characters, key=lambda other: (mask ^ other).bit_count())
            for mask in range(1 << self.parts)
        ]


def _sextants() -> dict[int, str]:
    """Return U+1FB00 to U+1FB3B: by mask, without the four that were there before (Unicode 13)."""
    found = {0: " ", 0b010101: "▌", 0b101010: "▐", 0b111111: "█"}
    new = iter(range(0x1FB00, 0x1FB3C))
    return {mask: found.get(mask) or chr(next(new)) for mask in range(64)}


def _octants() -> dict[int, str]:
    """Return U+1CD00 to U+1CDE5: by mask, without the 26 that are elsewhere (Unicode 16)."""
    found = {
        **{0b00000000: " ", 0b11111111: "█", 0b01010101: "▌", 0b10101010: "▐"},
        **{0b00001111: "▀", 0b11110000: "▄", 0b00000101: "▘", 0b00001010: "▝"},
        **{0b01010000: "▖", 0b10100000: "▗", 0b10100101: "▚", 0b01011010: "▞"},
        **{0b01011111: "▛", 0b10101111: "▜", 0b11110101: "▙", 0b11111010: "▟"},
        **{0b00000011: "\U0001fb82", 0b00111111: "\U0001fb85", 0b11000000: "▂", 0b11111100: "▆"},
        **{0b00000001: "\U0001cea8", 0b00000010: "\U0001ceab", 0b01000000: "\U0001cea3"},
        **{0b10000000: "\U0001cea0", 0b00010100: "\U0001fbe6", 0b00101000: "\U0001fbe7"},
    }
    new = iter(range(0x1CD00, 0x1CDE6))
    return {mask: found.get(mask) or chr(next(new)) for mask in range(256)}


BLOCKS = {
    Fineness.HALF: BlockCharacters(1, 2, dict(enumerate(" ▀▄█"))),
    Fineness.QUADRANT: BlockCharacters(2, 2, dict(enumerate(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"))),
    Fineness.SEXTANT: BlockCharacters(2, 3, _sextants()),
    Fineness.OCTANT: BlockCharacters(2, 4, _octants()),
}
_WIDE = "▀▌▐▄█"
"""Characters that take two cells where ambiguous width is two (UAX #11)."""
UNAMBIGUOUS = BlockCharacters(
    2,
    2,
    {
        mask: mark
        for mask, mark in BLOCKS[Fineness.QUADRANT].characters.items()
        if mark not in _WIDE
    },
)


def blocks(fineness: Fineness, ambiguous_width: int = 1) -> BlockCharacters:
    """Return the characters to draw with, each of which takes one cell."""
    return BLOCKS[fineness] if ambiguous_width == 1 else UNAMBIGUOUS
