"""Measure a shelf of made columns: `python -m tests.bench.shelf`.

First paint beside that of one of its columns, until all is counted, the second start, opening a
column beside opening its file, searching all of them on the screen and on the command line, and the
memory after a search and after visiting them all.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.bench.columns import write_column
from tests.bench.measures import middle, private, reader, slow
from tests.columns import DEMO
from tests.terminal.pseudo import PseudoTerminal

COLUMNS, MANY = 500, 5_000
ARTICLES = 21
LENGTH = 5_900
"""Characters of HTML to an article: 500 columns of 21 are 135 MB, about as many as were crawled."""
ENTER, ESCAPE, DOWN, UP = "\r", "\x1b", "j", "k"
OPENED = 10
"""How many columns are opened to measure one."""
FOUND, MISSING = ("终端", "python"), ("zzqx", "没有这样的词")
"""Words that are in most articles, and in many; words that are in none."""
WORDS = (*FOUND, *MISSING)
"""What is searched for; none is part of the one before, which would make it quicker."""
_OWN = re.compile(r'(?:alt|href)="[^"]+|equation\?tex=[^"]+')
_HIT = "\n   "
_GO_TO = 3
"""Hits below the selected one before keys are pressed: there is where to go."""
_KEY_SECONDS = 0.02
"""How long a reader waits after a key."""


def main() -> None:
    """Make the columns and print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.shelf", description=__doc__)
    parser.add_argument("--columns", metavar="N", type=int, default=COLUMNS)
    parser.add_argument("--many", metavar="N", type=int, default=MANY, help="0 leaves them out")
    parser.add_argument("--rounds", type=int, default=7, help="starts to take the median of")
    parser.add_argument("--visits", type=int, default=COLUMNS, help="columns to visit")
    parser.add_argument(
        "--varied", action="store_true", help="no two columns share a formula or a link"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shelf = make_shelf(folder / "shelf", options.columns, varied=options.varied)
        size = sum(file.stat().st_size for file in shelf.iterdir()) / 1e6
        print(f"{options.columns} columns, {size:.0f} MB (medians of {options.rounds} starts)\n")
        print_starts(shelf, folder, options.rounds)
        print_opening(shelf, folder)
        print_searches(shelf, folder, options.rounds)
        print_memory(shelf, folder, min(options.visits, options.columns))
        if options.many:
            many = folder / "many"
            many.mkdir()
            files = sorted(shelf.iterdir())
            for number in range(options.many):
                # By another name the same bytes: what counts here is how many there are.
                (many / f"{number:05}.json").hardlink_to(files[number % len(files)])
            print(f"\n{options.many} columns, {size * options.many / options.columns:.0f} MB\n")
            print_starts(many, folder, options.rounds)


def make_shelf(folder: Path, columns: int, *, varied: bool = False) -> Path:
    """Write a folder of columns, each with a title of its own, and return it.

    Args:
        folder: the folder, which is made.
        columns: how many.
        varied: whether no two of them share a formula or a link.
    """
    folder.mkdir()
    sample = msgspec.json.decode(DEMO.read_bytes())
    for number in range(columns):
        saved = sample | {"title": f"专栏{number:04}号"}
        if varied:
            saved["article"] = [
                one | {"content": _varied(one["content"], number)} for one in sample["article"]
            ]
        write_column(folder / f"{number:04}.json", msgspec.json.encode(saved), ARTICLES, LENGTH)
    return folder


def _varied(html: str, number: int) -> str:
    """Return HTML with a number at the end of each formula and link."""
    return _OWN.sub(rf"\g<0>{number}", html)


def print_starts(shelf: Path, folder: Path, rounds: int) -> None:
    """Print first paints, and how long until all columns are counted, at a first and a second."""
    one = next(iter(sorted(shelf.iterdir())))
    times: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        state = folder / f"state-{shelf.name}-{number}"
        for what, file in (("one", one), ("first", shelf), ("second", shelf)):
            seconds = start(file, state if file is shelf else folder / "state-one")
            if number:
                for name, taken in seconds.items():
                    times.setdefault(f"{what} {name}", []).append(taken)
        shutil.rmtree(state)
    row("first paint of one column", times["one paint"])
    row("first paint of the shelf", times["first paint"], times["one paint"])
    row("  all counted", times["first whole"])
    row("first paint at the second start", times["second paint"], times["one paint"])
    row("  complete", times["second whole"], times["second paint"])


def start(file: Path, state: Path) -> dict[str, float]:
    """Return how many seconds a start takes until something is there, and until all is."""
    state.mkdir(exist_ok=True)
    with PseudoTerminal(reader(file), private(state)) as terminal:
        if not file.is_dir():
            return {"paint": terminal.wait_for("1/21")}
        paint = terminal.wait_for("篇数")
        count = len(list(file.iterdir()))
        # All are counted, and it is known which are read.
        whole = terminal.wait_for(f"{count} 个专栏  {count * ARTICLES} 篇  ")
    return {"paint": paint, "whole": whole}


def print_opening(shelf: Path, folder: Path) -> None:
    """Print how long a column takes to open from the shelf, beside an article from its list."""
    state = folder / "state-opening"
    state.mkdir()
    opened: list[float] = []
    with PseudoTerminal(reader(shelf), private(state)) as terminal:
        terminal.wait_for("未读  ")
        terminal.wait_for_rest()
        for number in range(OPENED):
            terminal.send(ENTER)
            taken = terminal.wait_for("1/21")
            if number:
                opened.append(taken)
            terminal.wait_for_rest()
            terminal.press(ESCAPE)
            terminal.press(DOWN)
    one = next(iter(sorted(shelf.iterdir())))
    files = [start(one, folder / "state-one")["paint"] for _ in range(OPENED)]
    row("opening a column from the shelf", opened, files)


def print_searches(shelf: Path, folder: Path, rounds: int) -> None:
    """Print how long searches of all columns take, and what keys take meanwhile."""
    state = folder / "state-search"
    state.mkdir()
    for words in WORDS:
        lines, whole = [], []
        for _ in range(rounds):
            lasted = printed(shelf, words, state)
            lines.append(lasted[0])
            whole.append(lasted[1])
        row(f"--search {words}, its first line", lines)
        row("  all", whole)
    with PseudoTerminal(reader(shelf), private(state)) as terminal:
        terminal.wait_for("未读  ")
        terminal.wait_for_rest()
        terminal.send("F")
        terminal.wait_for("书架查找")
        terminal.wait_for_rest()
        times: dict[str, list[float]] = {}
        keys: list[float] = []
        for _ in range(rounds):
            for words in WORDS:
                begun = search(terminal, words)
                if words in FOUND:
                    times.setdefault(f"F {words}, its first hits", []).append(
                        terminal.wait_for("\n > ")
                    )
                wait_for_all(terminal)
                times.setdefault(f"F {words}, all", []).append(time.perf_counter() - begun)
        for what, seconds in times.items():
            row(what, seconds)
        for words in FOUND * rounds:
            search(terminal, words)
            while terminal.screen.count(_HIT) < _GO_TO:
                terminal.read(_KEY_SECONDS)
            while "%" in terminal.screen:
                keys.append(key(terminal))
        row("a key meanwhile", keys, [key(terminal) for _ in range(len(keys))])
        print(f"{'memory after searching':34}{terminal.megabytes:8.0f} MB", flush=True)


def search(terminal: PseudoTerminal, words: str) -> float:
    """Type words to search for, all at once, and return when that was; the search has begun."""
    terminal.send("\x15")  # what was typed before goes away
    terminal.wait_for_rest()
    terminal.send(words)
    begun = time.perf_counter()
    terminal.wait_for(f" {words}")
    terminal.wait_for("%")
    return begun


def wait_for_all(terminal: PseudoTerminal) -> None:
    """Wait until a search has come to its end."""
    while "%" in terminal.screen:
        terminal.read(_KEY_SECONDS)


def printed(shelf: Path, words: str, state: Path) -> tuple[float, float]:
    """Return how many seconds `--search` takes to its first line, and to its last."""
    begun = time.perf_counter()
    command = [*reader(shelf), "--search", words]
    with subprocess.Popen(
        command, env=private(state), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdout
        child.stdout.readline()
        first = time.perf_counter() - begun
        child.stdout.read()
    return first, time.perf_counter() - begun


def key(terminal: PseudoTerminal) -> float:
    """Return how many seconds a key takes to be answered."""
    terminal.read(_KEY_SECONDS)
    terminal.send("\x1b[B")
    begun = time.perf_counter()
    terminal.read(1.0)
    return terminal.read_at - begun


def print_memory(shelf: Path, folder: Path, visits: int) -> None:
    """Print the most memory there was while columns and an article of each were visited."""
    state, count = folder / "state-memory", len(list(shelf.iterdir()))
    state.mkdir()
    with PseudoTerminal(reader(shelf), private(state)) as terminal:
        terminal.wait_for("未读  ")
        terminal.wait_for_rest()
        print(f"{'memory at the shelf':34}{terminal.megabytes:8.0f} MB")
        for number in range(1, visits + 1):
            terminal.wait_for(f"{number}/{count}")
            for key, shown in ((ENTER, "话题"), (ENTER, "下篇"), ("q", "筛选"), ("h", "个专栏")):
                terminal.send(key)
                terminal.wait_for(shown)
            terminal.send(DOWN)
        print(f"{f'  after visiting {visits} columns':34}{terminal.megabytes:8.0f} MB", flush=True)
        terminal.send("F")
        terminal.wait_for("书架查找")
        search(terminal, FOUND[1])
        wait_for_all(terminal)
        print(f"{'  and a search of all':34}{terminal.megabytes:8.0f} MB", flush=True)


def row(what: str, seconds: Sequence[float], others: Sequence[float] = ()) -> None:
    """Print a row of the table: median, slow ones, and the ratio to what else was measured."""
    line = f"{what:34}{1000 * middle(seconds):8.1f} ms   99 % within {1000 * slow(seconds):.0f}"
    if others:
        line += f"   {middle(seconds) / middle(others):.2f} of {1000 * middle(others):.0f} ms"
    print(line, flush=True)


if __name__ == "__main__":
    main()
