"""What is said of a config.toml that is wrong."""

from __future__ import annotations

from pathlib import Path

from tui.page.cells import cell_len
from tui.services.settings_problems import problems_message

PROBLEM = '/home/lin/.config/zhihu-tui/config.toml:3: theme is 1; it takes "dark" or "light"'


def test_it_is_how_many_and_the_first_without_its_folder() -> None:
    said = problems_message([PROBLEM, "two"], Path("/home/lin/.config/zhihu-tui"), 200)
    assert said == (
        '设置里有 2 处不对，退出后列出\nconfig.toml:3: theme is 1; it takes "dark" or "light"'
    )


def test_a_long_one_is_cut_to_a_row() -> None:
    shown = problems_message([PROBLEM * 9], Path("/"), 40).split("\n")
    assert cell_len(shown[1]) <= 32
    assert shown[1].endswith("»"), "the mark of what was cut off"
