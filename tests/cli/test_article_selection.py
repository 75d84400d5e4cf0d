"""Which articles are printed: 7, 2-5, 1,4,9 or all."""

from __future__ import annotations

import pytest

from tui.cli.article_selection import ArticleSelection, NotThereError, SelectedArticle


def test_a_selection_names_articles_in_its_own_order() -> None:
    assert list(ArticleSelection.parse("7").picks(9)) == [SelectedArticle(7)]
    mixed = ArticleSelection.parse("2-4,1").picks(9)
    assert [one.article for one in mixed] == [2, 3, 4, 1]
    typed = ArticleSelection.parse("１").picks(9)  # by an input method
    assert list(typed) == [SelectedArticle(1)]
    assert list(ArticleSelection.parse("all").picks(2)) == [SelectedArticle(1), SelectedArticle(2)]
    assert list(ArticleSelection.parse("7.2", blocks=True).picks(9)) == [SelectedArticle(7, 2)]
    for text in ("", "x", "1-", "-1", "1,,2", "1.2", "0x1", "1 2", "99999999999"):
        with pytest.raises(ValueError, match="expected 7"):
            ArticleSelection.parse(text)
    with pytest.raises(NotThereError, match="the column is empty"):
        list(ArticleSelection.parse("1").picks(0))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7", "article 7"),
        ("2-5", "articles 2-5"),
        ("1,4,9", "articles 1,4,9"),
        ("all", "any article"),
    ],
)
def test_a_selection_is_said_in_words(text: str, said: str) -> None:
    assert ArticleSelection.parse(text).said == said
