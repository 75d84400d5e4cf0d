"""The pictures of all screens: in the text or not, which are at hand, and one of them large."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from msgspec.structs import replace
from textual.message import Message

from tui.messages import Follow
from tui.messages.pictures import (
    OpenPicture,
    PictureRequest,
    PicturesFetched,
    SavePicture,
    ShowPixels,
)
from tui.page.style import PictureStyle
from tui.services.host import Host
from tui.services.picture_services import PictureServices


class PictureHost(Host, Protocol):
    """The app, as far as pictures need it."""

    def set_picture_style(self, style: PictureStyle) -> None:
        """Draw pages with pictures shown in another way."""
        ...

    def show_picture(self, event: OpenPicture) -> None:
        """Show one of an article's pictures, large."""
        ...

    def post_message(self, message: Message) -> bool:
        """Have the app do what a message asks for."""
        ...


class ShownPictures:
    """The pictures that an app shows."""

    def __init__(self, host: PictureHost, services: PictureServices) -> None:
        """Make them for an app, with what it is given for them."""
        self._host = host
        self._services = services
        self._source = services.source
        self._outgoing = services.outgoing
        self.style = PictureStyle(services.source, services.cells, inline=services.inline)
        """The way they are shown now."""

    def prepare(self) -> None:
        """Read the folders of saved pictures in a thread, and then show those in them."""

        def show(any_there: bool) -> None:
            if any_there:
                self._show_new()

        self._host.in_thread(self._prepare, show)

    def _prepare(self) -> bool:
        if not self._source.prepare():
            return False
        # Where there are pictures, the first of them need not wait for what draws it.
        import tui.page.picture
        import tui.pictures.cells
        import tui.pictures.decoder
        import tui.screens.picture  # noqa: F401

        return True

    def take(self, event: PictureRequest) -> None:
        """Do what is wanted of a picture."""
        match event:
            case OpenPicture():
                self._open(event)
            case PicturesFetched():
                self._show_new()
            case SavePicture():
                self._outgoing.save(event.url)
            case ShowPixels():
                self._outgoing.show(event.url)

    def _show_new(self) -> None:
        """Show pictures that have come to hand."""
        self._set(replace(self.style, version=self.style.version + 1))

    def toggle_inline(self, screen_rows: int) -> None:
        """Draw pictures in the text of a screen of so many rows, or name them only; say which."""
        inline = self._services.toggle_inline()
        self._host.say("在文中画出已有的图" if inline else "图片只留一行")
        self._set(replace(self.style, inline=inline, most_rows=_half(screen_rows)))

    def limit(self, screen_rows: int) -> None:
        """Draw no picture in the text higher than half a screen of so many rows."""
        if self.style.inline:
            self._set(replace(self.style, most_rows=_half(screen_rows)))

    def _open(self, event: OpenPicture) -> None:
        """Show a picture; follow its address where that was asked for and it is not at hand."""
        url = event.stops[event.index].url
        if not event.or_follow or not url:
            self._host.show_picture(event)
            return

        def show_or_follow(at_hand: bool) -> None:
            if at_hand:
                self._host.show_picture(event)
            else:
                self._host.post_message(Follow(url))

        self._host.in_thread(partial(self._source.look_for, url), show_or_follow)

    def close(self) -> None:
        """Let go of what was started for them."""
        self._source.close()

    def _set(self, style: PictureStyle) -> None:
        if style != self.style:
            self.style = style
            self._host.set_picture_style(style)


def _half(rows: int) -> int:
    """Return how many rows of a screen a picture in the text takes at most."""
    return max(1, rows // 2)
