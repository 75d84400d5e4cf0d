"""The browser: opens a link where the reader can see it, and never inside the app."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from urllib.parse import quote

from tui.terminal import program
from tui.terminal.environment import TerminalEnvironment, detect
from tui.terminal.opened import Opened, OpenOutcome
from tui.terminal.program import RunProgram, find
from tui.text.address import may_open

_TEXT_BROWSERS = {
    *("w3m", "lynx", "links", "links2", "elinks", "felinks", "www-browser", "browsh", "carbonyl"),
    *("cha", "chawan", "edbrowse", "netrik", "retawq", "offpunk"),
}
_KEPT = "%/:?#[]@!$&()*+,;="  # RFC 3986, 2.2, except for the quote that a careless program obeys


class MachineBrowser:
    """Opens links, if there is a browser that the reader can see."""

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        run: RunProgram = program.run,
        start: RunProgram = program.start,
        system: str = sys.platform,
    ) -> None:
        """Make a browser.

        Args:
            environment: The app's environment variables.
            run: Runs a program to its end.
            start: Starts a program that may stay.
            system: As `sys.platform`.
        """
        self._environment = environment
        self._run = run
        self._start = start
        self._system = system

    def open(self, url: str) -> Opened:
        """Open a link and return what became of it. Blocks for two seconds or so at worst.

        `$BROWSER` comes first. Without it, and over SSH or without a display, there is none.
        """
        if not may_open(url):
            return Opened(OpenOutcome.REFUSED, url)
        around = detect(self._environment, self._run, self._system)
        problems: list[str] = []
        link = quote(url, safe=_KEPT)
        for command in _wanted(around, link):
            if is_text_browser(command):
                return Opened(OpenOutcome.SUSPEND, url, command)
            if self._started(command, around, problems):
                return Opened(OpenOutcome.BROWSER, url, command, tuple(problems))
        if around.remote:
            return Opened(OpenOutcome.NONE, url, problems=(*problems, "SSH"))
        for command in _openers(around, link):
            if self._started(command, around, problems):
                return Opened(OpenOutcome.BROWSER, url, command, tuple(problems))
        return Opened(OpenOutcome.NONE, url, problems=tuple(problems) or ("没有浏览器或显示器",))

    def _started(
        self, command: tuple[str, ...], around: TerminalEnvironment, problems: list[str]
    ) -> bool:
        ended = self._start(command, around.environment)
        if ended.problem:
            problems.append(f"{PurePath(command[0]).name}：{ended.problem}")
        return not ended.problem


def is_text_browser(command: tuple[str, ...]) -> bool:
    """Return whether a command draws its pages in the terminal it is run in."""
    return PurePath(command[0]).name in _TEXT_BROWSERS


def _wanted(around: TerminalEnvironment, url: str) -> Iterator[tuple[str, ...]]:
    """Yield the commands that `$BROWSER` names, if they are installed.

    It is a list with colons between, and `%s` in a command stands for the link (the custom of
    xdg-open and of Python's webbrowser).
    """
    separator = ";" if around.system == "win32" else ":"
    for wanted in around.environment.get("BROWSER", "").split(separator):
        try:
            words = shlex.split(wanted)
        except ValueError:  # a quote that is not closed
            words = [wanted]
        if words and words[-1] == "&":
            words.pop()
        if not words or not find(words[0], around.environment):
            continue
        if any("%s" in word for word in words):
            yield tuple(word.replace("%s", url) for word in words)
        else:
            yield (*words, url)


def _openers(around: TerminalEnvironment, url: str) -> Iterator[tuple[str, ...]]:
    """Yield the commands that open a link on this system, if they are installed."""
    commands: list[tuple[str, ...]] = []
    windows = ("rundll32.exe", "url.dll,FileProtocolHandler", url)
    if around.system == "darwin":
        commands.append(("open", url))
    elif around.system == "win32":
        commands.append(windows)
    elif around.system == "cygwin":
        commands.append(("cygstart", url))
    else:
        if around.wsl:
            commands += [("wslview", url), windows]
        commands.append(("termux-open-url", url))
        if around.display:
            commands += [("xdg-open", url), ("gio", "open", url)]
    for command in commands:
        if find(command[0], around.environment):
            yield command
