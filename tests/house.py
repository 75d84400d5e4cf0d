"""The files of the house, and the rooms they are in."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import tui

HOUSE = Path(tui.__file__).parent
FILES = sorted(HOUSE.rglob("*.py"))


def room_of(file: Path) -> str:
    """Return the room that a file is in, or is."""
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


@cache
def nodes(file: Path) -> Sequence[ast.AST]:
    """Return all that stands in a file, functions and branches included."""
    return tuple(ast.walk(ast.parse(file.read_text("utf-8"))))


def wrong(what: Callable[[Path], object]) -> dict[str, object]:
    """Return the files for which something is not empty, with what it is."""
    return {str(file.relative_to(HOUSE)): found for file in FILES if (found := what(file))}
