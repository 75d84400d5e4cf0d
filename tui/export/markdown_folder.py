"""A column as a folder of Markdown that Obsidian, Hugo and we ourselves read.

A file an article with its facts in front, its pictures in `assets/`, the comments as Zhihu's API
has them in `comments/`, and `index.md` with the list. Text that is the same is not written again,
so that an export goes on where it was stopped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

import msgspec

from tui.archive.model import Article, Author, Column, Comment, Reply
from tui.archive.shapes.markdown_file import COLUMN
from tui.article import to_markdown
from tui.article.links import destination
from tui.export.footnotes import NotesOf, PassageFootnotes, no_notes
from tui.export.names import file_name
from tui.export.pictures import ExportPictures
from tui.export.writing import write
from tui.page.document import document, saved_markdown
from tui.page.markdown import markdown as blocks_as_markdown
from tui.page.named_pictures import named_pictures
from tui.page.parse import parse

ASSETS, COMMENTS, INDEX = "assets", "comments", "index.md"
_DIGITS = 4


class Exported(NamedTuple):
    """The files of an export, and what became of them."""

    written: int
    kept: int
    """Files that were there already as they are to be."""


def export_markdown(
    column: Column,
    articles: Sequence[Article],
    pictures: ExportPictures,
    folder: Path,
    *,
    with_comments: bool,
    overwrite: bool,
    notes: NotesOf = no_notes,
    done: Callable[[Article], None],
) -> Exported:
    """Write articles of a column into a folder.

    Args:
        column: the column.
        articles: those of its articles that are written.
        pictures: finds the pictures at hand.
        folder: where to; made where there is none.
        with_comments: whether the comments stand below each text and not in files of their own.
        overwrite: whether a file that holds something else is replaced.
        notes: returns what the reader has marked in an article: of that the notes, as footnotes.
        done: is told of each article that has been written.

    Raises:
        DiffersError: a file is there already and holds something else.
        OSError: a file cannot be written.
    """
    counts = {True: 0, False: 0}
    for path, data in _files(column, articles, pictures, with_comments, notes, done):
        counts[write(folder / path, data, overwrite=overwrite)] += 1
    return Exported(counts[True], counts[False])


def name_of(article: Article) -> str:
    """Return the name of an article's file without the ending: its number, and its title."""
    number = f"{article.number:0{_DIGITS}}"
    return file_name(f"{number} {article.title}", number)


def _files(
    column: Column,
    articles: Sequence[Article],
    pictures: ExportPictures,
    with_comments: bool,
    notes: NotesOf,
    done: Callable[[Article], None],
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the folder, pictures before the texts that show them."""
    taken: set[str] = set()
    for article in articles:
        footnotes = notes(article)
        body, names = _body(article, pictures, footnotes)
        for name, data in names.items():
            if name not in taken:
                taken.add(name)
                yield f"{ASSETS}/{name}", data
        comments = article.comments
        if with_comments:
            body += _comments_below(comments, footnotes)
        elif comments:
            saved = {"content_id": _id_of(article), "data": [_saved(one) for one in comments]}
            text = msgspec.json.format(msgspec.json.encode(saved), indent=1)
            yield f"{COMMENTS}/{name_of(article)}.json", text + b"\n"
        yield f"{name_of(article)}.md", f"{_head(_facts(column, article))}\n{body}".encode()
        done(article)
    yield INDEX, _index(column, articles).encode()


def _body(
    article: Article, pictures: ExportPictures, notes: PassageFootnotes
) -> tuple[str, dict[str, bytes]]:
    """Return an article's Markdown with its pictures at hand beside it, and those by name."""
    saved = saved_markdown(article)
    if notes:
        text = parse(saved)
        shown = document(article)
        above = shown[: len(shown) - len(text)]
        saved = blocks_as_markdown(notes.text(text, above, highlights=False))
    markdown = saved.strip() + "\n"
    taken: dict[str, bytes] = {}
    for picture in named_pictures(parse(markdown)):
        found = pictures.take(picture.url)
        if found is not None:
            taken[found.name] = found.data
            here = re.escape(f"]({destination(picture.url)}") + r"(?=[ )])"
            markdown = re.sub(here, f"]({ASSETS}/{found.name}", markdown)
    return markdown, taken


def _facts(column: Column, article: Article) -> dict[str, object]:
    return {
        "title": article.title,
        "url": article.url,
        "author": article.author.name,
        "author_url": article.author.url,
        "votes": article.votes,
        "comment_count": article.comment_count,
        "topics": [topic.name for topic in article.topics],
        "topic_urls": [topic.url for topic in article.topics if any(t.url for t in article.topics)],
        "date": _iso(article.written),
        "edited": _iso(article.edited),
        "question_title": article.question.title if article.question else "",
        "column": column.title,
        "number": article.number,
        "id": _id_of(article),
    }


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _id_of(article: Article) -> str:
    """Return the id by which comments name an article: Zhihu's, or else its number here."""
    found = re.search(r"\d+(?=/?\Z)", article.url)
    return found[0] if found else str(article.number)


def _head(facts: dict[str, object]) -> str:
    """Return facts as YAML that simple readers take, too: a line each, strings in quotes."""
    lines = ["---"]
    for name, value in facts.items():
        if isinstance(value, list):
            if value:
                lines += [f"{name}:", *(f"  - {_quoted(one)}" for one in value)]
        elif value != "":
            lines.append(f"{name}: {value if isinstance(value, int) else _quoted(value)}")
    return "\n".join((*lines, "---", ""))


def _quoted(value: object) -> str:
    return json.dumps(str(value), ensure_ascii=False)


def _index(column: Column, articles: Sequence[Article]) -> str:
    facts: dict[str, object] = {
        "title": column.title,
        "type": COLUMN,
        "url": column.url,
        "description": column.description,
        "followers": list(column.followers),
    }
    entries = (
        f"{article.number}. [{_words(article.title)}]({destination(name_of(article) + '.md')})"
        for article in articles
    )
    return "\n".join((_head(facts), *entries, ""))


def _words(title: str) -> str:
    return re.sub(r"([\\\[\]`*_<>])", r"\\\1", title)


def _saved(said: Comment | Reply) -> dict[str, object]:
    """Return a comment as Zhihu's API has one."""
    saved: dict[str, object] = {
        "type": "comment",
        "author": _author(said.author),
        "like_count": said.likes,
        "content": said.html,
        **({"created_time": _iso(said.written)} if said.written else {}),
    }
    if isinstance(said, Reply):
        return saved | ({"reply_to_author": {"name": said.reply_to}} if said.reply_to else {})
    return saved | {"child_comments": [_saved(reply) for reply in said.replies]}


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, "url": author.url}


def _comments_below(comments: Sequence[Comment], notes: PassageFootnotes) -> str:
    numbers = count()
    below = "".join(_below(comment, "", notes, numbers) for comment in comments)
    return f"\n## 评论\n{below}" if below else ""


def _below(
    said: Comment | Reply, quote: str, notes: PassageFootnotes, numbers: Iterator[int]
) -> str:
    """Return a comment as Markdown, its replies as quotes below it; the next number is its own."""
    facts = said.author.name or "匿名"
    if isinstance(said, Reply) and said.reply_to:
        facts += f" 回复 {said.reply_to}"
    likes = f"（{said.likes} 赞）" if said.likes else ""
    words = to_markdown(said.html).strip()
    if notes:
        words = blocks_as_markdown(notes.comment(next(numbers), parse(words), highlights=False))
    text = f"**{_words(facts)}**{likes}\n\n{words}"
    lines = "\n".join(f"{quote}{line}".rstrip() for line in text.split("\n"))
    replies = said.replies if isinstance(said, Comment) else ()
    return f"\n{lines}\n" + "".join(_below(reply, "> ", notes, numbers) for reply in replies)
