"""A picture in kitty's graphics protocol (sw.kovidgoyal.net/kitty/graphics-protocol)."""

from __future__ import annotations

import base64
import zlib

_PIECE = 4096
"""Characters of data to a sequence; the protocol allows no more."""


def kitty(pixels: bytes, width: int) -> str:
    """Return the sequences that draw a picture where the cursor is.

    They ask for no answer (`q=2`): one that comes late would be read as keys.

    Args:
        pixels: red, green and blue of each pixel, row by row.
        width: pixels to a row.
    """
    height = len(pixels) // (3 * width)
    data = base64.b64encode(zlib.compress(pixels)).decode()
    pieces = [data[start : start + _PIECE] for start in range(0, len(data), _PIECE)]
    said = f"a=T,f=24,s={width},v={height},o=z,q=2,"
    sequences = []
    for number, piece in enumerate(pieces):
        more = int(number < len(pieces) - 1)
        sequences.append(f"\033_G{'' if number else said}m={more};{piece}\033\\")
    return "".join(sequences)
