"""What is sent to a terminal is little, and leaves it as if all had been sent."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pyte
import pyte.screens
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from tests.bench.columns import write_column
from tests.columns import DEMO
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.tmux import Tmux, private_environment
from tui.internals.frame import Frame
from tui.page.cells import NARROW

WIDTH = 12
REDRAW = "\x0c"
CONSOLE = Console(color_system="256", force_terminal=True)
PLAIN, BOLD = Style(color="red"), Style(color="red", bold=True)


class Terminal:
    """A terminal in memory, and the frame that is kept of it."""

    def __init__(self, height: int) -> None:
        self.size = Size(WIDTH, height)
        self.frame = Frame()
        self.screen = pyte.Screen(WIDTH, height)
        self.screen.reset_mode(7, private=True)  # no line goes on in the next row, as in Textual
        self.stream = pyte.Stream(self.screen)

    def show(self, rows: Sequence[Strip]) -> str:
        """Show rows, and return what was sent for it."""
        update = LayoutUpdate([[row] for row in rows], Region(0, 0, *self.size))
        sent = self.frame.sequences(update, self.size, CONSOLE)
        self.stream.feed(sent)
        return sent

    @property
    def cells(self) -> list[list[Any]]:
        """All that is on the screen, colours and weights included."""
        columns, rows = self.size
        return [[self.screen.buffer[y][x] for x in range(columns)] for y in range(rows)]


def row(text: str, style: Style = PLAIN) -> Strip:
    """Return a row with a text at its start."""
    return Strip([Segment(NARROW.fit(text, WIDTH), style)], WIDTH)


def drawn(*texts: tuple[int, int, str]) -> str:
    """Return what draws texts in one look, each at a row and a cell, from 1."""
    places = [f"\x1b[{y};{x}H" for y, x, _ in texts]
    begun = f"{places[0]}\x1b[0;31m{texts[0][2]}"
    return (
        begun
        + "".join(f"{at}{text}" for at, (*_, text) in zip(places[1:], texts[1:], strict=True))
        + "\x1b[0m"
    )


def test_all_is_sent_once() -> None:
    terminal = Terminal(2)
    rows = [row("中文 one"), row("two")]
    assert terminal.show(rows) == drawn((1, 1, "中文 one    "), (2, 1, "two         "))
    assert terminal.show(rows) == ""
    assert [line.rstrip() for line in terminal.screen.display] == ["中文 one", "two"]


def test_of_a_row_only_the_cells_that_change_are_sent() -> None:
    terminal = Terminal(1)
    terminal.show([row("第 1 篇 abc")])
    assert terminal.show([row("第 2 篇 abc")]) == drawn((1, 4, "2"))
    assert terminal.show([row("第 22 abc")]) == drawn((1, 5, "2 abc  "))
    assert terminal.screen.display[0].rstrip() == "第 22 abc"


def test_what_is_behind_a_character_of_doubtful_width_is_sent_with_it() -> None:
    """A terminal that draws “ two cells wide has what follows in other cells than we think."""
    terminal = Terminal(1)
    terminal.show([row("ab “c” 1")])
    assert terminal.show([row("ab “c” 2")]) == drawn((1, 3, " “c” 2    "))


def test_rows_that_go_up_are_moved_by_the_terminal() -> None:
    terminal = Terminal(8)
    page = [row(f"row {number}") for number in range(20)]
    head, foot = row("head"), row("foot")
    terminal.show([head, *page[:6], foot])
    assert terminal.show([head, *page[2:8], foot]) == (
        "\x1b[2;7r\x1b[2;1H\x1b[2M\x1b[r" + drawn((6, 1, "row 6       "), (7, 1, "row 7       "))
    )
    assert terminal.show([head, *page[1:7], foot]) == (
        "\x1b[2;7r\x1b[2;1H\x1b[1L\x1b[r" + drawn((2, 1, "row 1       "))
    )
    texts = [line.rstrip() for line in terminal.screen.display]
    assert texts == ["head", *(f"row {number}" for number in range(1, 7)), "foot"]


def test_a_part_of_a_row_is_all_that_changes() -> None:
    terminal = Terminal(2)
    terminal.show([row("one"), row("two")])
    part = Strip([Segment("now", PLAIN)], 3)
    update = ChopsUpdate([{}, {0: None, 4: part, 7: None}], [(1, 4, 7)], [[], [4, 7, WIDTH]])
    terminal.stream.feed(terminal.frame.sequences(update, terminal.size, CONSOLE))
    assert terminal.show([row("one"), row("two now")]) == ""
    assert terminal.screen.display[1].rstrip() == "two now"


def test_after_a_part_of_what_was_forgotten_the_rest_is_still_sent() -> None:
    terminal = Terminal(1)
    terminal.show([row("one two")])
    terminal.frame.forget()
    part = Strip([Segment("1", PLAIN)], 1)
    update = ChopsUpdate([{0: part}], [(0, 0, 1)], [[1]])
    assert terminal.frame.sequences(update, terminal.size, CONSOLE) == drawn((1, 1, "1"))
    assert terminal.show([row("1ne two")]) == drawn((1, 2, "ne two     "))


def test_all_is_sent_again_to_a_terminal_of_another_size() -> None:
    terminal = Terminal(1)
    terminal.show([row("one")])
    update = LayoutUpdate([[row("one")], [row("two")]], Region(0, 0, WIDTH, 2))
    sent = terminal.frame.sequences(update, Size(WIDTH, 2), CONSOLE)
    assert sent == drawn((1, 1, "one         "), (2, 1, "two         "))


def test_an_update_of_another_size_than_the_terminal_has_now_is_sent_as_it_is() -> None:
    terminal = Terminal(2)
    terminal.show([row("one"), row("two")])
    update = LayoutUpdate([[row("three")]], Region(0, 0, WIDTH, 1))
    assert "three" in terminal.frame.sequences(update, terminal.size, CONSOLE)
    assert "one" in terminal.show([row("one"), row("two")])


TEXTS = (
    "",
    "",
    "a",
    "ab c",
    "一二三四五六",
    "一二“三”四",
    "é e\u0301",
    "一 1",
    "一 2",
    "🙂 x",
    "a “b” c",
)
ROWS = st.builds(row, st.sampled_from(TEXTS), st.sampled_from((PLAIN, BOLD)))


@st.composite
def frames(draw: st.DrawFn) -> list[list[Strip]]:
    """Draw the rows of a screen one after the other: scrolled, changed here and there, or new."""
    height = draw(st.integers(1, 9))
    page = draw(st.lists(ROWS, min_size=30, max_size=30))
    found = []
    for top in draw(st.lists(st.integers(0, 30 - height), min_size=2, max_size=5)):
        rows = page[top : top + height]
        for y, other in draw(st.dictionaries(st.integers(0, height - 1), ROWS, max_size=2)).items():
            rows[y] = other
        found.append(rows)
    return found


@pytest.mark.parametrize("ambiguous", [1, 2])
@given(frames())
def test_a_terminal_is_left_as_if_all_had_been_sent(
    ambiguous: int, shown: list[list[Strip]]
) -> None:
    """Also one that gives characters of ambiguous width two cells, where we think it is one."""

    def width(character: str) -> int:
        return ambiguous if character in "“”" else int(measure(character))

    measure = pyte.screens.wcwidth
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pyte.screens, "wcwidth", width)
        terminal = Terminal(len(shown[0]))
        for rows in shown:
            terminal.show(rows)
            whole = Terminal(len(rows))
            whole.show(rows)
            assert terminal.cells == whole.cells


KEYS = (
    *("j", "k", "j", "d", "u", "Space", "b", "g", "G", "Tab", "BTab", "Enter", "Enter", "Escape"),
    *("c", "t", "L", "f", "y", "/", "n", "?", "i", "s", "r", "m", "J", "K", "z", "]", "C-p", "F"),
)
MESSAGES_STAY = """
from textual.app import App
App.NOTIFICATION_TIMEOUT = 3600
from tui.cli import main
main(["--demo"])
"""


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@pytest.mark.parametrize("around", [(), ("screen", "-c", "/dev/null", "-U")])
@pytest.mark.parametrize("seed", range(2))
def test_drawing_all_anew_changes_nothing(
    tmp_path: Path, seed: int, around: tuple[str, ...]
) -> None:
    """In a real terminal, whatever was pressed before, colours and weights included."""
    if around and not shutil.which("screen"):
        pytest.skip("screen is not installed")
    chance = random.Random(seed)
    columns, rows = chance.choice((40, 80, 120)), chance.choice((12, 24))
    command = [*around, sys.executable, "-c", MESSAGES_STAY]
    with Tmux(tmp_path, command, columns=columns, rows=rows) as tmux:
        tmux.wait_for("12 未读")
        for turn in range(12):
            keys = chance.choices(KEYS, k=4)
            tmux.send(*keys)
            if turn % 4 == 3:
                tmux.resize(chance.choice((40, 80, 133)), chance.choice((12, 24, 50)))
            before = tmux.settled()
            tmux.send("C-l")
            assert tmux.settled() == before, keys


def test_a_key_costs_few_bytes(tmp_path: Path) -> None:
    """`j` and `k` on the list and in an article, where they scroll it as well as where not."""
    file = tmp_path / "column.json"
    write_column(file, DEMO.read_bytes(), articles=60, length=5_000)
    command = [sys.executable, "-m", "tui", str(file)]
    with PseudoTerminal(command, private_environment(tmp_path), 100, 30) as app:

        def press(key: str) -> int:
            """Press a key, and return how many bytes came for it."""
            app.press(key)
            return app.answered

        app.wait_for("60 未读")
        app.wait_for_rest()
        press("g")
        screenful = press(REDRAW)
        assert screenful > 3_000
        moves = [press("j") for _ in range(15)]
        # The bar of what is selected spans two rows of 100 cells.
        assert 0 < median(moves) <= 614
        press("G")
        scrolls = [press("k") for _ in range(40)][25:]
        assert 0 < median(scrolls) <= screenful / 7
        press("\r")
        assert median(press("j") for _ in range(15)) <= screenful / 10


class StrangeUpdate(CompositorUpdate):
    """An update of a kind that another version of Textual may have."""

    def render_segments(self, console: Console) -> str:
        return "drawn by Textual"


def test_an_update_of_a_kind_it_does_not_know_is_drawn_as_textual_draws_it() -> None:
    terminal = Terminal(2)
    rows = [Strip([Segment(NARROW.fit(text, WIDTH))], WIDTH) for text in ("one", "two")]
    terminal.show(rows)
    assert terminal.frame.sequences(StrangeUpdate(), terminal.size, CONSOLE) == "drawn by Textual"
    sent = terminal.show(rows)
    assert "one" in sent and "two" in sent, "it is not known any more what the terminal shows"
