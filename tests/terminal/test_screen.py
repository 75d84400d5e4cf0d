"""Copies through a real GNU screen, read out of the terminal that stands around it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.terminal.copying import SENT, copied_of, copying, in_plain_terminal, said
from tests.terminal.tmux import Tmux

pytestmark = pytest.mark.skipif(
    not (shutil.which("screen") and shutil.which("tmux")), reason="screen or tmux is not installed"
)


@pytest.mark.parametrize("size", [10, 700, 5_000, 70_000, 2_000_000])
def test_copy_goes_through_and_paints_nothing(tmp_path: Path, size: int) -> None:
    # Screen leaves when its program does, and takes the page along.
    waiting = ["sh", "-c", '"$@"; read line', "sh", *copying(tmp_path, size)]
    command = in_plain_terminal(["screen", "-c", "/dev/null", "-U", *waiting])
    with Tmux(tmp_path, command, options={"set-clipboard": "on"}) as terminal:
        terminal.wait_for("）")
        screen = said(terminal)
        if size <= 74_994:
            assert screen == SENT
            assert terminal.buffer() == copied_of(size)
        else:
            assert screen.startswith("没有可用的剪贴板，已存为 ")
            assert terminal.buffer() == ""
        terminal.send("Enter")
        terminal.wait_for_end()
