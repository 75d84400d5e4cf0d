"""The command palette: the commands of the screen below it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.fuzzy import Matcher
from textual.getters import query_one
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.commands.command import Command
from tui.page.cells import NARROW
from tui.screens.modal import Modal
from tui.widgets.choices import Choices
from tui.widgets.field import WHILE_TYPING, Field

_BOTH_NAMES = 60
"""Cells to a row below which only the Chinese name of a command is shown; both find it."""
_KEY = 9
"""Cells for the key of a command."""
_AROUND = 4
"""Cells of a row for what is around it: a blank on each side, and a bar where the list scrolls."""
_NONE_MATCHES = "没有这样的命令"


class ReaderPalette(Modal[None], inherit_bindings=False):
    """Runs one of some commands, found by a part of its Chinese or English name.

    Textual's own palette fills its list while keys arrive, and ends with an error when two of them
    choose or page; this one is filled as soon as it is there.
    """

    BINDINGS = [
        Binding("escape", "cancel", show=False),
        *WHILE_TYPING,
    ]
    COMPONENT_CLASSES = {"palette--keys", "palette--match"}
    DEFAULT_CSS = """
    ReaderPalette, ReaderPalette:ansi {
        & > .palette--keys { color: $foreground-dim; text-style: not bold; }
        & > .palette--match { text-style: bold underline; }
        Field, Field:focus { padding: 0 1; }
        OptionList, OptionList:focus {
            height: auto;
            max-height: 70vh;
            border: none;
            padding: 0;
            background: $panel;
            text-wrap: nowrap;
            text-overflow: clip;
            & > .option-list--option {
                padding: 0 1;
                color: $foreground;
                text-style: bold;
            }
        }
    }
    """

    options = query_one(Choices)

    def __init__(self, commands: Sequence[Command]) -> None:
        """Make the palette of some commands, in the order in which they are to be offered."""
        super().__init__()
        self._commands = [command for command in commands if command.name != "commands"]

    def compose(self) -> ComposeResult:
        """Yield what is typed, and the commands that it finds."""
        yield Field("输入命令的中文或英文名")
        options = Choices(markup=False)
        options.can_focus = False
        yield options

    def on_mount(self) -> None:
        """Offer all commands."""
        self._show("")

    def on_key(self, event: events.Key) -> None:
        """Find commands by what is typed before the field has the keyboard, too."""
        if self.focused is None:
            self.query_one(Field).take_early(event)

    def _show(self, words: str) -> None:
        """Show the commands that some words find, the best first; all where there are none."""
        self.options.clear_options()
        self.options.add_options(self._found(words) or [Option(_NONE_MATCHES)])
        self.options.action_first()

    def _found(self, words: str) -> list[Option]:
        matcher = Matcher(words, match_style=self.get_visual_style("palette--match", partial=True))
        scored = []
        for index, command in enumerate(self._commands):
            name = f"{command.name}  {command.help}"
            width = self.app.size.width
            shown = command.help if width < _BOTH_NAMES else name
            shown = NARROW.fit(shown, max(1, width - _KEY - 2 - _AROUND)).rstrip()
            if not words:
                scored.append((0.0, self._option(index, Content(shown))))
            elif score := matcher.match(name):
                scored.append((score, self._option(index, matcher.highlight(shown))))
        return [option for _, option in sorted(scored, key=lambda one: -one[0])]

    def _option(self, index: int, name: Content) -> Option:
        keys = NARROW.fit(self._commands[index].first_key, _KEY)
        style = self.get_visual_style("palette--keys", partial=True)
        return Option(Content(f"{keys}  ").stylize_before(style).append(name), str(index))

    @on(events.Resize)
    def _fit(self) -> None:
        """Show the same commands in another width."""
        at = self.options.highlighted
        self._show(self.query_one(Field).value.strip())
        self.options.highlighted = at

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        self._show(event.value.strip())

    @on(Input.Submitted)
    def _choose(self) -> None:
        self._run(self.options.highlighted_option)

    @on(OptionList.OptionSelected)
    def _click(self, event: OptionList.OptionSelected) -> None:
        self._run(event.option)

    def _run(self, option: Option | None) -> None:
        """End, and run the command of an option; the one that says that none matches has none."""
        if option is None or not self.end(None) or option.id is None:
            return
        # As if its key were pressed: the widget under focus may be the one that acts on it.
        key = self._commands[int(option.id)].bound_keys.split(",")[0]
        self.app.call_later(self.app.simulate_key, key)

    def action_cancel(self) -> None:
        """End without a command."""
        self.end(None)

    def action_move(self, rows: int) -> None:
        """Highlight the next command, or the previous one; after the last the first."""
        if rows > 0:
            self.options.action_cursor_down()
        else:
            self.options.action_cursor_up()

    def action_move_page(self, pages: int) -> None:
        """Move by the commands in view."""
        last = self.options.option_count - 1
        if self.options.highlighted is not None:
            at = self.options.highlighted + pages * max(1, self.options.size.height)
            self.options.highlighted = max(0, min(at, last))

    def action_move_top(self) -> None:
        """Highlight the first command."""
        self.options.action_first()

    def action_move_bottom(self) -> None:
        """Highlight the last command."""
        self.options.action_last()
