"""A picture on the screen: drawn in a thread, zoomed and moved by keys."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.commands.registry import PICTURE_MOTION
from tui.commands.screen_keys import bindings
from tui.page.cells import NARROW
from tui.pictures.problem import NoPicture

if TYPE_CHECKING:
    from tui.pictures.cell_style import CellStyle
    from tui.pictures.framing import Framing
    from tui.pictures.source import Pictures


@dataclass(frozen=True)
class _Drawn:
    """A picture in cells as a thread has made it."""

    url: str
    wanted: Framing | None
    """The framing that was asked for; None for the first one of a picture."""
    framing: Framing | None = None
    strips: tuple[Strip, ...] = ()
    problem: NoPicture | None = None


class PictureView(Widget, can_focus=True, inherit_bindings=False):
    """Shows one picture, or a sentence about why there is none."""

    BINDINGS = bindings(PICTURE_MOTION)
    DEFAULT_CSS = """
    PictureView { height: 1fr; }
    """

    class Changed(Message):
        """Another part of the picture is shown, or another picture, or why there is none."""

    def __init__(self, pictures: Pictures, style: CellStyle) -> None:
        """Make a view of nothing.

        Args:
            pictures: where pictures come from.
            style: how this terminal shows them.
        """
        super().__init__()
        self._pictures = pictures
        self._style = style
        self._url: str | None = None
        self._framing: Framing | None = None
        """The part that is wanted; None until the picture's size is known."""
        self._drawn: _Drawn | None = None
        """The part that is shown."""
        self._drawing = False
        """Whether a thread is at work."""
        self._sentence: tuple[str, ...] = ()

    @property
    def framing(self) -> Framing | None:
        """The part of the picture that is shown; None where there is none."""
        return self._framing

    @property
    def problem(self) -> NoPicture | None:
        """The reason why there is no picture, once that is known."""
        return self._drawn.problem if self._drawn and self._drawn.url == self._url else None

    def show(self, url: str) -> None:
        """Show a picture, or the same one once more after it was fetched."""
        self._url = url
        self._drawn = None
        self._framing = None
        self._sentence = ()
        if self.size.area:
            self._draw()
        else:
            # The child starts while the screen is laid out.
            self.run_worker(partial(self._load, url), thread=True, exit_on_error=False)

    def _load(self, url: str) -> None:
        """Look at a picture, in a thread: what is wrong with it is said when it is drawn."""
        with suppress(NoPicture):
            self._pictures.shape(url)

    def say(self, *lines: str) -> None:
        """Show lines in place of the picture."""
        self._sentence = lines
        self.refresh()

    def set_style(self, style: CellStyle) -> None:
        """Draw in another style."""
        self._style = style
        self._drawn = None
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw in a window of another size."""
        if self._framing:
            self._frame(self._framing.resized(*self._room))
        else:
            self._draw()

    @property
    def _room(self) -> tuple[int, int]:
        return max(1, self.size.width), max(1, self.size.height)

    # Drawing

    def _draw(self) -> None:
        """Begin to draw what is wanted; what is being drawn is waited for first."""
        if self._drawing or self._url is None or not self.size.area:
            return
        self._drawing = True
        work = partial(self._work, self._url, self._framing, self._room, self._style)
        self.run_worker(work, thread=True, exit_on_error=False)

    def _work(
        self, url: str, wanted: Framing | None, room: tuple[int, int], style: CellStyle
    ) -> None:
        """Draw, in a thread."""
        self.app.call_from_thread(self._finish, self._made(url, wanted, room, style))

    def _made(
        self, url: str, wanted: Framing | None, room: tuple[int, int], style: CellStyle
    ) -> _Drawn:
        from tui.page.picture import segments
        from tui.pictures.framing import first_framing

        try:
            framing = wanted or first_framing(self._pictures.shape(url), *room)
            rows = self._pictures.cells(
                url, framing.window, *framing.cells, style, sharp=framing.sharp
            )
        except NoPicture as problem:
            return _Drawn(url, wanted, problem=problem)
        columns, _ = framing.cells
        strips = tuple(Strip(segments(row, style.colours), columns) for row in rows)
        return _Drawn(url, wanted, framing, strips)

    def _finish(self, drawn: _Drawn) -> None:
        """Show what was drawn, and draw what has been wanted since then."""
        self._drawing = False
        if drawn.url != self._url or (drawn.wanted is None and self._framing):
            self._draw()
            return
        wanted = self._framing
        if wanted is None:
            self._framing = wanted = drawn.framing
            if wanted and (wanted.columns, wanted.rows) != self._room:
                self._framing = wanted = wanted.resized(*self._room)
        self._drawn = drawn
        self.refresh()
        self.post_message(self.Changed())
        if drawn.framing != wanted:
            self._draw()

    def render_line(self, y: int) -> Strip:
        """Return one row of the screen."""
        width, height = self.size
        style = self.rich_style
        drawn = self._drawn
        if self._sentence or not drawn or drawn.url != self._url or not drawn.framing:
            row = y - (height - len(self._sentence)) // 2
            if not 0 <= row < len(self._sentence):
                return Strip.blank(width, style)
            text = NARROW.fit(self._sentence[row], width).rstrip()
            margin = (width - NARROW.cells(text)) // 2
            strip = Strip([Segment(" " * margin), Segment(text)], margin + NARROW.cells(text))
        else:
            columns, rows = drawn.framing.cells
            row = y - max(0, (height - rows) // 2)
            if not 0 <= row < rows:
                return Strip.blank(width, style)
            margin = max(0, (width - columns) // 2)
            strip = Strip([Segment(" " * margin), *drawn.strips[row]], margin + columns)
        return strip.extend_cell_length(width).crop(0, width).apply_style(style)

    # Keys

    def _frame(self, framing: Framing) -> None:
        self._framing = framing
        self.post_message(self.Changed())
        self._draw()

    def _change(self, change: Callable[[Framing], Framing]) -> None:
        """Show another part of the picture; ring where there is no such part."""
        if self._framing is None:
            return
        framing = change(self._framing)
        if framing == self._framing:
            self.app.bell()
        else:
            self._frame(framing)

    def action_zoom(self, steps: int) -> None:
        """Make the picture larger, or smaller."""
        self._change(lambda framing: framing.zoomed(steps))

    def action_whole(self) -> None:
        """Show the whole picture."""
        self._change(lambda framing: framing.whole())

    def action_reading(self) -> None:
        """Show it so large that text can be read."""
        self._change(lambda framing: framing.reading())

    def action_pan(self, across: int, down: int) -> None:
        """Move by half windows."""
        self._change(lambda framing: framing.moved(across / 2, down / 2))

    def action_read_on(self, steps: int) -> None:
        """Move by windows, right and then down."""
        self._change(lambda framing: framing.read_on(steps))

    def action_move_top(self) -> None:
        """Go to the picture's top."""
        self._change(lambda framing: framing.at_top())

    def action_move_bottom(self) -> None:
        """Go to the picture's bottom."""
        self._change(lambda framing: framing.at_bottom())
