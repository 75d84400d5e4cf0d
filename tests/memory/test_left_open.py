"""The Markdown of the article that was left open is given back for just that text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.columns import column_of, saved_article
from tui.archive.model import Article
from tui.memory import left_open
from tui.memory.left_open import LeftOpen
from tui.page.document import body_markdown, document


def article(content: str = "<p>一段<b>粗</b></p>", **fields: object) -> Article:
    return column_of(saved_article(1, content=content, **fields)).articles[0]


def made(one: Article) -> str:
    raise AssertionError("it is kept already")


def test_it_is_given_back_as_it_was_made(tmp_path: Path) -> None:
    LeftOpen(tmp_path).keep(article(), body_markdown)
    kept = LeftOpen(tmp_path).markdown_of(article())
    assert kept == body_markdown(article())
    assert document(article(), kept) == document(article())
    LeftOpen(tmp_path).keep(article(), made)


def test_of_another_text_nothing_is_given(tmp_path: Path) -> None:
    LeftOpen(tmp_path).keep(article(), body_markdown)
    assert LeftOpen(tmp_path).markdown_of(article("<p>一段<b>细</b></p>")) is None
    assert LeftOpen(tmp_path).markdown_of(article(title="另一篇")) is None


def test_what_another_version_made_is_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    LeftOpen(tmp_path).keep(article(), body_markdown)
    monkeypatch.setattr(left_open, "_made_by", lambda: ("9.9", 0))
    assert LeftOpen(tmp_path).markdown_of(article()) is None


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"made_by": 3}', "\x00" * 9, "x" * (2 << 20)])
def test_what_is_damaged_is_nothing(tmp_path: Path, damaged: str) -> None:
    (tmp_path / "left-open").write_text(damaged, "utf-8")
    assert LeftOpen(tmp_path).markdown_of(article()) is None
    LeftOpen(tmp_path).keep(article(), body_markdown)
    assert LeftOpen(tmp_path).markdown_of(article()) == body_markdown(article())


def test_what_is_too_long_is_not_kept(tmp_path: Path) -> None:
    LeftOpen(tmp_path).keep(article(f"<p>{'字' * (1 << 18)}</p>"), body_markdown)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("", "utf-8")
    LeftOpen(tmp_path / "state").keep(article(), body_markdown)
    assert LeftOpen(tmp_path / "state").markdown_of(article()) is None
