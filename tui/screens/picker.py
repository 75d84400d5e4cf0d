"""A choice of several things, over the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.archive.folding import fold
from tui.widgets.field import Field


class Picker(ModalScreen[int | None], inherit_bindings=False):
    """Ends with the index of what was chosen, or None.

    Numbered things are chosen by their number; others by typing a part of their name.
    """

    BINDINGS = [
        Binding("escape", "cancel", show=False),
        Binding("enter", "choose", show=False),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]
    DEFAULT_CSS = """
    Picker {
        align: center middle;
        Vertical {
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 90%;
            background: $panel;
            padding: 0 1;
        }
        #title { text-style: bold; color: $primary; }
        #hint { color: $foreground-dim; }
        OptionList, OptionList:focus {
            height: auto;
            max-height: 16;
            border: none;
            padding: 0;
            background: $panel;
            text-wrap: nowrap;
            text-overflow: clip;
            scrollbar-size: 1 1;
        }
    }
    """

    options = query_one(OptionList)

    def __init__(self, title: str, choices: Sequence[str], numbered: bool, at: int) -> None:
        """Make a picker.

        Args:
            title: what is chosen, in a few words.
            choices: what there is to choose from, one line each.
            numbered: whether a number chooses; otherwise typing narrows the choices.
            at: the index of the choice to begin at.
        """
        super().__init__()
        self._title = title
        self._choices = choices
        self._numbered = numbered
        self._at = at
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Yield the title, what is typed, and the choices."""
        with Vertical():
            yield Static(self._title, id="title", markup=False)
            if not self._numbered:
                yield Field("输入几个字筛选")
            yield OptionList(markup=False)
            keys = "数字选择" if self._numbered else "输入筛选"
            yield Static(f"{keys}  Enter 确定  Esc 取消", id="hint", markup=False)

    def on_mount(self) -> None:
        """Show all there is to choose from."""
        self._show("")
        if self._choices:
            self.options.highlighted = self._at
        if self._numbered:
            self.options.focus()

    def _show(self, words: str) -> None:
        """Show the choices that hold all the words."""
        wanted = fold(words).split()
        self.options.clear_options()
        self.options.add_options(
            Option(Content(f"{index + 1:>2}  {choice}" if self._numbered else choice), str(index))
            for index, choice in enumerate(self._choices)
            if all(word in fold(choice) for word in wanted)
        )
        if self.options.option_count:
            self.options.highlighted = 0

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """End with what is highlighted."""
        option = self.options.highlighted_option
        if option is not None and option.id is not None:
            self.dismiss(int(option.id))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option.id or 0))

    def on_key(self, event: events.Key) -> None:
        """Choose by number: at once where no longer number begins so, else with Enter."""
        if not self._numbered:
            return
        if event.key in ("j", "k"):
            event.stop()
            self.action_move(1 if event.key == "j" else -1)
        elif event.key == "q":
            event.stop()
            self.dismiss(None)
        elif event.character and event.character in "0123456789":
            event.stop()
            self._type_digit(event.character)

    def _type_digit(self, digit: str) -> None:
        number = int(self._typed + digit)
        if not 1 <= number <= len(self._choices):
            number = int(digit)
            self._typed = ""
        if not 1 <= number <= len(self._choices):
            self.app.bell()
            return
        self._typed += digit
        self.options.highlighted = number - 1
        if number * 10 > len(self._choices):
            self.dismiss(number - 1)

    def action_move(self, rows: int) -> None:
        """Highlight the next choice, or the previous one."""
        if rows > 0:
            self.options.action_cursor_down()
        else:
            self.options.action_cursor_up()

    def action_cancel(self) -> None:
        """End without a choice."""
        self.dismiss(None)
