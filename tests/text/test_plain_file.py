"""Plain files: read whole, and nothing else of their name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.not_plain import NOT_PLAIN, put
from tui.text.plain_file import read_text


def test_a_plain_file_is_read_also_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes("终端\r\n二".encode())
    (tmp_path / "link").symlink_to("file")
    assert read_text(tmp_path / "file") == read_text(tmp_path / "link") == "终端\n二"


def test_what_is_not_there_is_said_to_be_not_there(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "link"):
        with pytest.raises(FileNotFoundError):
            read_text(tmp_path / name)


@pytest.mark.parametrize("kind", NOT_PLAIN)
def test_anything_else_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    put(tmp_path / "it", kind)
    with pytest.raises(OSError, match="Is a directory" if kind == "folder" else "Not a plain file"):
        read_text(tmp_path / "it")


def test_a_file_that_nobody_has_written_is_refused(tmp_path: Path) -> None:
    """A sparse one takes no room on the disk, and would take gigabytes of memory."""
    with (tmp_path / "sparse").open("wb") as file:
        file.truncate(3 << 30)
    with pytest.raises(OSError, match="File too large"):
        read_text(tmp_path / "sparse")
