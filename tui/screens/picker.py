"""A choice of several things, over the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.commands.registry import MOTION
from tui.commands.screen_keys import bindings
from tui.messages import Pick
from tui.page.cells import NARROW
from tui.screens.gathering import gathered
from tui.screens.modal import Modal
from tui.text.folding import fold
from tui.widgets.choices import Choices
from tui.widgets.field import WHILE_TYPING, Field

_WIDTH, _WIDEST = 76, 120
"""Cells that it takes where there is room, and at most, where it has more to say."""
_BESIDE = 4
"""Cells of the page that are seen on either side of one that has more to say."""
_GAP = 2
"""Cells between a number, a choice, and what is said beside it."""
_AROUND = 3
"""Cells of it that are no choice: the padding and the scroll bar."""
_ROOMY = 18
"""Rows from which on the page is seen above and below."""


class Picker(Modal[int | None], inherit_bindings=False):
    """Ends with the index of what was chosen, or None.

    Numbered things are chosen by their number; others by typing a part of their name.
    """

    # A field takes the letters of motions, and the keys that move its cursor, for itself.
    BINDINGS = [
        *bindings(MOTION),
        Binding("escape,q", "cancel", show=False),
        Binding("enter", "choose", show=False),
        *WHILE_TYPING,
    ]
    COMPONENT_CLASSES = {"picker--detail"}
    DEFAULT_CSS = """
    Picker {
        align: center middle;
        & > .picker--detail { color: $foreground-dim; text-style: not bold; }
        Vertical {
            max-width: 100%;
            height: auto;
            background: $panel;
            padding: 0 1;
        }
        #title { height: 1; text-style: bold; color: $primary; }
        #hint { height: 1; color: $foreground-dim; }
        OptionList, OptionList:focus {
            height: auto;
            border: none;
            padding: 0;
            background: $panel;
            text-wrap: nowrap;
            text-overflow: clip;
            scrollbar-size: 1 1;
        }
    }
    """

    options = query_one(Choices)

    def __init__(self, asked: Pick) -> None:
        """Make a picker of what is asked for."""
        super().__init__()
        self._title = asked.title
        self.choices = list(asked.choices)
        """All there is to choose from, as far as it is found."""
        self._details = list(asked.details or [""] * len(asked.choices))
        self._more = asked.more
        self._earlier = asked.earlier
        self._before = 0
        """The number of choices that were put before those it began with."""
        self._numbered = asked.numbered
        self._at = asked.at
        self._digits = len(str(len(self.choices))) + _GAP if self._numbered else 0
        """Cells that the numbers of the choices take."""
        pairs = zip(self.choices, self._details, strict=True)
        both = [(NARROW.cells(one), more) for one, more in pairs if more]
        self._first_column = max((cells for cells, _ in both), default=0)
        """Cells that the choices take where more is said beside them."""
        self._beside = max((NARROW.cells(more) for _, more in both), default=-_GAP)
        """Cells that the longest of what is said beside them takes."""
        self._wanted = self._digits + max(
            max(map(NARROW.cells, self.choices), default=0),
            self._first_column + _GAP + self._beside,
        )
        """Cells that the longest of the choices takes."""
        if asked.more or asked.earlier:  # and nothing moves when a longer one is found
            self._first_column = self._beside = self._wanted = _WIDEST
        self._typed = ""
        self._words: list[str] = []
        """The text of the choices shown, folded."""
        self._width = 0

    def compose(self) -> ComposeResult:
        """Yield the title, what is typed, and the choices."""
        with Vertical():
            yield Static(self._title, id="title", markup=False)
            if not self._numbered:
                yield Field("输入几个字筛选")
            yield Choices(markup=False)
            yield Static(self.hint, id="hint", markup=False)

    @property
    def hint(self) -> str:
        """The keys, and whether choices are still being found."""
        keys = "数字选择" if self._numbered else "输入筛选"
        return f"{keys} Enter 确定 Esc 取消{'  还在找…' if self._more or self._earlier else ''}"

    def on_mount(self) -> None:
        """Show all there is to choose from."""
        self._fit(self.app.size)
        self._show("")
        if self.choices:
            self.options.highlighted = self._at
        if self._numbered:
            self.options.focus()
        if self._earlier or self._more:
            self.run_worker(self._grow())

    async def _grow(self) -> None:
        """Take further choices, those before the first of them at first."""

        def wanted() -> bool:
            return bool(self.query(Choices))  # else it has ended meanwhile

        async for lines in gathered(self._earlier or iter(()), wanted):
            self._put_before(lines[::-1])
        self._earlier = None
        async for lines in gathered(self._more or iter(()), wanted):
            self.choices += (choice for choice, _ in lines)
            self._details += (detail for _, detail in lines)
            self._add(range(len(self.choices) - len(lines), len(self.choices)))
        self._more = None
        for hint in self.query("#hint").results(Static):
            hint.update(self.hint)

    def _put_before(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show choices before all others; what is highlighted stays so."""
        option = self.options.highlighted_option
        self.choices[:0] = (choice for choice, _ in lines)
        self._details[:0] = (detail for _, detail in lines)
        self._before += len(lines)
        self._show(" ".join(self._words))
        if option and option.id:
            self.options.highlighted = self.options.get_option_index(option.id)
            self.call_after_refresh(self.options.scroll_to_highlight)

    @on(events.Resize)
    def _arrange(self, event: events.Resize) -> None:
        """Fit it into another size of the screen, what is highlighted in view."""
        if self._fit(event.size):
            self._show_again()
        self.call_after_refresh(self.options.scroll_to_highlight)

    def _fit(self, size: Size) -> bool:
        """Take the room there is on a screen; return whether choices are of another width now.

        They get the rows there are, so that they scroll where those are too few.
        """
        line = 2 if self.outlined else 0
        # The last row of the screen stays free for messages; where there is room, a row of the
        # page is seen above and below.
        free = 3 if size.height >= _ROOMY else 1
        around = (2 if self._numbered else 3) + line + free
        self.options.styles.max_height = max(1, size.height - around)
        most = min(_WIDEST, size.width - 2 * _BESIDE)
        cells = max(_WIDTH, min(self._wanted + _AROUND + line, most))
        self.query_one(Vertical).styles.width = cells
        before, self._width = self._width, min(cells, size.width) - _AROUND - line
        return self._width != before

    def _show_again(self) -> None:
        """Show the same choices at another width."""
        at = self.options.highlighted
        self._show("" if self._numbered else self.query_one(Field).value)
        self.options.highlighted = at

    def _show(self, words: str) -> None:
        """Show the choices that hold all the words."""
        self._words = fold(words).split()
        self.options.clear_options()
        self._add(range(len(self.choices)))

    def _add(self, indexes: range) -> None:
        """Show those of some choices that hold the words, below the others."""
        first = not self.options.option_count
        self.options.add_options(
            Option(self._line(index), str(index - self._before))
            for index in indexes
            if self._holds(index)
        )
        if first and self.options.option_count:
            self.options.highlighted = 0

    def _holds(self, index: int) -> bool:
        text = fold(f"{self.choices[index]} {self._details[index]}") if self._words else ""
        return all(word in text for word in self._words)

    def _line(self, index: int) -> Content:
        """Return what stands for a choice, in the room there is."""
        choice, detail = self.choices[index], self._details[index]
        digits = self._digits - _GAP
        number = f"{index + 1:>{digits}}{' ' * _GAP}" if self._numbered else ""
        width = self._width - len(number)
        if not detail:
            return Content(number + NARROW.fit(choice, width).rstrip())
        # What takes no more than half of the room stays whole.
        left = width - _GAP - self._beside if 2 * self._beside <= width else 3 * width // 5
        first = NARROW.fit(choice, min(self._first_column, left))
        beside = NARROW.fit(detail, width - NARROW.cells(first) - _GAP).rstrip()
        style = self.get_visual_style("picker--detail", partial=True)
        return Content(number + first + " " * _GAP).append(Content(beside).stylize_before(style))

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """End with what is highlighted."""
        option = self.options.highlighted_option
        if option is not None and option.id is not None:
            self.end(int(option.id))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.end(int(event.option.id or 0))

    def on_key(self, event: events.Key) -> None:
        """Choose by number: at once where no longer number begins so, else with Enter."""
        if self._numbered and event.character and event.character in "0123456789":
            event.stop()
            self._type_digit(event.character)
        elif not self._numbered and self.focused is None:
            self.query_one(Field).take_early(event)

    def _type_digit(self, digit: str) -> None:
        number = int(self._typed + digit)
        if not 1 <= number <= len(self.choices):
            number = int(digit)
            self._typed = ""
        if not 1 <= number <= len(self.choices):
            self.app.bell()
            return
        self._typed += digit
        self.options.highlighted = number - 1
        if number * 10 > len(self.choices):
            self.end(number - 1)

    def action_move(self, rows: int) -> None:
        """Highlight the next choice, or the previous one; after the last the first."""
        if rows > 0:
            self.options.action_cursor_down()
        else:
            self.options.action_cursor_up()

    def action_move_half(self, halves: int) -> None:
        """Move by half of the choices in view."""
        self._move_by(halves * max(1, self.options.size.height // 2))

    def action_move_page(self, pages: int) -> None:
        """Move by the choices in view."""
        self._move_by(pages * max(1, self.options.size.height))

    def _move_by(self, choices: int) -> None:
        last = self.options.option_count - 1
        if last >= 0:
            self.options.highlighted = max(0, min((self.options.highlighted or 0) + choices, last))

    def action_move_top(self) -> None:
        """Highlight the first choice."""
        self.options.action_first()

    def action_move_bottom(self) -> None:
        """Highlight the last choice."""
        self.options.action_last()

    def action_cancel(self) -> None:
        """End without a choice."""
        self.end(None)
