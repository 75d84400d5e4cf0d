"""A page as text: for a pipe, a file, or a terminal that scrolls by itself."""

from __future__ import annotations

from rich.color import ColorSystem

from tui.page.hyperlinks import terse_links
from tui.page.page import Page


def as_text(page: Page, color_system: ColorSystem | None = None) -> str:
    """Return the rows as lines, each ended by a line feed, none by blanks.

    With a colour system the styles are written as SGR sequences (ECMA-48, 8.3.117), links as OSC 8
    where the page has them, and code keeps the blanks that its background fills.
    """
    return "".join(f"{line}\n" for line in _lines(page, color_system))


def _lines(page: Page, color_system: ColorSystem | None) -> list[str]:
    if color_system is None:
        return [row.text.rstrip(" ") for row in page.rows]
    return [
        terse_links(
            "".join(
                segment.style.render(segment.text, color_system=color_system)
                if segment.style
                else segment.text
                for segment in row.segments
            )
        ).rstrip(" ")
        for row in page.rows
    ]
