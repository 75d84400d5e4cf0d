"""The files of a folder in the order of their names, numbers by size."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tui.archive.folder import natural

_NAMES = st.text(st.sampled_from("019٣²aAbZ._- 专栏éß\U0001f600"), min_size=1, max_size=24)


def parts(name: str) -> list[tuple[int, str]]:
    """Return the numbers and the words of a name, to be compared one after the other."""
    found = re.split(r"(\d+)", name.lower())
    numbers = re.compile(r"\d+")
    return [(int(one[:18]), "") if numbers.match(one) else (0, one) for one in found if one]


@examples(1000)
@given(st.lists(_NAMES, max_size=6))
def test_names_are_sorted_number_by_number_and_word_by_word(names: list[str]) -> None:
    assert sorted(names, key=natural) == sorted(names, key=parts)


def test_ten_comes_after_nine() -> None:
    names = ["第10章", "b", "10", "第9章", "9", "007", "0", "第9章附录", "B1", "²"]
    assert sorted(names, key=natural) == [
        *("0", "b", "B1", "²", "第9章", "第9章附录", "第10章", "007", "9", "10")
    ]
