"""Outcomes of opening a link in a browser."""

from __future__ import annotations

from enum import Enum

import msgspec


class OpenOutcome(Enum):
    """The way that a link went."""

    BROWSER = "browser"
    """A program was given it, apart from the app."""
    SUSPEND = "suspend"
    """A text browser is wanted: the app must leave the terminal to `command` for that time."""
    NONE = "none"
    """There is no browser to be seen from here: copy the link and show it."""
    REFUSED = "refused"
    """It is no link that may be opened at all: show it, as text."""


class Opened(msgspec.Struct, frozen=True):
    """The outcome for one link."""

    outcome: OpenOutcome
    url: str
    command: tuple[str, ...] = ()
    """The program that was given the link, or that the app must run with itself suspended."""
    problems: tuple[str, ...] = ()
    """The reasons why there is no browser, or what was tried and failed."""

    @property
    def message(self) -> str:
        """The outcome in Chinese; no markup. The link itself is not in it."""
        program = self.command[0].replace("\\", "/").rpartition("/")[2] if self.command else ""
        said = {
            OpenOutcome.BROWSER: f"已交给 {program} 打开",
            OpenOutcome.SUSPEND: f"用 {program} 打开",
            OpenOutcome.NONE: "这里打不开浏览器",
            OpenOutcome.REFUSED: "不打开这种链接",
        }[self.outcome]
        return f"{said}（{'；'.join(self.problems)}）" if self.problems else said
