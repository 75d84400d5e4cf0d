"""A file of what is remembered, for tests of what becomes of it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tui.memory.store import Store
from tui.memory.trouble import Problem
from tui.memory.values import (
    ArticleMemory,
    ColumnMemory,
)
from tui.page.page import Place

NOTHING = ArticleMemory()
READ = ArticleMemory(read=True, place=Place(7, 3), percent=43)
LEFT = ColumnMemory(
    topic="终端", sort="VOTES", reverse=True, words="字", article="https://a/1", reading=True
)
PROCESS = """
import sys, time
from pathlib import Path
from tui.memory.values import ArticleMemory
from tui.memory.store import Store
store, name, count = Store(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
store.articles()
print("ready", flush=True)
for number in range(count):
    # Both mark the same articles, each in its own way.
    now = ArticleMemory(read=True) if name == "one" else ArticleMemory(bookmarked=True)
    store.remember_article(f"shared-{number}", ArticleMemory(), now)
    store.remember_article(f"{name}-{number}", ArticleMemory(), ArticleMemory(read=True))
print(store.take_problem() or "", flush=True)
if name == "killed":
    time.sleep(60)
store.close()
"""


def process(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    """Start a reader that marks articles in a folder."""
    command = [sys.executable, "-c", PROCESS, str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def written(folder: Path) -> Store:
    """Return a store with some things in it, seen by no other one."""
    store = Store(folder)
    store.remember_article("https://a/1", NOTHING, READ)
    store.remember_column("/c.json", LEFT)
    store.close()
    return Store(folder)


def comes_true(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def problems(store: Store) -> list[Problem]:
    """Return what goes wrong, once something has."""
    found: list[Problem] = []

    def take() -> bool:
        found.extend(iter(store.take_problem, None))
        return bool(found)

    comes_true(take)
    return found
