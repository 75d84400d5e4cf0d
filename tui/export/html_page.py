"""A column as one page of HTML that needs nothing else: style and pictures are in it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from html import escape
from importlib.resources import files

from tui.archive.model import Article, Column
from tui.export.article import Links, article_markup
from tui.export.footnotes import NotesOf, no_notes
from tui.export.markup import Markup
from tui.export.pictures import ExportPictures

_SCREEN = "body { max-width: 46em; margin: 0 auto; padding: 1em; font-family: sans-serif; }\n"


def html_page(
    column: Column,
    articles: Sequence[Article],
    pictures: ExportPictures,
    *,
    with_comments: bool,
    notes: NotesOf = no_notes,
) -> Iterator[str]:
    """Yield the parts of the page, an article each, in UTF-8 once they are joined.

    It has no scripts, and asks for nothing from anywhere.

    Args:
        column: the column.
        articles: those of its articles that are on the page.
        pictures: finds the pictures at hand.
        with_comments: whether the comments stand below each article.
        notes: returns what the reader has marked in an article.
    """
    yield _head(column.title)
    yield f"<h1>{escape(column.title)}</h1>\n"
    if column.description:
        yield f"<p>{escape(column.description)}</p>\n"
    yield f"<nav><ol>{''.join(_entries(articles))}</ol></nav>\n"
    pages = {article.number: f"#article-{article.number}" for article in articles}
    for article in articles:
        links = Links(column, article, pages)
        markup = Markup(partial(_data, pictures), links.to, prefix=f"a{article.number}-")
        body = article_markup(article, markup, notes(article), with_comments=with_comments)
        yield f'<article id="article-{article.number}">\n{body}\n</article>\n'
    yield "</body></html>\n"


def _head(title: str) -> str:
    style = files("tui.export").joinpath("style.css").read_text("utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\"/>\n"
        f"<title>{escape(title)}</title>\n<style>\n{style}{_SCREEN}</style></head><body>\n"
    )


def _entries(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        yield f'<li value="{article.number}"><a href="#article-{article.number}">'
        yield f"{escape(article.title)}</a></li>"


def _data(pictures: ExportPictures, url: str) -> str | None:
    taken = pictures.take(url)
    if taken is None:
        return None
    return f"data:{taken.media_type};base64,{base64.b64encode(taken.data).decode()}"
