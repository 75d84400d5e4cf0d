"""The choices of how pages are drawn now: as it is set, and as keys have changed it since."""

from __future__ import annotations

from msgspec.structs import replace

from tui.page.cells import measure_of
from tui.page.style import PageStyle, PictureStyle
from tui.page.theme import PLAIN, THEMES, Theme
from tui.services.choice import Choice, ChoiceMemory
from tui.settings import Settings

_THEMES = {"dark": "深色", "light": "浅色", "ansi": "终端的字色和底色", "ansi16": "终端的十六色"}
_CODE = {"wrapped": "代码折行", "unwrapped": "代码不折行，按 < > 左右移动"}
_FORMULAS = {"tall": "句中公式按需占几行", "flat": "句中公式只占一行"}


class PageChoices:
    """The style of pages; of theme, code and formulas it is the one chosen last."""

    def __init__(
        self, settings: Settings, memory: ChoiceMemory, *, plain: bool, hyperlinks: bool = False
    ) -> None:
        """Make the choices.

        Args:
            settings: what the reader has set.
            memory: what remembers the choices.
            plain: whether there are no colours, whatever the theme.
            hyperlinks: whether the terminal is told which cells are links.
        """
        self._plain = plain
        self._theme = Choice("theme", THEMES, memory, settings.theme)
        self._code = Choice("code", _CODE, memory)
        self._formulas = Choice("formulas", _FORMULAS, memory, settings.formulas)
        self.style = PageStyle(
            settings.reading_width,
            self._page_theme,
            measure=measure_of(settings.ambiguous_width),
            emoji=settings.emoticons == "emoji",
            hyperlinks=hyperlinks,
            code_wraps=self._code.value == "wrapped",
            tall_formulas=self._formulas.value == "tall",
        )
        """The style of pages now."""

    @property
    def theme(self) -> str:
        """The name of the theme chosen now."""
        return self._theme.value

    @property
    def _page_theme(self) -> Theme:
        return PLAIN if self._plain else THEMES[self._theme.value]

    def next_theme(self) -> str:
        """Choose the next theme, after the last the first; return what is to be said of it."""
        said = _THEMES[self._theme.next()]
        self.style = replace(self.style, theme=self._page_theme)
        return f"主题：{said}"

    def toggle(self, what: str) -> str:
        """Choose the other way for `code` or `formulas`; return what is to be said of it."""
        if what == "code":
            chosen = self._code.next()
            self.style = replace(self.style, code_wraps=chosen == "wrapped")
            return _CODE[chosen]
        chosen = self._formulas.next()
        self.style = replace(self.style, tall_formulas=chosen == "tall")
        return _FORMULAS[chosen]

    def set_width(self, cells: int) -> None:
        """Have rows of so many cells for the session."""
        self.style = replace(self.style, width=cells)

    def set_pictures(self, pictures: PictureStyle) -> None:
        """Have pictures shown in another way."""
        self.style = replace(self.style, pictures=pictures)
