"""The child: a process of its own that decodes pictures and can do nothing else.

It is run by `decoder` as a plain file, and imports nothing of ours but `halves`. On standard
input it gets a JSON object in a line, then as many bytes as its `bytes` says; it answers in the
same form.

    {"load": true, "bytes": N} + a file        {"width": 1471, "height": 306, "moving": false}
    {"window": [l, t, r, b], "size": [w, h]}   {"bytes": 3 * w * h} + red, green, blue, row by row
    the same and "palette": N, at most 256     {"bytes": 3 * N + w * h} + N colours, then numbers
    the same and "cells": [across, down],      {"bytes": 7 * cells} + what `halves` returns
        "masks": […], "sharp": true

or `{"problem": REASON, "detail": …}`, a name of `problem.Reason`. The window is in pixels of the
picture that was loaded last, turned as its EXIF orientation says.
"""

from __future__ import annotations

import io
import json
import sys
import warnings
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 40_000_000
MEMORY = 768 << 20
"""Bytes of address space."""
SECONDS = 10
"""Of the processor, for each request."""
_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""Pillow's `Transpose` by the EXIF orientation (EXIF 2.32, 4.6.4 A); the rest stand upright."""
_SWAPS = range(5, 9)
"""The orientations that swap width and height."""


class DecodingError(Exception):
    """No picture, by the name of the reason, with a detail of our own."""


class DecodedPicture:
    """A picture, decoded when a part of it is asked for, and only as finely as that needs."""

    def __init__(self, data: bytes) -> None:
        """Look at a file's head.

        Raises:
            DecodingError: It is of another format, or too large.
        """
        import PIL.Image

        PIL.Image.MAX_IMAGE_PIXELS = None  # we count them ourselves, and say how many there are
        self._data = data
        try:
            with PIL.Image.open(io.BytesIO(data), formats=FORMATS) as image:
                size, self.moving = image.size, bool(getattr(image, "is_animated", False))
                # PNG's own getexif decodes it all, to look for what stands behind the pixels.
                self._orientation = PIL.Image.Image.getexif(image).get(0x0112, 1)
                self._draft = image.format == "JPEG"
        except PIL.UnidentifiedImageError:
            raise DecodingError("UNKNOWN") from None
        self._decoded: Image | None = None
        self._scale = 0.0
        """Pixels of `_decoded` to one of the picture, at most 1."""
        self.width, self.height = reversed(size) if self._turned else size
        if self.width * self.height > MOST_PIXELS:
            raise DecodingError("TOO_LARGE", f"{self.width}×{self.height}")

    @property
    def _turned(self) -> bool:
        return self._orientation in _SWAPS

    def part(self, window: tuple[float, float, float, float], size: tuple[int, int]) -> Image:
        """Return a window of it at a size, in RGB."""
        from PIL.Image import Resampling

        left, top, right, bottom = window
        needed = min(1.0, max(size[0] / (right - left), size[1] / (bottom - top)))
        if self._decoded is None or self._scale < needed:
            self._decode(needed)
        image = self._decoded
        assert image is not None
        across, down = image.width / self.width, image.height / self.height
        box = (
            max(0.0, left * across),
            max(0.0, top * down),
            min(right * across, image.width),
            min(bottom * down, image.height),
        )
        return image.resize(size, Resampling.BOX, box=box, reducing_gap=2.0)

    def _decode(self, needed: float) -> None:
        from PIL.Image import Transpose
        from PIL.Image import open as opened

        self._decoded = None
        with opened(io.BytesIO(self._data), formats=FORMATS) as image:
            full = image.width
            if self._draft:
                # A JPEG is decoded at a half, a quarter or an eighth in a fraction of the time.
                image.draft("RGB", (int(image.width * needed), int(image.height * needed)))
            image.load()
            scale = image.width / full
            how = _TURNS.get(self._orientation)
            turned = image if how is None else image.transpose(Transpose(how))
            self._decoded, self._scale = _plain(turned), scale


def _plain(image: Image) -> Image:
    """Return the picture in RGB; what can be seen through is laid on white, as a page does."""
    from PIL.Image import alpha_composite, new

    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        over = image.convert("RGBA")
        paper = new("RGBA", over.size, "white")
        return alpha_composite(paper, over).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


class DecodeRequest(NamedTuple):
    """A request, as its line says."""

    load: bool = False
    window: tuple[float, float, float, float] = (0, 0, 1, 1)
    size: tuple[int, int] = (1, 1)
    palette: int = 0
    """The number of colours to choose, or 0 to give each pixel its own."""
    cells: tuple[int, int] | None = None
    """The pixels that make a cell, across and down, where its halves are asked for."""
    masks: tuple[int, ...] = ()
    sharp: bool = False
    bytes: int = 0


def answer(
    request: DecodeRequest, data: bytes, picture: list[DecodedPicture]
) -> tuple[dict[str, object], bytes]:
    """Return the answer to a request and its bytes; `picture` holds the one loaded last."""
    if not request.load:
        part = picture[0].part(request.window, request.size)
        if request.cells:
            from tui.pictures.halves import halves

            return {}, halves(part, *request.cells, request.masks, request.sharp)
        if request.palette:
            part = part.quantize(request.palette)
            chosen = bytes(part.getpalette() or ())[: 3 * request.palette]
            return {}, chosen.ljust(3 * request.palette, b"\0") + part.tobytes()
        return {}, part.tobytes()
    picture.clear()
    loaded = DecodedPicture(data)
    picture.append(loaded)
    return {"width": loaded.width, "height": loaded.height, "moving": loaded.moving}, b""


def limit() -> None:
    """Give up memory, files and programs that decoding needs not, where the system can hold that.

    Windows cannot: there, only the number of pixels limits memory.
    """
    try:
        import resource
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS knows RLIMIT_AS but refuses it
            continue


def allow_seconds() -> None:
    """Let the request that begins now take `SECONDS` of the processor."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    picture: list[DecodedPicture] = []
    while line := requests.readline():
        allow_seconds()
        request = DecodeRequest(**json.loads(line))
        data = requests.read(request.bytes)
        try:
            said, given = answer(request, data, picture)
        except DecodingError as problem:
            said, given = dict(zip(("problem", "detail"), problem.args, strict=False)), b""
        except MemoryError:
            picture.clear()
            said, given = {"problem": "TOO_LARGE"}, b""
        except Exception:
            # A decoder may raise anything on a file that was made to break it.
            said, given = {"problem": "BROKEN"}, b""
        answers.write(json.dumps({**said, "bytes": len(given)}).encode() + b"\n" + given)
        answers.flush()


if __name__ == "__main__":
    sys.path += sys.argv[1:]  # where Pillow is, and we: -I and -S leave nothing but the library
    warnings.simplefilter("ignore")
    limit()
    import PIL.GifImagePlugin
    import PIL.JpegImagePlugin
    import PIL.PngImagePlugin
    import PIL.WebPImagePlugin  # noqa: F401

    import tui.pictures.halves  # noqa: F401

    serve(sys.stdin.buffer, sys.stdout.buffer)
