"""Columns gathered from the contents of files; articles saved singly are one column together."""

from __future__ import annotations

from msgspec.structs import replace

from tui.archive.contents import Contents, Item, Remark
from tui.archive.items import UNTITLED
from tui.archive.model import Article, Column, Comment
from tui.archive.remarks import threads


def columns_of(found: Contents, stand_in: str, file: str, by_date: bool) -> list[Column]:
    """Return the columns that files hold together.

    Args:
        found: what they hold.
        stand_in: the title of a column of single articles that do not agree on one.
        file: what it is from.
        by_date: whether articles are sorted by when they were written; else they stay in the order
            in which they were found.
    """
    columns = [replace(column, file=column.file or file) for column in found.columns]
    if not found.items:
        return _with_notices(columns, found.notices)
    items = _once(found.items)
    if by_date:
        items.sort(key=lambda item: abs(item.article.written_key))  # none is infinitely late
    remarks = _by_article(found.remarks, items)
    articles = [_article(item, number, found, remarks) for number, item in enumerate(items, 1)]
    own = _own_column(found, items, articles, stand_in)
    notices = [*found.notices, *_said(items, articles, remarks)]
    return [*columns, replace(own, file=file, notices=tuple(dict.fromkeys(notices)))]


def _with_notices(columns: list[Column], notices: list[str]) -> list[Column]:
    if len(columns) == 1 and notices:
        return [replace(columns[0], notices=(*columns[0].notices, *notices))]
    return columns


def _once(items: list[Item]) -> list[Item]:
    """Return the items without those that are there twice: of two, the one with more text stays.

    A Markdown file beside a JSON file of its name is the same article, which has less to say.
    """
    in_json = {(item.folder, item.file) for item in items if item.article.read_markdown is None}
    kept: dict[object, Item] = {}
    for number, item in enumerate(items):
        if item.article.read_markdown and item.file and (item.folder, item.file) in in_json:
            continue
        key: object = item.article.url or item.id or number
        other = kept.get(key)
        if other is None or item.article.length > other.article.length:
            kept[key] = item
    return list(kept.values())


def _by_article(remarks: list[Remark], items: list[Item]) -> dict[str, tuple[Comment, ...]]:
    """Return the threads that were saved apart, by the ids of what they are on."""
    if not remarks:
        return {}
    in_folder: dict[str, list[str]] = {}
    for item in items:
        in_folder.setdefault(f"folder:{item.folder}", []).append(item.id)
    grouped: dict[str, list[Remark]] = {}
    for one in remarks:
        on = one.on
        if on.startswith("folder:") or not on:
            ids = in_folder.get(on) or ([items[0].id] if len(items) == 1 else [])
            on = ids[0] if len(ids) == 1 else ""
        grouped.setdefault(on, []).append(one)
    return {on: threads(some) for on, some in grouped.items()}


def _article(
    item: Item, number: int, found: Contents, remarks: dict[str, tuple[Comment, ...]]
) -> Article:
    article = item.article
    question = article.question
    if question and item.question in found.questions and not question.title:
        question = found.questions[item.question]
    title = article.title
    if title == UNTITLED and question and question.title:
        title = question.title
    read_comments = article.read_comments
    if apart := remarks.get(item.id):
        inside = read_comments
        read_comments = lambda: tuple(dict.fromkeys((*inside(), *apart)))  # noqa: E731
    return replace(
        article, number=number, title=title, question=question, read_comments=read_comments
    )


def _own_column(
    found: Contents, items: list[Item], articles: list[Article], stand_in: str
) -> Column:
    """Return the column that single articles are: theirs, if they agree on one, or a question."""
    titles = {item.column for item in items}
    questions = {article.question for article in articles}
    title, about, url = found.title, found.about, found.url
    if not title and len(titles) == 1 and (title := titles.pop()):
        about = about or next((item.about for item in items if item.about), "")
        url = url or next((item.column_url for item in items if item.column_url), "")
    if not title and len({question and question.url for question in questions}) == 1:
        question = next(iter(questions))
        if question and question.title:
            title, url = question.title, question.url
    return Column(title or stand_in or UNTITLED, about, url, found.followers, tuple(articles))


def _said(
    items: list[Item], articles: list[Article], remarks: dict[str, tuple[Comment, ...]]
) -> list[str]:
    """Return what a reader should know about how the articles were put together."""
    said: list[str] = []
    if damaged := sum(1 for article in articles if article.damage):
        said.append(f"{damaged} 篇文章存档有损坏，列表中以 ! 标出")
    if excerpts := sum(item.excerpt for item in items):
        said.append(f"{excerpts} 篇只有摘要")
    ids = {item.id for item in items}
    if lost := sum(len(some) for on, some in remarks.items() if on not in ids):
        said.append(f"{lost} 条评论不知属于哪篇文章，已略过")
    return said
