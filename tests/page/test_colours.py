"""Colours of code: no lexer, however it works, changes what the page shows or takes forever."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexers import find_lexer_class, get_all_lexers

from tests.examples import examples
from tui.page import colours
from tui.page.blocks import Code
from tui.page.colours import BUDGET, lexer_of, stretches, suffix_of
from tui.page.layout import lay_out
from tui.page.style import PageStyle
from tui.page.theme import ANSI, DARK, PLAIN

LANGUAGES = sorted(aliases[0] for _, aliases, _, _ in get_all_lexers(plugins=False) if aliases)
NUMBERS = " ".join(map(str, range(200)))
SESSION = "$ ls -l\n>>> x = 1\n... y\nC:\\> dir\nirb(main):001:0> 1\njulia> 1\n1> a.\nlast line"


def shown(code: str, language: str) -> list[str]:
    """Return the lines of code that the rows of a page hold, read without blanks at the ends."""
    page = lay_out((Code(code, language),), PageStyle(300, DARK))
    return [row.text[2:].rstrip() for row in page.rows[1:]]


def test_there_are_languages() -> None:
    assert len(LANGUAGES) > 400 and {"console", "psql", "robotframework"} <= set(LANGUAGES)


@pytest.mark.parametrize(
    "code",
    [
        SESSION,
        "\n\nlead\n\ttab  trailing",
        "*** Settings ***\nLibrary\tX",
        "<?php echo 1; ?>\n<a b='c'>\n{% x %}\n{{ y }}\n```\n> x\n\\begin{code}\nf = 1\n",
        "x",
    ],
)
def test_the_rows_hold_the_code_in_every_language(code: str) -> None:
    lines = [line.expandtabs(4).rstrip() for line in code.removesuffix("\n").split("\n")]
    wrong = [language for language in LANGUAGES if shown(code, language) != lines]
    assert wrong == []


@given(st.sampled_from(LANGUAGES), st.text("$>#.:=*a1 \t\n\"'/<{(\\|中", min_size=1, max_size=40))
@examples(300)
def test_the_stretches_are_the_code(language: str, code: str) -> None:
    lexer = lexer_of(code, language)
    if lexer is not None:
        assert "".join(text for _, text in stretches(lexer, code)) == code


def roles(code: str, language: str) -> list[tuple[str, str]]:
    """Return the stretches of one role, those of no characters left out."""
    lexer = lexer_of(code, language)
    assert lexer is not None
    found = groupby(stretches(lexer, code), key=lambda one: one[0])
    joined = [(role, "".join(text for _, text in group)) for role, group in found]
    return [(role, text) for role, text in joined if text]


def test_the_last_line_of_a_session_is_shown() -> None:
    assert roles("$ cd a\nlast", "console")[-1] == ("comment", "last")


def test_what_a_lexer_changes_has_no_colours() -> None:
    """RobotFramework writes a tab as two blanks."""
    assert roles("*** Keywords ***\n\tx  # y", "robotframework") == [
        ("defined", "*** Keywords ***"),
        ("", "\n\tx  # y"),
    ]


@pytest.mark.parametrize(
    ("code", "coloured"),
    [
        ("x = 1\n" + NUMBERS[:499], True),
        ("x = 1\n" + NUMBERS[:500], False),
        ("x = 1\n" + "\n \t\n" * 24 + "y", True),
        ("x = 1\n" + "\n \t\n" * 25 + "y", False),
        ("x = 1\n" * 3333, True),
        ("x = 1\n" * 3334, False),
        ("x = 1\n" + "word\n" * 58, True),
        ("x = 1\n" + "@word \n" * 60, False),
        ("# " + "=" * 120, True),
        ("# " + "=" * 160, False),
        ("x = '" + "a," * 80, False),
        ("x = 1\n" + "\t" * 151, False),
    ],
)
def test_code_that_could_take_long_has_no_colours(code: str, coloured: bool) -> None:
    assert (lexer_of(code, "c") is not None) is coloured


def test_no_lexer_is_asked_that_may_never_end() -> None:
    """It is one of Pygments still; should it be gone, nothing needs to be left out."""
    assert all(find_lexer_class(name) for name in colours._ENDLESS)
    assert lexer_of("x", "smithy") is None


def test_pages_without_colours_ask_no_lexer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def lexer(text: str, language: str) -> None:
        asked.append(language)

    monkeypatch.setattr("tui.page.code.lexer_of", lexer)
    for theme in (PLAIN, DARK, ANSI):
        lay_out((Code("x = 1", f"python for {theme.name}"),), PageStyle(40, theme))
    assert asked == ["python for dark", "python for ansi"]


def test_a_page_has_one_budget_for_all_its_code() -> None:
    """Blocks that come when it is used up have no colours, whatever time the others took."""
    code = Code("def f(): 1\n" * 1800, "python")
    fitting = BUDGET // len(code.text)
    page = lay_out((code,) * (fitting + 2), PageStyle(40, DARK))
    blocks = [
        {s.style for s in page.rows[stop.row + 1].segments if "def" in s.text}
        for stop in page.stops
    ]
    assert blocks == [{DARK["keyword"]}] * fitting + [{DARK["code"]}] * 2
    again = lay_out((code,) * (fitting + 2), PageStyle(40, DARK))
    assert again == page


@pytest.mark.parametrize(
    ("language", "suffix"),
    [
        *(("c++", "cpp"), ("C++", "cpp"), ("python", "py"), ("bash", "sh"), ("java", "java")),
        *(("javascript", "js"), ("make", "mak"), ("text", "txt"), ("", "txt"), ("nobody", "txt")),
    ],
)
def test_a_file_of_a_language_has_its_suffix(language: str, suffix: str) -> None:
    assert suffix_of(language) == suffix
