"""What is offered to be typed next: options, files, topics, and articles by their titles."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.completing import offered
from tests.cli.running import run
from tests.columns import saved_article, saved_column
from tui.cli.parser import argument_parser

HOSTILE = ("$(touch x)", "';id", "`touch y`", "\x1b]2;z\x07a\tb\nc", "*", "[doge]")
"""Titles, and topics, that a shell or a terminal might obey."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    articles = [
        saved_article(number, title=title, topic=[{"tag": title}, {"tag": "终端"}])
        for number, title in enumerate([*HOSTILE, *(f"第 {n} 篇" for n in range(7, 13))], 1)
    ]
    (tmp_path / "column.json").write_text(json.dumps(saved_column(*articles)))
    (tmp_path / "folder").mkdir()
    return tmp_path


def test_all_options_are_offered_with_what_they_do(home: Path) -> None:
    shown = offered("zhihu-tui --", home)
    declared = re.findall(r"(?m)^  (?:-\w, )?(--[a-z-]+)", argument_parser().format_help())
    assert set(shown) == {*declared}
    assert shown["--list"] == "print one article a line"
    assert all(shown.values())
    assert offered("zhihu-tui --col", home).keys() == {"--column", "--color"}


def test_choices_are_offered(home: Path) -> None:
    assert offered("zhihu-tui --color ", home).keys() == {"auto", "always", "never"}
    assert offered("zhihu-tui --print-completion ", home).keys() == {"bash", "zsh", "fish"}


def test_files_are_offered_and_for_folders_folders_only(home: Path) -> None:
    assert offered("zhihu-tui ", home) == {"column.json": "4 KB", "folder/": "folder"}
    assert offered("zhihu-tui col", home).keys() == {"column.json"}
    assert offered("zhihu-tui column.json --export ", home).keys() == {"folder/"}
    assert offered("zhihu-tui nowhere/", home) == {}


@pytest.mark.parametrize("option", ["--article", "--print", "--comments", "--code", "--only"])
def test_articles_are_offered_by_number_with_their_titles(home: Path, option: str) -> None:
    shown = offered(f"zhihu-tui column.json {option} ", home)
    assert list(shown) == [str(number) for number in range(1, 13)]
    assert list(shown.values())[:4] == [*HOSTILE[:3], "a b c"]
    assert offered(f"zhihu-tui column.json {option} 1", home).keys() == {"1", "10", "11", "12"}


def test_of_several_articles_each_is_offered(home: Path) -> None:
    line = "zhihu-tui column.json --print "
    assert offered(f"{line}2,1", home).keys() == {"2,1", "2,10", "2,11", "2,12"}
    assert offered(f"{line}2-12", home) == {"2-12": "第 12 篇"}


def test_topics_are_offered_the_largest_first(home: Path) -> None:
    shown = offered("zhihu-tui column.json --topic ", home)
    assert next(iter(shown.items())) == ("终端", "12 articles")
    rest = {*HOSTILE[:3], "a b c", "*", "[doge]", *(f"第 {n} 篇" for n in range(7, 13))}
    assert set(shown) == {"终端", *rest}
    assert shown["*"] == "1 article"


def test_columns_are_offered_of_several(home: Path) -> None:
    other = saved_column(saved_article(1)) | {"title": "另一个"}
    (home / "other.json").write_text(json.dumps(other))
    line = "zhihu-tui column.json other.json "
    assert offered(f"{line}--column ", home)["2"] == "另一个"
    assert offered(f"{line}--article ", home) == {}, "which column is not said yet"
    assert offered(f"{line}--column 2 --article ", home).keys() == {"1"}


@pytest.mark.parametrize(
    "line",
    [
        "zhihu-tui --article ",
        "zhihu-tui - --article ",
        "zhihu-tui nowhere.json --article ",
        "zhihu-tui /dev/zero --article ",
        "zhihu-tui folder --article ",
        "zhihu-tui column.json --width ",
        "zhihu-tui column.json --article x",
        "zhihu-tui column.json --no-such ",
    ],
)
def test_where_nothing_is_known_nothing_is_offered(home: Path, line: str) -> None:
    assert offered(line, home).keys() - {"column.json", "folder/"} == set()


def test_bash_is_told_titles_where_it_only_lists_and_obeys_none(home: Path) -> None:
    shown = offered("zhihu-tui column.json --article ", home, "bash").keys()
    assert {"1  ($(touch x))", "5  (＊)", "6  (［doge］)"} <= shown
    assert offered("zhihu-tui column.json --article 12", home, "bash").keys() == {"12"}
    assert {"\\$\\(touch\\ x\\)", "\\'\\;id"} <= (
        offered("zhihu-tui column.json --topic ", home, "bash").keys()
    )


@pytest.mark.parametrize("line", ["zhihu-tui --p", "zhihu-tui column.json --article "])
def test_it_imports_no_more_than_a_list_does(home: Path, line: str) -> None:
    code = """
import os, sys, traceback
leave = os._exit
def said(code):
    open(".loaded", "w").write(" ".join(sys.modules))
    leave(code)
os._exit = said
from argcomplete.finders import CompletionFinder
CompletionFinder.__call__.__defaults__ = tuple(
    said if one is leave else one for one in CompletionFinder.__call__.__defaults__
)
from tui.cli import main
main()
"""
    assert offered(line, home, code=code)
    loaded = {name.partition(".")[0] for name in (home / ".loaded").read_text().split()}
    heavy = {"textual", "rich", "bs4", "lxml", "markdownify", "markdown_it", "sqlite3", "pygments"}
    assert "argcomplete" in loaded
    assert loaded & heavy == set()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_makes_a_shell_complete_is_printed(shell: str) -> None:
    status, printed, _ = run("--print-completion", shell)
    assert status == 0
    assert "zhihu-tui" in printed and "_ARGCOMPLETE" in printed
