"""`--export`, `--epub`, `--html`: files instead of a screen."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.running import run
from tests.columns import saved_article, saved_column
from tests.export.columns import PICTURE, PNG


@pytest.fixture
def column(tmp_path: Path) -> Path:
    """Return a column of two articles, a picture of one of them beside it."""
    one = saved_article(1, content=f'<p>看</p><img src="{PICTURE}">')
    file = tmp_path / "column.json"
    file.write_text(json.dumps(saved_column(one, saved_article(2))))
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / PICTURE.rpartition("/")[2]).write_bytes(PNG)
    return file


def test_a_folder(column: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = f"zhihu-tui: {out}: 2 articles; 4 files written, 0 already there\n"
    assert run(column, "--export", out) == (0, "", said)
    (asset,) = (out / "assets").iterdir()
    assert asset.read_bytes() == PNG
    assert f"](assets/{asset.name})" in (out / "0001 第 1 篇.md").read_text("utf-8")
    again = f"zhihu-tui: {out}: 2 articles; 0 files written, 4 already there\n"
    assert run(column, "--export", out) == (0, "", again)
    status, listed, _ = run(out, "--list")
    assert (status, listed) == run(column, "--list")[:2]
    (out / "index.md").write_text("mine")
    status, _, error = run(column, "--export", out)
    assert (status, error.count("\n")) == (2, 1)
    assert "index.md: is there already and differs; --overwrite replaces it" in error
    assert run(column, "--export", out, "--overwrite")[0] == 0


def test_a_shelf_is_a_folder_of_folders(column: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps(saved_column(saved_article(7), title="另一个")))
    out = tmp_path / "out"
    assert run(column, other, "--export", out)[0] == 0
    assert {path.name for path in out.iterdir()} == {"1 一个专栏", "2 另一个"}
    status, listed, _ = run(out / "2 另一个", "--list")
    assert (status, listed) == run(other, "--list")[:2]


def test_a_column_without_articles_stops_no_other(column: Path, tmp_path: Path) -> None:
    empty, other = tmp_path / "empty.json", tmp_path / "other.json"
    empty.write_text(json.dumps(saved_column(title="空")))
    other.write_text(json.dumps(saved_column(saved_article(7), title="另一个")))
    out = tmp_path / "out"
    assert run(column, empty, other, "--export", out)[0] == 0
    assert {path.name for path in out.iterdir()} == {"1 一个专栏", "3 另一个"}
    none = tmp_path / "none"
    status, _, error = run(empty, tmp_path / "empty.json", "--export", none)
    assert status == 1 and error.endswith(": there are no articles to write\n")
    status, _, error = run(column, other, "--export", none, "--only", "2")
    assert status == 1 and error.endswith(": there is no article 2; the column has 1\n")
    assert not none.exists(), "all of it or nothing"


def test_some_articles_as_a_book(column: Path, tmp_path: Path) -> None:
    book = tmp_path / "b.epub"
    said = f"zhihu-tui: {book}: 1 article\n"
    assert run(column, "--epub", book, "--only", "2") == (0, "", said)
    with ZipFile(book) as zipped:
        assert "book/article-2.xhtml" in zipped.namelist()
        assert "book/article-1.xhtml" not in zipped.namelist()
    status, _, error = run(column, "--epub", book)
    assert status == 2 and error.endswith("is there already; --overwrite replaces it\n")


def test_a_page(column: Path, tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    assert run(column, "--html", page)[0] == 0
    assert "data:image/png;base64," in page.read_text("utf-8")


@pytest.mark.parametrize("option", ["--export", "--epub", "--html"])
def test_what_cannot_be_written_is_one_line(column: Path, tmp_path: Path, option: str) -> None:
    status, out, error = run(column, option, tmp_path / "column.json" / "x")
    assert (status, out, error.count("\n")) == (2, "", 1)
    assert "cannot be written (" in error and ".part" not in error
    status, _, error = run(column, option, tmp_path / "x", "--only", "9")
    assert status == 1 and error.endswith("there is no article 9; the column has 2\n")


def test_a_book_is_written_into_a_new_folder_as_a_page_is(column: Path, tmp_path: Path) -> None:
    for option, name in ("--epub", "b.epub"), ("--html", "p.html"):
        assert run(column, option, tmp_path / "new" / name)[0] == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["b.epub", "p.html"]


def test_a_column_is_not_written_into_a_file(column: Path) -> None:
    status, out, error = run(column, "--export", column)
    assert (status, out) == (2, "")
    assert error == f"zhihu-tui: {column}: is a file; expected a folder\n"
