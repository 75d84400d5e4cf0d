"""The reader's own keys: named, changed, and shown wherever keys are."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from string import ascii_lowercase, digits

import pytest

from tests.screens.reading import Reading, reading
from tui.commands.keymap import reader_keys
from tui.commands.keys import key_label, key_name
from tui.commands.registry import IN_ARTICLE, IN_COMMENTS, IN_PICTURE, IN_SEARCH, ON_LIST, SCREENS
from tui.screens.search import SearchScreen
from tui.settings import Settings


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("x", "x"),
        ("X", "X"),
        ("/", "slash"),
        ("?", "question_mark"),
        ("'", "apostrophe"),
        ("+", "plus"),
        ("^P", "ctrl+p"),
        ("Ctrl+P", "ctrl+p"),
        ("PgDn", "pagedown"),
        ("esc", "escape"),
        ("F5", "f5"),
        ("f2", "f2"),
        ("PGDN", "pagedown"),
        ("CTRL+PageDown", "ctrl+pagedown"),
        ("Shift+F2", "shift+f2"),
        ("Shift+Tab", "shift+tab"),
        ("shift+x", "X"),
        ("alt+X", "alt+shift+x"),
        ("ctrl+alt+x", "alt+ctrl+x"),
        ("alt+x", "alt+x"),
        ("slash", "slash"),
        ("f99", ""),
        ("hyperspace", ""),
        ("", ""),
        ("no+x", ""),
    ],
)
def test_keys_are_named_as_people_name_them(written: str, name: str) -> None:
    assert key_name(written) == name


def test_two_commands_may_change_places() -> None:
    wanted = {"next article": ("K",), "previous article": ("J",)}
    keys, wrong = reader_keys(wanted, dict.fromkeys(wanted, ""))
    assert keys == {"next article": "K", "previous article": "J"}
    assert not wrong


@asynccontextmanager
async def with_keys(**keys: str) -> AsyncIterator[Reading]:
    """Open the sample with some keys, none of which may be wrong."""
    wanted = {name.replace("_", " "): tuple(written.split()) for name, written in keys.items()}
    settings = Settings(keys=wanted, where=dict.fromkeys(wanted, ""))
    async with reading(settings=settings) as reader:
        assert reader.app.problems == ()
        yield reader


@pytest.mark.parametrize("key", ["F2", "f2", "X", "^G", "alt+t"])
async def test_a_command_that_has_no_key_can_be_given_one(key: str) -> None:
    async with with_keys(theme=key) as reader:
        await reader.press(key_name(key))
        assert reader.app.theme == "light"
        await reader.press("colon", *"theme", "enter")
        assert reader.app.theme == "ansi", "the palette presses the key"
        await reader.press("?", "G")
        assert re.search(
            rf"^ *{re.escape(key_label(key_name(key)))} +换主题", reader.text, re.MULTILINE
        )


async def test_every_command_can_be_on_a_key_that_none_has() -> None:
    """Wherever it is a command, and on the same screens as it was."""
    free = (
        f"{modifier}+{key}"
        for modifier in ("alt", "meta", "super", "hyper")
        for key in ascii_lowercase + digits
    )
    names = dict.fromkeys(command.name for screen in SCREENS for command in screen)
    wanted = dict(zip(names, free, strict=False))
    assert len(wanted) == len(names)
    async with with_keys(**wanted) as reader:
        for keys, here in (
            ([], ON_LIST),
            (["open"], IN_ARTICLE),
            (["next article", "next article", "picture"], IN_PICTURE),
            (["back", "comments"], IN_COMMENTS),
            (["back", "back", "search the column"], IN_SEARCH),
        ):
            await reader.press(*(wanted[name] for name in keys))
            bound = {
                active.binding.key: active.binding.action
                for active in reader.screen.active_bindings.values()
            }
            for command in here:
                assert bound[wanted[command.name]] == command.action, command.name
            assert {key for key in bound if " " in key} == set()


async def test_what_a_thread_has_keys_for_it_has_before_all_that_a_page_has() -> None:
    """Whatever other keys the page's commands are taken from or given."""
    keys = {"page_down": "Space PgDn", "half_page_up": "u", "next_comment": "j", "down": "X Down"}
    async with with_keys(**keys) as reader:
        await reader.press("enter", "c")
        bound = {key: one.binding.action for key, one in reader.screen.active_bindings.items()}
        assert bound["x"] == "fold"
        assert bound["right_square_bracket"] == "sibling(1)"
        assert bound["space"] == bound["pagedown"] == "move_page(1)"
        assert bound["u"] == "move_half(-1)"
        assert bound["X"] == bound["j"] == bound["down"] == "move(1)"
        assert "ctrl+f" not in bound and "ctrl+u" not in bound
        await reader.resize(80, 70)
        await reader.press("?")
        assert re.search(r"^ *Space PgDn +下一屏", reader.text, re.MULTILINE)
        assert "下一个标题" not in reader.text, "it gave way in all its keys"
        await reader.press("q", "q", "enter", "space")
        assert not reader.rows[0].startswith("使用"), "the page has moved"


async def test_a_key_that_a_thread_lets_go_of_is_the_pages_again() -> None:
    async with with_keys(next_reply_to_the_same="X") as reader:
        await reader.press("enter", "c")
        action = reader.screen.active_bindings["right_square_bracket"].binding.action
        assert action == "step_heading(1)"


async def test_no_letter_is_a_command_where_one_types() -> None:
    async with with_keys(help="Z ^H", theme="X F2") as reader:
        await reader.press("F", *"ZXb")
        assert isinstance(reader.screen, SearchScreen)
        assert reader.screen.input.value == "ZXb"
        assert reader.app.theme == "dark"
        shown_keys = {one.name: one.keys for one in reader.screen.offered}
        assert shown_keys["help"] == "ctrl+h" and shown_keys["theme"] == "f2"


async def test_a_command_acts_on_the_readers_key_and_is_shown_on_it_everywhere() -> None:
    keys = {"bookmark": ("B",), "next article": ("K",), "previous article": ("J",), "help": ("F2",)}
    settings = Settings(keys=keys, where=dict.fromkeys(keys, ""))
    async with reading(settings=settings, size=(120, 70)) as reader:
        assert " B 书签" in reader.rows[-1]
        await reader.press("m")
        assert "书签  " not in reader.text.replace("B 书签", "")
        await reader.press("B")
        assert "\n 书签  未读" in reader.text
        await reader.press("j", "enter", "K")
        assert " K 下篇" in reader.rows[-1]
        assert "3/12" in reader.rows[-1]
        await reader.press("J")
        assert "2/12" in reader.rows[-1]
        await reader.press("question_mark", "f2")
        assert re.search(r"^ *K +下一篇文章", reader.text, re.MULTILINE)
        await reader.press("escape", ":", *"bookmark", "enter")
        assert reader.said[-1] in ("加了书签", "去掉了书签")
