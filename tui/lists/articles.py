"""The articles of a column that a reader wants to see, and their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tui.archive.model import Article
from tui.lists.order import Order
from tui.text.folding import fold


class Sort(Order):
    """An order of the articles."""

    COLUMN = "专栏顺序"
    VOTES = "赞同"
    COMMENTS = "评论"
    TITLE = "标题"
    LENGTH = "长度"
    DATE = "日期"

    @property
    def falling(self) -> bool:
        """Whether it begins with the most, or the latest."""
        return self not in (Sort.COLUMN, Sort.TITLE)


def topics_by_size(articles: Iterable[Article]) -> list[tuple[str, int]]:
    """Return the topics' names with their numbers of articles, the largest first."""
    return Counter(topic.name for article in articles for topic in article.topics).most_common()


def select(
    articles: Sequence[Article],
    topic: str = "",
    words: str = "",
    sort: Sort = Sort.COLUMN,
    reverse: bool = False,
) -> list[Article]:
    """Return the articles of a topic whose title, author or topics hold all the words, sorted.

    Args:
        articles: those of the column, in its order.
        topic: the name of a topic, or empty for all.
        words: words that must all occur, in any order, case or width.
        sort: by what to sort; articles alike stay in the column's order.
        reverse: whether to turn the order round.
    """
    found = list(articles)
    if topic:
        found = [article for article in found for one in article.topics if one.name == topic]
    for word in fold(words).split():
        found = [article for article in found if word in article.words]
    if sort is not Sort.COLUMN:
        found.sort(key=_KEYS[sort])
    if reverse:
        found.reverse()
    return found


_KEYS: dict[Sort, Callable[[Article], float | bytes]] = {
    Sort.VOTES: lambda article: -article.votes,
    Sort.COMMENTS: lambda article: -article.comment_count,
    Sort.TITLE: lambda article: article.title_key,
    Sort.LENGTH: lambda article: -article.characters,
    Sort.DATE: lambda article: -article.written_key,
}
