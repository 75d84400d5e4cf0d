"""Settings: what a file may say, and one clear line for each thing that is wrong in it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.columns import DEMO
from tests.screens.reading import reading
from tests.terminal.tmux import private_environment
from tui.keymap import key_name, reader_keys
from tui.settings import Settings, load
from tui.widgets.page_view import PageView


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def problems(file: Path, text: str) -> list[str]:
    """Return what is wrong with the settings, without the folder of the file."""
    file.write_text(text, "utf-8")
    settings = load(file)
    _, of_keys = reader_keys(settings.keys, settings.where)
    found = [problem.removeprefix(f"{file.parent}/") for problem in settings.problems]
    return found + [problem.removeprefix(f"{file.parent}/") for problem in of_keys]


def test_without_a_file_all_is_as_it_comes(file: Path) -> None:
    assert load(file) == Settings()


def test_everything_can_be_set(file: Path) -> None:
    file.write_text(
        """
        theme = "light"
        reading_width = 66
        ambiguous_width = 2
        copy_command = "my copy 'with blanks'"
        mouse = false
        emoticons = "ascii"
        [keys]
        bookmark = "B ^B"
        "next unread" = ["n", "F5"]
        """
    )
    settings = load(file)
    assert not settings.problems
    assert settings.theme == "light"
    assert settings.reading_width == 66
    assert settings.ambiguous_width == 2
    assert settings.copy_command == ("my", "copy", "with blanks")
    assert settings.mouse is False
    assert settings.emoticons == "ascii"
    assert settings.keys == {"bookmark": ("B", "^B"), "next unread": ("n", "F5")}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            '\ntheme = "drak"',
            """:2: theme is 'drak'; it takes "dark", "light" or "ansi"; using "dark\"""",
        ),
        ("reading_width = 9", ":1: reading_width is 9; it takes 10 to 300 cells; using 80"),
        ('reading_width = "80"', ":1: reading_width is '80'; it takes 10 to 300 cells; using 80"),
        ("ambiguous_width = true", ":1: ambiguous_width is True; it takes 1 or 2; using 1"),
        ("mouse = 1", ":1: mouse is 1; it takes true or false; using true"),
        ("emoticons = []", """:1: emoticons is []; it takes "emoji" or "ascii"; using "emoji\""""),
        ('copy_command = "a \'b"', ':1: copy_command is "a \'b"; it takes a program'),
        ("colour = 1", ":1: there is no setting 'colour'; there are theme, reading_width, "),
        ("[theme]\na = 1", ":1: theme is a table; it takes"),
        ('theme = "light', ":1: not TOML: "),
        ("\n\n= 1", ":3: not TOML: "),
        ("[keys]\nbookmark = 3", ":2: 'bookmark' is 3; it takes keys"),
        ('[keys]\nbookmark = ""', ":2: 'bookmark' must be on a key, such as 'm'"),
        ('[keys]\nbokmark = "m"', ":2: there is no command 'bokmark'; zhihu-tui --print-config"),
        (
            '[keys]\nbookmark = "ctrl+blah"',
            ":2: 'bookmark' cannot be on 'ctrl+blah', which is no key",
        ),
        (
            '[keys]\nbookmark = "s"',
            ":2: 'bookmark' cannot be on 's', which is 'sort' on the same screen; it stays on 'm'",
        ),
        (
            '[keys]\nbookmark = "X"\n"mark as read" = "X"',
            ":3: 'mark as read' cannot be on 'X', which is 'bookmark' on the same screen; "
            "it stays on 'r'",
        ),
        ('[keys]\n"quit from anywhere" = "x"', ":2: 'quit from anywhere' acts while one types"),
    ],
)
def test_what_is_wrong_is_one_line_with_file_line_and_what_is_allowed(
    file: Path, text: str, says: str
) -> None:
    (problem,) = problems(file, text)
    assert problem.startswith(f"config.toml{says}")
    assert "\n" not in problem


def test_what_is_wrong_leaves_the_rest_as_it_was_set(file: Path) -> None:
    file.write_text('theme = "light"\nmouse = "no"\n[keys]\nbookmark = "B"')
    settings = load(file)
    assert (settings.theme, settings.mouse, set(settings.keys)) == ("light", True, {"bookmark"})


def test_a_file_that_cannot_be_read(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    assert "cannot be read (not UTF-8)" in load(file).problems[0]
    assert "cannot be read (Is a directory)" in load(file.parent).problems[0]


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
        ("Shift+Tab", "shift+tab"),
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


async def test_a_command_acts_on_the_readers_key_and_is_shown_on_it_everywhere() -> None:
    keys = {"bookmark": ("B",), "next article": ("K",), "previous article": ("J",), "help": ("F2",)}
    settings = Settings(keys=keys, where=dict.fromkeys(keys, ""))
    async with reading(settings=settings, size=(80, 70)) as reader:
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
        assert re.search(r"^K +下一篇文章", reader.text, re.MULTILINE)
        await reader.press("escape", ":", *"bookmark", "enter")
        assert reader.said[-1] in ("加了书签", "去掉了书签")


async def test_widths_are_as_they_are_set() -> None:
    async with reading(settings=Settings(reading_width=40)) as reader:
        await reader.press("enter")
        page = reader.screen.query_one(PageView).page
        assert page and page.width == 40


async def test_what_is_wrong_is_said_in_the_app() -> None:
    settings = Settings(
        problems=("config.toml:1: a",), keys={"x": ("x",)}, where={"x": "config.toml:2"}
    )
    async with reading(settings=settings) as reader:
        assert reader.said[0] == "config.toml:1: a"
        assert reader.said[1].startswith("config.toml:2: there is no command 'x'")


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a home of its own."""
    command = [sys.executable, "-m", "tui", *words]
    return subprocess.run(
        command, capture_output=True, text=True, env=private_environment(home), timeout=60
    )


def test_what_is_wrong_is_said_where_it_only_prints(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "zhihu-tui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("reading_width = 20\nmouse = 3\n")
    done = run(tmp_path, str(DEMO), "--print", "1")
    assert done.returncode == 0
    assert done.stderr == (
        f"zhihu-tui: {folder}/config.toml:2: mouse is 3; it takes true or false; using true\n"
    )
    assert max(map(len, done.stdout.splitlines())) <= 20, "the width is as it was set"


def test_the_printed_file_sets_nothing_and_says_all(tmp_path: Path, file: Path) -> None:
    printed = run(tmp_path, "--print-config").stdout
    assert problems(file, printed) == []
    assert load(file) == Settings()
    as_if_set = re.sub(r'(?m)^# (?=("[\w ]+"|\w+) = )', "", printed)
    assert problems(file, as_if_set) == []
    settings = load(file)
    keys, _ = reader_keys(settings.keys, settings.where)
    assert keys == {}, "they are those that there are"
    assert len(settings.keys) > 50
    assert settings.theme == "dark"
    assert settings.copy_command
