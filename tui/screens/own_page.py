"""A page of the reader's own over the screen: help, or all about the column."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult

from tui.commands.registry import FIND, IN_OWN_PAGE, OWN_PAGE
from tui.commands.screen_keys import bindings
from tui.messages import Pick
from tui.page.blocks import Block
from tui.page.layout import lay_out
from tui.page.page import Page
from tui.page.style import PageStyle
from tui.screens.page import PageScreen
from tui.screens.stop_menus import stop_menu
from tui.widgets.key_bar import KeyBar
from tui.widgets.page_messages import Moved
from tui.widgets.page_view import PageView


class OwnPageScreen(PageScreen, inherit_bindings=False):
    """Shows blocks as a page."""

    COMMANDS_HERE = IN_OWN_PAGE
    BINDINGS = bindings((*FIND, *OWN_PAGE))
    DEFAULT_CSS = """
    OwnPageScreen PageView { height: 1fr; }
    """

    def __init__(
        self,
        blocks: tuple[Block, ...],
        style: PageStyle,
        keys: Mapping[str, str],
    ) -> None:
        """Make the screen of some blocks.

        Args:
            blocks: what to show.
            style: how the page is drawn.
            keys: the reader's own keys, by the names of commands.
        """
        super().__init__(keys, style)
        self._blocks = blocks

    def compose(self) -> ComposeResult:
        """Yield the page and the keys below it."""
        yield PageView(self._page, self.page_style, selection_commands=self.while_selecting)
        yield KeyBar(self.offered, self.page_style.measure)

    @property
    def view(self) -> PageView:
        """The page."""
        return self.query_one(PageView)

    def stop_menu(self) -> Pick | None:
        """Return the choice of a stop; None where there is none."""
        return stop_menu(self.view)

    @on(Moved)
    def _show_place(self) -> None:
        self.keys.place = f"{self.finding.found}{self.view.percent}%"

    def _page(self, style: PageStyle) -> Page:
        return lay_out(self._blocks, style)
