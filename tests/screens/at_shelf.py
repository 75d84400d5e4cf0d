"""The app under Pilot at a shelf that was made for a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.library.shelves import library_of
from tests.screens.pictures import FakePictures
from tests.screens.reading import FakeBrowser, FakeClipboard, Reading
from tui.app import ReaderApp
from tui.library.shelf_session import ShelfSession
from tui.memory.store import Store
from tui.memory.values import ShelfState


@asynccontextmanager
async def at_shelf(
    folder: Path,
    *,
    store: Store | None = None,
    size: tuple[int, int] = (80, 24),
    left: ShelfState | None = None,
    browser: FakeBrowser | None = None,
    counted: bool = True,
) -> AsyncIterator[Reading]:
    """Open the shelf of a folder; wait until its columns are counted, unless that is not wanted."""
    store = store or Store(None)
    session = ShelfSession(library_of(folder, store.shelf), store, left)
    app = ReaderApp(
        None,
        shelf=session,
        clipboard=FakeClipboard(),
        browser=browser or FakeBrowser(),
        pictures=FakePictures(),
    )
    async with app.run_test(size=size) as pilot:
        reader = Reading(app, pilot)
        while counted and not session.library.places.indexed:
            await pilot.pause(0.01)
        if counted:
            await reader.settle()
        yield reader
