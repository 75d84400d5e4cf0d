"""The app under Pilot, with a clipboard and a browser that remember what they were given."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen

from tests.columns import DEMO
from tests.screens.pictures import FakePictures
from tui.app import ReaderApp
from tui.archive.load import load
from tui.archive.model import Article, Column
from tui.memory.session import Session
from tui.memory.store import Store
from tui.memory.values import ColumnMemory
from tui.pictures.source import Pictures
from tui.settings import Settings
from tui.terminal.copied import Copied, CopyRoute
from tui.terminal.opened import Opened, OpenOutcome


@dataclass
class FakeClipboard:
    """Takes every copy."""

    texts: list[str] = field(default_factory=list)

    def copy(self, text: str, name: str = "clip.txt") -> Copied:
        """Remember the text."""
        self.texts.append(text)
        return Copied(CopyRoute.NATIVE, tool="fake")

    def save(self, text: str, name: str = "clip.txt") -> Path:
        """Remember the name."""
        self.texts.append(name)
        return Path("/saved") / name


@dataclass
class FakeBrowser:
    """Opens every link, or none."""

    outcome: OpenOutcome = OpenOutcome.BROWSER
    urls: list[str] = field(default_factory=list)

    def open(self, url: str) -> Opened:
        """Remember the URL."""
        self.urls.append(url)
        return Opened(self.outcome, url, ("fake-browser",))


class Reading:
    """A reader at the keyboard: presses keys and looks at the screen."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        """Sit down before an app that runs."""
        self.app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all that follows from them is done."""
        await self._pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until the app and its threads have nothing left to do."""
        while self.app.is_running and not self.app.key_queue.empty:
            await self._pilot.pause()
        await self.app.workers.wait_for_complete()
        await self._pilot.pause()
        # The pilot takes a process that the machine gives no time for one that is idle.
        for _ in range(5000):
            if not self._busy:
                break
            await asyncio.sleep(0.001)

    @property
    def _busy(self) -> bool:
        """Whether any widget has a message to handle yet, or is to be laid out or drawn."""
        screens = self.app.screen_stack if self.app.is_running else []
        nodes = [self.app, *(node for screen in screens for node in screen.walk_children())]
        return any(node.message_queue_size for node in (*nodes, *screens)) or any(
            screen._layout_required or screen._dirty_widgets for screen in screens[-1:]
        )

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal."""
        await self._pilot.resize_terminal(width, height)
        await self.settle()

    @property
    def screen(self) -> Screen[object]:
        """The screen on top."""
        return self.app.screen

    @property
    def rows(self) -> list[str]:
        """What the screen shows, blanks at the ends of rows left out."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """What the screen shows, as one string."""
        return "\n".join(self.rows)

    @property
    def said(self) -> list[str]:
        """The messages that the app has shown."""
        return [notification.message for notification in self.app._notifications]


@asynccontextmanager
async def reading(
    column: Column | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    article: Article | None = None,
    topic: str = "",
    clipboard: FakeClipboard | None = None,
    browser: FakeBrowser | None = None,
    store: Store | None = None,
    column_key: str = "column.json",
    left: ColumnMemory | None = None,
    settings: Settings | None = None,
    messages: bool = False,
    pictures: Pictures | None = None,
) -> AsyncIterator[Reading]:
    """Open a column, the sample unless one is given, in a terminal of so many cells and rows.

    Nothing is remembered beyond the test unless there is a store. Messages are kept in `said`, and
    drawn over the screen where a test asks for that.
    """
    app = ReaderApp(
        Session(column or load(DEMO), store, column_key, article=article, topic=topic, left=left),
        clipboard=clipboard or FakeClipboard(),
        browser=browser or FakeBrowser(),
        settings=settings,
        pictures=pictures or FakePictures(),
    )
    async with app.run_test(size=size, notifications=messages) as pilot:
        reader = Reading(app, pilot)
        await reader.settle()
        yield reader
