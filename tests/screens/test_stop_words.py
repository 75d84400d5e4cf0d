"""What a list of stops says of each: its words, and its address once."""

from __future__ import annotations

import pytest

from tui.page.page import Kind, Span, Stop
from tui.screens.stop_words import address, stop_lines

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
    assert address(listed) == detail


def test_a_picture_without_words_says_the_section_it_stands_in() -> None:
    listed = [stop(Kind.IMAGE, ""), stop(Kind.IMAGE, "一只猫"), stop(Kind.LINK, URL)]
    sections = ["二、实验", "二、实验", "二、实验"]
    assert stop_lines(listed, sections) == [
        "图   1  （二、实验）",
        "图   1  一只猫",
        f"链接 1  {URL}",
    ]
    assert address(listed[0], sections[0]) == URL
