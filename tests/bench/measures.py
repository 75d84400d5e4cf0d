"""What is measured of the reader, and of other programs beside it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from tests.bench import smallest, widget
from tests.terminal.pseudo import PseudoTerminal
from tui.archive.model import Article
from tui.archive.parts import load_parts
from tui.page.document import body, document, markdown_of
from tui.page.layout import lay_out
from tui.page.style import PageStyle
from tui.page.theme import DARK

END = "已到末尾"
"""The message at the end of an article."""
ENTER, BACK, DOWN, UP, PAGE_DOWN, TAB, REDRAW = "\r", "q", "j", "k", "\x1b[6~", "\t", "\x0c"
READING_WIDTH = 80
OPENED = 8
"""How many articles are opened, in the reader and in Textual's widget."""
KEYS = 40
"""How many keys are pressed on the list."""
ROWS = 20
"""How many of them do not scroll it."""

_WORDS = re.compile(r"\w{3,6}")

Times = Mapping[str, Sequence[float]]
"""Seconds (or bytes, or megabytes, as the name says) by what was measured."""


def starts(file: Path, others: Mapping[str, list[str]], folder: Path, rounds: int) -> Times:
    """Return how long the reader and others take to their first paint, by turns."""
    environment = private(folder)
    first = next(load_parts(file)).articles[0].title[:4]
    programs = {"first paint": reader(file), **others}
    found: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        # By turns, so that whatever else the machine does falls on all; the first does not count.
        for name, command in programs.items():
            with PseudoTerminal(command, environment) as terminal:
                seconds, megabytes = terminal.wait_for(first), terminal.megabytes
            if number:
                found[name].append(seconds)
                found[f"{name}, MB"].append(megabytes)
    return found


def keys(file: Path, articles: int, folder: Path, opened: int = OPENED) -> Times:
    """Return how long the reader takes to answer keys, and with how many bytes."""
    found: dict[str, list[float]] = defaultdict(list)
    column = next(load_parts(file))

    with PseudoTerminal(reader(file), private(folder)) as terminal:
        terminal.wait_for(f"{articles} 未读")
        terminal.wait_for_rest()

        def press(key: str, what: str) -> bool:
            seconds = terminal.press(key)
            if seconds is not None:
                found[what].append(seconds)
                found[f"{what}, bytes"].append(terminal.answered)
                found["any key"].append(seconds)
            return seconds is not None

        terminal.press(REDRAW)
        found["screenful, bytes"].append(terminal.answered)
        for number in range(KEYS):
            press(DOWN, "j" if number < ROWS else "j that scrolls")
        for _ in range(KEYS):
            press(PAGE_DOWN, "PageDown in the list")
        press("g", "g")
        for article in islice(column.articles, opened):
            words = first_words(article)
            there = words in terminal.screen
            terminal.send(ENTER)
            if not there:
                found["Enter to text"].append(terminal.wait_for(words))
            terminal.wait_for_rest()
            for _ in range(6):
                if not press(PAGE_DOWN, "PageDown") or END in terminal.screen:
                    break  # once more would open the next article
            for _ in range(3):
                press(UP, "k in an article")
            terminal.press(BACK)
            press(DOWN, "j")
        for _ in range(9):
            press(TAB, "Tab to next topic")
        terminal.press("\x1b[Z" * 9)
        for letter in "1234567":
            press("/", "/")
            press(letter, "letter to filtered list")
            terminal.press("\x1b")
        found["memory, MB"] = [terminal.megabytes]
    return found


def widget_times(file: Path, folder: Path, opened: int = OPENED) -> Sequence[float]:
    """Return how long Textual's Markdown widget takes to show the same articles."""
    found = []
    for number, article in enumerate(islice(next(load_parts(file)).articles, opened)):
        markdown = folder / f"{number}.md"
        markdown.write_text(markdown_of(article), "utf-8")
        with PseudoTerminal(
            [sys.executable, str(widget.__file__), str(markdown)], private(folder)
        ) as terminal:
            terminal.wait_for("ready")
            terminal.wait_for_rest()
            terminal.send(ENTER)
            found.append(terminal.wait_for(first_words(article)))
    return found


def ends(commands: Mapping[str, list[str]], folder: Path, rounds: int) -> Times:
    """Return how long programs take to their end, by turns, their output thrown away."""
    found: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for name, command in commands.items():
            before = time.perf_counter()
            subprocess.run(
                command,
                env=private(folder),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                check=True,
            )
            if number:
                found[name].append(time.perf_counter() - before)
    return found


def reader(file: Path, *options: str) -> list[str]:
    """Return the command that opens a file."""
    return [sys.executable, "-m", "tui", str(file), *options]


def smallest_app(lines: Path) -> list[str]:
    """Return the command that shows the lines of a file in the smallest Textual app."""
    return [sys.executable, str(smallest.__file__), str(lines)]


def installed(commands: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return those commands whose programs are there."""
    return {name: command for name, command in commands.items() if shutil.which(command[0])}


def private(folder: Path) -> dict[str, str]:
    """Return an environment with nothing of the user's, in which modules stay compiled."""
    from tests.terminal.tmux import private_environment

    environment = private_environment(folder)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def first_words(article: Article) -> str:
    """Return the first words of an article's body that any program shows as they are."""
    page = lay_out(body(article) or document(article), PageStyle(READING_WIDTH, DARK))
    # The first row of code names its language, and that of a picture says that there is one.
    plain = (one.text for one in page.rows if not one.text.startswith(("╌", "[")))
    found = (_WORDS.search(text) for text in plain)
    return next((words[0] for words in found if words), "")


def slow(values: Sequence[float]) -> float:
    """Return the 99th percentile; of fewer than a hundred values the greatest."""
    return sorted(values)[len(values) * 99 // 100]


def middle(values: Sequence[float]) -> float:
    """Return the median, 0 for none."""
    return median(values) if values else 0.0
