"""Pictures in the text: drawn in a thread as they come near the screen, and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from tui.page.page import Page, PictureArea
    from tui.page.style import PictureStyle
    from tui.page.viewport import Viewport
    from tui.pictures.cell_style import CellStyle

_KEPT = 48
"""Pictures that are kept drawn."""

_Key = tuple[str, int, int, "CellStyle"]
"""The address, the cells across and down, and how they are drawn."""


class InlinePictures:
    """The pictures of the page of a widget."""

    def __init__(self, widget: Widget) -> None:
        """Make them for a widget, which is drawn again when more of them are ready."""
        self._widget = widget
        self._style: PictureStyle | None = None
        self._drawn: OrderedDict[_Key, tuple[Strip, ...]] = OrderedDict()
        self._waiting: list[_Key] = []
        """The pictures wanted and not drawn; the last is drawn next."""
        self._drawing: _Key | None = None
        """The picture that a thread is at work on."""

    def want(self, page: Page | None, viewport: Viewport, style: PictureStyle | None) -> None:
        """Draw the pictures of a page, in a thread, that are on the screen or a screen away.

        None that were wanted before are drawn any more.

        Args:
            page: the page, if there is one already.
            viewport: which of its rows are in view.
            style: how pictures are shown; None is not at all.
        """
        if page is None or style is None or not page.pictures:
            return
        self._style = style
        areas = [
            area
            for area in page.pictures
            if area.row < viewport.bottom + viewport.height
            and area.row + area.rows > viewport.top - viewport.height
        ]
        # The most wanted ones last.
        areas.sort(key=lambda area: abs(area.row - viewport.top), reverse=True)
        keys = [(area.url, area.columns, area.rows, style.cells) for area in areas]
        done = (*self._drawn, self._drawing)
        self._waiting = [key for key in keys if key not in done]
        self._draw_next()

    def draw(self, page: Page, number: int, strip: Strip, style: PictureStyle | None) -> Strip:
        """Return the strip of one row of a page with what it shows of a picture.

        Args:
            page: the page.
            number: which row.
            strip: the row without pictures.
            style: how pictures are shown; None is not at all.
        """
        for area in page.pictures if style else ():
            if style and area.row <= number < area.row + area.rows:
                before = strip.extend_cell_length(area.column)
                return Strip.join([before, self._row(area, number - area.row, style)])
        return strip

    def _row(self, area: PictureArea, row: int, style: PictureStyle) -> Strip:
        """Return one row of an area, from 0; it is blank until the picture has been drawn."""
        key = (area.url, area.columns, area.rows, style.cells)
        strips = self._drawn.get(key)
        if strips is None or row >= len(strips):
            return Strip.blank(area.columns)
        self._drawn.move_to_end(key)
        return strips[row]

    def _draw_next(self) -> None:
        if self._drawing or not self._waiting or self._style is None:
            return
        key, style = self._waiting.pop(), self._style
        self._drawing = key
        self._widget.run_worker(
            lambda: self._widget.app.call_from_thread(self._finish, key, _strips(key, style)),
            thread=True,
            exit_on_error=False,
            group="inline pictures",
        )

    def _finish(self, key: _Key, strips: tuple[Strip, ...]) -> None:
        self._drawing = None
        self._drawn[key] = strips
        while len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        self._widget.refresh()
        self._draw_next()


def _strips(key: _Key, style: PictureStyle) -> tuple[Strip, ...]:
    """Return the rows of a picture. In a thread."""
    from tui.page.picture import picture_rows

    url, columns, rows, cells = key
    return tuple(Strip(row) for row in picture_rows(url, columns, rows, style.source, cells))
