"""A thread: the comments on an article, laid out below each other as one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from rich.segment import Segment

from tui.archive.model import Article, Author, Comment, Reply
from tui.article import to_markdown
from tui.page.blocks import Block, Mark, Paragraph, Run
from tui.page.layout import lay_out
from tui.page.page import Page, Place, Row, Span, Stop
from tui.page.parse import parse
from tui.page.plain import plain_text
from tui.page.theme import Theme

GUTTER = 2
"""Cells left of every comment, blank: whoever draws the thread marks the one under focus there."""
_INDENT = 4


@dataclass(frozen=True)
class Entry:
    """A comment or a reply, and where it stands."""

    author: Author
    likes: int
    html: str
    depth: int
    """0 for a comment on the article, 1 for a reply to it."""
    reply_to: str = ""
    """The name of the author it answers, or empty."""
    by_writer: bool = False
    """Whether the article's author wrote it."""
    says_whom: bool = False
    """Whether its place leaves open whom it answers."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """What it says."""
        return parse(to_markdown(self.html, emoticons=True))

    @property
    def text(self) -> str:
        """What it says, as plain text."""
        return plain_text(self.blocks)


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments on an article at a width."""

    page: Page
    entries: tuple[Entry, ...]
    starts: tuple[int, ...]
    """The row on which each entry begins."""


def entries(article: Article) -> Iterator[Entry]:
    """Yield an article's comments, each followed by its replies."""
    for comment in article.comments:
        yield _entry(comment, article, 0)
        for reply in comment.replies:
            whom = bool(reply.reply_to) and reply.reply_to != comment.author.name
            entry = _entry(reply, article, 1)
            yield replace(entry, reply_to=reply.reply_to, says_whom=whom)


def lay_out_thread(article: Article, width: int, theme: Theme, ambiguous: int = 1) -> Thread:
    """Return an article's comments as rows of at most `width` cells."""
    rows: list[Row] = []
    stops: list[Stop] = []
    starts: list[int] = []
    found = tuple(entries(article))
    block = 0
    for index, entry in enumerate(found):
        indent = GUTTER + (_INDENT if entry.depth and width >= 30 else 0)
        blocks = (_heading(entry), *entry.blocks)
        page = lay_out(blocks, max(1, width - indent), theme, ambiguous)
        if index:
            rows.append(Row((), Place(block, 0), 0))
            block += 1
        starts.append(len(rows))
        stops.extend(_moved(stop, len(rows), indent) for stop in page.stops)
        for row in page.rows:
            segments = (Segment(" " * indent), *row.segments) if row.segments else ()
            place = Place(block + row.place.block, row.place.offset)
            rows.append(Row(segments, place, row.cells + indent if segments else 0))
        block = rows[-1].place.block + 1
    return Thread(Page(width, tuple(rows), tuple(stops)), found, tuple(starts))


def _entry(comment: Comment | Reply, article: Article, depth: int) -> Entry:
    writer = article.author
    same = comment.author == writer and bool(writer.name) and not writer.deleted
    return Entry(comment.author, comment.likes, comment.html, depth, by_writer=same)


def _heading(entry: Entry) -> Paragraph:
    """Return who says it, to whom, and how many liked it."""
    author = entry.author
    gone = author.deleted or not author.name
    runs = [Run(author.name or "匿名", Mark.DIM if gone else Mark.BOLD)]
    if gone:
        runs.append(Run(" (已注销)", Mark.DIM))
    elif author.organisation:
        runs.append(Run(" (机构)", Mark.DIM))
    if entry.by_writer:
        runs.append(Run(" [作者]", Mark.BOLD))
    if entry.says_whom:
        runs += [Run(" 回复 ", Mark.DIM), Run(entry.reply_to)]
    if entry.likes:
        runs.append(Run(f"  {entry.likes} 赞", Mark.DIM))
    return Paragraph(tuple(runs))


def _moved(stop: Stop, rows: int, cells: int) -> Stop:
    """Return the stop so many rows further down and cells further right."""
    spans = (Span(s.row + rows, s.start + cells, s.end + cells) for s in stop.spans)
    target = None if stop.target is None else stop.target + rows
    return replace(stop, spans=tuple(spans), target=target)
