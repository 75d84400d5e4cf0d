"""Keys that come in one write, as a line that lags sends them: each does what it says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.tmux import private_environment


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("FMarkdown", "篇"),
        ("/排版", "中文排版"),
        ("jj\r", "代码块与复制"),
        ("\rGc", "条评论"),
        ("t排版\r", "[排版 4]"),
        ("s?", "帮助"),
    ],
    ids=["search", "filter", "open", "comments", "picker", "help"],
)
def test_a_burst_does_what_its_keys_say(tmp_path: Path, keys: str, shown: str) -> None:
    command = [sys.executable, "-m", "tui", "--demo"]
    with PseudoTerminal(command, private_environment(tmp_path), 80, 24) as terminal:
        terminal.wait_for("Enter")
        terminal.wait_for_rest()
        terminal.send(keys)
        terminal.wait_for(shown)
