"""Passages in an article: the words that are selected, found in it and in other versions of it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.columns import column_of, saved_article
from tests.examples import examples
from tests.page.any_article import ANY_ARTICLE, markdown_of
from tui.memory.passage import Passage, PassageText
from tui.memory.passage_finder import PassageFinder
from tui.page.leaves import leaves
from tui.page.page import Place
from tui.page.parse import parse
from tui.page.selection import Selection, everything, selected_words

ARTICLE = column_of(saved_article(7)).articles[0]


@dataclass
class Version:
    """A version of an article."""

    markdown: str

    def __post_init__(self) -> None:
        """Read it."""
        self.leaves = leaves(parse(self.markdown))
        self.finder = PassageFinder(self.leaves)

    def mark(self, words: str) -> Passage:
        """Return the passage of words that stand in one of its blocks."""
        for block, leaf in enumerate(self.leaves):
            at = leaf.text.find(words)
            if at >= 0:
                selection = Selection(Place(block, at), Place(block, at + len(words)))
                made = self.finder.passage(selection, PassageText(ARTICLE, "/c.json"))
                assert made
                return made
        raise AssertionError(words)

    def found(self, passage: Passage) -> str | None:
        """Return the words that a passage is found at."""
        selection = self.finder.find(passage)
        return selected_words(self.leaves, selection) if selection else None


BEFORE = Version(
    "# 字宽\n\n终端里的字宽由终端定，程序只能猜。\n\n- 第一条\n- 第二条：看 $x_i^2$ 的宽度\n"
)


def test_a_passage_says_what_it_is_of() -> None:
    one = BEFORE.mark("由终端定")
    assert (one.article, one.url, one.title, one.column) == (
        "zhihu:7",
        "https://zhuanlan.zhihu.com/p/7",
        "第 7 篇",
        "/c.json",
    )
    assert (one.words, one.before, one.after[:8]) == (
        "由终端定",
        "字宽\n终端里的字宽",
        "，程序只能猜。\n",
    )
    assert one.made == one.changed > 0
    assert BEFORE.found(one) == "由终端定"


def test_blanks_are_no_passage() -> None:
    assert (
        BEFORE.finder.passage(Selection(Place(1, 3), Place(1, 3)), PassageText(ARTICLE, "")) is None
    )


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ("终端里的字宽由终端定，程序只能猜。", "由终端定"),
        ("新的开头。\n\n# 字宽\n\n终端里的字宽由终端定，别的都改了。", "由终端定"),
        ("> 终端里的字宽**由终端**定，程序只能猜。", "由终端定"),
        ("字宽由终端定，终端里的字宽由终端定，程序只能猜。", "由终端定"),
        ("# 字宽\n\n这一段都不要了。", None),
        ("", None),
    ],
)
def test_a_later_version_has_it_where_its_words_are_now(after: str, words: str | None) -> None:
    assert Version(after).found(BEFORE.mark("由终端定")) == words


def test_a_formula_is_found_by_its_tex() -> None:
    selection = Selection(Place(3, 6), Place(3, 7))
    one = BEFORE.finder.passage(selection, PassageText(ARTICLE, ""))
    assert one and one.words == "x_i^2"
    later = Version("前言\n\n第二条：看 $x_i^2$ 的宽度")
    assert later.found(one) == "x_i^2"


@examples(60)
@given(ANY_ARTICLE, st.data())
def test_what_is_selected_is_found_again(
    article: list[tuple[list[str], str]], data: st.DataObject
) -> None:
    """In the same version, and where a paragraph was put above or below it."""
    markdown = markdown_of(article)
    version = Version(markdown)
    if not everything(version.leaves):
        return
    length = len(version.finder._wording.text)
    start = data.draw(st.integers(0, length - 1))
    end = data.draw(st.integers(start + 1, length))
    selection = version.finder._wording.selection_of(start, end)
    passage = version.finder.passage(selection, PassageText(ARTICLE, ""))
    if passage is None:
        return
    found = version.found(passage)
    assert found is not None
    assert found.split() == passage.words.split()
    above = Version(f"另起一段，{'写了别的。' * 9}\n\n{markdown}")
    moved = above.found(passage)
    assert moved is not None
    assert moved.split() == passage.words.split()
    assert version.found(replace(passage, extent=replace(passage.extent, block=99))) == found
