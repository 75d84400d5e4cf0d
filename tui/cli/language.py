"""The reader's language: what the command line says is Chinese or English, as the locale has it."""

from __future__ import annotations

import os
from typing import Protocol


class TwoTongued(Protocol):
    """A line said in Chinese on a screen, and in English on the command line."""

    @property
    def on_screen(self) -> str:
        """The Chinese."""
        ...

    @property
    def printed(self) -> str:
        """The English."""
        ...


def is_chinese() -> bool:
    """Return whether the first set of LC_ALL, LC_MESSAGES and LANG is Chinese (POSIX, 8.2)."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next(filter(None, map(os.environ.get, names)), "").startswith("zh")


def in_language(text: str) -> str:
    """Return a message in the reader's language: as it is, where it is that or none is known."""
    if is_chinese():
        from tui.text.catalogue import chinese  # where it is English nothing is to be done

        return chinese().translated(text) or text
    if text.isascii():
        return text
    from tui.text.catalogue import english

    return english().translated(text) or text


def about(name: str, message: str) -> str:
    """Return a message about something behind its name, both in the reader's language."""
    return f"{in_language(name)}{'：' if is_chinese() else ': '}{in_language(message)}"


def problem_in_language(problem: TwoTongued) -> str:
    """Return a problem in the reader's language."""
    return problem.on_screen if is_chinese() else problem.printed
