"""What is said of a config.toml that is wrong."""

from __future__ import annotations

from pathlib import Path

from tui.services.settings_problems import problems_message

PROBLEM = (
    "/home/lin/.config/zhihu-tui/config.toml:3: "
    'theme is 1; it takes "dark" or "light"; using "dark"'
)


def test_it_is_how_many_and_the_first_without_its_folder() -> None:
    said = problems_message([PROBLEM, "two"], Path("/home/lin/.config/zhihu-tui"))
    assert said == (
        "设置里有 2 处不对，退出后列出："
        'config.toml:3：theme 写成了 1；可以是 "dark" 或 "light"；改用 "dark"'
    )
    assert problems_message(["unheard of"], Path("/")).endswith("退出后列出：unheard of")
