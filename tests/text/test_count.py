"""One file, several files."""

from __future__ import annotations

from tui.text.count import counted


def test_one_is_said_in_the_singular() -> None:
    assert [counted(count, "1 file", "files") for count in (0, 1, 2, 11)] == [
        "0 files",
        "1 file",
        "2 files",
        "11 files",
    ]
