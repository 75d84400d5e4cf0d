"""How much of a title's beginning another one has, too."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.lists.beginnings import Beginnings


def test_the_longest_that_any_other_shares_counts() -> None:
    beginnings = Beginnings(["甲乙丙", "甲乙丁", "甲", "戊", "戊", "甲乙丙戊"])
    assert [beginnings.shared(title) for title in ("甲乙丙", "甲乙丁", "甲", "戊", "己")] == [
        3,
        2,
        1,
        0,
        0,
    ]
    assert Beginnings([]).shared("甲") == 0


@given(st.lists(st.text("甲乙丙", max_size=5)), st.text("甲乙丙", max_size=5))
def test_it_is_what_comparing_with_all_of_them_finds(titles: list[str], title: str) -> None:
    longest = max(
        (
            length
            for other in titles
            for length in range(len(title) + 1)
            if other != title and other.startswith(title[:length])
        ),
        default=0,
    )
    assert Beginnings(titles).shared(title) == longest
