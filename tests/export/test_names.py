"""Names of files: safe everywhere, the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.export.names import file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('怎么/读 "书"？', "怎么 读 书 ？"),
        ("C++ & C#: 为什么", "C++ & C 为什么"),
        ("..", "7"),
        ("  a.  ", "a"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("console", "console"),
        ("\x1b[31ma\u202eb\n", "ab"),
        ("e\u0301", "é"),
        ("", "7"),
    ],
)
def test_examples(text: str, name: str) -> None:
    assert file_name(text, "7") == name


@given(st.text())
def test_any_text(text: str) -> None:
    name = file_name(text, "7")
    assert name and name == name.strip() and not name.endswith(".")
    assert not set(name) & set('\\/:*?"<>|\0\n\r\t')
    assert len(name.encode()) <= 121
    assert file_name(name, "7").lstrip("_") == name.lstrip("_") or name == "7"
