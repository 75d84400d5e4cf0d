"""The hits of a search: columns, articles in them, and below each the lines of its matches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.page.cells import MARK, MARK_BEFORE, NARROW
from tui.search.found_articles import FoundArticle
from tui.search.full_text import MOST
from tui.search.hit import CONTEXT, Where
from tui.search.query import Query

_KINDS = {
    Where.TITLE: "标题 ",
    Where.HEAD: "文首 ",
    Where.CODE: "代码 ",
    Where.FORMULA: "公式 ",
    Where.COMMENT: "评论 ",
}
_MATCH = Style(reverse=True)
_BOLD = Style(bold=True)


_COLUMN, _TITLE = -2, -1


class _Line(NamedTuple):
    """A row of the list: the title of a column, that of an article, or one of its matches."""

    found: FoundArticle
    hit: int
    """The index of the match; or else what the row is."""


class HitList(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows lines with hits and the one selected; most articles are worked out when looked at."""

    COMPONENT_CLASSES = {
        "hit-list--column",
        "hit-list--title",
        "hit-list--dim",
        "hit-list--selected",
    }
    DEFAULT_CSS = """
    HitList {
        scrollbar-size: 0 0;
        overflow-x: hidden;
        & > .hit-list--column { text-style: bold underline; }
        & > .hit-list--title { color: $primary; text-style: bold; }
        & > .hit-list--dim { color: $foreground-dim; }
        & > .hit-list--selected { background: $panel; text-style: bold; }
    }
    """

    cursor: reactive[int] = reactive(0, init=False)
    """The row of the selected hit."""
    says: reactive[str] = reactive("", init=False)
    """The text shown where there is nothing in the list."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self._lines: list[_Line] = []
        self._query = Query(())
        self._last_column = ""
        self.articles = 0
        """The number of articles in the list."""
        self.matches = 0
        """The number of matches in them; of articles that are not listed whole one is counted."""
        self.counted = True
        """Whether all of them are counted."""

    def begin(self, query: Query) -> None:
        """Take everything out, for what is found with a query."""
        self._query = query
        self._lines.clear()
        self._last_column = ""
        self.articles = self.matches = 0
        self.counted = True
        self.set_reactive(HitList.cursor, 0)
        self.virtual_size = Size(self.size.width, 0)
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    def add(self, founds: Iterable[FoundArticle], *, whole: bool) -> None:
        """Add articles below the others.

        Args:
            founds: articles in which something was found.
            whole: whether to list all of their hits, or only the first one.
        """
        for found in founds:
            count = min(MOST, len(found.hits)) if whole else 1
            if found.column != self._last_column:
                self._last_column = found.column
                self._lines.append(_Line(found, _COLUMN))
            self._lines.append(_Line(found, _TITLE))
            self._lines += (_Line(found, hit) for hit in range(count))
            self.articles += 1
            self.matches += found.matches if whole else 1
            self.counted = self.counted and whole
        if self._lines and self.cursor == 0:
            first = next(row for row, line in enumerate(self._lines) if line.hit >= 0)
            self.set_reactive(HitList.cursor, first)
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.refresh()

    @property
    def selected(self) -> tuple[FoundArticle, int] | None:
        """The article of the selected hit, and the index of the hit in it."""
        if self.cursor >= len(self._lines):
            return None
        found, hit = self._lines[self.cursor]
        return (found, hit) if 0 <= hit < len(found.hits) else None

    def watch_cursor(self) -> None:
        """Bring the selected hit into view, with the titles above it where they are near."""
        top, height = round(self.scroll_y), self.size.height
        first = self.cursor
        while self._is_title(first - 1):
            first -= 1
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True)
        self.refresh()

    def _is_title(self, row: int) -> bool:
        return 0 <= row < len(self._lines) and self._lines[row].hit < 0

    def move(self, hits: int) -> None:
        """Select the hit so many further down, titles not counted."""
        step = 1 if hits > 0 else -1
        row = self.cursor
        for _ in range(abs(hits)):
            beyond = row + step
            while self._is_title(beyond):
                beyond += step
            if not 0 < beyond < len(self._lines):
                break
            row = beyond
        self.cursor = row

    def move_page(self, pages: int) -> None:
        """Select a hit a screenful further down."""
        self.move(pages * max(1, self.size.height - 3))

    def move_article(self, steps: int) -> None:
        """Select the first hit of the next article, or of this or the previous one."""
        rows = [row for row, line in enumerate(self._lines) if line.hit == 0]
        if steps > 0:
            after = [row for row in rows if row > self.cursor]
        else:
            after = [row for row in reversed(rows) if row < self.cursor]
        if after:
            self.cursor = after[0]

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width, row, style = self.size.width, y + round(self.scroll_y), self.rich_style
        if not self._lines and y == 0:
            segments = [Segment(f"  {self.says}", style + self._look("dim"))]
        elif row >= len(self._lines):
            return Strip.blank(width, style)
        else:
            found, hit = self._lines[row]
            if hit == _COLUMN:
                title = NARROW.fit(f" {found.column_title}", width)
                segments = [Segment(title, style + self._look("column"))]
            elif hit == _TITLE:
                segments = self._title(found, style, width)
            else:
                segments = self._hit(found, hit, row == self.cursor, style, width)
        return Strip(segments).adjust_cell_length(width, style)

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"hit-list--{name}", partial=True)

    def _title(self, found: FoundArticle, style: Style, width: int) -> list[Segment]:
        number = f" {found.number} "
        title = NARROW.fit(found.title, max(1, width - NARROW.cells(number))).rstrip()
        return [
            Segment(number, style + self._look("dim")),
            Segment(title, style + self._look("title")),
        ]

    def _hit(
        self, found: FoundArticle, number: int, selected: bool, style: Style, width: int
    ) -> list[Segment]:
        """Return a line of context, the match where it can be seen."""
        if selected:
            style += self._look("selected")
        mark = Segment(" > " if selected else "   ", style)
        if number >= len(found.hits):
            return [mark]
        hit = found.hits[number]
        kind = _KINDS.get(hit.where, "")
        more = number == MOST - 1 and len(found.hits) > MOST
        room = max(1, width - 4 - NARROW.cells(kind) - (5 if more else 0))
        before, text, after = hit.line
        # What was kept of the line may itself end in the middle of it.
        before = ("" if len(before) < CONTEXT else MARK_BEFORE) + before
        after += "" if len(after) < CONTEXT else MARK
        text = NARROW.fit(text, room).rstrip() if NARROW.cells(text) > room else text
        room -= NARROW.cells(text)
        before = NARROW.fit_end(before.lstrip(), max(room // 3, room - NARROW.cells(after)))
        after = NARROW.fit(after, room - NARROW.cells(before)).rstrip()
        return [
            mark,
            Segment(kind, style + self._look("dim")),
            *_lit(before, text, after, self._query, style),
            Segment(" …" if more else "", style),
        ]


def _lit(before: str, text: str, after: str, query: Query, style: Style) -> Iterable[Segment]:
    """Yield a line with its matches highlighted: the first, and those after it."""
    yield Segment(before, style)
    yield Segment(text, style + _MATCH + _BOLD)
    at = 0
    for start, end in query.places(after):
        yield Segment(after[at:start], style)
        yield Segment(after[start:end], style + _MATCH)
        at = end
    yield Segment(after[at:], style)
