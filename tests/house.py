"""The files of the house, and the rooms they are in."""

from __future__ import annotations

from pathlib import Path

import tui

HOUSE = Path(tui.__file__).parent
FILES = sorted(HOUSE.rglob("*.py"))


def room_of(file: Path) -> str:
    """Return the room that a file is in, or is."""
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")
