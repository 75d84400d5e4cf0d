"""Options read without argparse are what argparse makes of them; all else is left to it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tui.cli.options import Options
from tui.cli.parser import argument_parser
from tui.cli.quick_options import quick_options

_WORDS = st.sampled_from(
    [
        *("--demo", "--list", "--json", "--no-mouse", "--article", "--width", "--topic"),
        *("--column", "--print", "--comments", "--markdown", "--code", "--with-comments", "--pr"),
        *("--list=1", "--article=3", "--", "-", "-x", "-1", "", " ", "a.json", "b c", "终端"),
        *("7", "2-5", "all", "7.2", "0", "1,4", "300", "٣", "1_0", " 7", "-7", "9" * 30),
    ]
)
_ALL = sorted(set(Options.__annotations__))


def by_argparse(arguments: Sequence[str]) -> Options | None:
    """Return what argparse makes of arguments; None where they are wrong."""
    options = Options()
    try:
        argument_parser().parse_args(arguments, namespace=options)
    except SystemExit:
        return None
    return None if options.wrong else options


def said(options: Options) -> dict[str, object]:
    """Return all that options say."""
    shown: dict[str, object] = {name: getattr(options, name) for name in _ALL}
    return shown | {"files": list(options.files), "images": list(options.images)}


@examples(400)
@given(st.lists(_WORDS, max_size=6))
def test_they_are_as_argparse_reads_them(arguments: list[str]) -> None:
    if quick := quick_options(arguments):
        slow = by_argparse(arguments)
        assert slow
        assert said(quick) == said(slow)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["a.json"],
        ["a.json", "b.json"],
        ["-"],
        ["--demo"],
        ["--demo", "--article", "4"],
        ["--list", "a.json"],
        ["a.json", "--list", "--json"],
        ["--print", "2-5", "--width", "60", "a.json"],
        ["a.json", "--topic", "终端"],
    ],
    ids=" ".join,
)
def test_what_is_typed_most_is_read_quickly(arguments: list[str]) -> None:
    quick, slow = quick_options(arguments), by_argparse(arguments)
    assert quick
    assert slow
    assert said(quick) == said(slow)


def test_every_option_is_known_by_its_name() -> None:
    declared = vars(argument_parser().parse_args([]))
    assert set(declared) == set(_ALL)
