"""The guard: whatever a widget draws, no character reaches the terminal that it would obey."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import DataTable, Static, Tree

from tui.terminal.guard import Guard
from tui.text.clean import clean

BLACK = Color(0, 0, 0)


def guarded(text: str, link: str | None = None) -> tuple[str, str | None]:
    """Return what the guard makes of a text and its link."""
    (segment,) = Guard().apply([Segment(text, Style(link=link))], BLACK)
    assert segment.style is not None
    return segment.text, segment.style.link


def test_everything_that_is_cleaned_at_load_is_stopped() -> None:
    unsafe = {chr(number) for number in range(sys.maxunicode + 1)}
    unsafe = {char for char in unsafe if clean(char) != char} | {"\t", "\n"}
    passed = [hex(ord(char)) for char in unsafe if char in guarded(f"a{char}b")[0]]
    assert passed == []


@pytest.mark.parametrize("text", ["plain", "中文，标点。", "👩‍👩‍👧 ❤️", "a\u0301", "\u3000"])
def test_harmless_lines_come_back_as_they_are(text: str) -> None:
    line = [Segment(text, Style(link="https://example.com/?a=1&b=%20")), Segment("x")]
    assert Guard().apply(line, BLACK) is line


def test_a_line_stays_as_wide_as_it_was() -> None:
    text = "a\x1b[31mb\xadc\u115fd\ud800e\ufffcf\u200bg\x9b1m"
    assert cell_len(guarded(text)[0]) == cell_len(text)


def test_sequences_are_shown_and_not_obeyed() -> None:
    assert guarded("x\x1b]52;c;AAAA\x1b\\y")[0] == "x]52;c;AAAA\\y"


@pytest.mark.parametrize(
    "link", ["https://a/\x1b\\\x1b]52;c;QQ==\x07", "https://a/\x07", "https://a/\x9c", "https://中"]
)
def test_a_link_that_could_end_its_sequence_is_taken_off(link: str) -> None:
    assert guarded("text", link) == ("text", None)


async def test_it_stands_before_every_widget() -> None:
    attack = "A\x1b]2;title\x07B\x9b31mC\u202eD"

    class Attacked(App[None]):
        def get_line_filters(self) -> Sequence[LineFilter]:
            return [*super().get_line_filters(), Guard()]

        def compose(self) -> ComposeResult:
            yield Static(Content(attack))
            table: DataTable[str] = DataTable()
            table.add_column(attack)
            table.add_row(attack)
            yield table
            yield Tree(attack)

    app = Attacked()
    async with app.run_test(size=(60, 12)):
        shown = "\n".join(
            "".join(segment.text for segment in line)
            for line in app.screen._compositor.render_strips()
        )
    assert shown.count("A]2;titleB31mCD") == 4
    assert clean(shown) == shown
