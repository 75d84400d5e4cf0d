"""The ways out of the app: clipboard, browser, the plain terminal; and what is said of them."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual import on

from tui.internals.drawing import DrawnApp
from tui.messages import Browse, Copy, Say
from tui.page.cells import fit
from tui.settings import Settings, config_file, state_folder

if TYPE_CHECKING:
    from tui.terminal.copied import Copied
    from tui.terminal.opened import Opened

_SECONDS_FOR_A_PROBLEM = 15.0
_TOGETHER_SECONDS = 0.5
"""Messages said within it do not take each other's place."""


class CopyDoor(Protocol):
    """What takes a copied text; `Clipboard` is the real one."""

    def copy(self, text: str, name: str = "clip.txt") -> Copied:
        """Copy a text and say what became of it."""
        ...

    def save(self, text: str, name: str = "clip.txt") -> Path:
        """Save a text in a file and return its path; raise OSError where that fails."""
        ...


class LinkDoor(Protocol):
    """What opens a link; `Browser` is the real one."""

    def open(self, url: str) -> Opened:
        """Open a link and say what became of it."""
        ...


class OutsideApp(DrawnApp, inherit_bindings=False):
    """An app that copies, opens links, and steps aside for the terminal's own selection."""

    def __init__(
        self, settings: Settings, clipboard: CopyDoor | None, browser: LinkDoor | None
    ) -> None:
        """Make the app.

        Args:
            settings: what the reader has set.
            clipboard: what takes copies; this machine's unless given.
            browser: what opens links; this machine's unless given.
        """
        # Without this Textual would turn colours into greys, and those are colours, too.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.settings = settings
        self._copy_door = clipboard
        self._link_door = browser
        self._copied: tuple[str, str] | None = None
        self._said_at = 0.0
        self._said_here = False
        """Whether what was said last is about the screen on top."""
        self.problems: tuple[str, ...] = ()
        """What is wrong with the settings, a line each; all of it is printed in the end."""

    @cached_property
    def _copies(self) -> CopyDoor:
        from tui.terminal.clipboard import Clipboard

        command = self.settings.copy_command
        return self._copy_door or Clipboard(os.environ, self._write, state_folder(), command)

    @cached_property
    def _links(self) -> LinkDoor:
        from tui.terminal.browser import Browser

        return self._link_door or Browser(os.environ)

    @on(Browse)
    def _browse(self, event: Browse) -> None:
        self.run_worker(partial(self._open_link, event.url), thread=True)

    def _open_link(self, url: str) -> None:
        """Open a link outside; where there is no browser to see, copy and show it. In a thread."""
        from tui.terminal.opened import Door

        opened = self._links.open(url)
        if opened.door is Door.SUSPEND:
            self.call_from_thread(self._run_suspended, opened.command)
        elif opened.door is Door.BROWSER:
            self.call_from_thread(self.say, opened.message)
        else:
            copied = self._copies.copy(url, "url.txt")
            self.call_from_thread(self._show_link, url, f"{opened.message}。{copied.message}")

    def _show_link(self, url: str, why: str) -> None:
        from tui.screens.link import LinkScreen

        self._copied = (url, "url.txt")
        self.push_screen(LinkScreen(url, why))

    def _run_suspended(self, command: Sequence[str]) -> None:
        from tui.terminal.aside import run_here

        with self.suspend():
            problem = run_here(command)
        if problem:
            self.say(problem)

    @on(Copy)
    def _copy(self, event: Copy) -> None:
        self._copied = (event.text, event.name)

        def copy() -> None:
            copied = self._copies.copy(event.text, event.name)
            self.call_from_thread(self.say, f"{event.what}：{copied.message}")

        self.run_worker(copy, thread=True)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected in a field: by the same door as all else."""
        self.post_message(Copy(text, "选中的文字"))

    def action_save_copy(self) -> None:
        """Save what was copied last in a file."""
        if self._copied is None:
            self.say("还没有复制过什么")
            return
        try:
            self.say(f"已存为 {self._copies.save(*self._copied)}")
        except OSError as error:
            self.say(f"存不了文件：{error.strerror}")

    def action_show_raw(self) -> None:
        """Leave the screen to what was copied last, for the terminal's own selection."""
        if self._copied is None:
            self.say("还没有复制过什么")
            return
        from tui.terminal.aside import show

        with self.suspend():
            show(self._copied[0])

    def _write(self, sequence: str) -> None:
        """Write an escape sequence to the terminal. Called from a thread."""
        if self._driver is not None:
            self.call_from_thread(self._driver.write, sequence)

    @on(Say)
    def _heard(self, event: Say) -> None:
        self.say(event.text)
        self._said_here = not event.stays

    def leave_said(self) -> None:
        """Take away what was said about a screen that is left now."""
        if self._said_here and not self.problems:
            self.clear_notifications()
        self._said_here = False

    def say_problems(self) -> None:
        """Say in two rows how much is wrong with the settings, and the first of it.

        More would cover the screen, and be gone before it was read.
        """
        if not self.problems:
            return
        first = self.problems[0].removeprefix(f"{config_file().parent}{os.sep}")
        shown = fit(first, self.size.width * 4 // 5).rstrip()
        said = f"设置里有 {len(self.problems)} 处不对，退出后列出\n{shown}"
        self.say(said, seconds=_SECONDS_FOR_A_PROBLEM)

    def say(self, text: str, seconds: float | None = None) -> None:
        """Show a message in place of those before it, but for those that were said just now."""
        self._said_here = False
        before, self._said_at = self._said_at, time.monotonic()
        if self._said_at - before > _TOGETHER_SECONDS:
            self.clear_notifications()
        self.notify(text, markup=False, timeout=seconds)
