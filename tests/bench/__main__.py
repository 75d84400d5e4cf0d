"""Measure first paint, opening an article and turning its pages, in a pseudo-terminal."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.bench import smallest
from tests.bench.typist import Typist
from tests.terminal.tmux import private_environment
from tui.archive.load import load
from tui.archive.model import Article, Column
from tui.page.document import body, document
from tui.page.layout import lay_out
from tui.page.theme import DARK

ENTER, BACK, DOWN, PAGE_DOWN = "\r", "q", "j", "\x1b[6~"
READING_WIDTH = 80
LOOKING = 1.5
"""Seconds for which one looks at the list before opening an article."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("file", metavar="FILE", type=Path, help="a column")
    parser.add_argument("--rounds", type=int, default=9, help="starts to take the median of")
    parser.add_argument("--articles", type=int, help="open the first so many; all unless given")
    options = parser.parse_args()
    column = load(options.file)
    with tempfile.TemporaryDirectory() as folder:
        environment = private_environment(Path(folder))
        # Installed packages are compiled; so shall ours be, by the round that does not count.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        lines = Path(folder) / "lines.txt"
        lines.write_text("\n".join(article.title for article in column.articles), "utf-8")
        ours = [sys.executable, "-m", "tui", str(options.file)]
        theirs = [sys.executable, str(smallest.__file__), str(lines)]
        first = column.articles[0].title[:4]
        starts: dict[str, list[float]] = {"zhihu-tui": [], "smallest": []}
        for number in range(options.rounds + 1):
            # In turn, so that whatever else the machine does falls on both.
            for name, command in (("zhihu-tui", ours), ("smallest", theirs)):
                with Typist(command, environment) as typist:
                    seconds = typist.wait_for(first)
                if number:
                    starts[name].append(seconds)
        with Typist(ours, environment) as typist:
            opened, turned = read_all(typist, column, options.articles)
    row("first paint of the list", starts["zhihu-tui"])
    row("  of the smallest app with it", starts["smallest"])
    print(f"  ratio of the medians {median(starts['zhihu-tui']) / median(starts['smallest']):.2f}")
    row("Enter to the article's text", opened)
    row("PageDown to the whole answer", turned)


def read_all(typist: Typist, column: Column, most: int | None) -> tuple[list[float], list[float]]:
    """Return the seconds that opening each article took, and those of every page turned."""
    opened, turned = [], []
    typist.wait_for(column.articles[0].title[:4])
    time.sleep(LOOKING)
    typist.wait_for_rest()
    for number, article in enumerate(column.articles[:most]):
        if number:
            typist.press(DOWN)
            typist.wait_for_rest()
        typist.press(ENTER)
        opened.append(typist.wait_for(first_words(article)))
        typist.wait_for_rest()
        while True:
            typist.press(PAGE_DOWN)
            if (seconds := typist.wait_for_rest()) is None:
                break
            turned.append(seconds)
        typist.press(BACK)
        typist.wait_for_rest()
    return opened, turned


def first_words(article: Article) -> str:
    """Return the first words of an article's body, as they go to the terminal in one piece."""
    page = lay_out(body(article) or document(article), READING_WIDTH, DARK)
    for row_of_page in page.rows:
        for segment in row_of_page.segments:
            if words := segment.text.strip():
                return words
    return ""


def row(what: str, seconds: Sequence[float]) -> None:
    """Print a row of the table, in milliseconds."""
    if seconds:
        least, middle, most = (
            1000 * value for value in (min(seconds), median(seconds), max(seconds))
        )
        print(f"{what:32} median {middle:6.1f} ms  {least:6.1f} to {most:6.1f}  of {len(seconds)}")


if __name__ == "__main__":
    main()
