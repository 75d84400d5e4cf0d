"""What leaves the app: where copies and links go, and what the app is asked to do for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from tests.services.test_copying import FakeClipboard
from tests.services.test_links import FakeBrowser
from tui.services.copying import NOTHING_COPIED
from tui.services.outgoing import Outgoing
from tui.terminal.opened import OpenOutcome

_Result = TypeVar("_Result")
URL = "https://example.com/a"


class FakeHost:
    """An app that writes down what it is asked to do; its threads end when they are asked to."""

    def __init__(self) -> None:
        """Make an app that has done nothing yet."""
        self.done: list[str] = []
        self._waiting: list[Callable[[], None]] = []

    def say(self, text: str) -> None:
        """Write it down."""
        self.done.append(f"say {text}")

    def show_link(self, url: str, why: str) -> None:
        """Write it down."""
        self.done.append(f"show {url}: {why}")

    def in_thread(self, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Keep it until the threads are let run."""
        self._waiting.append(lambda: then(work()))

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Write it down."""
        self.done.append("suspend")
        yield
        self.done.append("resume")

    def run_threads(self) -> None:
        """Let the threads run to their ends."""
        for thread in self._waiting:
            thread()
        self._waiting.clear()


def outgoing(door: OpenOutcome = OpenOutcome.BROWSER) -> tuple[FakeHost, FakeClipboard, Outgoing]:
    host, clipboard = FakeHost(), FakeClipboard()
    return host, clipboard, Outgoing(host, lambda: clipboard, lambda: FakeBrowser(door))


def test_a_copy_is_made_in_a_thread_and_said() -> None:
    host, clipboard, out = outgoing()
    out.copy("x = 1", "代码，1 行", "code.txt")
    assert not clipboard.texts and not host.done
    host.run_threads()
    assert clipboard.texts == ["x = 1"]
    assert host.done == ["say 代码，1 行：已复制（fake）"]


def test_what_is_saved_is_what_was_asked_for_last_though_its_copy_is_not_made_yet() -> None:
    host, clipboard, out = outgoing()
    out.copy("a", "代码", "a.txt")
    out.copy("b", "代码", "b.txt")
    out.save_copy()
    assert host.done == ["say 已存为 /saved/b.txt"]
    host.run_threads()
    assert clipboard.texts == ["a", "b"]


def test_with_nothing_copied_the_screen_is_not_left() -> None:
    host, _, out = outgoing()
    out.show_raw()
    out.save_copy()
    assert host.done == [f"say {NOTHING_COPIED}"] * 2


def test_a_link_goes_to_the_browser() -> None:
    host, clipboard, out = outgoing()
    out.browse(URL)
    host.run_threads()
    assert host.done == ["say 已交给 w3m 打开"]
    assert not clipboard.texts


@pytest.mark.parametrize("door", [OpenOutcome.NONE, OpenOutcome.REFUSED])
def test_a_link_that_no_browser_takes_is_shown_and_can_be_saved(door: OpenOutcome) -> None:
    host, clipboard, out = outgoing(door)
    out.browse(URL)
    host.run_threads()
    out.save_copy()
    assert clipboard.texts == [URL]
    assert host.done[0].startswith(f"show {URL}: ")
    assert host.done[1] == "say 已存为 /saved/url.txt"
