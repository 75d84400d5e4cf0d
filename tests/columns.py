"""Made-up columns for tests, and the real ones where a machine has them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tui.archive.load import load_bytes
from tui.archive.model import Column

DEMO = Path(__file__).parent.parent / "tui" / "demo.json"


def saved_article(number: int = 1, **fields: object) -> dict[str, Any]:
    """Return an article as the crawler saves it, with the fields given in place of its own."""
    return {
        "url": f"https://zhuanlan.zhihu.com/p/{number}",
        "userName": "林知秋",
        "userLink": "https://www.zhihu.com/people/lin",
        "upvote": number,
        "title": f"第 {number} 篇",
        "content": f"<p>正文 {number}</p>",
        "topic": [{"tag": "终端", "tagLink": "https://api.zhihu.com/topics/1"}],
        "comments": [],
    } | fields


def saved_column(*articles: object, **fields: object) -> dict[str, Any]:
    """Return a column as the crawler saves it."""
    return {
        "title": "一个专栏",
        "description": "说明",
        "url": "https://zhuanlan.zhihu.com/c_1",
        "followers": ["https://www.zhihu.com/people/a"],
        "article": list(articles),
    } | fields


def column_of(*articles: object, **fields: object) -> Column:
    """Return a column of these articles, read as the reader reads one."""
    return load_bytes(json.dumps(saved_column(*articles, **fields)).encode(), "column.json")


def real_columns() -> list[Any]:
    """Return the real columns as parameters of a test, or one that is skipped, loudly."""
    folder = os.environ.get("ZHIHU_COLUMNS", "")
    files = sorted(Path(folder).glob("*.json")) if folder else []
    if not files:
        why = "NO REAL COLUMN WAS READ: set ZHIHU_COLUMNS to a folder of them"
        return [pytest.param(Path(), marks=pytest.mark.skip(reason=why), id="none")]
    return [pytest.param(file, id=file.name) for file in files]
