"""The row of topics: which are in sight, and that a number is whole or not there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tui.page.cells import NARROW
from tui.rows.topic_bar import topic_choices, topic_labels, topic_row

TOPICS = [("使用说明", 12), ("SSH(Secure Shell)", 40), ("家用 NAS", 2)]
UNREAD = {"": 31, "使用说明": 12, "SSH(Secure Shell)": 19, "家用 NAS": 0}


def row(chosen: int, width: int, topics: list[tuple[str, int]] = TOPICS) -> str:
    parts = topic_row(topic_labels(topics, 54, UNREAD, chosen), chosen, width, NARROW)
    return "".join(text for text, _ in parts).rstrip()


@pytest.mark.parametrize(
    ("chosen", "width", "shown"),
    [
        (0, 80, "[全部 31 未读/54] 使用说明 12  SSH(Secure Shell) 19/40  家用 NAS 0/2"),
        (0, 40, "[全部 31 未读/54] 使用说明 12  SSH(Secu»"),
        (1, 20, "[使用说明 12] SSH»"),
        (2, 30, "[SSH(Secure Shel» 19 未读/40]»"),
        (3, 30, "[家用 NAS 0 未读/2]"),
    ],
)
def test_a_number_is_whole_and_a_name_is_cut(chosen: int, width: int, shown: str) -> None:
    assert row(chosen, width) == shown


@examples(200)
@given(
    names=st.lists(st.text("中文abc (", min_size=1).filter(str.strip), min_size=1, max_size=9),
    chosen=st.integers(0, 9),
    width=st.integers(24, 90),
)
def test_the_chosen_one_is_in_sight_with_its_number(
    names: list[str], chosen: int, width: int
) -> None:
    topics = [(name.strip(), 1000 + at) for at, name in enumerate(names)]
    chosen %= len(topics) + 1
    shown = row(chosen, width, topics)
    assert NARROW.cells(shown) <= width
    count = f"0 未读/{999 + chosen}" if chosen else "31 未读/54"
    assert re.search(rf"\[[^\]]* {count}\]", shown)


def test_topics_to_choose_from_say_their_numbers_in_a_column() -> None:
    assert topic_choices(TOPICS[:1], 54, UNREAD) == [
        ("全部", "54 篇  31 未读"),
        ("使用说明", "12 篇  12 未读"),
    ]
    assert topic_choices(TOPICS[2:], 54, None)[1] == ("家用 NAS", " 2 篇")
