"""Settings: what a file may say, and one clear line for each thing that is wrong in it."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.columns import DEMO
from tests.not_plain import NOT_PLAIN, put
from tests.screens.reading import reading
from tests.terminal.tmux import Tmux, private_environment
from tui.commands.keymap import reader_keys
from tui.settings import Settings, config_file
from tui.settings.kinds import ValueKind, command, one_of, text, texts, to_toml, whole_number
from tui.settings.toml_file import default_file, load_settings
from tui.widgets.page_view import PageView

ROOT = Path(__file__).parent.parent


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def problems(file: Path, text: str) -> list[str]:
    """Return what is wrong with the settings, without the folder of the file."""
    file.write_text(text, "utf-8")
    settings = load_settings(file)
    _, of_keys = reader_keys(settings.keys, settings.where)
    found = [problem.removeprefix(f"{file.parent}/") for problem in settings.problems]
    return found + [problem.removeprefix(f"{file.parent}/") for problem in of_keys]


def test_without_a_file_all_is_the_default(file: Path) -> None:
    assert load_settings(file) == Settings()


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
    settings = load_settings(file)
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
            """:2: theme is 'drak'; it takes "dark", "light", "ansi" or "ansi16"; using "dark\"""",
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
        ('[keys]\n"next hit" = "Space"', ":2: 'next hit' acts while one types"),
        ('[keys]\ntheme = "F"', ":2: 'theme' cannot be on 'F', which is 'search the column'"),
        (
            '[keys]\n"page down" = "a"',
            ":2: 'page down' cannot be on 'a', which is 'note' on the same screen",
        ),
        ('[keys]\nfold = "d"', ":2: 'fold' cannot be on 'd', which is 'half page down' on the"),
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
    settings = load_settings(file)
    assert (settings.theme, settings.mouse, set(settings.keys)) == ("light", True, {"bookmark"})


def test_a_file_that_cannot_be_read(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    assert "cannot be read (not UTF-8)" in load_settings(file).problems[0]
    assert "cannot be read (Is a directory)" in load_settings(file.parent).problems[0]


@pytest.mark.parametrize("kind", NOT_PLAIN)
def test_what_is_no_plain_file_is_not_read(file: Path, kind: str) -> None:
    put(file, kind)
    settings = load_settings(file)
    (problem,) = settings.problems
    assert problem.startswith(f"{file}: cannot be read (")
    assert settings == Settings(problems=settings.problems)


@pytest.mark.parametrize(
    "text",
    [
        f"a = {'[' * 100_000}",
        f"reading_width = {'9' * 5000}",
        f"reading_width = {'9' * 4000}",
        f"theme = '{'x' * 100_000}'",
        f"{'x' * 100_000} = 1",
        f"[keys]\n{'x' * 100_000} = 1",
        f"# {'x' * (1 << 20)}",
    ],
    ids=["deep", "too long a number", "long number", "value", "name", "key", "file"],
)
def test_whatever_is_wrong_is_one_short_line(file: Path, text: str) -> None:
    (problem,) = problems(file, text)
    assert len(problem) < 300 + len(str(file)) and "\n" not in problem


@pytest.mark.parametrize(
    ("kind", "given", "taken"),
    [
        (one_of("yes", "no"), "no", "no"),
        (one_of("yes", "no"), "No", None),
        (one_of(1, 2), True, None),
        (whole_number(1, 9, "cells"), 9, 9),
        (whole_number(1, 9, "cells"), 0, None),
        (whole_number(1, 9, "cells"), True, None),
        (text("a folder"), "~/zhihu", "~/zhihu"),
        (text("a folder"), 1, None),
        (texts("folders"), "~/a b", ("~/a b",)),
        (texts("folders"), ["~/a b", "/c"], ("~/a b", "/c")),
        (texts("folders"), ["~/a", 1], None),
        (command("a program"), "xclip -i", ("xclip", "-i")),
        (command("a program"), "a 'b", None),
    ],
)
def test_each_kind_takes_its_own(kind: ValueKind[object], given: object, taken: object) -> None:
    if taken is None:
        with pytest.raises(ValueError):
            kind.read(given)
    else:
        assert kind.read(given) == taken


@pytest.mark.parametrize("value", [True, 80, '终 "端"\n', (), ("xclip", "-i")])
def test_a_value_is_printed_as_toml(value: object) -> None:
    read = tomllib.loads(f"it = {to_toml(value)}")["it"]
    assert (tuple(read) if isinstance(value, tuple) else read) == value


async def test_widths_are_as_they_are_set() -> None:
    async with reading(settings=Settings(reading_width=40)) as reader:
        await reader.press("enter")
        page = reader.screen.query_one(PageView).page
        assert page and page.width == 40


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_what_is_wrong_is_said_in_one_row(size: tuple[int, int]) -> None:
    file = config_file()
    wrong = tuple(f'{file}:{n}: theme is \'drak\'; it takes "dark", "light"' for n in range(1, 8))
    async with reading(size=size) as reader:
        before = reader.rows
    settings = Settings(problems=wrong, keys={"x": ("x",)}, where={"x": f"{file}:9"})
    async with reading(settings=settings, size=size, messages=True) as reader:
        (said,) = reader.said
        assert said.startswith("设置里有 8 处不对")
        covered = [new for old, new in zip(before, reader.rows, strict=True) if new != old]
        assert len(covered) == 1 and covered[0] == reader.rows[-1]
        assert "设置里有 8 处不对" in covered[0]
        assert len(reader.app.problems) == 8


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_all_that_is_wrong_is_printed_in_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "zhihu-tui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('theme = "drak"\nmouse = 3\n[keys]\nhelp = "s"\n')
    command = [sys.executable, "-m", "tui", "--demo"]
    with Tmux(tmp_path, command, columns=200) as tmux:
        shown = tmux.wait_for("设置里有 3 处不对，退出后列出")
        assert "config.toml:1：theme 写成了 'drak'" in shown
        tmux.send("q")
        assert tmux.wait_for_end() == 0
        lines = tmux.lines.replace("\n", "").split(f"zhihu-tui: {folder}/config.toml:")
    assert [line[:9] for line in lines] == ["", "1: theme ", "2: mouse ", "4: 'help'"]


def test_what_is_wrong_is_said_where_it_only_prints(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "zhihu-tui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("reading_width = 20\nmouse = 3\n")
    environment = private_environment(tmp_path)
    status, out, error = run(DEMO, "--print", "1", environment=environment)
    assert status == 0
    assert error == (
        f"zhihu-tui: {folder}/config.toml:2: mouse is 3; it takes true or false; using true\n"
    )
    assert max(map(len, out.splitlines())) <= 20, "the width is as it was set"


def test_the_printed_file_sets_nothing_and_says_all(tmp_path: Path, file: Path) -> None:
    _, printed, _ = run("--print-config")
    assert problems(file, printed) == []
    assert load_settings(file) == Settings()
    as_if_set = re.sub(r'(?m)^# (?=("[\w ]+"|\w+) = )', "", printed)
    assert problems(file, as_if_set) == []
    settings = load_settings(file)
    keys, _ = reader_keys(settings.keys, settings.where)
    assert keys == {}, "they are those that there are"
    assert len(settings.keys) > 50
    assert settings.theme == "dark"
    assert settings.copy_command


def test_the_readme_has_a_row_for_every_setting() -> None:
    rows = re.findall(r"(?m)^\| `(\w+)` \|", (ROOT / "README.md").read_text("utf-8"))
    names = re.findall(r"(?m)^# (\w+) = ", default_file())
    assert names
    assert not {*names} - {*rows}
