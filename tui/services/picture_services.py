"""The services of pictures that the app is given: their source, and how the terminal shows them."""

from __future__ import annotations

from tui.page.theme import Theme
from tui.pictures.source import Pictures
from tui.services.choice import ChoiceMemory, picture_choice
from tui.services.outgoing import OutgoingHost
from tui.services.picture_cells import cell_style
from tui.services.picture_outgoing import PictureOutgoing
from tui.services.pictures import ColumnPictures
from tui.settings import Settings, cache_folder


class PictureServices:
    """The services for pictures: their source, their cells, whether in the text, and ways out."""

    def __init__(
        self,
        host: OutgoingHost,
        source: Pictures | None,
        settings: Settings,
        memory: ChoiceMemory,
        color_system: str | None,
        theme: Theme,
    ) -> None:
        """Make them as the reader has set them.

        Args:
            host: the app.
            source: where pictures come from; those fetched before unless given.
            settings: what the reader has set.
            memory: remembers whether they are in the text.
            color_system: Rich's name for the terminal's colours; None where it has none.
            theme: how pages look.
        """
        self.source = source or ColumnPictures((), cache_folder)
        self._choice = picture_choice(memory, settings.pictures)
        self.cells = cell_style(
            color_system, settings.picture_cells, settings.ambiguous_width, theme
        )
        self.outgoing = PictureOutgoing(host, self.source, settings.picture_protocol)

    @property
    def inline(self) -> bool:
        """Whether pictures at hand are drawn in the text."""
        return self._choice.value == "inline"

    def toggle_inline(self) -> bool:
        """Choose the other way and remember it; return whether they are in the text now."""
        self._choice.next()
        return self.inline
