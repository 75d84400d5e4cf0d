"""What is painted before the app is there, and what the app then sends to the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import pytest
from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen

import tui.app
from tests.screens.reading import FakeBrowser, FakeClipboard
from tui.app import ReaderApp
from tui.cli.beginning import Beginning
from tui.cli.first_paint import paint
from tui.internals.drawn_app import Painted
from tui.memory.passages import Passages
from tui.memory.store import Store
from tui.page.cache import PageCache
from tui.page.first_screen import FirstScreen
from tui.services.pictures import ColumnPictures
from tui.settings import Settings
from tui.terminal.early import EarlyTerminal

ENVIRONMENT: Mapping[str, str] = {"TERM": "xterm-256color"}
LONG = "终端里的中文排版：断行、标点与宽度，“引号”……以及它们在一屏里怎样都放得下的全部 🚀👩‍🚀 ①α"
"""A text with all that is hard to measure."""


class Terminal:
    """Takes what is painted."""

    def __init__(self) -> None:
        self.written = ""

    def paint(self, sequences: str, rows: int) -> None:
        self.written += sequences


class WatchedApp(ReaderApp):
    """Writes down what it would send to a terminal for each frame."""

    CSS_PATH = str(Path(tui.app.__file__).with_name("app.tcss"))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.frames: list[str] = []

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            self.frames.append(self._frame.sequences(renderable, self.size, self.console))


async def frames_after_paint(
    begin: Beginning, store: Store, size: tuple[int, int], settings: Settings, **environment: str
) -> tuple[FirstScreen | None, list[str]]:
    """Return what is painted first, and all that the app sends until it waits for a key."""
    pages, pictures = PageCache(), ColumnPictures((), lambda: Path("/nowhere"))
    passages = Passages(store)
    passages.restore(passages.look_up())
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NO_COLOR", raising=False)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr("os.get_terminal_size", lambda descriptor=1: size)
        terminal = cast("EarlyTerminal", Terminal())
        screen = paint(terminal, begin, settings, store, pictures, pages, passages, environment)
        patch.undo()
        for name, value in environment.items():
            patch.setenv(name, value)
        app = WatchedApp(
            begin.session,
            shelf=begin.shelf,
            settings=settings,
            clipboard=FakeClipboard(),
            browser=FakeBrowser(),
            pictures=pictures,
            rest=begin.rest,
            painted=Painted(HeadlessDriver, screen, pages, passages),
        )
        async with app.run_test(size=size, notifications=False) as pilot:
            for _ in range(3):
                await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
    return screen, app.frames
