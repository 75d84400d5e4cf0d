"""What is damaged costs only itself, and what is not read is refused in one line."""

from __future__ import annotations

import gzip
import os
import pickle
import sqlite3
from pathlib import Path

import pytest

from tests.archive.opened import as_bytes, column_in, item
from tests.archive.shaped import zhihuhelp, zipped
from tui.archive.contents import UnreadableError
from tui.archive.opening import open_whole
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
    "index": (
        [{"title": "甲", "url": "https://a"}] * 27,
        "is a list of columns (27) without their articles",
    ),
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
