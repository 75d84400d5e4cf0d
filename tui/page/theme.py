"""Themes: how each part of a page looks."""

from __future__ import annotations

from functools import cached_property

import msgspec
from rich.style import Style

_ORDINARY = Style()


class Theme(msgspec.Struct, frozen=True, dict=True):
    """Colours as `#rrggbb` or as Rich names those of a terminal; or all empty; and their styles.

    Ordinary words have no style: they take the colours of the screen or terminal they stand on.
    What a style says is never said by its colour alone. Grounds have next to no hue, or the
    nearest of 256 colours would be blue.
    """

    name: str
    background: str = ""
    panel: str = ""
    """The background of code."""
    foreground: str = ""
    dim: str = ""
    accent: str = ""
    link: str = ""
    code: str = ""
    formula: str = ""
    warning: str = ""
    keyword: str = ""
    string: str = ""
    number: str = ""
    defined: str = ""
    comment: str = ""
    hint: str = ""
    """The ground of the letters of hints, which have it for themselves."""
    on_hint: str = ""
    """The colour of those letters."""

    @cached_property
    def styles(self) -> dict[str, Style]:
        """The style of each role."""

        def look(color: str, on: str = "", bold: bool = False, italic: bool = False) -> Style:
            return Style(
                color=color or None, bgcolor=on or None, bold=bold or None, italic=italic or None
            )

        coloured = bool(self.foreground)
        return {
            "screen": look(self.foreground or "default", self.background or "default"),
            "bar": look(self.foreground or "default", self.panel or "default"),
            # Where the grounds are the terminal's, none of them sets anything apart.
            "selected": Style(
                bgcolor=self.panel or None, bold=True, reverse=not self.background or None
            ),
            "accent": look(self.accent),
            "title": look(self.accent, bold=True),
            "headline": look(self.accent, bold=True),
            "dim": look(self.dim),
            "ornament": look(self.dim),
            "marker": look(self.accent),
            "bold": Style(bold=True),
            "reverse": Style(reverse=True),
            "italic": Style(italic=True),
            "underline": Style(underline=True),
            "strike": Style(strike=True),
            "link": look(self.link) + Style(underline=True),
            "inline code": look(self.code, self.panel, bold=not coloured),
            "formula": look(self.formula, italic=not coloured),
            "figure": look(self.dim),
            "caption": look(self.dim),
            "warning": look(self.warning, bold=True) + Style(reverse=not coloured),
            "code": look(self.foreground, self.panel),
            "code mark": look(self.dim, self.panel),
            "keyword": look(self.keyword, self.panel, bold=not coloured),
            "string": look(self.string, self.panel),
            "number": look(self.number, self.panel),
            "defined": look(self.defined, self.panel),
            "comment": look(self.comment, self.panel, italic=True),
            "passage": look("", self.panel) + Style(underline=True),
            "hint": look(self.on_hint, self.hint, bold=True) + Style(reverse=not coloured or None),
        }

    def look(self, words: str) -> Style:
        """Return the style of words such as `bold accent`: each of them is a role or `reverse`."""
        if words not in self._looks:
            self._looks[words] = sum((self[word] for word in words.split()), _ORDINARY)
        return self._looks[words]

    @cached_property
    def _looks(self) -> dict[str, Style]:
        """The styles of words that have been asked for."""
        return {}

    def __getitem__(self, role: str) -> Style:
        """Return the style of a role, such as `link` or `code`."""
        return self.styles.get(role, _ORDINARY)


DARK = Theme(
    name="dark",
    background="#1e1f26",
    panel="#2b2c36",
    foreground="#cdd6f4",
    dim="#a6adc8",
    accent="#89b4fa",
    link="#94e2d5",
    code="#fab387",
    formula="#f9e2af",
    warning="#f38ba8",
    keyword="#cba6f7",
    string="#a6e3a1",
    number="#fab387",
    defined="#89b4fa",
    comment="#a6adc8",
    hint="#f9e2af",
    on_hint="#1e1f26",
)
LIGHT = Theme(
    name="light",
    background="#fafafa",
    panel="#eeeef2",
    foreground="#1f2128",
    dim="#5c5f77",
    accent="#0a3fb5",
    link="#00677a",
    code="#9a3412",
    formula="#7a2e9d",
    warning="#b3123f",
    keyword="#7a2e9d",
    string="#2f6b1f",
    number="#9a3412",
    defined="#0a3fb5",
    comment="#5c5f77",
    hint="#ffd54a",
    on_hint="#1f2128",
)
ANSI = Theme(name="ansi")
"""The terminal's own foreground on its own background, the one pair that its owner can read.

None of its 16 colours can be read on black and on white alike, as terminals ship them: magenta has
5.3 on black and 4.0 on white in macOS, 2.6 and 8.0 in Windows; blue 1.6 on black in a VGA."""
ANSI16 = Theme(
    name="ansi16",
    foreground="default",
    dim="bright_black",
    accent="blue",
    link="cyan",
    code="yellow",
    formula="magenta",
    warning="red",
    keyword="magenta",
    string="green",
    number="yellow",
    defined="blue",
    comment="bright_black",
    hint="yellow",
    on_hint="black",
)
"""The terminal's own sixteen colours on its own background, as readable as their owner made them.

Solarized makes bright black its ground: who has that, and who has blue on a black console, has
`ansi`."""
PLAIN = Theme(name="plain")
"""No colour at all: for a terminal without colours, and for a pipe."""
THEMES = {theme.name: theme for theme in (DARK, LIGHT, ANSI, ANSI16)}
"""Those that a reader can choose among, by name."""
