"""Measure how fast the reader is, in a pseudo-terminal, beside what else there is."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.columns import write_column
from tests.bench.measures import (
    OPENED,
    ends,
    installed,
    keys,
    middle,
    reader,
    slow,
    smallest_app,
    starts,
    widget_times,
)
from tests.columns import DEMO
from tui.archive.load import load
from tui.archive.parts import load_parts

SIZES = (54, 1_000, 10_000)
LENGTH = 5_500
"""Characters of HTML to an article: ten thousand are about 150 MB, as in the archives there are."""
LARGEST = 100_000
LENGTH_OF_MANY = 1_000
ENTRIES_OF_SMALLEST = 54
KEYS_PRESSED = (
    *("PageDown", "Tab to next topic", "letter to filtered list"),
    *("j", "j that scrolls", "PageDown in the list", "k in an article", "any key"),
)


def main() -> None:
    """Print a table of each column."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="measure this column")
    parser.add_argument(
        "--rounds", type=int, default=9, help="starts to take the median of; few open few articles"
    )
    parser.add_argument("--sizes", metavar="N", type=int, nargs="+", default=SIZES, help="articles")
    options = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.file:
            print_table(options.file, len(load(options.file).articles), folder, options.rounds)
            return
        for size in options.sizes:
            home = folder / str(size)  # one for each, since what was read is remembered
            home.mkdir()
            file = home / "column.json"
            length = LENGTH if size < LARGEST else LENGTH_OF_MANY
            write_column(file, DEMO.read_bytes(), size, length)
            print_table(file, size, home, options.rounds)
            file.unlink()


def print_table(file: Path, articles: int, folder: Path, rounds: int) -> None:
    """Print what was measured of a column."""
    megabytes = file.stat().st_size / 1e6
    print(f"\n{articles} articles, {megabytes:.1f} MB (medians of {rounds} starts)\n")
    first = next(load_parts(file)).articles
    lines = folder / "lines.txt"
    lines.write_text("\n".join(one.title for one in first[:ENTRIES_OF_SMALLEST]), "utf-8")
    others = installed({"less": ["less", str(lines)], "w3m": ["w3m", str(lines)]})
    painted = starts(file, {"smallest": smallest_app(lines), **others}, folder, rounds)
    python = sys.executable
    read = f"import json; json.load(open({str(file)!r}, encoding='utf-8'))"
    ended = ends(
        {
            "--list": reader(file, "--list"),
            "--print": reader(file, "--print", "1"),
            "imports": [python, "-c", "import msgspec, rich.cells"],
            "json.load": [python, "-c", read],
        },
        folder,
        rounds,
    )
    opened = min(OPENED, 2 * rounds)
    pressed = keys(file, articles, folder, opened)
    widget = widget_times(file, folder, opened)
    own = middle(painted["smallest, MB"])
    row("first paint", painted["first paint"], "the smallest Textual app", painted["smallest"])
    for name in others:
        row(f"  {name} takes", painted[name])
    row("Enter to text", pressed["Enter to text"], "Textual's Markdown widget", widget)
    (screenful,) = pressed["screenful, bytes"]
    print(f"a screenful of the list is {screenful:.0f} bytes to the terminal")
    for name in KEYS_PRESSED:
        row(
            name,
            pressed.get(name, ()),
            bytes_sent=pressed.get(f"{name}, bytes", ()),
            screenful=screenful,
        )
    row("--list", ended["--list"], "importing msgspec, rich.cells", ended["imports"])
    row("--print 1", ended["--print"], "json.load", ended["json.load"])
    memory = pressed["memory, MB"][0]
    print(
        f"{'peak memory':34}{memory:8.0f} MB   {(memory - own) / megabytes:.2f} of the file "
        f"above the smallest app's {own:.0f} MB"
    )


def row(
    what: str,
    seconds: Sequence[float],
    of: str = "",
    others: Sequence[float] = (),
    bytes_sent: Sequence[float] = (),
    screenful: float = 1.0,
) -> None:
    """Print a row of the table: median, slow ones, and ratios to what other things take."""
    if not seconds:
        return
    line = f"{what:34}{1000 * middle(seconds):8.1f} ms   99 % within {1000 * slow(seconds):.0f}"
    if others:
        line += (
            f"   {middle(seconds) / middle(others):.2f} of {of} ({1000 * middle(others):.0f} ms)"
        )
    if bytes_sent:
        bytes_of_one = middle(bytes_sent)
        line += f"   {bytes_of_one:.0f} bytes, {bytes_of_one / screenful:.2f} of a screenful"
    print(line, flush=True)


if __name__ == "__main__":
    main()
