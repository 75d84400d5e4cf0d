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
