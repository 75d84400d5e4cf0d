"""A list to choose from, of which less may be left by the time that it is clicked."""

from __future__ import annotations

from textual import events
from textual.widgets import OptionList


class Choices(OptionList):
    """Options, as they are, of which one is chosen.

    Textual takes the number of the clicked one from what was drawn last, and ends with an error
    where what is typed has left fewer since.
    """

    def on_click(self, event: events.Click) -> None:
        """Choose nothing where there is no option any more."""
        if event.style.meta.get("option", 0) >= self.option_count:
            event.prevent_default()
