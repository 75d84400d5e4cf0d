"""A column as an EPUB."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.columns import DEMO, column_of, real_columns, saved_article
from tests.export.columns import PNG, pictures, sample
from tests.export.epubcheck import INSTALLED, EpubCheck
from tui.archive.load import load
from tui.archive.model import Column
from tui.export.epub import REFUSED_PICTURES, write_epub
from tui.export.pictures import ExportPictures

needs_epubcheck = pytest.mark.skipif(not INSTALLED, reason="epubcheck is not installed")


@pytest.fixture(scope="module")
def epubcheck() -> Iterator[EpubCheck]:
    with EpubCheck() as check:
        yield check


def write(column: Column, file: Path, found: ExportPictures | None = None) -> list[int]:
    """Write a book with comments and return the numbers of the articles it told of."""
    told: list[int] = []
    write_epub(
        column,
        column.articles,
        found or pictures(),
        file,
        with_comments=True,
        written=lambda article: told.append(article.number),
    )
    return told


def test_what_is_in_the_zip(tmp_path: Path) -> None:
    file = tmp_path / "book.epub"
    assert write(sample(), file) == [1, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["book.epub"]
    with ZipFile(file) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"
        names = set(book.namelist())
        assert {"book/article-1.xhtml", "book/article-2.xhtml", "book/contents.xhtml"} <= names
        (picture,) = (name for name in names if name.endswith(".png"))
        assert book.read(picture) == PNG
        page = book.read("book/article-1.xhtml").decode()
        for name in names:
            if name.endswith((".xhtml", ".opf", ".xml")):
                ElementTree.fromstring(book.read(name))
        topics = book.read("book/topics.xhtml").decode()
        package = book.read("book/package.opf").decode()
    assert 'epub:type="noteref"' in page and 'epub:type="footnote"' in page
    assert '<a href="article-2.xhtml">另一篇</a>' in page
    assert "读书, 写字" in topics and "C++" in topics and "终端" in topics
    assert package.count('properties="mathml"') == 1


def test_pictures_that_readers_may_not_show_are_links(tmp_path: Path) -> None:
    webp = b"RIFF\0\0\0\0WEBPVP8 "
    column = column_of(saved_article(content="<img src='https://pic1.zhimg.com/v2-a.webp'>"))
    write(column, tmp_path / "b.epub", ExportPictures(lambda url: webp, REFUSED_PICTURES))
    with ZipFile(tmp_path / "b.epub") as book:
        assert "v2-a.webp</a>" not in book.read("book/article-1.xhtml").decode()
        assert (
            'href="https://pic1.zhimg.com/v2-a.webp"' in book.read("book/article-1.xhtml").decode()
        )


def test_a_book_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(url: str) -> bytes:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        write(sample(), tmp_path / "book.epub", ExportPictures(fail))
    assert list(tmp_path.iterdir()) == []


@needs_epubcheck
@pytest.mark.parametrize("file", [pytest.param(DEMO, id="demo"), *real_columns()])
def test_epubcheck_finds_no_error(file: Path, tmp_path: Path, epubcheck: EpubCheck) -> None:
    column = load(file)
    if not column.articles:
        pytest.skip("an empty column is no book")
    write(column, tmp_path / "book.epub")
    assert epubcheck.faults(tmp_path / "book.epub") == []


@needs_epubcheck
def test_epubcheck_finds_no_error_in_everything_an_article_holds(
    tmp_path: Path, epubcheck: EpubCheck
) -> None:
    write(sample(), tmp_path / "book.epub", ExportPictures(lambda url: None))
    assert epubcheck.faults(tmp_path / "book.epub") == []


@needs_epubcheck
def test_epubcheck_finds_an_error_where_there_is_one(tmp_path: Path, epubcheck: EpubCheck) -> None:
    write(sample(), tmp_path / "book.epub", ExportPictures(lambda url: None))
    with ZipFile(tmp_path / "book.epub") as book, ZipFile(tmp_path / "bad.epub", "w") as bad:
        for one in book.infolist():
            data = book.read(one)
            bad.writestr(one, data.replace(b"<body", b"<nobody").replace(b"</body", b"</nobody"))
    assert any("nobody" in fault for fault in epubcheck.faults(tmp_path / "bad.epub"))
    assert epubcheck.faults(tmp_path / "book.epub") == []
