"""The selected article in full: what the narrow fields of the list had to cut off."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from textual.reactive import reactive

from tui.archive.model import Article
from tui.lists.picture_count import picture_count
from tui.lists.reading_time import minutes
from tui.memory.values import ArticleMemory
from tui.page.lines import break_lines
from tui.text.dates import day
from tui.widgets.rows import Part, Rows


class Detail(Rows):
    """Shows the selected article's title, and all that the list knows of it."""

    article: reactive[Article | None] = reactive(None)
    memory: reactive[ArticleMemory | None] = reactive(None)
    """The memory of the article, once that is known."""

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the facts on the last row, the title on those before it."""
        article = self.article
        if article is None:
            return []
        room, measure = max(1, width - 2), self.measure
        height = max(1, self.size.height - 1)
        lines = break_lines(article.title, room, measure)
        titles = [article.title[start:end] for start, end in lines[:height]]
        if len(lines) > height:
            titles[-1] = measure.fit(article.title[lines[height - 1][0] :], room)
        memory = self.memory
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


@lru_cache(maxsize=256)
def _pictures(article: Article) -> int:
    return picture_count(article.html)


def _read(memory: ArticleMemory) -> str:
    """Return how far an article has been read, in a word."""
    if memory.read:
        return "已读"
    return f"读到 {memory.percent}%" if memory.begun else "未读"
