"""A column as a folder of Markdown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.columns import DEMO, real_columns
from tests.export.columns import PNG, pictures, sample
from tui.archive.load import load
from tui.archive.opening import open_whole
from tui.export.markdown_folder import Exported, export_markdown
from tui.export.pictures import ExportPictures
from tui.export.writing import DiffersError
from tui.page.document import body

FIRST = "0001 一：怎么 读 书 ？"
HEAD = """---
title: "一：怎么/读 \\"书\\"？"
url: "https://zhuanlan.zhihu.com/p/1"
author: "林知秋"
author_url: "https://www.zhihu.com/people/lin"
votes: 1
comment_count: 2
topics:
  - "读书, 写字"
  - "C++"
column: "一个专栏"
number: 1
id: "1"
---
"""


def export(folder: Path, *, with_comments: bool = False, overwrite: bool = False) -> Exported:
    """Export the sample."""
    column = sample()
    return export_markdown(
        column,
        column.articles,
        pictures(),
        folder,
        with_comments=with_comments,
        overwrite=overwrite,
        done=lambda article: None,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_files(tmp_path: Path) -> None:
    assert export(tmp_path / "new") == Exported(5, 0)
    found = files(tmp_path / "new")
    (asset,) = (name for name in found if name.startswith("assets/"))
    assert set(found) == {
        f"{FIRST}.md",
        "0002 第二篇.md",
        asset,
        f"comments/{FIRST}.json",
        "index.md",
    }
    assert found[asset] == PNG
    text = found[f"{FIRST}.md"].decode()
    assert text.startswith(f"{HEAD}\n## 一 <节>\n")
    assert f"![图一]({asset})" in text
    assert "https://pic2.zhimg.com/v2-ffffffffffffffffffffffffffffffff_r.jpg" in text
    saved = json.loads(found[f"comments/{FIRST}.json"])
    assert saved["content_id"] == "1"
    assert saved["data"][0]["child_comments"][0]["reply_to_author"] == {"name": "读者"}
    index = found["index.md"].decode()
    assert 'type: "zhihu-column"' in index
    assert '1. [一：怎么/读 "书"？](<0001 一：怎么 读 书 ？.md>)' in index


def test_comments_below_the_text(tmp_path: Path) -> None:
    export(tmp_path, with_comments=True)
    assert not (tmp_path / "comments").exists()
    text = (tmp_path / f"{FIRST}.md").read_text("utf-8")
    assert text.endswith(
        "## 评论\n\n**读者**（3 赞）\n\n好 \\<b>\n\n> **作者 回复 读者**\n>\n> 谢\n"
    )


def test_it_goes_on_where_it_was_stopped(tmp_path: Path) -> None:
    export(tmp_path)
    whole = files(tmp_path)
    (tmp_path / "0002 第二篇.md").unlink()
    assert export(tmp_path) == Exported(1, 4)
    assert files(tmp_path) == whole


def test_what_differs_is_overwritten_only_when_told(tmp_path: Path) -> None:
    export(tmp_path)
    whole = files(tmp_path)
    (tmp_path / "0002 第二篇.md").write_text("my notes")
    with pytest.raises(DiffersError, match=r"第二篇\.md: is there already and differs"):
        export(tmp_path)
    assert (tmp_path / "0002 第二篇.md").read_text() == "my notes"
    assert export(tmp_path, overwrite=True) == Exported(1, 4)
    assert files(tmp_path) == whole


@pytest.mark.parametrize("file", [pytest.param(DEMO, id="demo"), *real_columns()])
def test_read_back_it_is_the_same_column(file: Path, tmp_path: Path) -> None:
    column = load(file)
    if not column.articles:
        pytest.skip("an empty column is no folder of articles")
    export_markdown(
        column,
        column.articles,
        ExportPictures(lambda url: None),
        tmp_path,
        with_comments=False,
        overwrite=False,
        done=lambda article: None,
    )
    (again,) = open_whole([tmp_path]).columns
    assert again.notices == ()
    for name in ("title", "url", "followers"):
        assert getattr(again, name) == getattr(column, name)
    assert again.description.split() == column.description.split()
    assert len(again.articles) == len(column.articles)
    for one, other in zip(again.articles, column.articles, strict=True):
        for name in ("number", "url", "title", "author", "votes", "topics", "written", "edited"):
            assert getattr(one, name) == getattr(other, name), (name, other.title)
        assert one.comments == other.comments
        assert body(one) == body(other), other.title
