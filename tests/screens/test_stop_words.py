"""What a list of stops says of each: its words, and its address once."""

from __future__ import annotations

import pytest

from tui.page.page import Kind, Span, Stop
from tui.screens.stop_words import more_of, stop_lines

URL = "https://pic1.zhimg.com/v2-1.jpg"


def stop(kind: Kind, text: str, url: str = URL) -> Stop:
    return Stop(kind, 1, text, url, (Span(0, 0, 1),))


@pytest.mark.parametrize(
    ("listed", "line", "detail"),
    [
        (stop(Kind.IMAGE, "一只\n猫"), "图   1  一只 猫", URL),
        (stop(Kind.IMAGE, ""), f"图   1  {URL}", ""),
        (stop(Kind.LINK, URL), f"链接 1  {URL}", ""),
        (stop(Kind.IMAGE, "", "data:image/png;base64,AAAA"), "图   1  ", ""),
    ],
)
def test_an_address_is_said_once(listed: Stop, line: str, detail: str) -> None:
    assert stop_lines([listed]) == [line]
    assert more_of(listed) == detail


def test_a_picture_without_words_says_the_section_it_stands_in() -> None:
    listed = [stop(Kind.IMAGE, ""), stop(Kind.IMAGE, "一只猫"), stop(Kind.LINK, URL)]
    sections = ["二、实验", "二、实验", "二、实验"]
    assert stop_lines(listed, sections) == [
        "图   1  （二、实验）",
        "图   1  一只猫",
        f"链接 1  {URL}",
    ]
    assert more_of(listed[0], sections[0]) == URL


def test_what_code_is_and_how_it_begins_stand_in_two_columns() -> None:
    code = [
        Stop(Kind.CODE, 9, "", "\n  ls -l \nls\n", (Span(0, 0, 1),), "bash"),
        Stop(Kind.CODE, 10, "", "x", (Span(0, 0, 1),)),
    ]
    assert stop_lines(code) == ["代码  9  bash，3 行", "代码 10  1 行"]
    assert [more_of(one) for one in code] == ["ls -l", "x"]
