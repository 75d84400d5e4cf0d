"""The screen of an article: what it begins with, and its rows in a terminal of any size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment

from tui.archive.model import Article
from tui.lists.neighbours import Neighbours
from tui.page.cache import PageCache
from tui.page.outline import section_at
from tui.page.page import Page, Place, Span, Stop
from tui.page.restyled import INNER_LINK, left_of, on_screen, restyled
from tui.page.style import MARGIN, PageStyle
from tui.page.theme import Theme
from tui.page.viewport import Viewport
from tui.rows.inner_links import InnerLinks
from tui.rows.key_bar import key_row
from tui.rows.passage_marks import PassageMarks
from tui.rows.row_painter import RowPainter
from tui.rows.wide_code import WideCode, seen


class FirstPage(NamedTuple):
    """The beginning of the screen of an article."""

    page: Page
    viewport: Viewport
    section: str
    """The words of the key bar for the section it begins in, before `place`."""
    place: str

    @classmethod
    def of(
        cls,
        article: Article,
        neighbours: Neighbours,
        pages: PageCache,
        style: PageStyle,
        begin: Place | None,
        width: int,
        height: int,
    ) -> FirstPage:
        """Lay an article out for a screen of so many cells and rows.

        Args:
            article: the article.
            neighbours: those that it is listed among.
            pages: lays articles out.
            style: how pages are drawn.
            begin: the place to show first; None is the top.
            width: cells.
            height: rows, that of the keys included.
        """
        page = pages.page(article, style.fitted(width - MARGIN))
        viewport = Viewport(first_row(page, begin, height - 1), height - 1)
        percent = viewport.percent(len(page.rows))
        section = section_at(page, viewport.top) or article.title
        return cls(page, viewport, section, f"{neighbours.said}{percent}%")


def first_row(page: Page, begin: Place | None, height: int) -> int:
    """Return the row at the top of so many rows of a screen that begins at a place.

    That is the row of the place, as far as the page reaches.
    """
    if begin is None:
        return 0
    return max(0, min(page.row_of(begin), len(page.rows) - height))


def spans_by_row(page: Page | None, wanted: Callable[[Stop], bool]) -> Mapping[int, Sequence[Span]]:
    """Return the cells of the wanted stops of a page on each of its rows."""
    spans: dict[int, list[Span]] = {}
    for stop in filter(wanted, page.stops if page else ()):
        for span in stop.spans:
            spans.setdefault(span.row, []).append(span)
    return spans


def article_screen(
    first: FirstPage,
    links: InnerLinks,
    keys: Sequence[tuple[str, str]],
    painter: RowPainter,
) -> list[list[Segment]] | None:
    """Return the rows of the screen of an article, as it begins.

    None where there are pictures in the text: those are decoded once the app is there.

    Args:
        first: what it begins with, marked passages included.
        links: tells the links that lead to what is read in the app.
        keys: the keys on its bar, and what they do.
        painter: paints rows as wide as the screen.
    """
    page, viewport = first.page, first.viewport
    if page.pictures:
        return None
    said = key_row(keys, first.place, painter.width, painter.measure, section=first.section)
    inner = spans_by_row(page, links.stays_here)
    return [
        *_page_rows(page, viewport, inner, painter.width, painter.theme),
        painter.row(said, "bar"),
    ]


def _page_rows(
    page: Page,
    viewport: Viewport,
    inner: Mapping[int, Sequence[Span]],
    width: int,
    theme: Theme,
) -> Iterator[list[Segment]]:
    ground, marks = theme["screen"], PassageMarks()
    wide = WideCode.of(page, width - MARGIN).lines
    for number in range(viewport.top, viewport.bottom):
        if number >= len(page.rows):
            yield [Segment(" " * width, ground)]
            continue
        row = page.rows[number]
        segments = list(row.segments)
        for span in inner.get(number, ()):
            segments = restyled(segments, span.start, span.end, INNER_LINK)
        for span in marks.on_row(page, number):
            segments = restyled(segments, span.start, span.end, theme["passage"])
        cells = row.cells
        if number in wide:
            cells = width - MARGIN
            segments = seen(row, segments, wide[number], 0, cells, theme["code mark"])
        left = left_of(cells, page.width, width, MARGIN)
        sign = marks.margin(page, number, left, theme["marker"])
        yield on_screen(sign, segments, width, ground)
