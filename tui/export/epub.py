"""A column as an EPUB 3 (W3C, EPUB 3.3): a page an article, contents by order and by topic."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from importlib.resources import files
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tui.archive.model import Article, Column
from tui.export.article import Links, article_markup
from tui.export.footnotes import NotesOf, no_notes
from tui.export.markup import Markup
from tui.export.pictures import ExportPictures, TakenPicture
from tui.export.writing import put_whole
from tui.lists.articles import topics_by_size

REFUSED_PICTURES = frozenset({"webp"})
"""Endings of pictures that older readers of EPUB do not show."""
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="zh" xml:lang="zh"><head><title>{title}</title>
<link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body></html>
"""
_TOPICS = "topics.xhtml"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip, so that the same column gives the same bytes."""


def write_epub(
    column: Column,
    articles: Sequence[Article],
    pictures: ExportPictures,
    file: Path,
    *,
    with_comments: bool,
    notes: NotesOf = no_notes,
    written: Callable[[Article], None],
) -> None:
    """Write a book of some articles of a column.

    Args:
        column: the column.
        articles: those of its articles that make the book, at least one.
        pictures: finds the pictures at hand.
        file: the file to write; it is there once it is whole.
        with_comments: whether the comments stand below each article.
        notes: returns what the reader has marked in an article.
        written: is told of each article that is in the book.

    Raises:
        OSError: the file cannot be written.
    """
    with put_whole(file) as partial, ZipFile(partial, "w", ZIP_DEFLATED) as book:
        _Book(column, articles, pictures, book, with_comments, notes).write(written)


class _Book:
    """A book while it is written."""

    def __init__(
        self,
        column: Column,
        articles: Sequence[Article],
        pictures: ExportPictures,
        book: ZipFile,
        with_comments: bool,
        notes: NotesOf,
    ) -> None:
        self._column = column
        self._articles = articles
        self._pictures = pictures
        self._book = book
        self._with_comments = with_comments
        self._notes = notes
        self._pages = {article.number: f"article-{article.number}.xhtml" for article in articles}
        self._taken: dict[str, TakenPicture] = {}
        self._with_formulas: set[int] = set()

    def write(self, written: Callable[[Article], None]) -> None:
        # The first file, not compressed, tells what this is (EPUB OCF 3.3, 4.3).
        self._book.writestr(ZipInfo("mimetype", _ZIP_TIME), "application/epub+zip", ZIP_STORED)
        self._add("META-INF/container.xml", _CONTAINER)
        self._add("book/style.css", files("tui.export").joinpath("style.css").read_text("utf-8"))
        for article in self._articles:
            self._add(f"book/{self._pages[article.number]}", self._page(article))
            written(article)
        for name, taken in self._taken.items():
            self._book.writestr(ZipInfo(f"book/{name}", _ZIP_TIME), taken.data, ZIP_STORED)
        self._add("book/contents.xhtml", self._contents())
        self._add(f"book/{_TOPICS}", self._topics())
        self._add("book/package.opf", self._package())

    def _add(self, name: str, text: str) -> None:
        self._book.writestr(ZipInfo(name, _ZIP_TIME), text.encode(), ZIP_DEFLATED)

    def _page(self, article: Article) -> str:
        links = Links(self._column, article, self._pages)
        markup = Markup(self._picture, links.to, book=True)
        body = article_markup(
            article, markup, self._notes(article), with_comments=self._with_comments
        )
        if "<math" in body:
            self._with_formulas.add(article.number)
        return _PAGE.format(title=escape(article.title), body=body)

    def _picture(self, url: str) -> str | None:
        taken = self._pictures.take(url)
        if taken is None:
            return None
        self._taken[taken.name] = taken
        return taken.name

    def _contents(self) -> str:
        """Return the contents in the order of the articles; they must be in that of the pages."""
        entries = "".join(map(self._entry, self._articles))
        title = escape(self._column.title)
        topics = f'<li><a href="{_TOPICS}">按话题</a></li>'
        body = f'<nav epub:type="toc"><h1>{title}</h1><ol>{topics}{entries}</ol></nav>'
        return _PAGE.format(title=title, body=body)

    def _topics(self) -> str:
        """Return the contents by topic, a page like any other."""
        parts = ["<h1>按话题</h1>"]
        for name, _ in topics_by_size(self._articles):
            about = (a for a in self._articles if any(topic.name == name for topic in a.topics))
            parts.append(f"<h2>{escape(name)}</h2><ul>{''.join(map(self._entry, about))}</ul>")
        others = [article for article in self._articles if not article.topics]
        if others:
            parts.append(f"<h2>没有话题</h2><ul>{''.join(map(self._entry, others))}</ul>")
        return _PAGE.format(title="按话题", body="".join(parts))

    def _entry(self, article: Article) -> str:
        return f'<li><a href="{self._pages[article.number]}">{escape(article.title)}</a></li>'

    def _package(self) -> str:
        title = escape(self._column.title)
        known = self._column.url or "\n".join(a.url or a.title for a in self._articles)
        number = uuid.uuid5(uuid.NAMESPACE_URL, known)
        authors = dict.fromkeys(a.author.name for a in self._articles if a.author.name)
        creators = "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in authors)
        source = f"<dc:source>{escape(self._column.url)}</dc:source>" if self._column.url else ""
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
            ' xml:lang="zh">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<dc:identifier id="id">urn:uuid:{number}</dc:identifier>'
            f"<dc:title>{title}</dc:title><dc:language>zh</dc:language>{creators}{source}"
            f'<meta property="dcterms:modified">{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}</meta>'
            f"</metadata>\n<manifest>{''.join(self._manifest())}</manifest>\n"
            f"<spine>{''.join(self._spine())}</spine></package>\n"
        )

    def _manifest(self) -> Iterator[str]:
        yield (
            '<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml"'
            ' properties="nav"/><item id="style" href="style.css" media-type="text/css"/>'
            f'<item id="topics" href="{_TOPICS}" media-type="application/xhtml+xml"/>'
        )
        for number, page in self._pages.items():
            maths = ' properties="mathml"' if number in self._with_formulas else ""
            yield f'<item id="a{number}" href="{page}" media-type="application/xhtml+xml"{maths}/>'
        for place, (name, taken) in enumerate(self._taken.items()):
            yield f'<item id="p{place}" href="{name}" media-type="{taken.media_type}"/>'

    def _spine(self) -> Iterator[str]:
        yield '<itemref idref="contents"/><itemref idref="topics"/>'
        yield from (f'<itemref idref="a{number}"/>' for number in self._pages)
