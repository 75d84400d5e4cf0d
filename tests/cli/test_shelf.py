"""`--list` of a shelf: one column a line, whatever else is in the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.opened import item
from tests.cli.running import objects, run
from tests.library.shelves import column, put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Columns, articles in none, a damaged file and one that is nothing to read."""
    files = {
        "a.json": column("甲栏", 1, 2),
        "articles/7.json": item(7),
        "articles/8.json": item(8),
        "b.json": b'{"article": [nothing',
        "c.json": column("乙栏", 3),
        "d.txt": b"nothing",
    }
    return put(tmp_path / "shelf", files)


def test_each_column_is_a_line_and_what_is_none_is_said(folder: Path) -> None:
    status, out, error = run(folder, "--list")
    assert status == 0
    assert out.splitlines() == [
        f"1\t2\t2\t甲栏\t{folder}/a.json",
        f"2\t1\t1\t乙栏\t{folder}/c.json",
        "3\t2\t2\t一个专栏\tshelf",
    ]
    damaged, skipped = error.splitlines()
    assert "b.json: is not JSON at line 1, column 14" in damaged
    assert skipped == "zhihu-tui: shelf: 1 file without a column, skipped"
    assert run(folder, "--list")[1] == out, "as it was counted then"


def test_of_a_file_that_is_cut_off_is_said_how_far_it_goes(folder: Path) -> None:
    cut = (folder / "a.json").read_bytes()
    put(folder, {"a.json": cut[: cut.rindex("第 2 篇".encode())]})
    for _ in "counted", "as it was counted":
        status, out, error = run(folder, "--list")
        assert (status, out.split("\n")[0]) == (0, f"1\t1\t1\t甲栏\t{folder}/a.json")
        assert f"{folder}/a.json: the file is cut off; readable up to item 1\n" in error
    _, _, error = run(folder, "--column", "1", "--list")
    assert f"{folder}/a.json: readable up to article 1; the rest of the file is not\n" in error


def test_each_column_is_an_object(folder: Path) -> None:
    first, second, beside = objects(folder, "--list", "--json")
    assert first == {
        "column": 1,
        "articles": 2,
        "unread": 2,
        "title": "甲栏",
        "file": f"{folder}/a.json",
    }
    assert [second["title"], beside["title"]] == ["乙栏", "一个专栏"]


@pytest.mark.parametrize("which", ["3", "一个专栏"])
def test_the_articles_in_no_column_are_picked_as_one(folder: Path, which: str) -> None:
    status, out, _ = run(folder, "--column", which, "--list")
    assert status == 0
    assert len(out.splitlines()) == 2


def test_a_column_that_is_not_there(folder: Path) -> None:
    status, out, error = run(folder, "--column", "丁栏", "--list")
    assert (status, out) == (1, "")
    assert "there is no column '丁栏'; it has 甲栏 (1), 乙栏 (2), 一个专栏 (3)" in error


def test_a_part_of_several_titles_picks_none_of_them(folder: Path) -> None:
    status, out, error = run(folder, "--column", "栏", "--list")
    assert (status, out) == (2, "")
    assert (
        "3 columns have '栏' in their titles: 甲栏 (1), 乙栏 (2), 一个专栏 (3); "
        "--column N picks one"
    ) in error
    assert run(folder, "--column", "甲", "--list") == run(folder, "--column", "1", "--list")


@pytest.mark.parametrize("which", ["丁栏", "", " ", "0", "-1", "2", "9" * 40, "1.5", "²"])
def test_a_column_that_is_not_the_only_one(tmp_path: Path, which: str) -> None:
    folder = put(tmp_path / "one", {"a.json": column("甲栏", 1)})
    status, out, error = run(folder, "--column", which, "--list")
    assert (status, out) == (1, "")
    assert "; the only one is 甲栏 (1)" in error


def test_a_file_that_is_named_twice_is_there_once(folder: Path) -> None:
    a, c = folder / "a.json", folder / "c.json"
    assert run(a, c, a, "--list")[1] == run(a, c, "--list")[1]
    assert run(a, a, "--list")[1] == run(a, "--list")[1]
    assert run(folder, a, "--list")[1].split("\n")[:2] == run(folder, "--list")[1].split("\n")[:2]


def test_a_folder_without_columns_is_the_one_of_its_articles(tmp_path: Path) -> None:
    folder = put(tmp_path / "loose", {"7.json": item(7), "8.json": item(8), "x.txt": b"x"})
    status, out, _ = run(folder, "--list")
    assert status == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == ["1", "2"]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    folder = put(tmp_path / "none", {"x.txt": b"x", "y.txt": b"y"})
    status, out, error = run(folder, "--list")
    assert (status, out) == (2, "")
    assert error.count("\n") == 1 and "no columns or articles in 2 files" in error


def test_files_may_stand_on_either_side_of_an_option(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    wanted = run("a.json", "c.json", "--list")
    assert wanted[1].splitlines() == ["1\t2\t2\t甲栏\ta.json", "2\t1\t1\t乙栏\tc.json"]
    assert run("a.json", "--list", "c.json") == wanted
    assert run("--list", "a.json", "c.json") == wanted
    put(folder, {"--x": column("丙栏", 4)})
    assert run("--list", "--", "--x")[1].splitlines()[0].split("\t")[-1] == "第 4 篇"


def test_a_topic_is_of_one_column(folder: Path) -> None:
    status, out, error = run(folder, "--list", "--topic", "终端")
    assert (status, out) == (2, "")
    assert "--column N picks one" in error
