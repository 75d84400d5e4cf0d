"""The choices of how pages are drawn now: as it is set, and as keys have changed it since."""

from __future__ import annotations

from typing import Protocol

from msgspec.structs import replace

from tui.page.cells import measure_of
from tui.page.style import PageStyle, PictureStyle
from tui.page.theme import PLAIN, THEMES, Theme
from tui.services.code_choice import CodeChoice, CodeMemory
from tui.services.formula_choice import FormulaChoice, FormulaMemory
from tui.services.theme import ThemeChoice, ThemeMemory
from tui.settings import Settings


class PageMemory(CodeMemory, FormulaMemory, ThemeMemory, Protocol):
    """Remembers a line about each choice; `Store` is the real one."""


class PageChoices:
    """The style of pages; of theme, code and formulas it is the one chosen last."""

    def __init__(
        self, settings: Settings, memory: PageMemory, *, plain: bool, hyperlinks: bool = False
    ) -> None:
        """Make the choices.

        Args:
            settings: what the reader has set.
            memory: what remembers the choices.
            plain: whether there are no colours, whatever the theme.
            hyperlinks: whether the terminal is told which cells are links.
        """
        self._plain = plain
        self._theme = ThemeChoice(settings.theme, memory)
        self._code = CodeChoice(memory)
        self._formulas = FormulaChoice(settings.formulas, memory)
        self.style = PageStyle(
            settings.reading_width,
            self._page_theme,
            measure=measure_of(settings.ambiguous_width),
            emoji=settings.emoticons == "emoji",
            hyperlinks=hyperlinks,
            code_wraps=self._code.wraps,
            tall_formulas=self._formulas.tall,
        )
        """The style of pages now."""

    @property
    def theme(self) -> str:
        """The name of the theme chosen now."""
        return self._theme.name

    @property
    def _page_theme(self) -> Theme:
        return PLAIN if self._plain else THEMES[self._theme.name]

    def next_theme(self) -> str:
        """Choose the next theme, after the last the first; return what is to be said of it."""
        self._theme.next()
        self.style = replace(self.style, theme=self._page_theme)
        return self._theme.message

    def toggle(self, what: str) -> str:
        """Choose the other way for `code` or `formulas`; return what is to be said of it."""
        if what == "code":
            self.style = replace(self.style, code_wraps=self._code.toggle())
            return "代码折行" if self._code.wraps else "代码不折行，按 < > 左右移动"
        self.style = replace(self.style, tall_formulas=self._formulas.toggle())
        return "句中公式按需占几行" if self._formulas.tall else "句中公式只占一行"

    def set_width(self, cells: int) -> None:
        """Have rows of so many cells for the session."""
        self.style = replace(self.style, width=cells)

    def set_pictures(self, pictures: PictureStyle) -> None:
        """Have pictures shown in another way."""
        self.style = replace(self.style, pictures=pictures)
