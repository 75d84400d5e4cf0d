"""What was copied last, where it goes, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tui.services.copying import NOTHING_COPIED, Copying
from tui.terminal.copied import Copied, CopyRoute


@dataclass
class FakeClipboard:
    """Takes every copy, and saves every file unless the disk is full."""

    texts: list[str] = field(default_factory=list)
    full: bool = False

    def copy(self, text: str, name: str = "clip.txt") -> Copied:
        """Remember the text."""
        self.texts.append(text)
        return Copied(CopyRoute.NATIVE, tool="fake")

    def save(self, text: str, name: str = "clip.txt") -> Path:
        """Say where the file would be."""
        if self.full:
            raise OSError(28, "No space left on device")
        return Path("/saved") / name


def test_a_text_is_copied_and_said() -> None:
    clipboard = FakeClipboard()
    assert Copying(lambda: clipboard).copy("print(1)", "code.txt") == "已复制（fake）"
    assert clipboard.texts == ["print(1)"]


def test_the_last_text_is_kept_for_the_file_and_for_selecting() -> None:
    copying = Copying(FakeClipboard)
    assert copying.last_text is None
    assert copying.save_last() == NOTHING_COPIED
    copying.keep("a", "a.txt")
    copying.keep("b", "b.txt")
    assert copying.last_text == "b"
    assert copying.save_last() == "已存为 /saved/b.txt"


def test_why_a_file_cannot_be_saved_is_said() -> None:
    copying = Copying(lambda: FakeClipboard(full=True))
    copying.keep("a", "a.txt")
    assert copying.save_last() == "存不了文件：磁盘满了"


def test_the_clipboard_is_opened_once_and_not_before_it_is_wanted() -> None:
    opened: list[FakeClipboard] = []

    def open_clipboard() -> FakeClipboard:
        opened.append(FakeClipboard())
        return opened[-1]

    copying = Copying(open_clipboard)
    copying.keep("a", "a.txt")
    assert not opened
    copying.copy("a", "a.txt")
    copying.copy("b", "b.txt")
    assert [clipboard.texts for clipboard in opened] == [["a", "b"]]
