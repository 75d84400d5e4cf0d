"""All that can be wrong with the file of what is remembered, and how it is said."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from tui.text.reason import chinese_reason_of, reason_of

_LONGEST_SAID = 200
"""Characters of what SQLite or the system says."""


class Problem(NamedTuple):
    """One line that says what is wrong: in Chinese on a screen, in English on the command line."""

    on_screen: str
    printed: str


class Trouble(Enum):
    """A known reason why the file cannot be used."""

    LOCKED = Problem("被别的程序锁住了", "another program has locked it")
    READ_ONLY = Problem("只能读，不能写", "it can be read, but not written to")
    DAMAGED = Problem("已损坏，删掉它就能重新记", "it is damaged; delete it to start over")
    FOREIGN = Problem(
        "里面的表不是这个程序的，移走它就能重新记",
        "its tables are not those of this program; move it away to start over",
    )
    NEWER = Problem("出自更新的版本", "a later version of zhihu-tui made it")
    FULL = Problem("磁盘满了", "the disk is full")
    FAILED = Problem("读写出错", "the disk cannot be read or written to")
    CLOSED = Problem("打不开", "it cannot be opened")
    NOT_PLAIN = Problem("不是普通文件", "it is not a plain file")

    @property
    def passes(self) -> bool:
        """Whether it may be over soon, so that it is worth trying again."""
        return self in (Trouble.LOCKED, Trouble.FULL, Trouble.FAILED)


class LaterError(Exception):
    """The file cannot be read or written to now, and may be soon."""

    def __init__(self, why: Problem) -> None:
        """Make an error that says why."""
        super().__init__(why.printed)
        self.why = why


class UnusableError(Exception):
    """The file is not one of ours to use, and is left alone."""

    def __init__(self, trouble: Trouble) -> None:
        """Make an error of a known reason."""
        super().__init__(trouble.value.printed)
        self.trouble = trouble


def trouble_of(error: Exception) -> Trouble | None:
    """Return the reason that an error of SQLite or of the system stands for; None if unknown."""
    import sqlite3

    if isinstance(error, UnusableError):
        return error.trouble
    if isinstance(error, UnicodeError):
        return Trouble.DAMAGED  # what SQLite says of it quotes bytes of it
    if isinstance(error, PermissionError):
        return Trouble.READ_ONLY
    # The low byte is the primary result code: https://sqlite.org/rescode.html
    return {
        sqlite3.SQLITE_BUSY: Trouble.LOCKED,
        sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
        sqlite3.SQLITE_PROTOCOL: Trouble.LOCKED,
        sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
        sqlite3.SQLITE_ERROR: Trouble.FOREIGN,
        sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
        sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
        sqlite3.SQLITE_FULL: Trouble.FULL,
        sqlite3.SQLITE_IOERR: Trouble.FAILED,
        sqlite3.SQLITE_CANTOPEN: Trouble.CLOSED,
    }.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


def problem_of(error: Exception) -> Problem:
    """Return an error as it is said: in Chinese, too, where the reason is known."""
    if trouble := trouble_of(error):
        return trouble.value
    on_screen, printed = chinese_reason_of(error), reason_of(error)
    return Problem(on_screen[:_LONGEST_SAID], printed[:_LONGEST_SAID])
