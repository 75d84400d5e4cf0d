"""What is damaged costs only itself, and what is not read is refused in one line."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archive.opened import answer, as_bytes, column_in, item, lines, shelf_of, state_page
from tests.archive.test_shapes import ATOM, DOM, MARKDOWN, RSS, zhihuhelp, zipped
from tests.columns import saved_article, saved_column
from tui.archive import shapes
from tui.archive.found import Source, UnreadableError
from tui.archive.opening import open_parts, open_whole
from tui.archive.shapes import packed


def other_database() -> bytes:
    """Return a database of some other program."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE t (a)")
    return database.serialize()


def encrypted() -> bytes:
    """Return a zip that says it is encrypted."""
    saved = bytearray(zipped({"a.json": item()}))
    saved[6] |= 1
    saved[saved.index(b"PK\1\2") + 8] |= 1
    return bytes(saved)


def claiming(size: int) -> bytes:
    """Return a zip whose directory claims that its file is of a size."""
    saved = bytearray(zipped({"a.json": item()}))
    place = saved.index(b"PK\1\2") + 24
    saved[place : place + 4] = size.to_bytes(4, "little")
    return bytes(saved)


REFUSED = {
    "parquet": (
        b"PAR1\x15\x04",
        "is Parquet, which is not read; pandas' to_json(lines=True) makes JSON Lines of it",
    ),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "is a 7z archive; unpack it first"),
    "rar": (b"Rar!\x1a\x07\x01\0", "is a rar archive; unpack it first"),
    "pdf": (
        b"%PDF-1.7\n",
        "is a PDF; what is read is the JSON, HTML or Markdown it was made from",
    ),
    "epub": (
        zipped({"META-INF/container.xml": "<a/>", "a.xhtml": "<html/>"}),
        "is an EPUB; what is read is the JSON, HTML or Markdown it was made from",
    ),
    "docx": (
        zipped({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}),
        "is a Word document; what is read is the JSON, HTML or Markdown it was made from",
    ),
    "xlsx": (
        zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}),
        "is an Excel table; what is read is the JSON, HTML or Markdown it was made from",
    ),
    "csv": (
        "\ufeffid,标题,正文\n1,甲,文\n",
        "is CSV, which is not read; MediaCrawler can write jsonl, which is read",
    ),
    "pickle": (
        pickle.dumps([item()]),
        "is a Python pickle, which runs code when read; not opened",
    ),
    "index": ([{"title": "甲", "url": "https://a"}] * 27, "lists 27 columns but holds no articles"),
    "error": (
        {"error": {"code": 403, "message": "请求参数异常"}},
        'is an error that Zhihu answered: 403 "请求参数异常"',
    ),
    "login": (
        "<!doctype html><html><head><title>知乎安全验证</title></head><body>…</body></html>",
        "is a saved page without an article (知乎安全验证)",
    ),
    "encrypted": (encrypted(), "is an encrypted zip; unpack it first"),
    "bomb": (claiming((2 << 30) + 1), "unpacks to more than 2 GB; not opened"),
    "database": (
        other_database(),
        "is an SQLite database without tables of zhihuhelp or MediaCrawler",
    ),
    "comments": (
        [{"id": "1", "content": "好", "author": {"name": "乙"}, "child_comments": []}],
        "holds comments without what they are on; open the folder of both",
    ),
    "question": (
        {"id": "1", "type": "question", "title": "如何？"},
        "is a question without its answers; open the folder of both",
    ),
    "object": (
        {"a": 1},
        "is JSON that holds no article; expected a column, or articles or answers of Zhihu",
    ),
    "array": (
        [],
        "is JSON that holds no article; expected a column, or articles or answers of Zhihu",
    ),
    "words": ("hello", "does not begin as JSON"),
    "twice": (gzip.compress(gzip.compress(b"{}")), "is packed twice; unpack it first"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    saved, says = REFUSED[name]
    path = tmp_path / "archive.dat"
    path.write_bytes(as_bytes(saved))
    with pytest.raises(UnreadableError) as refusal:
        open_whole([path])
    if name == "words":
        says = "is not JSON at line 1, column 1: Expecting value; expected a column saved as JSON"
    assert str(refusal.value) == f"{path}: {says}"


def test_zstd_is_read_or_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.zst"
    # An empty frame, as RFC 8878 has it.
    path.write_bytes(bytes.fromhex("28b52ffd2000010000"))
    with pytest.raises(UnreadableError) as refusal:
        open_whole([path])
    says = str(refusal.value)
    assert f"zstd -dc {path} | zhihu-tui -" in says or "is empty" in says


def test_a_folder_without_any_says_how_many_files_it_has(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.bin").write_bytes(b"\1\2\3")
    with pytest.raises(UnreadableError, match="no columns or articles in 3 files; expected JSON"):
        open_whole([tmp_path])


def test_what_is_not_there_is_said_of_each_of_several(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(as_bytes(item()))
    with pytest.raises(UnreadableError, match=r"b\.json: no such file"):
        open_whole([tmp_path / "a.json", tmp_path / "b.json"])


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


# Safety


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    (inside / "1.json").write_bytes(as_bytes(item(1)))
    (outside / "2.json").write_bytes(as_bytes(item(2)))
    (inside / "file.json").symlink_to(outside / "2.json")
    (inside / "folder").symlink_to(outside)
    (inside / "self").symlink_to(inside / "self")
    os.mkfifo(inside / "pipe.json")
    (column,) = open_whole([inside]).columns
    assert [article.title for article in column.articles] == ["第 1 篇"]


def test_what_unpacks_to_200_times_its_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "ALWAYS", 1000)
    bomb = b'{"a": "' + b" " * 3_000_000 + b'"}'
    for saved in (gzip.compress(bomb), zipped({"a.json": bomb})):
        path = tmp_path / "bomb"
        path.write_bytes(saved)
        with pytest.raises(UnreadableError, match="unpacks to more than 200 times its size"):
            open_whole([path])


def test_a_zip_in_a_zip_is_not_opened(tmp_path: Path) -> None:
    inner = zipped({"2.json": item(2)})
    column = column_in(tmp_path, {"a.zip": zipped({"1.json": item(1), "b.zip": inner})})
    assert len(column.articles) == 1
    assert "is a zip in a zip" in column.notices[0]


def test_a_member_without_a_name_is_left_out(tmp_path: Path) -> None:
    saved = bytearray(zipped({"a.json": item(1), "b.json": item(2)}))
    place = saved.rindex(b"b.json")  # in the directory, whose entry says how long the name is
    saved[place - 18 : place - 16] = b"\0\0"
    saved[place - 14 : place - 12] = b"\6\0"
    (tmp_path / "a.zip").write_bytes(saved)
    (column,) = open_whole([tmp_path / "a.zip"]).columns
    assert [article.title for article in column.articles] == ["第 1 篇"]


def test_a_database_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    saved = bytearray(zhihuhelp())
    saved[18:20] = b"\2\2"  # it was left in WAL mode
    path.write_bytes(saved)
    path.chmod(0o400)
    assert len(open_whole([path]).columns[0].articles) == 1
    assert path.read_bytes() == saved
    assert [one.name for one in tmp_path.iterdir()] == ["a.sqlite"]


# Any bytes

_WHOLE = [
    as_bytes(item(comments=[{"content": "好", "child_comments": [{"content": "是"}]}])),
    as_bytes({"data": [item(1), answer(2), {"type": "pin", "id": 3, "content": [{}]}]}),
    lines(item(1), answer(2)),
    as_bytes({"questionTitle": "题", "answers": [answer()]}),
    state_page(articles={"1": item()}, answers={"2": answer()}).encode(),
    DOM.encode(),
    RSS.encode(),
    ATOM.encode(),
    MARKDOWN.encode(),
    b"From: <Saved by Blink>\r\nContent-Type: text/html\r\n\r\n" + DOM.encode(),
    zhihuhelp(),
    gzip.compress(as_bytes(item())),
    zipped({"1.json": item(1), "2.md": MARKDOWN}),
    as_bytes([saved_column(saved_article()), saved_column()]),
]


def check(saved: bytes) -> None:
    """Open some bytes; whatever opens can be read."""
    source = Source("f", "f", lambda: saved)
    try:
        found = shapes.read(saved, source)
    except UnreadableError as refusal:
        assert str(refusal).startswith("f") and "\n" not in str(refusal)
        assert len(str(refusal)) < 1000
        return
    for one in found.items:
        assert isinstance(one.article.html, str)
        assert isinstance(one.article.comments, tuple)
        assert one.article.markdown is None or isinstance(one.article.markdown, str)


@given(st.sampled_from(_WHOLE), st.data())
def test_any_damaged_archive_opens_or_is_refused_in_one_line(
    saved: bytes, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(saved)))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.binary(max_size=8) | st.sampled_from([b'"', b"{", b"]", b"<", b"\0", b"\\"]))
    check(saved[:start] + put + saved[start + length :])


@given(
    st.sampled_from([b"", b"{", b"[", b"<html>", b"PK\3\4", b"---\n", b"# ", b"\x1f\x8b", b"BZh"]),
    st.binary(max_size=200),
)
def test_any_bytes_open_or_are_refused_in_one_line(start: bytes, saved: bytes) -> None:
    check(start + saved)


_NAMES = (
    *("data", "content", "title", "type", "id", "author", "comments", "answers", "question"),
    *("topics", "created", "url", "target", "child_comments", "rawHtml", "initialState"),
    *("entities", "articles", "comment_id", "content_id", "column", "version", "items"),
)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=6)
    ),
    max_leaves=40,
)


@given(_VALUES)
def test_any_json_of_those_names_opens_or_is_refused(value: object) -> None:
    check(json.dumps(value).encode())


def test_a_zip_whose_members_are_damaged_costs_them(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("1.json", as_bytes(item(1)))
        archive.writestr("2.json", as_bytes(item(2)))
    saved = out.getvalue().replace("正文 2".encode(), "正文 9".encode(), 1)
    shelf = shelf_of(tmp_path, {"a.zip": saved})
    (column,) = shelf.columns
    assert len(column.articles) == 1
    assert "2.json: is damaged" in column.notices[0]
