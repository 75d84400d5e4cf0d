"""The message on the screen about a config.toml that is wrong."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tui.services.notices import Notices

_SECONDS = 15.0
"""For how long it is shown."""


def problems_message(problems: Sequence[str], config_folder: Path) -> str:
    """Return how much is wrong with the settings, and the first of it, in Chinese.

    More would cover the screen, and be gone before it was read.

    Args:
        problems: what is wrong, in English, a line each; at least one.
        config_folder: where the file is: it is left out of the line.
    """
    from tui.text.catalogue import chinese  # most settings are right

    first = problems[0].removeprefix(f"{config_folder}{os.sep}")
    said = chinese().translated(first) or first
    return f"设置里有 {len(problems)} 处不对，退出后列出：{said}"


def say_problems(notices: Notices, problems: Sequence[str], config_folder: Path) -> None:
    """Say that, for longer than other notices are shown; nothing where there are none.

    Args:
        notices: show it.
        problems: what is wrong, as above.
        config_folder: where the file is.
    """
    if problems:
        notices.say(problems_message(problems, config_folder), seconds=_SECONDS)
