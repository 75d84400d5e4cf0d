"""Links that a terminal can click are part of the frame, and cost nothing where there are none."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.internals.test_frame import PLAIN, WIDTH, Terminal, drawn, row
from tui.page.hyperlinks import begin

URL, OTHER = "https://example.org/a", "https://example.org/b"


def linked(before: str, words: str, url: str | None) -> Strip:
    """Return a row with a link on it."""
    rest = " " * (WIDTH - len(before) - len(words))
    pieces = [(before, PLAIN), (words, PLAIN + Style(link=url)), (rest, PLAIN)]
    return Strip([Segment(text, style) for text, style in pieces if text], WIDTH)


def test_cells_of_a_link_are_sent_with_it() -> None:
    terminal = Terminal(1)
    sent = terminal.show([linked("see ", "this", URL)])
    assert sent == f"\x1b[1;1H\x1b[0;31msee {begin(URL)}this{begin('')}    \x1b[0m"
    assert terminal.screen.display[0] == "see this    "
    assert terminal.show([linked("see ", "this", URL)]) == ""


def test_cells_that_come_to_lead_elsewhere_are_sent_again() -> None:
    terminal = Terminal(1)
    terminal.show([linked("see ", "this", URL)])
    assert terminal.show([linked("see ", "this", OTHER)]) == (
        f"\x1b[1;5H{begin(OTHER)}\x1b[0;31mthis{begin('')}\x1b[0m"
    )
    assert terminal.show([linked("see ", "this", None)]) == drawn((1, 5, "this"))
    assert terminal.show([row("see this")]) == ""


def test_a_part_of_a_link_is_sent_under_the_id_of_the_rest() -> None:
    terminal = Terminal(1)
    first = terminal.show([linked("see ", "this", URL)])
    again = terminal.show([linked("see ", "thus", URL)])
    assert again == f"\x1b[1;7H{begin(URL)}\x1b[0;31mu{begin('')}\x1b[0m"
    assert begin(URL) in first


def test_rows_with_links_are_moved_as_others_are() -> None:
    terminal = Terminal(8)
    page = [linked(f"{number:2} ", "this", f"{URL}{number}") for number in range(20)]
    terminal.show(page[:8])
    sent = terminal.show(page[2:10])
    assert sent.startswith("\x1b[1;8r\x1b[1;1H\x1b[2M\x1b[r")
    assert sent.count("\x1b]8;id=") == 2
    assert [line[:7] for line in terminal.screen.display] == [f"{n:2} this" for n in range(2, 10)]
