"""The reason of an error, on the command line and on a screen."""

from __future__ import annotations

import errno
import os

import pytest

from tui.text.reason import chinese_reason_of, reason_of


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (errno.ENOENT, "没有这个文件或文件夹"),
        (errno.ENOSPC, "磁盘满了"),
        (errno.EXDEV, os.strerror(errno.EXDEV)),
    ],
)
def test_the_reason_is_without_a_path_and_chinese_where_that_is_known(
    number: int, chinese: str
) -> None:
    error = OSError(number, os.strerror(number), "/a/path")
    assert (reason_of(error), chinese_reason_of(error)) == (os.strerror(number), chinese)
