"""Commands: declared once, and each of them does something."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from textual.dom import DOMNode

from tests.screens.reading import Reading, reading
from tui.app import ReaderApp
from tui.commands import registry as commands
from tui.commands.command import Command
from tui.commands.screen_keys import keyed
from tui.lists.marks import BOOKMARK, DAMAGED, SELECTED, UNREAD
from tui.screens.article import ArticleScreen
from tui.screens.base import ReaderScreen
from tui.screens.column import ColumnScreen
from tui.screens.comments import CommentsScreen
from tui.screens.own_page import OwnPageScreen
from tui.screens.page import PageScreen
from tui.screens.picture import PictureScreen
from tui.screens.search import SearchScreen
from tui.widgets.article_list import ArticleList
from tui.widgets.page_view import PageView
from tui.widgets.picture_view import PictureView
from tui.widgets.thread_view import ThreadView

OWNERS: dict[tuple[Command, ...], tuple[type[DOMNode], ...]] = {
    commands.MOTION: (ArticleList, PageView),
    commands.STOPS: (PageView,),
    commands.FIND: (ArticleScreen, OwnPageScreen),
    commands.PICTURE_MOTION: (PictureView,),
    commands.PICTURE: (PictureScreen,),
    commands.SEARCH: (SearchScreen,),
    commands.LIST: (ColumnScreen,),
    commands.ARTICLE: (ArticleScreen,),
    commands.IN_THREAD: (ThreadView,),
    commands.COMMENTS: (CommentsScreen,),
    commands.OWN_PAGE: (OwnPageScreen,),
    commands.EVERYWHERE: (ReaderApp,),
}


@pytest.mark.parametrize(
    ("command", "owner"),
    [
        pytest.param(command, owner, id=f"{owner.__name__}-{command.name}")
        for group, owners in OWNERS.items()
        for owner in owners
        for command in group
    ],
)
def test_every_command_has_its_action(command: Command, owner: type[DOMNode]) -> None:
    namespace, _, action = command.action.rpartition(".")
    name = re.sub(r"\(.*\)", "", action)
    owners: dict[str, type[DOMNode]] = {"app": ReaderApp, "screen": PageScreen}
    assert hasattr(owners.get(namespace, owner), f"action_{name}")


@pytest.mark.parametrize(
    "here", [commands.ON_LIST, commands.IN_ARTICLE, commands.IN_COMMENTS, commands.IN_OWN_PAGE]
)
def test_no_key_means_two_things_on_a_screen(here: tuple[Command, ...]) -> None:
    keys = Counter(key for command in keyed(here, {}) for key in command.keys.split())
    assert [key for key, count in keys.items() if count > 1] == []


def test_names_can_be_typed_without_an_input_method() -> None:
    for group in OWNERS:
        for command in group:
            assert command.name.isascii()
            assert command.help


async def bound(reader: Reading) -> set[str]:
    """Return the keys that do something on the screen on top, those left out that none has."""
    keys = {key for key, active in reader.screen.active_bindings.items() if active.enabled}
    keys = {key for key in keys if " " not in key}
    # How to quit, and to stand aside for the shell, are what any terminal program does.
    return keys - {"ctrl+c", "ctrl+z"}


async def test_what_is_bound_is_what_help_says() -> None:
    async with reading() as reader:
        screens = [([], commands.ON_LIST), (["enter"], commands.IN_ARTICLE)]
        screens += [(["c"], commands.IN_COMMENTS), (["?"], commands.IN_OWN_PAGE)]
        for keys, here in screens:
            await reader.press(*keys)
            declared = {key for one in keyed(here, {}) for key in one.keys.split()}
            assert await bound(reader) == declared


async def test_help_shows_every_key_of_the_screen() -> None:
    async with reading(size=(100, 60)) as reader:
        await reader.press("?")
        for command in commands.ON_LIST:
            if command.keys:
                assert f"{command.shown_keys} " in reader.text
                assert command.help in reader.text
        await reader.press("q", "enter", "f1")
        assert "下一个代码块" in reader.text


async def test_help_has_a_heading_for_each_group_of_keys() -> None:
    async with reading(size=(100, 80)) as reader:
        await reader.press("?", "]")
        rows = [row.strip() for row in reader.rows]
        groups = ["列表", "移动", "各处", "记号"]
        assert [row for row in rows if row in groups] == groups
        assert any("列表" in rows[n] and rows[n + 3].startswith("Enter l") for n in range(20))
        await reader.press("q", "c", "?")
        rows = [row.strip() for row in reader.rows]
        groups = ["评论", "链接、代码、图片", "移动", "各处"]
        assert [row for row in rows if row in groups] == groups, "each once"


async def test_help_on_the_list_says_what_its_marks_mean() -> None:
    async with reading(size=(100, 80)) as reader:
        await reader.press("?")
        rows = [row.strip() for row in reader.rows]
        for mark in (SELECTED, DAMAGED, BOOKMARK, UNREAD):
            assert any(row.startswith(f"{mark}  ") for row in rows), mark
        await reader.press("q", "enter", "?")
        assert "记号" not in reader.text


async def test_the_palette_runs_the_commands_of_the_screen() -> None:
    async with reading() as reader:
        await reader.press("ctrl+p", *"all about"[4:], "enter")
        assert isinstance(reader.screen, OwnPageScreen)
        await reader.press("q", "colon", *"theme", "enter")
        assert reader.app.theme == "light"
        await reader.press(":", *"next topic", "enter")
        assert "[全部" not in reader.rows[2] + reader.rows[1]


def looks(reader: Reading) -> set[str]:
    """Return the names of the themes that pages are drawn in."""
    screens = (one for one in reader.app.screen_stack if isinstance(one, ReaderScreen))
    return {screen.page_style.theme.name for screen in screens}


async def test_the_look_changes_on_every_screen_that_is_open() -> None:
    async with reading() as reader:
        await reader.press("enter", "c")
        reader.app.action_next_theme()
        await reader.settle()
        assert looks(reader) == {"light"}
        reader.app.action_next_theme()
        await reader.settle()
        assert looks(reader) == {"ansi"}
