"""A link that cannot be opened from here, shown whole so that it can be taken elsewhere."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from tui.screens.modal import Modal
from tui.text.address import hyperlink


class LinkScreen(Modal[None], inherit_bindings=False):
    """Shows a URL from the left edge of the screen on, without a frame that a mouse would take."""

    BINDINGS = [
        Binding("escape,enter,q,space,h,left,backspace", "close", show=False),
        Binding("V", "app.show_raw", show=False),
    ]
    DEFAULT_CSS = """
    LinkScreen {
        align: left bottom;
        Static { width: 100%; height: auto; background: $panel; }
        #why, #keys { color: $foreground-dim; }
    }
    """

    def __init__(self, url: str, why: str, hyperlinks: bool) -> None:
        """Make the screen of a URL.

        Args:
            url: the URL.
            why: why it is shown.
            hyperlinks: whether the terminal can open it on a click.
        """
        super().__init__()
        link = hyperlink(url) if hyperlinks else ""
        self._url = Content.styled(url, Style(link=link or None))
        self._why = why

    def compose(self) -> ComposeResult:
        """Yield the reason, the URL and the keys."""
        yield Static(self._why, id="why", markup=False)
        yield Static(self._url, id="url")
        yield Static("Enter 关闭  V 离开界面，在一行中显示", id="keys", markup=False)

    def action_close(self) -> None:
        """Go back."""
        self.end(None)
