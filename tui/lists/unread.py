"""The unread articles of a column: how many of each topic, and which article comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tui.archive.model import Article

Counts = Mapping[str, int]
"""Numbers of articles by topic; by the empty name, of all."""


def count_unread(articles: Sequence[Article], is_read: Callable[[Article], bool]) -> Counts:
    """Return how many articles of each topic are unread."""
    unread = [article for article in articles if not is_read(article)]
    topics = Counter(name for one in unread for name in {topic.name for topic in one.topics})
    return {**topics, "": len(unread)}


def recount(counts: Counts, articles: Sequence[Article], changed: Article, by: int) -> Counts:
    """Return the counts once an article has been read, or is unread again.

    Args:
        counts: those before.
        articles: those of the column. What was saved twice is read twice: both are known by one
            address.
        changed: the article.
        by: how many more are unread for each time that it was saved.
    """
    after = Counter(counts)
    for article in articles:
        if article is changed or (article.url and article.url == changed.url):
            for name in {"", *(topic.name for topic in article.topics)}:
                after[name] += by
    return after


def next_unread(
    articles: Sequence[Article], after: int, is_read: Callable[[Article], bool]
) -> int | None:
    """Return the index of the next unread article after an index; after the last, the first."""
    begin = after + 1
    order = (*range(begin, len(articles)), *range(min(begin, len(articles))))
    return next((index for index in order if not is_read(articles[index])), None)
