"""The bottom row: keys that fit, help always, and where the reader is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tui.page.cells import NARROW
from tui.rows.key_bar import key_row

_KEYS = [("j", "移动"), ("Tab", "链接"), ("y", "复制"), ("?", "帮助")]
_PLACE = "/数据 1/4  1/54  30%"


def said(width: int, place: str = "1/54  30%", **more: str | int) -> str:
    row = key_row(_KEYS, place, width, NARROW, **more)  # type: ignore[arg-type]
    return "".join(text for text, _ in row)


def test_a_heading_leaves_help_its_room() -> None:
    assert said(40, _PLACE, section="2 首次提出") == " ? 帮助   2 首次»  /数据 1/4  1/54  30% "
    assert said(44, _PLACE, section="2 首次提出") == " ? 帮助    2 首次提出  /数据 1/4  1/54  30% "
    assert said(40, section="2 首次提出在全监督") == " ? 帮助        2 首次提出在»  1/54  30% "


def test_a_message_covers_the_place_and_no_key_in_part() -> None:
    assert said(40, covered=20) == " j 移动  ? 帮助" + " " * 25
    assert said(40, covered=20, target="https://x.org") == " j 移动  ? 帮助" + " " * 25
    assert said(60, covered=20, target="https://x.org") == " > https://x.org ? 帮助" + " " * 37


def test_an_address_that_does_not_fit_leaves_out_what_most_begin_with() -> None:
    url = "https://zhuanlan.zhihu.com/p/1"
    assert said(80, target=url).startswith(f" > {url} ? 帮助")
    assert said(40, target=url) == " > zhuanlan.zhihu.» ? 帮助    1/54  30% "


@examples(200)
@given(
    st.integers(10, 120),
    st.sampled_from(["", _PLACE]),
    st.text("中a", max_size=60),
    st.text("中a", max_size=60),
    st.integers(0, 130),
)
def test_it_is_as_wide_as_the_screen_and_help_stays(
    width: int, place: str, section: str, target: str, covered: int
) -> None:
    row = said(width, place, section=section, target=target, covered=covered)
    room = width - (covered or NARROW.cells(place))
    assert NARROW.cells(row) == width or room < 2, "what is too much is cut off"
    assert ("? 帮助" in row) == (room >= 10)
