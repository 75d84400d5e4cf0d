"""All that is known of a column, as a page."""

from __future__ import annotations

from collections import Counter

from tui.archive.model import Column
from tui.lists.articles import topics_by_size
from tui.lists.shelf import ShelfRow
from tui.page.blocks import Block, Headline, Link, Listing, Mark, Paragraph, Prose, Run
from tui.text.catalogue import in_chinese


def about_file(row: ShelfRow, problem: str) -> tuple[Block, ...]:
    """Return what is known of a column that cannot be read."""
    return (
        Headline(1, (Run(row.title),)),
        Paragraph((Run(problem, Mark.WARNING),)),
        Paragraph((Run(row.file, Mark.DIM),)),
    )


def about(column: Column, file: str = "") -> tuple[Block, ...]:
    """Return a column's title, description, address, numbers, authors, topics and followers.

    Args:
        column: the column.
        file: the file that it is from, where that is to be told, too.
    """
    articles = column.articles
    votes = sum(article.votes for article in articles)
    comments = sum(article.comment_count for article in articles)
    facts = f"{len(articles)} 篇文章  {votes} 赞同  {comments} 评论  {len(column.followers)} 关注"
    blocks: list[Block] = [Headline(1, (Run(column.title),))]
    if column.description:
        blocks.append(Paragraph((Run(column.description),)))
    if column.url:
        blocks.append(Paragraph(_link(column.url)))
    blocks.append(Paragraph((Run(facts, Mark.DIM),)))
    if file:
        blocks.append(Paragraph((Run(file, Mark.DIM),)))
    notices = map(in_chinese, column.notices)
    blocks += [Paragraph((Run(notice, Mark.WARNING),)) for notice in notices]
    damaged = [article for article in articles if article.damage]
    blocks += _section("存档有损", [(Run(f"第 {a.number} 篇：{a.damage}"),) for a in damaged])
    authors = Counter(article.author for article in articles if article.author.name)
    blocks += _section(
        "作者",
        [
            (Run(f"{author.name}  {count} 篇  ", Mark.NONE), *_link(author.page))
            for author, count in authors.most_common()
        ],
    )
    topics = {topic.name: topic.url for article in articles for topic in article.topics}
    blocks += _section(
        "话题",
        [
            (Run(f"{name}  {count} 篇  "), *_link(topics[name]))
            for name, count in topics_by_size(articles)
        ],
    )
    blocks += _section("关注者", [_link(url) for url in column.followers])
    return tuple(blocks)


def _section(title: str, items: list[Prose]) -> list[Block]:
    if not items:
        return []
    return [Headline(2, (Run(title),)), Listing(tuple((Paragraph(item),) for item in items))]


def _link(url: str) -> Prose:
    """Return a URL as words that lead to it, or as plain words where nothing may follow it."""
    if not url:
        return ()
    return (Run(url, thing=Link(url) if url.startswith(("http://", "https://")) else None),)
