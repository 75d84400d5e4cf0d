"""The house: nothing points up, only the app reaches outside, and every file is short."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.house import FILES, HOUSE, nodes, room_of, wrong

FLOORS = (
    ("__init__", "imports"),
    ("text",),
    ("archive", "pictures"),
    ("article", "lists"),
    ("page",),
    ("search", "memory"),
    ("library",),
    ("rows", "settings", "terminal", "export"),
    ("services", "commands", "messages"),
    ("internals",),
    ("widgets",),
    ("screens",),
    ("app",),
    ("cli",),
    ("__main__",),
)
"""The rooms, from the ground up; those on one floor don't know of one another."""
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
OUTSIDE = {"settings", "terminal"}
"""What only the app and the command line may reach for."""
APP = {"app", "cli", "internals", "services"}
"""The app, what it is given and draws itself with, and the command line."""
SCREENS = {"app", "screens", "widgets"}
"""The app, and what stands on the screen."""
FOREIGN = {
    "text": {"textual", "rich", "bs4", "lxml", "markdownify", "markdown_it"},
    "archive": {"textual", "rich", "bs4", "markdownify", "markdown_it"},
    "pictures": {"textual", "rich", "bs4", "lxml", "markdownify", "markdown_it"},
    "lists": {"textual", "rich", "bs4", "lxml", "markdownify", "markdown_it"},
    "search": {"textual", "rich", "bs4", "lxml", "markdownify", "markdown_it"},
    "article": {"textual", "rich"},
    "page": {"textual", "bs4", "lxml", "markdownify"},
    "memory": {"textual", "rich"},
    "library": {"textual", "rich", "bs4", "lxml", "markdownify", "markdown_it"},
    "export": {"textual", "bs4", "lxml", "markdownify"},
    "services": {"textual", "bs4", "lxml", "markdownify"},
    "rows": {"textual", "bs4", "lxml", "markdownify", "markdown_it"},
    "settings": {"textual", "rich"},
    "cli": {"textual"},
    "widgets": {"bs4", "lxml", "markdownify", "pyperclip", "sqlite3", "subprocess"},
    "screens": {"bs4", "lxml", "markdownify", "pyperclip", "sqlite3", "subprocess"},
}
"""The packages that have no place in a room."""


def imported(file: Path) -> Iterator[str]:
    """Yield the full names of all that a file imports, wherever in it that stands."""
    package = file.relative_to(HOUSE.parent).parent.parts
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{start}.{alias.name}" for alias in node.names)


def rooms_imported(file: Path) -> set[str]:
    """Return the other rooms of the house that a file imports from."""
    names = (name.split(".")[1] for name in imported(file) if name.startswith("tui."))
    return {name if name in FLOOR else "__init__" for name in names} - {room_of(file)}


def packages_imported(file: Path) -> set[str]:
    """Return the packages from elsewhere that a file imports."""
    names = {name.split(".")[0] for name in imported(file)}
    return names - {"tui", "__future__"} - sys.stdlib_module_names


def test_every_room_has_its_floor() -> None:
    assert {room_of(file) for file in FILES} <= set(FLOOR)
    assert len(FILES) > 50


def test_imports_point_down() -> None:
    def upward(file: Path) -> list[str]:
        return [room for room in rooms_imported(file) if FLOOR[room] >= FLOOR[room_of(file)]]

    assert wrong(upward) == {}


def test_only_the_app_reaches_outside() -> None:
    def outside(file: Path) -> set[str]:
        return set() if room_of(file) in APP | OUTSIDE else rooms_imported(file) & OUTSIDE

    assert wrong(outside) == {}


def test_only_the_stack_changes_screens() -> None:
    def changes(file: Path) -> set[str]:
        names = {node.attr for node in nodes(file) if isinstance(node, ast.Attribute)}
        return names & {"push_screen", "pop_screen", "switch_screen"}

    assert set(wrong(changes)) == {"screens/stack.py"}


def test_there_is_one_app() -> None:
    """Its base is the one class in which methods that are private to Textual are overridden."""

    def apps(file: Path) -> list[str]:
        return [
            node.name
            for node in nodes(file)
            if isinstance(node, ast.ClassDef)
            for base in node.bases
            if re.search(r"App\b", ast.unparse(base))
        ]

    assert wrong(apps) == {"app.py": ["ReaderApp"], "internals/drawn_app.py": ["DrawnApp"]}


def test_what_a_screen_can_do_is_written_down_and_not_asked_of_it() -> None:
    """By a `getattr` with a default, a word misspelt is a thing that silently is not there."""

    def asks(file: Path) -> list[int]:
        return [
            node.lineno
            for node in nodes(file)
            if isinstance(node, ast.Call)
            if ast.unparse(node.func) in ("getattr", "hasattr") and room_of(file) in SCREENS
        ]

    assert wrong(asks) == {}


PRIVATE_MODULES = {"page/cells.py": {"rich._unicode_data.load"}}
"""What of private modules stands outside internals; `page` is below it and knows its reason."""
NAMED_TUPLE = {"_replace", "_asdict", "_fields"}
"""What begins with an underscore in the standard library and is public all the same."""


def private_names_made(file: Path) -> set[str]:
    """Return the private attributes that the classes and instances of a file begin with."""
    made = {
        node.name
        for node in nodes(file)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    made |= {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for node in nodes(file)
        if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return {name for name in made if name.startswith("_")}


def test_what_is_private_to_textual_and_rich_is_used_in_internals_only() -> None:
    """By another version of theirs it changes without a word."""
    ours = NAMED_TUPLE | {"_exit"}.union(
        *(private_names_made(file) for file in FILES if room_of(file) != "internals")
    )

    def theirs(file: Path) -> set[str]:
        if room_of(file) == "internals":
            return set()
        used = {node.attr for node in nodes(file) if isinstance(node, ast.Attribute)}
        used = {name for name in used if re.match("_[a-z]", name)} - ours
        modules = {name for name in imported(file) if re.match(r"(textual|rich)\b.*\._[a-z]", name)}
        return used | (modules - PRIVATE_MODULES.get(str(file.relative_to(HOUSE)), set()))

    assert wrong(theirs) == {}


def test_no_method_takes_the_place_of_one_that_is_private_to_textual() -> None:
    from textual.app import App
    from textual.screen import Screen
    from textual.scroll_view import ScrollView
    from textual.widgets import Input, OptionList, Static

    bases = (App, Screen, ScrollView, Input, OptionList, Static)
    # Of handlers Textual calls that of each class, and none takes the place of another.
    theirs = {name for base in bases for name in dir(base) if re.match("_(?!_|on_)", name)}

    def overridden(file: Path) -> set[str]:
        functions = (node for node in nodes(file) if isinstance(node, ast.FunctionDef))
        return {node.name for node in functions} & theirs if room_of(file) in SCREENS else set()

    assert wrong(overridden) == {}


def test_no_class_takes_the_place_of_a_private_method_of_another() -> None:
    """What one calls of itself is changed by a part that it is handed, and not from below."""
    classes = {
        node.name: node for file in FILES for node in nodes(file) if isinstance(node, ast.ClassDef)
    }

    def private(node: ast.ClassDef) -> set[str]:
        made = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
        return {name for name in made if re.match("_(?!_)", name)}

    def above(node: ast.ClassDef) -> Iterator[ast.ClassDef]:
        for base in node.bases:
            name = ast.unparse(base).partition("[")[0].rpartition(".")[2]
            if name in classes:
                yield classes[name]
                yield from above(classes[name])

    assert {
        name: taken
        for name, node in classes.items()
        for one in above(node)
        if (taken := private(node) & private(one))
    } == {}
    assert list(above(classes["ArticleScreen"])), "no class is seen to have a base"


def test_no_package_is_in_the_wrong_room() -> None:
    assert wrong(lambda file: packages_imported(file) & FOREIGN.get(room_of(file), set())) == {}


def test_only_the_child_imports_what_decodes_pictures() -> None:
    decoding = wrong(lambda file: packages_imported(file) & {"PIL"})
    assert set(decoding) == {"pictures/child.py", "pictures/halves.py"}


def test_only_feeds_are_read_as_xml_in_the_archive() -> None:
    """A saved page is cut out of its HTML as it stands; its elements are the article's matter."""
    readers = wrong(lambda file: packages_imported(file) & {"lxml"})
    assert {name for name in readers if name.startswith("archive")} == {"archive/shapes/feed.py"}


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((HOUSE.parent / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split("[<>=~ ]", line)[0].lower() for line in project["dependencies"]}
    provided_by = packages_distributions()

    def undeclared(file: Path) -> list[str]:
        return [
            package
            for package in packages_imported(file)
            if not declared & {name.lower() for name in provided_by[package]}
        ]

    assert wrong(undeclared) == {}


LONGEST = 300
"""Lines of a file at most."""


def test_every_file_is_short() -> None:
    """A longer one holds two things: give the second a file of its own. So it is with tests."""
    tests = sorted(Path(__file__).parent.rglob("*.py"))

    def lines(file: Path) -> int:
        return len(file.read_text("utf-8").splitlines())

    assert {str(file): lines(file) for file in (*FILES, *tests) if lines(file) > LONGEST} == {}
