"""How many pictures an article has, without its tree and with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.columns import DEMO, real_columns
from tui.archive.load import load
from tui.archive.model import Article
from tui.lists.picture_count import picture_count
from tui.page.document import body
from tui.page.named_pictures import named_pictures


def in_tree(article: Article) -> int:
    """Return how many pictures the page of an article names."""
    return sum(1 for _ in named_pictures(body(article)))


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("", 0),
        ('<img src="a.jpg">', 1),
        ('<figure><noscript><img src="a"></noscript><img src="data:x"></figure>', 1),
        ('<noscript><img src="a"></noscript><p>x</p>', 1),
        ('<img src="https://www.zhihu.com/equation?tex=x" alt="x" eeimg="1"/>', 0),
        ('<a class="LinkCard"><img class="LinkCard-image" src="a"></a>', 0),
        ('<a class="video-box"><img class="thumbnail" src="a"></a>', 0),
    ],
)
def test_what_is_a_picture_is_counted_once(html: str, count: int) -> None:
    assert picture_count(html) == count


def test_the_sample_has_as_many_as_its_pages_name() -> None:
    for article in load(DEMO).articles:
        assert picture_count(article.html) == in_tree(article)


@pytest.mark.parametrize("path", real_columns())
def test_a_real_column_has_as_many_as_its_pages_name(path: Path) -> None:
    for article in load(path).articles:
        assert picture_count(article.html) == in_tree(article), article.number
