"""Where an author's page is, and that nobody has one."""

from __future__ import annotations

import pytest

from tui.archive.model import Author


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www.zhihu.com/people/lin-10", "https://www.zhihu.com/people/lin-10"),
        ("https://www.zhihu.com/org/lin", "https://www.zhihu.com/org/lin"),
        ("https://www.zhihu.com/people/0", ""),
        ("https://www.zhihu.com/people/", ""),
        ("https://www.zhihu.com/org/", ""),
        ("", ""),
    ],
)
def test_nobody_has_no_page(url: str, page: str) -> None:
    assert Author("某人", url).page == page
