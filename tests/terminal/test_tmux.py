"""The copies in tmux, with every `set-clipboard`, read back out of its buffer."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.terminal.copying import SIZES, copy_script, text_of
from tests.terminal.tmux import Tmux
from tui.archive.clean import clean

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.mark.parametrize("set_clipboard", ["on", "external", "off"])
@pytest.mark.parametrize("size", SIZES)
def test_copy_is_in_the_buffer(tmp_path: Path, set_clipboard: str, size: int) -> None:
    command = [sys.executable, *copy_script(tmp_path, size)]
    with Tmux(tmp_path, command, options={"set-clipboard": set_clipboard}) as tmux:
        assert tmux.wait_for_end() == 0
        assert "已存入 tmux 缓冲区" in tmux.screen()
        assert tmux.buffer() == clean(text_of(size))
