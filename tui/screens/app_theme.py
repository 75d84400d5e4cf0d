"""A theme of Textual's: its widgets in the colours of a page."""

from __future__ import annotations

from textual.theme import Theme as AppTheme

from tui.page.theme import Theme

_WITHOUT_A_COLOUR = (
    "foreground-dim",
    "panel",
    "ansi-background",
    "ansi-foreground",
    "block-cursor-background",
    "block-cursor-foreground",
)


def app_theme(theme: Theme) -> AppTheme:
    """Return the theme that gives Textual's widgets the colours of a page."""
    if theme.name == "ansi16":
        return AppTheme(
            name=theme.name,
            primary="ansi_blue",
            accent="ansi_blue",
            warning="ansi_red",
            error="ansi_red",
            foreground="ansi_default",
            background="ansi_default",
            variables=dict.fromkeys(_WITHOUT_A_COLOUR, "ansi_default")
            | {"foreground-dim": "ansi_bright_black"},
            ansi=True,
        )
    if theme.name == "ansi":
        return AppTheme(
            name=theme.name,
            primary="ansi_default",
            foreground="ansi_default",
            background="ansi_default",
            variables=dict.fromkeys(_WITHOUT_A_COLOUR, "ansi_default"),
            ansi=True,
        )
    return AppTheme(
        name=theme.name,
        primary=theme.accent,
        accent=theme.accent,
        warning=theme.warning,
        error=theme.warning,
        foreground=theme.foreground,
        background=theme.background,
        surface=theme.background,
        panel=theme.panel,
        dark=theme.name == "dark",
        variables={"foreground-dim": theme.dim},
    )
