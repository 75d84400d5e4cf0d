"""Code that is wider than the reading width, wrapped or scrolled sideways."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.article import article_with
from tests.screens.reading import FakeClipboard, reading
from tui.archive.model import Column
from tui.memory.store import Store
from tui.settings import Settings


def code_of(*lines: str) -> Column:
    """Return a column whose article is code."""
    return article_with(f'<pre><code class="language-text">{chr(10).join(lines)}</code></pre>')


async def test_code_is_as_wide_as_the_screen_whatever_the_reading_width() -> None:
    async with reading(code_of("x" * 100, "y"), size=(120, 24)) as reader:
        await reader.press("enter")
        rows = [row for row in reader.rows if "xxx" in row or row.strip() == "y"]
        assert [row.strip() for row in rows] == ["x" * 100, "y"]
        starts = [len(row) - len(row.lstrip()) for row in rows]
        assert starts[0] == starts[1] < 20 + 2, "the block begins left of the text"


async def test_code_that_is_not_wrapped_scrolls_sideways_and_is_remembered(tmp_path: Path) -> None:
    line = "".join(f"{n:>4}" for n in range(100))
    async with reading(code_of(line, "y"), store=Store(tmp_path), messages=True) as reader:
        await reader.press("enter", ">")
        assert "代码是折行的；按 w 不折行" in reader.said
        assert sum("↳" in row for row in reader.rows) == 5
        await reader.press("w")
        assert not any("↳" in row for row in reader.rows)
        shown = next(row for row in reader.rows if "  1   2" in row)
        await reader.press(">")
        assert shown not in reader.rows and any("  21  22" in row for row in reader.rows)
        await reader.press(*[">"] * 30)
        assert any(row.endswith("  98  99") for row in reader.rows)
        await reader.press("slash", "7", "space", "8", "enter")
        assert any("   7   8" in row for row in reader.rows), "what is found comes into view"
        await reader.press("escape", *["<"] * 30)
        assert shown in reader.rows
        await reader.press("w")
    async with reading(code_of(line), store=Store(tmp_path)) as reader:
        await reader.press("enter")
        assert any("↳" in row for row in reader.rows)
        await reader.press("w")
    async with reading(code_of(line), store=Store(tmp_path)) as reader:
        await reader.press("enter")
        assert not any("↳" in row for row in reader.rows)


@pytest.mark.parametrize("theme", ["dark", "ansi"])
async def test_a_row_that_goes_on_says_so_and_a_copy_does_not(theme: str) -> None:
    lines = ("0123456789" * 5, "", "short", "宽" * 25)
    settings, clipboard = Settings(theme=theme), FakeClipboard()
    async with reading(
        code_of(*lines), size=(42, 16), settings=settings, clipboard=clipboard
    ) as reader:
        await reader.press("enter", "w")
        first = next(row for row in reader.rows if "0123" in row)
        assert first == "    0123456789012345678901234567890123456›"
        assert "    short" in reader.rows
        assert "    宽宽宽宽宽宽宽宽宽宽宽宽宽宽宽宽宽宽 ›" in reader.rows
        await reader.press(">")
        assert any(row == f"  ‹ {('0123456789' * 5)[10:47]}›" for row in reader.rows)
        assert "  ‹" in reader.rows, "a row that is out of sight as a whole"
        await reader.press(">")
        assert any(row == f"  ‹ {('0123456789' * 5)[13:]}" for row in reader.rows)
        await reader.press("}", "v", "v", "y")
        assert clipboard.texts == ["\n".join(lines)]
