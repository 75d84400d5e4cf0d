"""`--print --pictures`, `--images` and `--fetch-images`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.pictures.samples import SHIPPED, shipped
from tests.pictures.server import Server, answer, serving
from tui.archive.load import load
from tui.archive.model import Column
from tui.cli.article_selection import ArticleSelection, NotThereError
from tui.cli.fetching import fetch_images
from tui.services.pictures import ColumnPictures

PNG = shipped("6a286042").read_bytes()
BLOCKS = set("▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")


def printed(*arguments: str) -> str:
    """Return what the program prints."""
    status, out, error = run(*arguments)
    assert status == 0, error
    return out


def test_pictures_are_printed_where_they_are_asked_for() -> None:
    assert not BLOCKS & set(printed("--demo", "--print", "5"))
    plain = printed("--demo", "--print", "5", "--pictures")
    assert BLOCKS & set(plain)
    assert "\x1b" not in plain
    coloured = printed("--demo", "--print", "5", "--pictures", "--color", "always")
    assert BLOCKS & set(coloured)
    assert "[图 2 · 300×180]" in plain
    assert "[图 3 · i] 不知道有多大" in plain


def test_pictures_of_comments_are_printed_too() -> None:
    assert BLOCKS & set(printed("--demo", "--comments", "12", "--pictures"))


def test_no_row_is_wider_than_it_was_asked_to_be() -> None:
    rows = printed("--demo", "--print", "5", "--pictures", "--width", "40").split("\n")
    assert max(len(row) for row in rows if BLOCKS & set(row)) == 40


def test_a_folder_of_pictures_is_named_on_the_command_line(tmp_path: Path) -> None:
    column = tmp_path / "column.json"
    column.write_text(json.dumps(archive("6a28604284106e8753e025b6a15f291d")), "utf-8")
    asked = (str(column), "--print", "1", "--pictures")
    assert "· i]" not in printed(*asked)
    missing = tmp_path / "no"
    _, shown, error = run(*asked, "--images", missing, "--images", SHIPPED)
    assert BLOCKS & set(shown)
    assert error == f"zhihu-tui: {missing}: no such folder\n"


@pytest.mark.parametrize("option", ["--list", "--links=1", "--markdown=1"])
def test_pictures_go_with_what_is_laid_out(option: str) -> None:
    status, _, error = run("--demo", option, "--pictures")
    assert status == 2
    assert "--pictures goes with --print or --comments" in error


def archive(*names: str) -> dict[str, object]:
    """Return a column of an article with pictures, each from its own host, and one in a comment."""
    images = "".join(f'<img src="https://pic1.zhimg.com/{name}_b.png">' for name in names)
    comment: dict[str, object] = {
        "content": '<img src="https://pic1.zhimg.com/comment_b.png">',
        "userName": "某人",
    }
    comment |= {"likes": 0}
    article = {"title": "图", "content": f"<p>字</p>{images}", "comments": [comment]}
    return {"title": "图", "article": [article, {"title": "没有图", "content": "<p>字</p>"}]}


def column(tmp_path: Path, *names: str) -> Column:
    """Return the column, loaded from a file."""
    file = tmp_path / "column.json"
    file.write_text(json.dumps(archive(*names)), "utf-8")
    return load(file)


def pictures(tmp_path: Path, server: Server) -> ColumnPictures:
    """Return pictures that are fetched from a server, into a cache that stays."""
    return ColumnPictures(
        (tmp_path / "column.json",), lambda: tmp_path / "cache", fetcher=lambda _: server.fetcher()
    )


def test_pictures_are_fetched_once_and_the_rest_the_next_time(tmp_path: Path) -> None:
    shown = column(tmp_path, "a", "b", "a")
    said: list[str] = []
    place = "pic1.zhimg.com/{}_b.png"
    with serving({place.format("a"): answer(PNG), place.format("comment"): answer(PNG)}) as server:
        which = ArticleSelection.parse("all")
        assert fetch_images(shown, which, pictures(tmp_path, server), (), said.append) == 1
        assert said == [
            "https://pic1.zhimg.com/b_b.png: the server refused (404)",
            "pictures: 2 fetched, 0 at hand before, 1 failed",
        ]
        server.answers[place.format("b")] = answer(PNG)
        server.asked.clear()
        said.clear()
        assert fetch_images(shown, which, pictures(tmp_path, server), (), said.append) == 0
        assert said == ["pictures: 1 fetched, 2 at hand before, 0 failed"]
        assert server.asked == [place.format("b")]
    assert pictures(tmp_path, server).look_for("https://pic1.zhimg.com/b_b.png")


def test_other_hosts_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "column.json"
    html = '<img src="https://example.org/a.png"><img src="https://pic1.zhimg.com/a_b.png">'
    file.write_text(json.dumps({"title": "图", "article": [{"title": "图", "content": html}]}))
    said: list[str] = []
    with serving({"pic1.zhimg.com/a_b.png": answer(PNG)}) as server:
        asked = pictures(tmp_path, server)
        assert fetch_images(load(file), ArticleSelection.parse("1"), asked, (), said.append) == 0
    assert said == ["pictures: 1 fetched, 0 at hand before, 0 failed, 1 on other hosts left alone"]


def test_an_article_without_pictures_is_none_to_fetch_them_for(tmp_path: Path) -> None:
    shown = column(tmp_path, "a")
    with serving({}) as server, pytest.raises(NotThereError, match="no pictures in article 2"):
        fetch_images(shown, ArticleSelection.parse("2"), pictures(tmp_path, server), (), print)
