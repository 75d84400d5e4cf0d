"""Highlights on a row: matches, stops, hints."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.widgets.pages import page_of
from tui.page.page import Kind, Span, Stop
from tui.widgets.highlight import MATCH, restyle, with_hints, with_matches, with_stop
from tui.widgets.page_matches import PageMatches

HINT = Style(color="black", bgcolor="yellow")


class TestHighlight:
    STRIP = Strip([Segment("看这里吧")], 8)

    def looks(self, strip: Strip) -> list[tuple[str, bool]]:
        return [(part.text, bool(part.style and part.style.reverse)) for part in strip if part.text]

    def test_restyles_cells_and_leaves_the_text(self) -> None:
        strip = restyle(self.STRIP, 2, 6, MATCH)
        assert self.looks(strip) == [("看", False), ("这里", True), ("吧", False)]

    def test_the_stop_under_focus_stands_out_on_each_of_its_rows(self) -> None:
        link = Stop(Kind.LINK, 1, "", "", (Span(0, 6, 8), Span(1, 0, 2)))
        assert self.looks(with_stop(self.STRIP, 0, link)) == [("看这里", False), ("吧", True)]
        assert self.looks(with_stop(self.STRIP, 1, link)) == [("看", True), ("这里吧", False)]
        assert with_stop(self.STRIP, 2, link) is self.STRIP
        assert with_stop(self.STRIP, 0, None) is self.STRIP

    def test_of_code_only_the_first_row_stands_out(self) -> None:
        code = Stop(Kind.CODE, 1, "", "", (Span(0, 0, 2), Span(1, 0, 8)))
        assert with_stop(self.STRIP, 1, code) is self.STRIP

    def test_hints_stand_on_the_first_row_in_view_of_their_stops(self) -> None:
        link = Stop(Kind.LINK, 1, "", "", (Span(0, 0, 8), Span(1, 2, 4)))
        strip = with_hints(self.STRIP, 1, (link,), {0: "as"}, top=1, style=HINT, room=80)
        assert strip.text == "看as这里吧"
        assert [part.text for part in strip if part.style == HINT] == ["as"]
        elsewhere = with_hints(self.STRIP, 1, (link,), {0: "as"}, top=0, style=HINT, room=80)
        assert elsewhere is self.STRIP

    @pytest.mark.parametrize(
        ("row", "room", "shown"),
        [
            ("见 词 和 词", 12, "见a词 和s词"),  # the blanks before them
            ("见词和词", 10, "见a词和s词"),  # which moves the rest
            ("见词 一二 三", 12, "见a词 一二三"),  # as many blanks are left out
            ("见词一二三四", 12, "见a词一二三"),  # the last of all: there is none
        ],
    )
    def test_hints_cover_no_letter(self, row: str, room: int, shown: str) -> None:
        strip = Strip([Segment(row)])
        starts = [strip.text[:at].encode("gbk") for at, one in enumerate(row) if one == "词"]
        stops = [Stop(Kind.LINK, 1, "", "", (Span(0, len(at), len(at) + 2),)) for at in starts]
        letters = dict(zip(range(len(stops)), "as", strict=False))
        drawn = with_hints(strip, 0, stops, letters, top=0, style=HINT, room=room)
        assert drawn.crop(0, room).text.rstrip() == shown

    def test_a_hint_takes_the_gutter_of_code(self) -> None:
        strip = Strip([Segment("  x = 1")])
        code = Stop(Kind.CODE, 1, "", "", (Span(0, 0, 7),))
        assert with_hints(strip, 0, (code,), {0: "a"}, top=0, style=HINT, room=7).text == "a x = 1"

    def test_the_current_match_is_told_from_the_others_without_colour(self) -> None:
        page = page_of("猫狗猫")
        matches = PageMatches(("猫",), page)
        matches.find(("猫",), 0)
        row = page.rows[0]
        strip = with_matches(Strip(row.segments, row.cells), 0, matches)
        found = [
            (part.text, part.style and part.style.underline) for part in strip if part.text == "猫"
        ]
        assert found == [("猫", True), ("猫", False)]
