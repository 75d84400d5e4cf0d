"""`--search`: the lines with what is looked for, of one column and of a shelf."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.columns import saved_article, saved_column

CODE = '<div class="highlight"><pre><code class="language-python">import cat\n</code></pre></div>'
FORMULA = '<img src="https://www.zhihu.com/equation?tex=x" alt="\\alpha^2" eeimg="1"/>'


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    folder.mkdir()
    one = saved_article(1, title="一只 Cat", content=f"<p>a cat &amp; 狗\tcat</p>{CODE}")
    other = saved_article(2, title="狗", content=f"<p>{FORMULA}</p>")
    for name, title, article in (("a", "甲", one), ("b", "乙", other)):
        column = saved_column(article) | {"title": title}
        (folder / f"{name}.json").write_text(json.dumps(column), "utf-8")
    (folder / "c.json").write_text('{"article": [{"title": ', "utf-8")
    return folder


def test_each_line_says_where_it_stands(shelf: Path) -> None:
    assert run(shelf / "a.json", "--search", "cat")[:2] == (
        0,
        "甲\t1\ttitle\t一只 Cat\n甲\t1\ttext\ta cat & 狗 cat\n甲\t1\tcode\timport cat\n",
    )


def test_a_whole_shelf_is_searched_and_what_is_damaged_is_said(shelf: Path) -> None:
    status, out, error = run(shelf, "--search", "狗")
    assert (status, out) == (0, "甲\t1\ttext\ta cat & 狗 cat\n乙\t1\ttitle\t狗\n")
    assert error.count("\n") == 1 and "c.json" in error
    assert run(shelf, "--column", "乙", "--search", "狗")[:2] == (0, "乙\t1\ttitle\t狗\n")
    several = run(shelf / "b.json", shelf / "a.json", "--search", "\\alpha")
    assert several[:2] == (0, "乙\t1\tformula\t\\alpha^2\n")


def test_objects(shelf: Path) -> None:
    _, out, _ = run(shelf, "--search", "α²", "--json")
    assert [json.loads(line) for line in out.splitlines()] == [
        {
            "column": "乙",
            "article": 1,
            "title": "狗",
            "where": "text",
            "line": "α²",
            "match": "α²",
        }
    ]


def test_matches_are_lit_where_that_is_asked_for(shelf: Path) -> None:
    _, out, _ = run(shelf / "b.json", "--search", "狗", "--color", "always")
    assert out == "乙\t1\ttitle\t\x1b[1;7m狗\x1b[0m\n"


def test_nothing_found_is_a_line_and_1(shelf: Path) -> None:
    status, out, error = run(shelf / "a.json", "--search", "鸟")
    assert (status, out) == (1, "")
    assert error.endswith("no article holds '鸟'\n") and error.count("\n") == 1
    assert run(shelf / "a.json", "--search", " ")[0] == 2
    assert run(shelf / "a.json", "--search", "cat", "--topic", "没有")[0] == 1
