"""Measure searching a whole column: the first hits, all of them, and the keys meanwhile."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

from tests.bench.columns import write_column
from tests.columns import DEMO
from tests.screens.reading import FakeBrowser, FakeClipboard
from tui.app import ReaderApp
from tui.archive.load import load
from tui.archive.model import Column
from tui.memory.session import Session
from tui.screens.search import SearchScreen

LENGTH = 10_000
"""Characters of HTML to an article."""
WORDS = ("终端", "python", "e", "没有这样的词", "zzqx", '"按一下" 代码', "span")
_TRIED = 200
"""Articles that tell how many bytes there are to one."""
_PULSE = 0.005


async def measure(column: Column, words: str) -> None:
    """Type words into the search of a column, and print what that took."""
    app = ReaderApp(Session(column), clipboard=FakeClipboard(), browser=FakeBrowser())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("F")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        late: list[float] = []
        first = None
        screen.input.value = words
        begun = before = time.perf_counter()
        cpu = time.process_time()
        while screen.working or time.perf_counter() - begun < 3 * _PULSE:
            await asyncio.sleep(_PULSE)
            now = time.perf_counter()
            late.append(now - before - _PULSE)
            before = now
            if first is None and screen.hits.articles:
                first = now - begun
        whole, cpu = time.perf_counter() - begun, time.process_time() - cpu
        late.sort()
        shown = f"{first * 1000:6.0f} ms" if first else "     none"
        print(
            f"{words:<12}\t{screen.hits.articles:6} articles  first {shown}  all {whole:5.2f} s "
            f"({cpu:.2f} of the processor)  "
            f"a key waits {late[len(late) // 2] * 1000:.0f} ms, at most {late[-1] * 1000:.0f} ms"
        )


def main() -> None:
    """Print a line for each of some words."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.search", description=__doc__)
    parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help="a column")
    parser.add_argument("--megabytes", type=int, default=150, help="without a file: how large")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.file or Path(folder) / "column.json"
        if not options.file:
            sample = DEMO.read_bytes()
            write_column(file, sample, _TRIED, LENGTH)
            count = options.megabytes * 1_000_000 * _TRIED // file.stat().st_size
            write_column(file, sample, count, LENGTH)
        column = load(file)
        print(f"{file.stat().st_size / 1e6:.0f} MB, {len(column.articles)} articles")
        for words in WORDS:
            asyncio.run(measure(column, words))


if __name__ == "__main__":
    main()
