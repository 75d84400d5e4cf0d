"""What is damaged in part costs that part, and no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.opened import column_in, item, lines
from tests.columns import saved_article, saved_column
from tui.archive.opening import open_parts, open_stream, open_whole


def test_excerpts_open_as_a_list_and_say_so(tmp_path: Path) -> None:
    saved = {"data": [item(n, content=None, excerpt=f"摘要 {n}") for n in (1, 2)]}
    column = column_in(tmp_path, {"list.json": saved})
    assert column.notices == ("2 篇只有摘要",)
    assert column.articles[0].html == "<p>[只有摘要]</p><p>摘要 1</p>"


# Damage


def test_a_bad_line_costs_itself(tmp_path: Path) -> None:
    saved = lines(item(1), "{broken", item(2)) + b'{"id": 3, "title": "'
    column = column_in(tmp_path, {"a.jsonl": saved})
    assert [article.number for article in column.articles] == [1, 2]
    assert column.notices == ("2 行不是 JSON，已略过（第 2、4 行）",)


@pytest.mark.parametrize(
    "saved",
    [[item(1), item(2), item(3)], {"paging": {}, "data": [item(1), item(2), item(3)]}],
    ids=["list", "page"],
)
@pytest.mark.parametrize("indent", [None, 4])
def test_a_crawl_that_was_cut_off_opens_up_to_there(
    tmp_path: Path, saved: object, indent: int | None
) -> None:
    text = json.dumps(saved, indent=indent, ensure_ascii=False)
    column = column_in(tmp_path, {"a.json": text[: text.index("正文 3")]})
    assert [article.title for article in column.articles] == ["第 1 篇", "第 2 篇"]
    assert column.notices == ("文件不完整，只能读到第 2 项",)


def test_what_is_said_of_files_in_a_folder_names_them(tmp_path: Path) -> None:
    whole, cut = json.dumps(item(9)), f"{json.dumps(item(8))}\n{{"
    chinese = {n: json.dumps(item(n), ensure_ascii=False) for n in (1, 2, 3, 4)}
    files = {f"c/{n}.json": saved.encode("gb18030") for n, saved in chinese.items()}
    column = column_in(tmp_path, files | {"c/8.json": cut, "c/9.json": whole})
    first, second = column.notices
    names = ", ".join(f"{tmp_path}/c/{n}.json" for n in (1, 2, 3))
    assert first == f"{names} 等: 文件不是 UTF-8，已按 GB18030 打开"
    assert second == f"{tmp_path}/c/8.json: 1 行不是 JSON，已略过（第 2 行）"


@pytest.mark.parametrize("end", ["", "\n", '\n{"article": [{"ti'])
def test_a_column_a_line_is_as_many(tmp_path: Path, end: str) -> None:
    saved = [saved_column(saved_article(number), title=f"{number} 栏") for number in (1, 2)]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in saved) + end)
    said = ("1 行不是 JSON，已略过（第 3 行）",) if "{" in end else ()
    with path.open("rb") as stream:
        shelves = open_whole([path]), list(open_parts([path]))[-1], open_stream(stream, "-")
    for shelf in shelves:
        assert [(one.title, len(one.articles)) for one in shelf.columns] == [
            ("1 栏", 1),
            ("2 栏", 1),
        ]
        assert shelf.notices == said
        assert [one.notices for one in shelf.columns] == [(), ()]


def test_a_column_that_was_cut_off_opens_up_to_there(tmp_path: Path) -> None:
    text = json.dumps(saved_column(saved_article(1), saved_article(2)), ensure_ascii=False)
    path = tmp_path / "a.json"
    path.write_text(text[: text.index("正文 2")])
    for shelf in (open_whole([path]), list(open_parts([path]))[-1]):
        (column,) = shelf.columns
        assert (column.title, len(column.articles)) == ("一个专栏", 1)
        assert column.notices == ("只能读到第 1 篇，文件其余部分读不出来",)


def test_a_bad_file_costs_itself_and_is_named(tmp_path: Path) -> None:
    damage = {"c/2.json": '{"title": ', "c/3.bin": b"\1\2", "c/4.gz": b"\x1f\x8b"}
    column = column_in(tmp_path, {"c/1.json": item(1)} | damage)
    assert len(column.articles) == 1
    damaged, others = column.notices
    assert damaged.startswith("2 个文件读不出来，已略过：")
    assert "2.json" in damaged and "4.gz" in damaged
    assert others == "1 个文件不是文章，已略过"


def test_a_field_of_another_kind_costs_itself(tmp_path: Path) -> None:
    odd = item(
        author=[1], topics=7, voteup_count="zwei", created={"a": 1}, comments="x", column=3, url=5
    )
    (article,) = column_in(tmp_path, {"a.json": odd}).articles
    assert (article.title, article.html) == ("第 1 篇", "<p>正文 1</p>")
    assert (article.votes, article.topics, article.written) == (0, (), None)
    assert article.comments == ()


def test_large_numbers_stay_what_they_are(tmp_path: Path) -> None:
    (article,) = column_in(tmp_path, {"a.json": item(1949299805055591378)}).articles
    assert article.url == "https://zhuanlan.zhihu.com/p/1949299805055591378"
