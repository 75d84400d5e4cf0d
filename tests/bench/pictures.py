"""Measure pictures in a pseudo-terminal: the first, the next, a step of panning, and memory."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageChops

from tests.columns import DEMO
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.tmux import private_environment

DIGEST = "0123456789abcdef0123456789abcdef"
LARGE = (4160, 3120)
OCTAVES = (4, 8, 16, 32, 64, 128, 256, 512, 1024)
_SHOWN = " 像素一格", "全图"


def clouds(size: tuple[int, int]) -> Image.Image:
    """Return noise each octave of which is half as strong as the one before, as in photographs."""
    made = Image.new("L", size, 128)
    for number, octave in enumerate(OCTAVES):
        noise = Image.effect_noise((octave * 4 // 3, octave), 90).resize(size)
        weaker = noise.point([round(128 + (level - 128) * 0.5**number) for level in range(256)])
        made = ImageChops.add(made, weaker, 1, -128)
    return made


def large_column(folder: Path) -> Path:
    """Write a column whose one picture is a JPEG of 13 megapixels, and return its file."""
    (folder / "assets").mkdir()
    colour = [clouds((1040, 780)).resize(LARGE) for _ in range(2)]
    weak = [128 + (level - 128) // 3 for level in range(256)]
    parts = (clouds(LARGE), *(channel.point(weak) for channel in colour))
    Image.merge("YCbCr", parts).save(folder / f"assets/v2-{DIGEST}_r.jpg", quality=92)
    html = f'<p>x</p><img src="https://pic1.zhimg.com/v2-{DIGEST}_r.jpg">'
    file = folder / "column.json"
    file.write_text(json.dumps({"title": "x", "article": [{"title": "x", "content": html}]}))
    return file


def measure(file: Path, article: int, size: tuple[int, int], rounds: int) -> str:
    """Return what the pictures of an article took, in a row of a table."""
    first, again, steps, sent, memory = [], [], [], [], []
    command = [sys.executable, "-m", "tui", str(file), "--article", str(article)]
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as home:
            environment = private_environment(Path(home), COLORTERM="truecolor")
            with PseudoTerminal(command, environment, *size) as terminal:
                terminal.wait_for(" i]")
                terminal.wait_for_rest()
                before = terminal.megabytes
                first.append(_opened(terminal))
                terminal.press("q")
                again.append(_opened(terminal))
                terminal.press("1")
                for key in "lljjhk":
                    after = terminal.press(key)
                    if after is not None and terminal.answered > 1000:
                        steps.append(after)
                        sent.append(terminal.answered)
                memory.append(terminal.megabytes - before)
    cells = " ".join((f"{_ms(first)} first", f"{_ms(again)} again", f"{_ms(steps)} a step"))
    return f"{cells}, {statistics.median(sent) / 1e3:.0f} KB; {max(memory):.0f} MB more"


def _opened(terminal: PseudoTerminal) -> float:
    """Open a picture, and return how many seconds after the key its last byte came."""
    terminal.send("i")
    while not any(terminal.shown(words) for words in _SHOWN):
        terminal.read(0.05)
    terminal.wait_for_rest()
    return terminal.read_at - terminal._pressed_at


def _ms(seconds: Iterable[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f} ms"


def main() -> None:
    """Print a line for each picture and each size of the terminal."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pictures", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="starts to take the median of")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        large = large_column(Path(name))
        for size in ((80, 24), (120, 40)):
            print(f"{size[0]}×{size[1]}, drawing: {measure(DEMO, 5, size, rounds)}")
            print(f"{size[0]}×{size[1]}, 13 megapixels: {measure(large, 1, size, rounds)}")


if __name__ == "__main__":
    main()
