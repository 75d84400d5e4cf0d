"""`--export`, `--epub`, `--html`: columns written to files instead of shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.archive.model import Article, Column, Shelf
from tui.cli.article_selection import ArticleSelection, NotThereError
from tui.cli.language import in_language
from tui.export.pictures import ExportPictures
from tui.export.writing import DiffersError, ExportError, write
from tui.pictures.problem import NoPicture
from tui.services.pictures import ColumnPictures
from tui.terminal.progress import ProgressLine
from tui.text.count import counted
from tui.text.reason import reason_of

if TYPE_CHECKING:
    from tui.export.footnotes import PassageFootnotes
    from tui.memory.passage import Passage

_NO_ARTICLES = "there are no articles to write"


class ExportOptions(msgspec.Struct, frozen=True):
    """The options by which columns are written."""

    saved: ColumnPictures
    """The pictures at hand; none is fetched."""
    only: ArticleSelection
    """The articles of a column to write."""
    with_comments: bool
    """Whether comments stand below the text."""
    overwrite: bool
    """Whether a file that holds something else is replaced."""
    marked: Mapping[str, Sequence[Passage]]
    """The marked passages, by what articles are known as; empty where they are not wanted."""

    def notes(self, article: Article) -> PassageFootnotes:
        """Return what is marked in an article, as it is exported."""
        from tui.export.footnotes import PassageFootnotes

        marked = self.marked.get(article.known_as, ()) if self.marked else ()
        return PassageFootnotes(article, marked, with_comments=self.with_comments)

    def read_picture(self, url: str) -> bytes | None:
        """Return the bytes of a picture, or None where it is not at hand or cannot be read."""
        if not self.saved.look_for(url):
            return None
        try:
            return self.saved.original(url)
        except NoPicture:
            return None


def export_folder(shelf: Shelf, folder: Path, options: ExportOptions) -> str:
    """Write a column as Markdown into a folder, or several, each into a folder in it.

    Returns a line that says what was written; of several, a column without articles is left out.

    Raises:
        NotThereError: a column has no article of a number, or there is none at all; then nothing
            is written.
        ExportError: a file cannot be written, or holds something else.
    """
    from tui.export.markdown_folder import export_markdown
    from tui.export.names import file_name

    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder}: is a file; expected a folder")
    several = len(shelf.columns) > 1
    chosen = [
        (number, column, _chosen(column, options.only))
        for number, column in enumerate(shelf.columns, 1)
        if column.articles or not several
    ]
    if not chosen:
        raise NotThereError(_NO_ARTICLES)
    written = kept = count = 0
    for number, column, articles in chosen:
        name = file_name(f"{number} {column.title}", str(number)) if several else ""
        with _telling(column, articles) as told:
            done = export_markdown(
                column,
                articles,
                ExportPictures(options.read_picture),
                folder / name,
                with_comments=options.with_comments,
                overwrite=options.overwrite,
                notes=options.notes,
                done=told,
            )
        written, kept, count = written + done.written, kept + done.kept, count + len(articles)
    wrote = counted(written, "1 file", "files")
    return f"{folder}: {_articles(count)}; {wrote} written, {kept} already there"


def export_epub(column: Column, file: Path, options: ExportOptions) -> str:
    """Write a column as a book; returns and raises as `export_folder`."""
    from tui.export.epub import REFUSED_PICTURES, write_epub

    articles = _chosen(column, options.only)
    pictures = ExportPictures(options.read_picture, REFUSED_PICTURES)
    with _telling(column, articles) as told:
        _refuse(file, options.overwrite)
        write_epub(
            column,
            articles,
            pictures,
            file,
            with_comments=options.with_comments,
            notes=options.notes,
            written=told,
        )
    return f"{file}: {_articles(len(articles))}"


def export_html(column: Column, file: Path, options: ExportOptions) -> str:
    """Write a column as one page; returns and raises as `export_folder`."""
    from tui.export.html_page import html_page

    articles = _chosen(column, options.only)
    pictures = ExportPictures(options.read_picture)
    with _telling(column, articles):
        parts = html_page(
            column,
            articles,
            pictures,
            with_comments=options.with_comments,
            notes=options.notes,
        )
        write(file, "".join(parts).encode(), overwrite=options.overwrite)
    return f"{file}: {_articles(len(articles))}"


def _articles(count: int) -> str:
    return counted(count, "1 article", "articles")


def _chosen(column: Column, only: ArticleSelection) -> Sequence[Article]:
    articles = [column.articles[pick.article - 1] for pick in only.picks(len(column.articles))]
    if not articles:
        raise NotThereError(_NO_ARTICLES)
    return articles


def _refuse(file: Path, overwrite: bool) -> None:
    """Refuse to write over a file: a book has the time in it, and never is the same again."""
    if file.exists() and not overwrite:
        raise DiffersError(f"{file}: is there already; --overwrite replaces it")


@contextmanager
def _telling(column: Column, articles: Sequence[Article]) -> Iterator[Callable[[Article], None]]:
    """Say how far the writing of articles is, and what went wrong in one line."""
    count = 0
    with ProgressLine(sys.stderr, in_language) as progress:

        def told(article: Article) -> None:
            nonlocal count
            count += 1
            progress.say(f"zhihu-tui: article {count} of {len(articles)}: {column.title}")

        try:
            yield told
        except OSError as error:
            problem = f"cannot be written ({reason_of(error)})"
            raise ExportError(
                f"{error.filename}: {problem}" if error.filename else problem
            ) from None
