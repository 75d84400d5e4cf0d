"""The base of every screen: all that the app, the help and the palette may ask of one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from tui.archive.model import Article
from tui.commands.command import Command
from tui.commands.registry import EVERYWHERE
from tui.commands.screen_keys import keyed
from tui.page.style import PageStyle

if TYPE_CHECKING:
    from tui.memory.passage import Passage


class ReaderScreen(Screen[None], inherit_bindings=False):
    """A screen that fills the terminal. Pickers, the palette and notices over it are none."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = EVERYWHERE
    """Its commands, with the keys they have where the reader has set none."""
    MARKS_HERE: ClassVar[Mapping[str, str]] = {}
    """The meanings of the marks on it, in Chinese, for the help."""

    def __init__(self, keys: Mapping[str, str], style: PageStyle) -> None:
        """Make the screen.

        Args:
            keys: the reader's own keys, by the names of commands.
            style: how pages are drawn.
        """
        super().__init__()
        self.page_style = style
        """The style of its page, if it has one."""
        self.offered = keyed(self.COMMANDS_HERE, keys)
        """Its commands, with the keys that the reader has for them."""
        self.led_to: tuple[Command, ...] = ()
        """Those that others of them lead to, such as what there is while words are selected."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether an action may run: none does while the screen opens, or once it closes.

        What is opened by a thread comes up between any two keys.
        """
        return self.is_attached and self.composed

    @property
    def composed(self) -> bool:
        """Whether its widgets are there: not yet while it opens, not any more once it closes."""
        return bool(self.children)

    @property
    def reading(self) -> Article | None:
        """The article that is read on it, if it is one."""
        return None

    def set_page_style(self, style: PageStyle) -> None:
        """Draw what is not drawn by Textual's theme in another style."""
        self.page_style = style

    def memory_known(self) -> None:
        """Show what is remembered of the column: it has just been looked up."""

    def shelf_changed(self) -> None:
        """Show what has become of the columns of the shelf."""

    def shows_text_of(self, article: Article, passage: Passage) -> bool:
        """Return whether the text of an article that a passage is in is read on this screen."""
        return False

    def passages_changed(self) -> None:
        """Show what is marked by now."""

    def passages_found(self) -> None:
        """Show which passages are in their texts, where that is shown: more of it is known."""

    def go_to_passage(self, key: str) -> None:
        """Go to a passage in the text that is read on it, if it is there."""

    def go_forward(self) -> bool:
        """Go again where the reader has gone back from on this screen; return whether there."""
        return False
