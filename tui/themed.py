"""How the app looks: the theme that was chosen last, and the way to the next."""

from __future__ import annotations

from textual.app import App

from tui.looks import THEME_NAMES, app_theme
from tui.memory.store import Store
from tui.outside import CopyDoor, LinkDoor, OutsideApp
from tui.page.theme import PLAIN, THEMES, Theme
from tui.settings import Settings


class ThemedApp(OutsideApp, inherit_bindings=False):
    """An app in a theme, which is remembered."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        clipboard: CopyDoor | None,
        browser: LinkDoor | None,
    ) -> None:
        """Make the app.

        Args:
            settings: what the reader has set.
            store: what remembers.
            clipboard: what takes copies; this machine's unless given.
            browser: what opens links; this machine's unless given.
        """
        super().__init__(settings, clipboard, browser)
        self._store = store
        for theme in THEMES.values():
            self.register_theme(app_theme(theme))
        # Here and not by its watcher, which would go over all styles once more after the first.
        self.set_reactive(App.theme, self._theme_to_begin_with())
        self.stylesheet.set_variables(self.get_css_variables())
        self._refresh_truecolor_filter(self.ansi_theme)

    def _theme_to_begin_with(self) -> str:
        """Return the theme that was chosen last, unless another one has been set since then."""
        chosen, _, then = self._store.theme().partition(" ")
        return chosen if chosen in THEMES and then == self.settings.theme else self.settings.theme

    @property
    def page_theme(self) -> Theme:
        """How pages look under the app's theme."""
        return PLAIN if self.no_color else THEMES[self.theme]

    def action_next_theme(self) -> None:
        """Change to the next look, after the last to the first, and remember it."""
        names = list(THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        self._store.remember_theme(f"{self.theme} {self.settings.theme}")
        self.say(f"主题：{THEME_NAMES[self.theme]}")
        for screen in self.screen_stack:
            if change := getattr(screen, "change_theme", None):
                change(self.page_theme)
