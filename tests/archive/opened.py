"""Archives made for a test, and opened: our own words in the shapes that people have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tui.archive.model import Column, Shelf
from tui.archive.opening import open_whole


def item(number: int = 1, **fields: object) -> dict[str, object]:
    """Return an article as Zhihu's API has it."""
    return {
        "id": number,
        "type": "article",
        "title": f"第 {number} 篇",
        "url": f"https://api.zhihu.com/articles/{number}",
        "content": f"<p>正文 {number}</p>",
        "author": {"name": "林知秋", "url_token": "lin"},
        "voteup_count": number,
        "comment_count": 0,
        "created": 1_700_000_000 + number,
        "topics": [{"id": "1", "name": "终端"}],
        "column": {"id": "c_1", "title": "一个专栏", "intro": "说明"},
    } | fields


def answer(number: int = 1, **fields: object) -> dict[str, object]:
    """Return an answer as Zhihu's API has it."""
    return {
        "id": str(number),
        "type": "answer",
        "url": f"https://www.zhihu.com/api/v4/answers/{number}",
        "question": {"id": "77", "title": "如何读书？", "detail": "<p>细节</p>"},
        "content": f"<p>回答 {number}</p>",
        "author": {"name": "甲", "url_token": "jia"},
        "voteup_count": 3,
        "created_time": 1_700_000_000,
        "updated_time": 1_700_086_400,
    } | fields


def state_page(*, shown: str = "", **entities: object) -> str:
    """Return a saved page with a page state."""
    state = json.dumps({"initialState": {"entities": entities}}, ensure_ascii=False)
    state = state.replace("</", "<\\/")
    return (
        '<!DOCTYPE html>\n<html lang="zh"><head><title>甲 - 知乎</title></head>'
        f'<body>{shown}<script id="js-initialData" type="text/json">{state}</script></body></html>'
    )


def as_bytes(value: object) -> bytes:
    """Return what a file holds: bytes and text as they are, anything else as JSON."""
    if isinstance(value, bytes):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.encode()


def lines(*values: object) -> bytes:
    """Return JSON Lines."""
    return b"".join(as_bytes(value) + b"\n" for value in values)


def shelf_of(folder: Path, files: Mapping[str, object]) -> Shelf:
    """Write files into a folder and open that; one alone is opened by itself."""
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(value))
    (name, *others) = files
    return open_whole([folder if others or "/" in name else folder / name])


def column_in(folder: Path, files: Mapping[str, object] | bytes | object) -> Column:
    """Return the one column that files hold; a value that is no mapping of names is one file."""
    named = files if isinstance(files, Mapping) and all("." in str(k) for k in files) else None
    (column,) = shelf_of(folder, named or {"archive.dat": files}).columns
    return column
