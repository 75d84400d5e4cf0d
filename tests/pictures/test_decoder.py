"""The decoder: right pixels of good pictures, and one sentence for each bad one."""

from __future__ import annotations

import io
import os
import signal
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.pictures.raster import decibels
from tests.pictures.samples import SHIPPED, gradient, shipped
from tui.pictures.decoder import Decoder, PictureShape, Window
from tui.pictures.problem import NoPicture, Reason
from tui.pictures.saved_picture import Saved

LITTLE = Image.new("RGB", (8, 4), "red")


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    """Return a decoder for many pictures."""
    made = Decoder()
    yield made
    made.close()


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> Saved:
    """Return a picture as a file's bytes."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return Saved(data=file.getvalue())


def shown(decoder: Decoder, picture: Saved, size: tuple[int, int] | None = None) -> Image.Image:
    """Return all of a picture as it is decoded, at a size."""
    shape = decoder.shape(picture)
    width, height = size or (shape.width, shape.height)
    window = Window(0, 0, shape.width, shape.height)
    return Image.frombytes("RGB", (width, height), decoder.pixels(picture, window, width, height))


def sentence(decoder: Decoder, data: bytes) -> str:
    """Return the sentence about a bad picture; a good one is decoded as before afterwards."""
    with pytest.raises(NoPicture) as caught:
        shown(decoder, Saved(data=data), (16, 16))
    assert shown(decoder, saved(LITTLE)).tobytes() == LITTLE.tobytes()
    return str(caught.value)


def test_every_shipped_picture_is_decoded(decoder: Decoder) -> None:
    for path in SHIPPED.iterdir():
        with Image.open(path) as image:
            assert shown(decoder, Saved(path)).tobytes() == image.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_four_formats_are_decoded(decoder: Decoder, kind: str) -> None:
    image = gradient().resize((320, 240))
    assert decibels(shown(decoder, saved(image, kind)), image) > 25


def test_a_window_is_cut_out_of_the_picture_and_scaled(decoder: Decoder) -> None:
    image = gradient()
    pixels = decoder.pixels(saved(image), Window(200, 300, 680, 564), 160, 44)
    expected = image.crop((200, 300, 680, 564)).resize((160, 44), Image.Resampling.BOX)
    assert decibels(Image.frombytes("RGB", (160, 44), pixels), expected) > 40


def test_a_jpeg_has_all_its_pixels_after_it_was_seen_small(decoder: Decoder) -> None:
    with Image.open(shipped("27883aaa")) as image:
        plot = image.convert("RGB")
    jpeg = saved(plot, "JPEG", quality=95)
    assert decibels(shown(decoder, jpeg, (100, 62)), plot.resize((100, 62))) > 24
    assert decibels(shown(decoder, jpeg), plot) > 30


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_its_exif_says(decoder: Decoder, orientation: int) -> None:
    image = Image.new("RGB", (64, 32), "white")
    image.paste("blue", (0, 0, 16, 16))
    exif = Image.Exif()
    exif[0x0112] = orientation
    corner = {
        **{1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1)},
        **{5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)},
    }
    for kind in ("JPEG", "PNG"):
        picture = saved(image, kind, exif=exif)
        turned = shown(decoder, picture)
        assert turned.size == ((64, 32) if orientation < 5 else (32, 64))
        across, down = corner[orientation]
        pixel = turned.getpixel((across * (turned.width - 1), down * (turned.height - 1)))
        assert isinstance(pixel, tuple)
        assert pixel[0] < 60 and pixel[2] > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_mode_becomes_red_green_and_blue(decoder: Decoder, mode: str) -> None:
    grey = Image.linear_gradient("L").resize((32, 32))
    if mode == "I;16":
        image = Image.new("I;16", grey.size)
        for y in range(32):
            image.paste(grey.getpixel((0, y)) * 257, (0, y, 32, y + 1))  # type: ignore[operator]
    else:
        image = grey.convert("RGB").convert(mode)
    result = shown(decoder, saved(image, "JPEG" if mode == "CMYK" else "PNG"))
    assert decibels(result, grey.convert("RGB")) > (4 if mode == "1" else 20)


def test_what_can_be_seen_through_is_laid_on_white(decoder: Decoder) -> None:
    image = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    assert shown(decoder, saved(image)).getpixel((0, 0)) == (255, 255, 255)
    palette = Image.new("P", (8, 8), 0)
    assert shown(decoder, saved(palette, transparency=0)).getpixel((0, 0)) == (255, 255, 255)


def test_a_moving_picture_shows_its_first_frame(decoder: Decoder) -> None:
    frames = [Image.new("RGB", (300, 200), (4 * number, 0, 0)) for number in range(60)]
    gif = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert decoder.shape(gif) == PictureShape(300, 200, moving=True)
    assert shown(decoder, gif).getpixel((0, 0)) == (0, 0, 0)


def test_a_file_that_is_none_says_so(decoder: Decoder) -> None:
    unknown = "不是 JPEG、PNG、WEBP 或 GIF 图片"
    assert sentence(decoder, b"") == unknown
    assert sentence(decoder, b"<svg xmlns='http://www.w3.org/2000/svg'/>") == unknown
    assert sentence(decoder, b"\x00" * 1000) == unknown
    for kind in ("BMP", "TIFF", "PPM", "ICO", "TGA"):
        assert sentence(decoder, saved(LITTLE, kind).data) == unknown


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_truncated_file_is_broken(decoder: Decoder, kind: str) -> None:
    data = saved(Image.effect_noise((400, 300), 90).convert("RGB"), kind).data
    assert sentence(decoder, data[: len(data) // 2]) in ("图片是坏的", Reason.UNKNOWN.chinese)


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *chunks: bytes) -> bytes:
    """Return a PNG of a size, whatever its data are."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IEND", b"")


def test_a_bomb_is_refused_by_what_its_head_says(decoder: Decoder) -> None:
    rows = zlib.compress(bytes(3_000_000), 9)
    assert sentence(decoder, png(13_000, 13_000, chunk(b"IDAT", rows))) == "图片太大（13000×13000）"
    assert sentence(decoder, png(60_000, 60_000, chunk(b"IDAT", rows))) == "图片太大（60000×60000）"


def test_a_bomb_of_text_is_refused(decoder: Decoder) -> None:
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80 << 20), 9))
    assert sentence(decoder, png(8, 8, text)) == "图片是坏的"


def test_words_of_a_file_never_come_out(decoder: Decoder) -> None:
    exif = Image.Exif()
    exif[0x010E] = "\x1b]0;owned\x07"
    data = saved(LITTLE, "JPEG", exif=exif, comment=b"\x1b[2J").data
    assert sentence(decoder, data[:-40]) == "图片是坏的"


def test_a_window_of_any_size_is_answered(decoder: Decoder) -> None:
    picture = saved(LITTLE)
    for window in (Window(0, 0, 0.01, 0.01), Window(7.9, 3.9, 8, 4), Window(0, 0, 8, 4)):
        assert len(decoder.pixels(picture, window, 3, 5)) == 45
    thin = saved(Image.new("RGB", (1, 5000)))
    assert len(decoder.pixels(thin, Window(0, 0, 1, 5000), 2, 2)) == 12
    with pytest.raises(NoPicture):
        decoder.pixels(picture, Window(0, 0, 8, 4), 4000, 4000)


def child_that(tmp_path: Path, does: str) -> tuple[str, ...]:
    """Return a command of a child that does something at every request."""
    script = tmp_path / "child.py"
    script.write_text(
        "import json, os, sys, time\n"
        "while line := sys.stdin.buffer.readline():\n"
        "    sys.stdin.buffer.read(json.loads(line)['bytes'])\n"
        f"    {does}\n"
        "    sys.stdout.flush()\n"
    )
    return (sys.executable, str(script))


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("os.abort()", "解码这张图时出了错"),
        ("sys.exit(0)", "解码这张图时出了错"),
        ("time.sleep(60)", "解码这张图太久，没有等完"),
        ("print('x' * 2000)", "解码这张图时出了错"),
        ("print('[1]')", "解码这张图时出了错"),
        ("print('{}')", "解码这张图时出了错"),
        ("print('{\"bytes\": 999999999}')", "解码这张图时出了错"),
        ("print('{\"bytes\": 9}')", "解码这张图太久，没有等完"),
        ("print('{\"bytes\": 0}')", "图片是坏的"),
        ('print(\'{"bytes": 0, "width": -1, "height": "x"}\')', "图片是坏的"),
        (
            'print(\'{"bytes": 0, "problem": "\\\\u001b[2J", "detail": "\\\\u001b[2J"}\')',
            "图片是坏的",
        ),
        ('print(\'{"bytes": 0, "problem": "TOO_LARGE", "detail": "<b>"}\')', "图片太大"),
    ],
)
def test_a_child_that_misbehaves_costs_one_picture(tmp_path: Path, does: str, says: str) -> None:
    # To start a child takes a busy machine a second, too.
    decoder = Decoder(child_that(tmp_path, does), seconds=1 if "太久" in says else 60)
    try:
        for _ in range(2):
            with pytest.raises(NoPicture) as caught:
                decoder.shape(saved(LITTLE))
            assert str(caught.value) == says
    finally:
        decoder.close()


def test_a_child_that_was_killed_is_followed_by_another(decoder: Decoder) -> None:
    picture = saved(LITTLE)
    decoder.shape(picture)
    child = decoder._child
    assert child is not None
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert shown(decoder, picture).tobytes() == LITTLE.tobytes()


def test_without_a_python_to_run_there_is_a_sentence() -> None:
    with pytest.raises(NoPicture, match="解码程序没有启动"):
        Decoder(("/no/such/python",)).shape(saved(LITTLE))


def test_one_child_serves_many_pictures_and_ends_with_its_decoder() -> None:
    decoder = Decoder()
    pictures = [Saved(path) for path in SHIPPED.iterdir()]
    children = set()
    for picture in pictures:
        decoder.shape(picture)
        assert decoder._child is not None
        children.add(decoder._child)
    (child,) = children
    decoder.close()
    assert child.returncode is not None
    with pytest.raises(NoPicture):
        decoder.shape(pictures[0])
    assert decoder._child is None


@pytest.mark.skipif(sys.platform != "linux", reason="what /proc says")
def test_a_child_may_write_no_file_and_take_no_more_memory(decoder: Decoder) -> None:
    decoder.shape(saved(LITTLE))
    assert decoder._child is not None
    limits = Path(f"/proc/{decoder._child.pid}/limits").read_text()
    found = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert found["Max file size"] == "0"
    assert found["Max address space"] == str(768 << 20)
    assert int(found["Max cpu time"]) < 30
    environment = Path(f"/proc/{decoder._child.pid}/environ").read_bytes()
    assert environment == b""
