"""Every article of every real column opens, scrolls to its end and shows its comments."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.columns import real_columns
from tests.screens.reading import reading
from tui.archive.load import load


@pytest.mark.parametrize("file", real_columns())
async def test_every_article_opens(file: Path) -> None:
    column = load(file)
    async with reading(column, size=(66, 20)) as reader:
        for article in column.articles:
            await reader.press("enter")
            assert article.title[:4] in reader.text
            assert all(cell_len(row) <= 66 for row in reader.rows)
            await reader.press("G", "c")
            count = f"{article.comment_count} 条评论" if article.comments else "还没有评论"
            assert count in reader.rows[0]
            await reader.press("q", "q", "j")
