"""The last guard before the terminal: no drawn line carries what a terminal would obey.

Archives are cleaned when they are loaded. This stands behind that, for every widget there is.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.text.address import hyperlink
from tui.text.unsafe import CONTROLS, INVISIBLE, SEPARATORS, SURROGATES

# Tabs and line feeds, too: a line on the screen has none.
_UNSAFE = re.compile(f"[\t\n{CONTROLS}{INVISIBLE}{SEPARATORS}{SURROGATES}]")


class Guard(LineFilter):
    """Takes unsafe characters out of drawn text, and links that could end their own sequence."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, as wide as before, with nothing in them a terminal would obey."""
        safe = not _UNSAFE.search("".join([text for text, _, _ in segments]))
        if safe and all(style is None or _is_safe(style.link) for _, style, _ in segments):
            return segments
        return [
            Segment(_UNSAFE.sub(_as_wide, text), _safe_style(style)) for text, style, _ in segments
        ]


def _is_safe(link: str | None) -> bool:
    """Return whether a link is none, or one that may be clicked, as OSC 8 takes it."""
    return not link or hyperlink(link) == link


def _safe_style(style: Style | None) -> Style | None:
    """Return the style, without its link if that is not safe."""
    return style if style is None or _is_safe(style.link) else style.update_link(None)


def _as_wide(found: re.Match[str]) -> str:
    """Return what stands for a character taken out: the strip's width is already counted."""
    character = found[0]
    return "\ufffd" if "\ud800" <= character <= "\udfff" else " " * cell_len(character)
