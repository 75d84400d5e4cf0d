"""Pictures in real terminals: cells everywhere, and true pixels where they are drawn."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.pictures.samples import shipped
from tests.terminal.copying import in_plain_terminal
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.tmux import Tmux, private_environment
from tui.page.hyperlinks import HYPERLINK

READER = [sys.executable, "-m", "tui", "--demo", "--article", "5"]
BLOCKS = set(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
TRUE = {"COLORTERM": "truecolor"}
DIAGRAM = "https://pic3.zhimg.com/v2-6a28604284106e8753e025b6a15f291d_r.jpg"


def sequences(data: bytes) -> set[bytes]:
    """Return how the escape sequences in some bytes end: the letter of a CSI, or what begins one.

    ECMA-48, 5.4: a CSI ends with a byte from 4/0 to 7/14.
    """
    csi = re.findall(rb"\x1b\[[0-?]*[ -/]*([@-~])", data)
    others = re.findall(rb"\x1b([^\[])", data)
    return {b"CSI " + end for end in csi} | {b"ESC " + begin for begin in others}


def test_pictures_are_cells_and_nothing_is_asked_of_the_terminal(tmp_path: Path) -> None:
    with PseudoTerminal(READER, private_environment(tmp_path, **TRUE), 80, 24) as terminal:
        terminal.wait_for("图片")
        terminal.wait_for_rest()
        before = len(terminal.seen)
        terminal.send("i")
        terminal.wait_for("图 1/19  1471×306")
        terminal.press("1", "l", "+", "]", "]", "q", "I")
        terminal.wait_for_rest()
        # Textual gives the mouse's pointer a shape on every screen: OSC 22, xterm's.
        drawn = re.sub(rb"\x1b\]22;[a-z]*\x07", b"", bytes(terminal.seen[before:]))
        drawn = re.sub(HYPERLINK.encode(), b"", drawn)
        rows = terminal.screen.split("\n")
    # Colours, moving the cursor, erasing, scrolling, modes such as synchronised output.
    allowed = {b"CSI " + end for end in (b"m", b"H", b"K", b"X", b"J", b"S", b"T", b"L", b"M")}
    allowed |= {b"CSI " + end for end in (b"A", b"B", b"C", b"D", b"G", b"d", b"r", b"h", b"l")}
    assert sequences(drawn) <= allowed
    assert any(set(row) & (BLOCKS - {" "}) for row in rows)


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.parametrize("colours", [{}, TRUE, {"NO_COLOR": "1"}], ids=["256", "true", "none"])
def test_tmux_shows_cells_and_keeps_its_title(tmp_path: Path, colours: dict[str, str]) -> None:
    with Tmux(tmp_path, READER, columns=80, rows=24, environment=colours) as tmux:
        tmux.wait_for("图片")
        title = tmux.ask("pane_title")
        tmux.send("i")
        rows = tmux.wait_for("图 1/19  1471×306").split("\n")
        assert set("".join(rows[:22])) <= BLOCKS
        assert any(set(row) - {" "} for row in rows[:22])
        tmux.send("O")
        tmux.wait_for("这个终端不显示图片；S 存为文件，o 在外面打开")
        assert tmux.ask("pane_title") == title
        tmux.send("q")
        tmux.wait_for("[图 1 · 1471×306 · i]")


@pytest.mark.skipif(
    not (shutil.which("screen") and shutil.which("tmux")), reason="screen or tmux is not installed"
)
def test_screen_shows_cells(tmp_path: Path) -> None:
    command = in_plain_terminal(["screen", "-c", "/dev/null", "-U", *READER])
    with Tmux(tmp_path, command, columns=80, rows=24) as terminal:
        terminal.wait_for("图片")
        terminal.send("i")
        rows = terminal.wait_for("图 1/19  1471×306").split("\n")
        assert set("".join(rows[:22])) <= BLOCKS
        terminal.send("O")
        terminal.wait_for("这个终端不显示图片")


@pytest.fixture
def display() -> Iterator[str]:
    """A display of an X server of its own."""
    reading, writing = os.pipe()
    screen = ("-screen", "0", "1000x700x24")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp", *screen],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[writing],
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.kill()
        server.wait()


DRAW = f"""
import sys
from pathlib import Path
import tui
from tui.services.pictures import ColumnPictures
from tui.services.true_pixels import TruePixels
from tui.terminal.aside import draw
archive = Path(tui.__file__).parent / "demo.json"
pictures = ColumnPictures((archive,), Path)
sequence, problem = TruePixels(pictures, sys.argv[1]).sequence({DIAGRAM!r})
assert sequence, problem
draw(sequence)
"""
KITTY_OPTIONS = (
    *("initial_window_width=900", "initial_window_height=600"),
    *("remember_window_size=no", "update_check_interval=0"),
)
TERMINALS = {
    "sixel": ["xterm", "-ti", "vt340", "-geometry", "110x34+0+0", "-e"],
    "kitty": ["kitty", *(part for option in KITTY_OPTIONS for part in ("-o", option))],
}


@pytest.mark.parametrize("protocol", TERMINALS)
def test_true_pixels_are_drawn(tmp_path: Path, display: str, protocol: str) -> None:
    needed = ["Xvfb", "import", TERMINALS[protocol][0]]
    if missing := [name for name in needed if not shutil.which(name)]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    # The setting `auto` is enough in kitty: TERM says what it is.
    setting = "auto" if protocol == "kitty" else protocol
    software = {"DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1"}
    environment = private_environment(tmp_path, **software)
    with Image.open(shipped("6a286042")) as image:
        expected = image.convert("RGB")
    ground = expected.getpixel((60, 80))  # of the first box
    command = [*TERMINALS[protocol], sys.executable, "-c", DRAW, setting]
    terminal = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        shot = tmp_path / "shot.png"
        near = 0
        end = time.monotonic() + 60
        while near < 5000 and time.monotonic() < end:
            time.sleep(0.3)
            subprocess.run(["import", "-window", "root", shot], env=environment, check=True)
            with Image.open(shot) as seen:
                whole = Image.new("RGB", seen.size, ground)
                red, green, blue = ImageChops.difference(seen.convert("RGB"), whole).split()
            farthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
            near = sum(farthest.histogram()[:8])
        assert near >= 5000, "the ground of the first box covers more than 10,000 pixels"
    finally:
        terminal.kill()
        terminal.wait()
