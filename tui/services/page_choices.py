"""The choices of how pages are drawn that a key changes and a file remembers."""

from __future__ import annotations

from typing import Protocol

from tui.services.code_choice import CodeChoice, CodeMemory
from tui.services.formula_choice import FormulaChoice, FormulaMemory


class PageMemory(CodeMemory, FormulaMemory, Protocol):
    """Remembers a line about each; `Store` is the real one."""


class PageChoices:
    """How code and formulas are drawn: as chosen last."""

    def __init__(self, formulas: str, memory: PageMemory) -> None:
        """Make the choices.

        Args:
            formulas: `tall` or `flat`, as it is set.
            memory: what remembers the choices.
        """
        self._code = CodeChoice(memory)
        self._formulas = FormulaChoice(formulas, memory)

    @property
    def fields(self) -> dict[str, bool]:
        """The fields of a page style that are chosen."""
        return {"code_wraps": self._code.wraps, "tall_formulas": self._formulas.tall}

    def toggle(self, what: str) -> str:
        """Choose the other way for `code` or `formulas`; return what is to be said of it."""
        if what == "code":
            return "代码折行" if self._code.toggle() else "代码不折行，按 < > 左右移动"
        return "句中公式按需占几行" if self._formulas.toggle() else "句中公式只占一行"
