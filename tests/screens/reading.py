"""The app under Pilot, with a clipboard and a browser that remember what they were given."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from textual import events
from textual.app import ScreenStackError
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled

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


_QUIET_ROUNDS = 2
"""How many rounds in a row must find nothing to do."""
_MOST_ROUNDS = 5000
"""How many rounds an app may have something to do."""
_MOST_TURNS = 1000
"""How many turns of the event loop before a round."""
_PATIENCE_SECONDS = 30.0
"""How long a round may take."""


def key_event(key: str, app: ReaderApp) -> events.Key:
    """Return what a terminal sends for a key: its name as in a binding, or a character."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = name if len(name) == 1 else ""
    event = events.Key(name, character or None)
    event.set_sender(app)
    return event


def _ready_callbacks() -> int:
    """Return how many callbacks the event loop has to call now: asyncio itself says it nowhere."""
    return len(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]


class Reading:
    """A reader at the keyboard: presses keys and looks at the screen."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        """Sit down before an app that runs."""
        self.app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait after each until all that follows from it is done."""
        for key in keys:
            self._driver.send_message(key_event(key, self.app))
            await self.settle()

    async def settle(self) -> None:
        """Wait until the app and its threads have nothing left to do.

        By its queues and not by the clock, as Textual's pilot does: that takes a process which the
        machine gives no time for one that is idle, and waits 60 ms for each key.
        """
        quiet = 0
        for _ in range(_MOST_ROUNDS):
            # First let be done what can be, a key that was sent but now, too. A round then is for
            # what has been taken out of its queue, and waits for something else.
            await self._let_run()
            if not self.app.is_running:
                break
            with suppress(WorkerCancelled):  # by the screen that was left, or by a later one
                await self.app.workers.wait_for_complete()
            await self.app.animator.wait_until_complete()
            if self.app.screen_stack:
                self.app.screen._on_timer_update()
            if not self._rests and not await self._round():
                break
            quiet = 0 if self._busy else quiet + 1
            if quiet == _QUIET_ROUNDS:
                break

    async def _let_run(self) -> None:
        """Let the event loop run until nothing is left that it can do now."""
        for _ in range(_MOST_TURNS):
            await asyncio.sleep(0)
            if not _ready_callbacks():
                break

    @property
    def _rests(self) -> bool:
        """Whether there is nothing to do now, and each widget waits for something in its queue."""
        if _ready_callbacks() or not self.app.screen_stack:
            return False
        nodes = (self.app, *self.app.screen.walk_children(with_self=True))
        return all(node._closed or node._message_queue.ready_event._waiters for node in nodes)

    async def _round(self) -> bool:
        """Wait until all widgets on the screen have done what is in their queues.

        As Textual's `_wait_for_screen`, which looks at the parameters of a callback once a widget.
        Return False when the app has ended meanwhile.
        """
        try:
            nodes = [self.app, *self.app.screen.walk_children(with_self=True)]
        except ScreenStackError:
            return False
        done, left = asyncio.Event(), 0

        def came_round() -> None:
            nonlocal left
            left -= 1
            if not left:
                done.set()

        for node in nodes:
            left += node.post_message(events.Callback(callback=came_round))
        if not left:
            return True
        ends = [asyncio.ensure_future(e.wait()) for e in (done, self.app._exception_event)]
        await asyncio.wait(ends, timeout=_PATIENCE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.cancel()
        assert not left or self.app._exception_event.is_set(), "what a key has begun never ends"
        return not left

    @property
    def _busy(self) -> bool:
        """Whether any key or message is to be handled yet, or a widget to be laid out or drawn."""
        return self.app.is_running and (
            self._waiting
            or self.app._resize_event is not None
            or not all(worker.is_finished for worker in self.app.workers)
            or any(
                screen._layout_required or screen._dirty_widgets
                for screen in self.app.screen_stack[-1:]
            )
        )

    @property
    def _waiting(self) -> bool:
        """Whether any key or message waits in a queue."""
        if not self.app.is_running:
            return False
        screens = self.app.screen_stack
        nodes = (self.app, *screens, *(node for one in screens for node in one.walk_children()))
        return not self.app.key_queue.empty or any(node.message_queue_size for node in nodes)

    @property
    def _driver(self) -> Driver:
        driver = self.app._driver
        assert driver
        return driver

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal."""
        size = Size(width, height)
        assert isinstance(self._driver, HeadlessDriver)
        self._driver._size = size
        self.app.post_message(events.Resize(size, size))
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
