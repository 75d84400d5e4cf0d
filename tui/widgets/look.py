"""The look of a widget that is drawn row by row: that of the theme of the app it is in."""

from __future__ import annotations

from typing import Any

from textual.app import App

from tui.page.theme import DARK, PLAIN, THEMES, Theme


def theme_of(app: App[Any]) -> Theme:
    """Return the theme that an app draws in: one without colours, if that is asked for."""
    return PLAIN if app.no_color else THEMES.get(app.theme, DARK)
