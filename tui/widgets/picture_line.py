"""The line below a picture: which it is, how large, how it is shown, and its caption."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.reactive import reactive

from tui.rows.part import Part
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.pictures.framing import Framing


class PictureLine(Rows):
    """Says what is shown."""

    DEFAULT_CSS = """
    PictureLine { height: 1; dock: bottom; margin-bottom: 1; }
    """

    which: reactive[str] = reactive("")
    """Such as `图 3/12`."""
    caption: reactive[str] = reactive("")
    framing: reactive[Framing | None] = reactive(None)
    """The part of the picture that is shown; None where there is none."""

    def rows(self, width: int) -> Sequence[Sequence[Part]]:
        """Return the row."""
        facts = [self.which]
        framing = self.framing
        if framing:
            facts.append(f"{framing.shape.width}×{framing.shape.height}")
            if framing.shape.moving:
                facts.append("动图的第一帧")
            facts.append("全图" if framing.fits else f"{framing.scale:.1f} 像素一格")
            right, bottom = framing.seen
            if right < 100 or bottom < 100 or not framing.fits:
                facts.append(f"横 {right}% 竖 {bottom}%")
        said = f" {'  '.join(filter(None, facts))}"
        return [[(self.measure.cut(said, width), "bold"), (f"  {self.caption}", "dim")]]
