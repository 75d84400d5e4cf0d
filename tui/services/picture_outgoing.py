"""Pictures that leave the app: saved as files, or shown by the terminal itself."""

from __future__ import annotations

from functools import partial

from tui.pictures.source import Pictures
from tui.services.outgoing import OutgoingHost
from tui.text.reason import chinese_reason_of


class PictureOutgoing:
    """Saves pictures, and leaves the terminal to their own pixels."""

    def __init__(self, host: OutgoingHost, pictures: Pictures, protocol: str) -> None:
        """Make it.

        Args:
            host: the app that they leave.
            pictures: where they come from.
            protocol: how the terminal shows pixels, as the reader has set it, or `auto`.
        """
        self._host = host
        self._pictures = pictures
        self._protocol = protocol

    def save(self, url: str) -> None:
        """Save a picture as it is in a file of its own, and say where."""
        self._host.in_thread(partial(self._saved, url), self._host.say)

    def _saved(self, url: str) -> str:
        from tui.pictures.address import digest
        from tui.pictures.problem import NoPicture
        from tui.pictures.saved_picture import ending
        from tui.settings import state_folder
        from tui.terminal.savefile import save_bytes

        try:
            data = self._pictures.original(url)
            name = f"{digest(url) or 'picture'}.{ending(data) or 'bin'}"
            return f"已存为 {save_bytes(data, state_folder() / 'pictures', name)}"
        except NoPicture as problem:
            return str(problem)
        except OSError as error:
            return f"存不了文件：{chinese_reason_of(error)}"

    def show(self, url: str) -> None:
        """Leave the terminal to a picture's own pixels; say so where it cannot show them."""
        from tui.services.true_pixels import TruePixels

        pixels = TruePixels(self._pictures, self._protocol)
        self._host.in_thread(partial(pixels.sequence, url), self._draw)

    def _draw(self, made: tuple[str, str]) -> None:
        sequence, problem = made
        if problem:
            self._host.say(problem)
            return
        from tui.terminal.aside import draw

        with self._host.suspend():
            draw(sequence)
