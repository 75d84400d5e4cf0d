"""Any formula, and any damage to one: nothing raises, nothing is too wide, nothing is obeyed."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tui.page.cells import measure_of
from tui.page.formula import drawn, one_line
from tui.page.formula.drawing import Drawing
from tui.page.formula.interpreter import math_list
from tui.page.formula.symbols import COMMANDS
from tui.page.formula.tex_commands import ARGUMENTS
from tui.page.formula.tex_parser import NotTeX, read

_GOLDENS = (Path(__file__).parent.parent / "goldens" / "formula").glob("*.txt")
_FORMULAS = [
    entry.split("── one line")[0]
    for path in _GOLDENS
    for entry in path.read_text(encoding="utf-8").split("═" * 60)
]
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|.", re.DOTALL)
_TOKENS = sorted(
    {token for tex in _FORMULAS for token in _TOKEN.findall(tex)}
    | {f"\\{name}" for name in (*COMMANDS, *ARGUMENTS)}
    | {
        "{",
        "}",
        "&",
        r"\\",
        "$",
        "^",
        "_",
        "%",
        "中文",
        "\x1b[2J",
        "\u202e",
        "👍🏽",
        "\ufe0f",
        "\\",
    }
    | {r"\begin{matrix}", r"\end{matrix}", r"\begin{cases}", r"\left", r"\right", r"\over"}
)
_EDIT = st.tuples(
    st.sampled_from(("drop", "double", "insert", "wrap")),
    st.integers(0, 400),
    st.sampled_from(_TOKENS),
)


def _edited(tex: str, edits: list[tuple[str, int, str]]) -> str:
    """Return a formula with tokens dropped, doubled, put in, or put in braces."""
    tokens = _TOKEN.findall(tex)
    for edit, at, token in edits:
        at %= len(tokens) + 1
        if edit == "insert":
            tokens.insert(at, token)
        elif edit == "drop":
            del tokens[at : at + 1]
        elif edit == "double":
            tokens[at:at] = tokens[at : at + 1]
        else:
            tokens[at : at + 1] = ["{", *tokens[at : at + 1], "}"]
    return "".join(tokens)


def _check(tex: str, width: int, ambiguous: int) -> None:
    rows = drawn(tex, width, measure_of(ambiguous))
    for row in (one_line(tex), *(rows or ())):
        assert not any(category(each) in ("Cc", "Zl", "Zp") for each in row)
        assert "\u202e" not in row
    for row in rows or ():
        assert measure_of(ambiguous).cells(row) <= width
        assert row == row.rstrip()


@examples(150)
@given(
    st.sampled_from(_FORMULAS),
    st.lists(_EDIT, max_size=6),
    st.integers(1, 90),
    st.sampled_from((1, 2)),
)
def test_a_damaged_formula(
    tex: str, edits: list[tuple[str, int, str]], width: int, ambiguous: int
) -> None:
    """Damage gives another reading or the TeX, and nothing worse."""
    _check(_edited(tex, edits), width, ambiguous)


@examples(150)
@given(st.lists(st.sampled_from(_TOKENS), max_size=30), st.integers(1, 90))
def test_any_tokens(tokens: list[str], width: int) -> None:
    """Tokens in no order at all."""
    _check("".join(tokens), width, 1)


@examples(100)
@given(st.text(max_size=60), st.integers(-1, 40))
def test_any_text(text: str, width: int) -> None:
    """What was never meant for TeX."""
    _check(text, width, 1)


@examples(100)
@given(st.sampled_from(_FORMULAS), st.lists(_EDIT, max_size=3), st.sampled_from((1, 2)))
def test_rows_of_a_drawing_are_equally_wide(
    tex: str, edits: list[tuple[str, int, str]], ambiguous: int
) -> None:
    """What the boxes hold to be their width is what the terminal gives their rows."""
    tex = _edited(tex, [edit for edit in edits if edit[2].isascii()])
    try:
        tree = math_list(read(tex.replace("\x1b[2J", "")))
    except NotTeX:
        return
    box = Drawing(measure_of(ambiguous)).row(tree)
    assert {measure_of(ambiguous).cells(row) for row in box.rows} <= {box.width}


def test_every_command_without_arguments_is_read() -> None:
    """No symbol leaves its name behind."""
    for name in COMMANDS:
        assert "\\" not in one_line(rf"a\{name} b"), name
        assert drawn(rf"a\{name} b", 60) is not None, name


def test_every_command_with_arguments_is_read() -> None:
    """Whatever its arguments are."""
    for name, kinds in ARGUMENTS.items():
        tex = rf"a\{name}" + "{(}" * kinds.count("{") + " b"
        assert "\\" not in one_line(tex), name
        assert drawn(tex, 60) is not None, name


def test_deep_and_long() -> None:
    """Nothing overflows the stack, and nothing long is begun."""
    for tex in (
        "{" * 10_000,
        "{" * 10_000 + "}" * 10_000,
        "x^{" * 39 + "x" + "}" * 39,
        r"\frac{1}{" * 39 + "x" + "}" * 39,
        r"\left(" * 300 + "x" + r"\right)" * 300,
        r"\hat" * 490,
        r"\begin{array}{*{99}{*{99}{*{99}{c}}}}1&2\end{array}",
        "&" * 900 + r"\\" * 500,
        "x" * 100_000,
        "(" * 1900,
    ):
        _check(tex, 80, 1)
