"""Each construct as Markdown, and below it the pages it becomes, in files that a person can read.

`python -m tests.page.test_goldens` draws the pages anew; read the difference before you commit it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.page.drawing import page_of
from tui.page.printed import as_text

_FOLDER = Path(__file__).parent.parent / "goldens"
_TALL = sorted((_FOLDER / "sentences").glob("*.txt"))
"""Paragraphs with formulas in sentences, by subject, lines as tall as these need."""
_GOLDENS = sorted((_FOLDER / "page").glob("*.txt")) + _TALL
_PAGE = re.compile(r"^══ (\d+) cells ═+\n", re.MULTILINE)


def _drawn(path: Path) -> str:
    """Return a golden with its pages drawn anew."""
    markdown, *rest = _PAGE.split(path.read_text(encoding="utf-8"))
    parts = [markdown]
    for width in rest[::2]:
        head = f"══ {width} cells ".ljust(max(int(width), 13), "═")
        parts.append(f"{head}\n{as_text(page_of(markdown, int(width), path in _TALL))}")
    return "".join(parts)


@pytest.mark.parametrize("path", _GOLDENS, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    """The page is the one that was read and found good."""
    assert _drawn(path) == path.read_text(encoding="utf-8")


def test_there_are_goldens() -> None:
    """An empty folder would pass."""
    assert len(_GOLDENS) - len(_TALL) >= 8
    assert len(_TALL) >= 6


if __name__ == "__main__":
    for golden in _GOLDENS:
        golden.write_text(_drawn(golden), encoding="utf-8")
