"""Links that a terminal can click: on a page, as text, and in few bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pyte
import pytest
from rich.color import ColorSystem

from tests.columns import real_columns
from tui.page.document import document
from tui.page.hyperlinks import begin, knows_strings, terse_links
from tui.page.layout import lay_out
from tui.page.page import Page
from tui.page.parse import parse
from tui.page.printed import as_text
from tui.page.style import PageStyle
from tui.page.theme import DARK

URL = "https://example.org/a"
END = "\x1b]8;;\x1b\\"


def page_of(markdown: str, *, hyperlinks: bool = True, width: int = 20) -> Page:
    return lay_out(parse(markdown), PageStyle(width, DARK, hyperlinks=hyperlinks))


def links(text: str) -> list[tuple[str, str]]:
    """Return the address of each stretch of a text that is a link, and the words that it has."""
    found = re.findall(r"\x1b\]8;id=\w+;([^\x1b]+)\x1b\\(.*?)(?=\x1b\]8;)", text, re.DOTALL)
    return [(url, re.sub(r"\x1b\[[0-9;]*m", "", words)) for url, words in found]


def printed(markdown: str) -> str:
    return as_text(page_of(markdown), ColorSystem.EIGHT_BIT)


def test_a_link_is_its_words_and_no_more() -> None:
    assert links(printed(f"看 [这**里**]({URL})。")) == [(URL, "这里")]


def test_a_link_across_rows_has_one_id() -> None:
    text = printed(f"[{'字' * 25}]({URL})")
    assert links(text) == [(URL, "字" * 10), (URL, "字" * 10), (URL, "字" * 5)]
    assert set(re.findall(r"\x1b\]8;(id=\w+);", text)) == {begin(URL).split(";")[1]}


def test_two_links_side_by_side_are_two() -> None:
    text = printed(f"[甲]({URL})[乙](mailto:a@example.org)")
    assert links(text) == [(URL, "甲"), ("mailto:a@example.org", "乙")]
    assert len(set(re.findall(r"\x1b\]8;(id=\w+);", text))) == 2


def test_a_card_a_picture_and_a_video_are_links_too() -> None:
    text = printed(
        f'[题目]({URL} "链接卡片")\n\n![说明]({URL}.png)\n\n[影片](https://v.example.org "视频")'
    )
    assert [url for url, _ in links(text)] == [URL, f"{URL}.png", "https://v.example.org"]


@pytest.mark.parametrize("url", ["ftp://example.org", "file:///etc/passwd", "javascript:x"])
def test_nothing_but_the_web_and_mail_is_a_link(url: str) -> None:
    assert "\x1b]8" not in printed(f"[甲]({url}) ![乙]({url})")


def test_code_formulas_and_marks_of_notes_are_no_links() -> None:
    assert links(printed(f"```\n{URL}\n```\n\n$x$ 甲[^1]\n\n[^1]: 乙 [丙]({URL})")) == [(URL, "丙")]


def test_without_them_nothing_of_them_is_written() -> None:
    markdown = f"看 [这里]({URL})"
    assert "\x1b]8" not in as_text(page_of(markdown, hyperlinks=False), ColorSystem.EIGHT_BIT)
    assert "\x1b" not in as_text(page_of(markdown))


@pytest.mark.parametrize("file", real_columns(), ids=lambda file: file.stem)
def test_a_page_has_the_same_rows_and_stops_with_links_and_without(file: Path) -> None:
    from tui.archive.load import load

    for article in load(file).articles[:30]:
        with_links, without = (
            lay_out(document(article), PageStyle(80, DARK, hyperlinks=on)) for on in (True, False)
        )
        assert [row.text for row in with_links.rows] == [row.text for row in without.rows]
        assert with_links.stops == without.stops


def test_a_terminal_that_knows_nothing_of_links_shows_nothing_of_them() -> None:
    markdown = f"看 [这里的**字**]({URL}?{'a' * 470})，和 [那里]({URL})"
    texts = [
        as_text(page_of(markdown, hyperlinks=on), ColorSystem.EIGHT_BIT) for on in (True, False)
    ]
    assert [text.count("\x1b]8;id=") for text in texts] == [2, 0]
    screens = [pyte.Screen(30, 5) for _ in texts]
    for screen, text in zip(screens, texts, strict=True):
        pyte.Stream(screen).feed(text.replace("\n", "\r\n"))
    assert screens[0].display[0].startswith("看 这里的字，和 那里")
    cells = [[screen.buffer[y][x] for y in range(5) for x in range(30)] for screen in screens]
    assert cells[0] == cells[1]


@pytest.mark.parametrize("term", ["", "dumb", "linux", "vt100"])
def test_terminals_that_might_show_them_are_sent_none(term: str) -> None:
    assert not knows_strings(term)


@pytest.mark.parametrize("term", ["xterm-256color", "screen", "tmux-256color", "foot"])
def test_others_are_sent_them(term: str) -> None:
    assert knows_strings(term)


def test_a_link_is_begun_once_however_many_pieces_it_has() -> None:
    rich = f"\x1b]8;id=1;{URL}\x1b\\\x1b[1ma\x1b[0m{END}\x1b]8;id=2;{URL}\x1b\\b{END}"
    assert terse_links(f"x{rich}y") == f"x{begin(URL)}\x1b[1ma\x1b[0mb{END}y"
    assert terse_links(rich) == f"{begin(URL)}\x1b[1ma\x1b[0mb{END}"
    assert terse_links("\x1b[1ma\x1b[0m") == "\x1b[1ma\x1b[0m"
