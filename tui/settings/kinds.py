"""The kinds of settings: the values of TOML that one takes, and how a message names them."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")


class ValueKind(NamedTuple, Generic[T]):
    """The values that a setting takes."""

    read: Callable[[object], T]
    """Returns a value of TOML as the program has it; raises ValueError if it is none of these."""
    takes: str
    """The values as a message names them."""


def one_of(*choices: T) -> ValueKind[T]:
    """Return the kind of a setting that takes one of a few values."""

    def read(value: object) -> T:
        for choice in choices:
            if value == choice and type(value) is type(choice):
                return choice
        raise ValueError

    *others, last = map(to_toml, choices)
    return ValueKind(read, f"{', '.join(others)} or {last}")


def whole_number(least: int, most: int, unit: str) -> ValueKind[int]:
    """Return the kind of a setting that takes a whole number, of units that a message names."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError
        return value

    return ValueKind(read, f"{least} to {most} {unit}")


def text(takes: str) -> ValueKind[str]:
    """Return the kind of a setting that takes a text, such as a path."""

    def read(value: object) -> str:
        if isinstance(value, str):
            return value
        raise ValueError

    return ValueKind(read, takes)


def texts(takes: str) -> ValueKind[tuple[str, ...]]:
    """Return the kind of a setting that takes a list of texts; a single text is a list of one."""

    def read(value: object) -> tuple[str, ...]:
        return _texts([value] if isinstance(value, str) else value)

    return ValueKind(read, takes)


def command(takes: str) -> ValueKind[tuple[str, ...]]:
    """Return the kind of a setting that takes a program and its arguments, as a shell or a list."""

    def read(value: object) -> tuple[str, ...]:
        return _texts(shlex.split(value) if isinstance(value, str) else value)

    return ValueKind(read, takes)


def to_toml(value: object) -> str:
    """Return a text, number, truth value, or a tuple of such, as a file of TOML writes it."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(to_toml, value))}]"
    return msgspec.json.encode(value).decode()  # those look the same in both


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(text, str) for text in value):
        return tuple(value)
    raise ValueError
