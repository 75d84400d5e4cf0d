"""Copies in a real tmux, with every `set-clipboard`, read back out of its buffer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.terminal.copying import (
    SENT,
    SIZES,
    STORED,
    copied_of,
    copying,
    in_plain_terminal,
    said,
)
from tests.terminal.programs import script
from tests.terminal.tmux import Tmux, wait_until

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.mark.parametrize("set_clipboard", ["on", "external", "off"])
@pytest.mark.parametrize("size", SIZES)
def test_copy_is_in_the_buffer(tmp_path: Path, set_clipboard: str, size: int) -> None:
    options = {"set-clipboard": set_clipboard}
    with Tmux(tmp_path, copying(tmp_path, size), options=options) as tmux:
        assert tmux.wait_for_end() == 0
        assert said(tmux) == STORED
        assert tmux.buffer() == copied_of(size)


@pytest.mark.parametrize("set_clipboard", ["on", "external", "off"])
def test_copy_reaches_the_terminal_around_tmux(tmp_path: Path, set_clipboard: str) -> None:
    """The outer tmux is the terminal; whatever its own setting, the inner one asks it."""
    with (
        Tmux(tmp_path, options={"set-clipboard": set_clipboard}) as inner,
        Tmux(
            tmp_path,
            in_plain_terminal(["env", *inner.variables, *inner.command, "attach"]),
            options={"set-clipboard": "on"},
        ) as outer,
    ):
        outer.wait_for("$")
        inner.write("clear; " + " ".join(copying(tmp_path, 10)) + "\n")
        inner.wait_for(STORED)
        assert inner.buffer() == copied_of(10)
        wait_until("the outer clipboard", lambda: outer.buffer() == copied_of(10))


def test_old_tmux(tmp_path: Path) -> None:
    """Before 3.2 there is no `load-buffer -w`; before 3.3 all that is wrapped goes through."""
    real = shutil.which("tmux")
    folder = tmp_path / "old"
    folder.mkdir()
    script(folder / "tmux", f'[ "$2" = -w ] && exit 1; exec {real} "$@"')
    options = {"set-clipboard": "external", "allow-passthrough": "on"}
    with (
        Tmux(tmp_path, options=options) as inner,
        Tmux(
            tmp_path,
            in_plain_terminal(["env", *inner.variables, *inner.command, "attach"]),
            options={"set-clipboard": "on"},
        ) as outer,
    ):
        outer.wait_for("$")
        inner.write(f'clear; PATH="{folder}:$PATH"; {" ".join(copying(tmp_path, 70_000))}\n')
        inner.wait_for(STORED)
        assert inner.buffer() == copied_of(70_000)
        wait_until("the outer clipboard", lambda: outer.buffer() == copied_of(70_000))


@pytest.mark.parametrize("size", SIZES)
def test_copy_in_a_plain_terminal(tmp_path: Path, size: int) -> None:
    command = in_plain_terminal(copying(tmp_path, size))
    with Tmux(tmp_path, command, options={"set-clipboard": "on"}) as terminal:
        assert terminal.wait_for_end() == 0
        if size <= 74_994:
            assert said(terminal) == SENT
            assert terminal.buffer() == copied_of(size)
        else:
            path = tmp_path / "clip" / "clip.txt"
            assert f"没有可用的剪贴板，已存为 {path}" in said(terminal)
            assert terminal.buffer() == ""
            assert path.read_text("utf-8") == copied_of(size)
