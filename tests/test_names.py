"""Names and docstrings: one word for one thing, and the thing or the deed first."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.house import FILES, nodes, wrong


def test_every_file_says_what_it_is_in_a_line() -> None:
    def first_line(file: Path) -> str:
        tree = ast.parse(file.read_text("utf-8"))
        said = (ast.get_docstring(tree) or "nothing").split("\n")[0]
        return "" if not tree.body or said.endswith(".") else said

    assert wrong(first_line) == {}


def test_no_name_of_a_class_or_type_stands_for_two_things() -> None:
    """Not in two rooms either: who reads one file at a time takes both for the same."""

    def names(file: Path) -> Iterator[str]:
        for node in nodes(file):
            if isinstance(node, ast.ClassDef):
                yield node.name
            elif isinstance(node, ast.Assign):
                yield from re.findall("^[A-Z]+[a-z]\\w*$", ast.unparse(node.targets[0]))

    defined = Counter(name for file in FILES for name in names(file))
    assert [name for name, times in defined.items() if times > 1] == []


QUESTIONS = r"(What|How|Which|Who|Whose|Where|When|Why) "


def docstrings(file: Path) -> Iterator[tuple[ast.AST, str]]:
    """Yield the docstrings of a file, those below attributes too, and what each is of."""
    for node in nodes(file):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, ast.get_docstring(node) or ""
        body = getattr(node, "body", [])
        for before, after in pairwise(body if isinstance(body, list) else []):
            match before, after:
                case (ast.Assign() | ast.AnnAssign(), ast.Expr(ast.Constant(str(text)))):
                    yield before, text


def test_a_docstring_begins_with_the_thing_or_the_deed() -> None:
    """`The contents of a file`, and not `What a file holds`."""

    def questions(file: Path) -> list[str]:
        said = (text for _, text in docstrings(file) if re.match(QUESTIONS, text))
        return [text.split("\n")[0] for text in said]

    assert wrong(questions) == {}


def decorators(node: ast.AST) -> list[ast.expr]:
    """Return the decorators of a function or a class."""
    return getattr(node, "decorator_list", [])


def test_only_what_is_true_or_false_begins_with_whether() -> None:
    """An attribute or a property. A function returns whether; a class is a thing."""

    def of_others(file: Path) -> list[str]:
        return [
            text.split("\n")[0]
            for node, text in docstrings(file)
            if text.startswith("Whether ") and not isinstance(node, ast.Assign | ast.AnnAssign)
            if not any("property" in ast.unparse(one) for one in decorators(node))
        ]

    assert wrong(of_others) == {}
