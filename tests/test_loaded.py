"""What is loaded: nothing before it is needed, and nothing by a back door."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.house import FILES, HOUSE, room_of


def loaded_by(code: str) -> set[str]:
    """Return the packages and modules that are loaded once a fresh Python has run the code."""
    ending = "import json, sys; print(json.dumps([*sys.modules]), file=sys.stderr)"
    script = f"try:\n    {code}\nfinally:\n    {ending}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    modules: list[str] = json.loads(done.stderr.splitlines()[-1])
    return {*modules, *(module.split(".")[0] for module in modules)}


OTHER_SHAPES = {"tui.archive.every_shape", "tui.archive.shapes", "sqlite3", "zipfile"}
"""What a column in one file has no use for."""


PRINTED = {
    ("--list",): OTHER_SHAPES
    | {"textual", "rich", "bs4", "lxml", "markdownify", "markdown_it", "pygments"},
    ("--list", "--json"): {"textual", "rich", "bs4", "lxml", "markdownify", "markdown_it"},
    ("--print", "all"): {"textual"},
    ("--print", "1", "--color", "always"): {"textual"},
    ("--comments", "all"): {"textual"},
    ("--comments", "1", "--json"): {"textual"},
    ("--markdown", "all"): {"textual", "rich", "markdown_it", "pygments"},
    ("--code", "all"): {"textual"},
    ("--links", "all", "--json"): {"textual"},
    ("--notes",): {"textual", "pygments"},
}


@pytest.mark.parametrize("options", PRINTED, ids=" ".join)
def test_what_prints_does_not_load(options: tuple[str, ...]) -> None:
    loaded = loaded_by(f"from tui.cli import main; main({['--demo', *options]})")
    assert {"tui", "msgspec"} <= loaded
    assert not loaded & PRINTED[options]


BARE = {"tui", "tui.cli"}
READING = {
    *("tui.archive", "tui.text", "tui.lists", "tui.page", "tui.page.width", "tui.imports"),
    *("tui.lists.articles", "tui.archive.model", "tui.archive.featured", "tui.archive.contents"),
    *("tui.archive.load", "tui.archive.parts", "tui.archive.opening", "tui.archive.saved_article"),
    *("tui.archive.fields", "tui.archive.comments", "tui.archive.encoding", "tui.lists.order"),
    *("tui.text.clean", "tui.text.unsafe", "tui.text.folding", "tui.text.reason"),
    *("tui.terminal", "tui.terminal.progress"),
    *("tui.cli.options", "tui.cli.quick_options", "tui.cli.article_selection"),
    *("tui.cli.column_selection", "tui.cli.language", "tui.cli.saying", "tui.cli.shelf"),
    *("tui.cli.printing", "tui.cli.printout"),
}
"""What reads a column and prints its articles one a line."""
OF_PARSER = {
    *("tui.imports", "tui.page", "tui.page.width", "tui.cli.options", "tui.cli.quick_options"),
    *("tui.cli.article_selection", "tui.cli.parser", "tui.cli.language", "tui.cli.saying"),
}
ONLY = {
    ("--version",): BARE,
    ("--help",): BARE | OF_PARSER,
    ("--demo", "--list"): BARE | READING,
    ("--demo", "--list", "--json"): BARE | READING,
}
"""All of ours that may be loaded."""
NOT_USED = {
    ("--version",): {"argparse", "msgspec", "pathlib", "typing_extensions", "inspect"},
    ("--help",): {"typing_extensions", "inspect", "dataclasses", "platformdirs"},
    ("--demo", "--list"): {
        *("argparse", "typing_extensions", "inspect", "dataclasses", "gettext"),
        *("platformdirs", "shutil", "tempfile", "tomllib", "shlex", "logging"),
    },
    ("--demo", "--print", "1"): {"argparse", "sqlite3", "asyncio", "email", "http", "ssl"},
}
"""What of others may not."""


@pytest.mark.parametrize("options", ONLY, ids=" ".join)
def test_nothing_of_ours_is_loaded_that_is_not_used(options: tuple[str, ...]) -> None:
    loaded = loaded_by(f"from tui.cli import main; main({list(options)})")
    assert {name for name in loaded if name.split(".")[0] == "tui"} == ONLY[options]


@pytest.mark.parametrize("options", NOT_USED, ids=" ".join)
def test_nothing_of_others_is_loaded_that_is_not_used(options: tuple[str, ...]) -> None:
    ending = "import sys; print(*sys.modules, file=sys.stderr)"
    script = f"try:\n    from tui.cli import main; main({list(options)})\nfinally:\n    {ending}"
    # Not what Python itself loads to begin with: an environment may do as it likes there.
    begun = subprocess.run(
        [sys.executable, "-c", ending], capture_output=True, text=True
    ).stderr.split()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0
    loaded = set(done.stderr.splitlines()[-1].split()) - set(begun)
    assert not loaded & NOT_USED[options]


def test_the_list_comes_on_the_screen_before_what_an_article_needs() -> None:
    loaded = loaded_by("import tui.cli, tui.app")
    assert {"textual", "tui.screens.column"} <= loaded
    needed = {"bs4", "lxml", "markdownify", "markdown_it", "pygments", "pylatexenc"}
    late = {
        "tui.memory.passages",
        "tui.screens.passages",
        "tui.screens.article",
        "tui.page.layout",
        "tui.cli.printout",
        "importlib.metadata",
    }
    assert not loaded & (needed | late)


@pytest.mark.parametrize(
    "room",
    [
        *("text", "archive", "pictures", "lists", "search", "article", "page", "memory"),
        *("library", "services"),
    ],
)
def test_no_textual_comes_in_by_a_back_door(room: str) -> None:
    childs = HOUSE / "pictures/halves.py"
    files = [file for file in FILES if room_of(file) == room and file != childs]
    names = [".".join(file.relative_to(HOUSE.parent).with_suffix("").parts) for file in files]
    assert not {"textual", "PIL"} & loaded_by(f"import {', '.join(names)}")
