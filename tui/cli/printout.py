"""Columns printed on the command line instead of opened. Never imports Textual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from tui.archive.model import Article, Column
from tui.cli.article_selection import ArticleSelection, NotThereError, SelectedArticle

if TYPE_CHECKING:
    from rich.color import ColorSystem

    from tui.lists.shelf import ShelfRow
    from tui.page.page import Stop
    from tui.page.style import PageStyle

_PAGE_END = "\f"


class NothingToPrintError(NotThereError):
    """The articles named hold nothing of what was asked for; its text is one line."""


def print_list(articles: Sequence[Article], as_json: bool) -> Iterator[str]:
    """Yield one article a line: number, votes, comments, author, topics, title, with tabs between.

    Raises:
        NothingToPrintError: there are no articles.
    """
    if not articles:
        raise NothingToPrintError("there are no articles to list")
    for article in articles:
        topics = [topic.name for topic in article.topics]
        if as_json:
            yield _json(
                article=article.number,
                url=article.url,
                title=article.title,
                author=article.author.name,
                votes=article.votes,
                comments=article.comment_count,
                topics=topics,
                **_dates(article),
                **({"question": article.question.title} if article.question else {}),
                **({"damage": article.damage} if article.damage else {}),
            )
        else:
            yield (
                "\t".join(
                    (
                        str(article.number),
                        str(article.votes),
                        str(article.comment_count),
                        article.author.name,
                        ",".join(topics),
                        article.title,
                    )
                )
                + "\n"
            )


def print_shelf(rows: Iterable[ShelfRow], as_json: bool) -> Iterator[str]:
    """Yield one column a line: number, articles, unread, title, file, with tabs between."""
    for number, row in enumerate(rows, 1):
        if as_json:
            yield _json(
                column=number,
                articles=row.articles,
                unread=row.unread,
                title=row.title,
                file=row.file,
            )
        else:
            facts = (number, row.articles, row.unread, row.title, row.file)
            yield "\t".join(map(str, facts)) + "\n"


def print_articles(
    column: Column, which: ArticleSelection, style: PageStyle, colors: ColorSystem | None
) -> Iterator[str]:
    """Yield articles as the article screen lays them out, header included."""
    from tui.page.document import document
    from tui.page.layout import lay_out
    from tui.page.picture import with_pictures
    from tui.page.printed import as_text

    for article, end in _pages(column, which, "articles"):
        page = lay_out(document(article), style)
        yield as_text(with_pictures(page, style.pictures), colors) + end


def print_markdown(column: Column, which: ArticleSelection) -> Iterator[str]:
    """Yield articles as Markdown, each under its title."""
    from tui.page.document import markdown_of

    for article, end in _pages(column, which, "articles"):
        yield markdown_of(article) + end


def print_comments(
    column: Column,
    which: ArticleSelection,
    style: PageStyle,
    colors: ColorSystem | None,
    as_json: bool,
) -> Iterator[str]:
    """Yield the threads of articles.

    Raises:
        NothingToPrintError: none of the articles has comments.
    """
    from tui.lists.conversation import CommentSelection, Conversation
    from tui.page.picture import with_pictures
    from tui.page.printed import as_text
    from tui.page.thread import Thread, comment_text

    chosen = list(_pages(column, which, "articles"))
    if not any(article.comment_count for article, _ in chosen):
        raise NothingToPrintError(f"no comments in {which.said}")
    for article, end in chosen:
        conversation = Conversation(article)
        if not as_json:
            thread = Thread(conversation, CommentSelection(), style)
            for index in range(len(thread.entries)):
                page = with_pictures(thread.page(index), style.pictures)
                yield ("\n" if index else "") + as_text(page, colors)
            yield end
            continue
        for entry in conversation.listed(CommentSelection()):
            yield _json(
                article=article.number,
                author=entry.author.name,
                likes=entry.likes,
                text=comment_text(entry),
                reply_to=entry.reply_to or None,
                depth=entry.depth,
                **({"written": entry.written.isoformat()} if entry.written else {}),
            )


def print_code(column: Column, which: ArticleSelection, as_json: bool) -> Iterator[str]:
    """Yield code blocks exactly as written, a form feed on a line of its own between two.

    So they can be told apart: code may have any other line, and end in a line feed or not.

    Raises:
        NothingToPrintError: there are no code blocks.
        NotThereError: an article has no block of a number.
    """
    blocks = list(_code_blocks(column, which))
    if not blocks:
        raise NothingToPrintError(f"no code blocks in {which.said}")
    if as_json:
        for pick, stop in blocks:
            yield _json(
                article=pick.article,
                block=stop.number,
                language=stop.language,
                code=stop.payload,
            )
        return
    for index, (_, stop) in enumerate(blocks):
        if index:
            yield f"\n{_PAGE_END}\n"
        yield stop.payload


def print_links(column: Column, which: ArticleSelection, as_json: bool) -> Iterator[str]:
    """Yield links, pictures, videos, cards and footnotes: article, kind, URL, text.

    Raises:
        NothingToPrintError: there are none.
    """
    found = False
    for pick in which.picks(len(column.articles)):
        for kind, url, text in _links(_stops(column, pick)):
            if kind in ("link", "card") and column.article_at(url):
                kind = "article"
            found = True
            if as_json:
                yield _json(article=pick.article, kind=kind, text=text, url=url)
            else:
                yield f"{pick.article}\t{kind}\t{url}\t{text}\n"
    if not found:
        raise NothingToPrintError(f"no links in {which.said}")


def _links(stops: Sequence[Stop]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, URL and text of what leads elsewhere; a footnote once, from where its text is."""
    note_url = ""
    for stop in stops:
        if stop.kind == "footnote":
            if stop.target is None or stop.target < stop.row:
                note_url = stop.payload
                yield "footnote", note_url, stop.text.removesuffix(note_url).strip() or stop.text
        elif stop.kind == "link" and stop.payload == note_url:
            note_url = ""
        elif stop.url:
            yield str(stop.kind), stop.url, stop.text


def _pages(column: Column, which: ArticleSelection, what: str) -> Iterable[tuple[Article, str]]:
    """Return the articles named, and what ends each: a form feed where there are several."""
    picks = list(which.picks(len(column.articles)))
    if not picks:
        raise NothingToPrintError(f"there are no {what} to print")
    end = _PAGE_END if len(picks) > 1 else ""
    return [(column.articles[pick.article - 1], end) for pick in picks]


def _code_blocks(column: Column, which: ArticleSelection) -> Iterator[tuple[SelectedArticle, Stop]]:
    for pick in which.picks(len(column.articles)):
        blocks = [stop for stop in _stops(column, pick) if stop.kind == "code"]
        if pick.block is None:
            yield from ((pick, stop) for stop in blocks)
        elif 1 <= pick.block <= len(blocks):
            yield pick, blocks[pick.block - 1]
        else:
            has = f"it has {len(blocks)}" if blocks else "it has none"
            raise NotThereError(f"article {pick.article} has no code block {pick.block}; {has}")


def _stops(column: Column, pick: SelectedArticle) -> tuple[Stop, ...]:
    from tui.page.document import body
    from tui.page.layout import lay_out
    from tui.page.style import PageStyle
    from tui.page.theme import PLAIN

    return lay_out(body(column.articles[pick.article - 1]), PageStyle(80, PLAIN)).stops


def _dates(article: Article) -> dict[str, str]:
    """Return when an article was written and edited, as ISO 8601, where that is known."""
    dates = (("written", article.written), ("edited", article.edited))
    return {name: moment.isoformat() for name, moment in dates if moment}


def _json(**fields: object) -> str:
    return msgspec.json.encode(fields).decode() + "\n"
