"""Take the pictures that the README shows: `python -m screenshots.take`."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from screenshots.made_shelf import made_shelf
from screenshots.picture import picture
from tui.app import ReaderApp
from tui.archive.load import load
from tui.cli.column_selection import DEMO
from tui.memory.session import Session
from tui.services.pictures import ColumnPictures
from tui.settings import Settings

FOLDER = Path(__file__).parent
SIZE = (100, 30)
"""Cells to a row, and rows."""

# The keys that lead from the list to what is shown.
SCENES = {
    "list": (),
    "article": (*"jjj", "enter", "}"),
    "comments": ("G", "c", "j"),
    "picture": (*"jjjj", "enter", "i", "]", "]"),
    "pictures": (*"jjjj", "enter", "I", "d", "d"),
    "help": ("enter", "?"),
}

# The same from the list of a shelf's columns.
SHELF_SCENES = {
    "shelf": (*"jj",),
    "shelf-search": ("F", *"光标", "down", "down", "down"),
}


def take(folder: Path) -> Iterator[Path]:
    """Write every scene in dark and in light as an SVG into the folder, and yield its path."""
    for theme in ("dark", "light"):
        for name, keys in (SCENES | SHELF_SCENES).items():
            path = folder / f"{name}-{theme}.svg"
            path.write_text(asyncio.run(_shown(keys, theme, name in SHELF_SCENES)), "utf-8")
            yield path


async def _shown(keys: tuple[str, ...], theme: str, on_shelf: bool) -> str:
    """Return a picture of the sample column, or of the made shelf, after these keys."""
    pictures = ColumnPictures((DEMO,), lambda: DEMO.parent)
    with patch.dict(os.environ, COLORTERM="truecolor", TERM="xterm-256color"):
        app = ReaderApp(
            None if on_shelf else Session(load(DEMO)),
            shelf=made_shelf() if on_shelf else None,
            settings=Settings(theme=theme),
            pictures=pictures,
        )
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
        await pilot.pause()
        return picture(app.export_screenshot())


if __name__ == "__main__":
    for taken in take(Path(sys.argv[1]) if sys.argv[1:] else FOLDER):
        print(taken)
