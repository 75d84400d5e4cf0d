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
    ("--version",): {"textual", "rich", "bs4"},
}


@pytest.mark.parametrize("options", PRINTED, ids=" ".join)
def test_what_prints_does_not_load(options: tuple[str, ...]) -> None:
    demo = [] if options == ("--version",) else ["--demo"]
    loaded = loaded_by(f"from tui.cli import main; main({[*demo, *options]})")
    assert {"tui", "msgspec"} <= loaded
    assert not loaded & PRINTED[options]


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
