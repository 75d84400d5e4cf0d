"""The decoder: asks a child process for the pixels of pictures that nobody vouches for."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import NamedTuple

import msgspec

from tui.pictures.block_characters import BlockCharacters
from tui.pictures.problem import NoPicture, Reason
from tui.pictures.saved_picture import Saved

SECONDS = 15.0
"""The time that the child may take over one request, by the clock."""
MOST_PIXELS = 4_000_000
"""Of one window; no terminal has as many."""
_LONGEST_LINE = 1000
_CHILD = Path(__file__).with_name("child.py")


class PictureShape(msgspec.Struct, frozen=True):
    """The facts of a picture that are known before it is decoded."""

    width: int
    height: int
    moving: bool = False
    """Whether it has more pictures than the first, which is the one shown."""


class Window(NamedTuple):
    """A part of a picture, in its own pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Decoder:
    """One child for many pictures, started at the first and again after it has died.

    It may be used from several threads; they wait for each other.
    """

    def __init__(self, command: Sequence[str] = (), seconds: float = SECONDS) -> None:
        """Make a decoder; nothing is started.

        Args:
            command: The child's command, if not our own.
            seconds: How long it may take over one request.
        """
        self._command = tuple(command)
        self._seconds = seconds
        self._lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._loaded: Saved | None = None
        self._shape: PictureShape | None = None
        self._late = False
        self._closed = False

    def shape(self, picture: Saved) -> PictureShape:
        """Return how large a picture is, as its head says.

        Raises:
            NoPicture: It cannot be read or decoded, or is too large.
        """
        with self._lock:
            return self._load(picture)

    def pixels(self, picture: Saved, window: Window, width: int, height: int) -> bytes:
        """Return red, green and blue of each pixel of a window, scaled to a size, row by row.

        Args:
            picture: The picture; the one asked for last answers soonest.
            window: The part of it that is wanted, not empty and inside it.
            width: How many pixels to make of the window across.
            height: How many down.

        Raises:
            NoPicture: It cannot be read or decoded, or is too large.
        """
        return self._part(picture, window, width, height, 3 * width * height)

    def indexed(
        self, picture: Saved, window: Window, width: int, height: int, colours: int
    ) -> tuple[bytes, bytes]:
        """Return the same in a palette: red, green and blue of `colours`, and a number a pixel.

        Raises:
            NoPicture: It cannot be read or decoded, or is too large.
        """
        length = 3 * colours + width * height
        data = self._part(picture, window, width, height, length, palette=colours)
        numbers = data[3 * colours :]
        if max(numbers) >= colours:
            raise NoPicture(Reason.CRASHED)
        return data[: 3 * colours], numbers

    def halves(
        self,
        picture: Saved,
        window: Window,
        columns: int,
        rows: int,
        blocks: BlockCharacters,
        *,
        sharp: bool = False,
    ) -> bytes:
        """Return the two halves of each cell that a window is drawn in; see `halves.halves`.

        Args:
            picture: the picture; the one asked for last answers soonest.
            window: the part of it that is wanted, not empty and inside it.
            columns: cells across.
            rows: cells down.
            blocks: the characters to draw with.
            sharp: whether text in it is to be read.

        Raises:
            NoPicture: it cannot be read or decoded, or is too large.
        """
        count = columns * rows
        width, height = columns * blocks.across, rows * blocks.down
        cells = [blocks.across, blocks.down]
        data = self._part(
            picture, window, width, height, 7 * count, cells=cells, masks=blocks.masks, sharp=sharp
        )
        if not blocks.characters.keys() >= set(data[:count]):
            raise NoPicture(Reason.CRASHED)
        return data

    def _part(
        self,
        picture: Saved,
        window: Window,
        width: int,
        height: int,
        length: int,
        **more: object,
    ) -> bytes:
        if not 0 < width * height <= MOST_PIXELS:
            raise NoPicture(Reason.TOO_LARGE)
        with self._lock:
            self._load(picture)
            request = {"window": list(window), "size": [width, height], **more}
            _, data = self._ask(request)
        if len(data) != length:
            raise NoPicture(Reason.CRASHED)
        return data

    def close(self) -> None:
        """End the child, if there is one, and start no other."""
        self._closed = True
        self._drop()

    def _drop(self) -> None:
        child, self._child, self._loaded = self._child, None, None
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                with suppress(OSError):  # what was not written yet cannot be
                    if pipe:
                        pipe.close()

    def _load(self, picture: Saved) -> PictureShape:
        if self._loaded == picture and self._shape and self._child and self._child.poll() is None:
            return self._shape
        data = picture.read()
        self._loaded = None
        said, _ = self._ask({"load": True}, data)
        width, height = said.get("width"), said.get("height")
        if not (isinstance(width, int) and isinstance(height, int) and width > 0 < height):
            raise NoPicture(Reason.BROKEN)
        self._loaded, self._shape = picture, PictureShape(width, height, said.get("moving") is True)
        return self._shape

    def _ask(
        self, request: Mapping[str, object], data: bytes = b""
    ) -> tuple[dict[str, object], bytes]:
        child = self._started()
        assert child.stdin and child.stdout
        self._late = False
        timer = Timer(self._seconds, self._give_up, [child])
        timer.daemon = True
        timer.start()
        try:
            child.stdin.write(json.dumps({**request, "bytes": len(data)}).encode() + b"\n")
            child.stdin.write(data)
            child.stdin.flush()
            said = json.loads(child.stdout.readline(_LONGEST_LINE))
            length = said["bytes"]
            if not isinstance(length, int) or not 0 <= length <= 3 * MOST_PIXELS:
                raise ValueError
            given = child.stdout.read(length)
            if len(given) != length:
                raise EOFError
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            self._drop()
            raise NoPicture(Reason.TOO_LONG if self._late else Reason.CRASHED) from error
        finally:
            timer.cancel()
        if problem := said.get("problem"):
            raise NoPicture(_reason(problem), _detail(said.get("detail")))
        return said, given

    def _give_up(self, child: subprocess.Popen[bytes]) -> None:
        self._late = True
        child.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._drop()
        if self._closed:
            raise NoPicture(Reason.STOPPED)
        try:
            self._child = subprocess.Popen(
                self._command or _own_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/" if sys.platform != "win32" else None,
                env={},
                start_new_session=True,  # a ^C while the app is suspended is not for it
            )
        except OSError as error:
            raise NoPicture(Reason.NO_DECODER) from error
        return self._child


def _own_command() -> tuple[str, ...]:
    pillow = importlib.util.find_spec("PIL")
    if pillow is None or pillow.origin is None:
        raise NoPicture(Reason.NO_DECODER)
    folder = str(Path(pillow.origin).parent.parent)
    # -I: nothing from the environment or this folder. -S: no site-packages to read through.
    return (sys.executable, "-I", "-S", str(_CHILD), folder, str(_CHILD.parents[2]))


def _reason(name: object) -> Reason:
    try:
        return Reason[str(name)]
    except KeyError:
        return Reason.BROKEN


def _detail(size: object) -> str:
    """Return a size such as `13000×13000`, and nothing else: the child is not believed."""
    text = str(size or "")
    sides = text.split("×")
    fine = len(text) < 20 and len(sides) == 2 and all(s.isdecimal() and s.isascii() for s in sides)
    return text if fine else ""
