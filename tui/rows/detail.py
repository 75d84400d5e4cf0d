"""The selected article in full: what the narrow fields of the list had to cut off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tui.archive.model import Article
from tui.lists.picture_count import picture_count
from tui.lists.reading_time import minutes
from tui.memory.values import ArticleMemory
from tui.page.cells import Measure
from tui.page.lines import break_lines
from tui.rows.part import Part
from tui.text.dates import day


def detail_rows(
    article: Article, memory: ArticleMemory | None, width: int, height: int, measure: Measure
) -> Sequence[Sequence[Part]]:
    """Return what is known of an article on the last row, its title on those before it.

    Args:
        article: the article.
        memory: what is remembered of it, once that is known.
        width: cells.
        height: rows at most.
        measure: how many cells the terminal gives to text.
    """
    room, height = max(1, width - 2), max(1, height - 1)
    title = measure.start(article.title, room * (height + 1))
    lines = break_lines(title, room, measure)
    titles = [title[start:end] for start, end in lines[:height]]
    if len(lines) > height:
        titles[-1] = measure.fit(title[lines[height - 1][0] :], room)
    facts = [
        "书签" if memory and memory.bookmarked else "",
        _read(memory) if memory else "",
        article.author.name,
        f"{article.votes} 赞同",
        f"{article.comment_count} 评论",
        f"约 {minutes(article)} 分钟",
        f"{count} 图" if (count := _pictures(article)) else "",
        day(article.written),
        *(topic.name for topic in article.topics),
    ]
    if article.damage:
        facts.insert(0, f"! {article.damage}")
    last = measure.fit("  ".join(filter(None, facts)), room)
    return [*([(f" {title}", "")] for title in titles), [(f" {last}", "dim")]]


@lru_cache(maxsize=2)  # each keeps the whole file of its article
def _pictures(article: Article) -> int:
    return picture_count(article.html)


def _read(memory: ArticleMemory) -> str:
    """Return how far an article has been read, in a word."""
    if memory.read:
        return "已读"
    return f"读到 {memory.percent}%" if memory.begun else "未读"
