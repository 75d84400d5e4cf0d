"""Formulas in their TeX, on one line and drawn, in files that a mathematician has read.

`python -m tests.page.test_formula_goldens` writes the readings anew; read the difference before
you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.page.formula import drawn, one_line

_GOLDENS = sorted((Path(__file__).parent.parent / "goldens" / "formula").glob("*.txt"))
_WIDTH = 60
_END = "═" * _WIDTH + "\n"
_LINE = "── one line " + "─" * 48 + "\n"
_DRAWN = "── 60 cells " + "─" * 48 + "\n"


def _formulas(golden: str) -> list[str]:
    """Return the TeX of each formula in a golden."""
    return [entry.split(_LINE)[0].rstrip("\n") for entry in golden.split(_END) if entry.strip()]


def _read(tex: str) -> str:
    """Return a formula with its readings."""
    rows = drawn(tex, _WIDTH)
    picture = "\n".join(rows) if rows else "(as TeX)"
    return f"{tex}\n{_LINE}{one_line(tex)}\n{_DRAWN}{picture}\n{_END}"


@pytest.mark.parametrize("path", _GOLDENS, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    """The readings are the ones that were read and found to mean the same as the TeX."""
    golden = path.read_text(encoding="utf-8")
    assert "".join(map(_read, _formulas(golden))) == golden


def test_no_golden_shows_tex() -> None:
    """What is left of TeX's own signs would be a formula that is not read."""
    for path in _GOLDENS:
        for tex in _formulas(path.read_text(encoding="utf-8")):
            for reading in (one_line(tex), *(drawn(tex, _WIDTH) or ("\\",))):
                assert "\\" not in reading, tex
                assert "begin" not in reading, tex


def test_there_are_sixty() -> None:
    """An empty folder would pass."""
    assert sum(len(_formulas(path.read_text(encoding="utf-8"))) for path in _GOLDENS) >= 60


if __name__ == "__main__":
    for path in _GOLDENS:
        formulas = _formulas(path.read_text(encoding="utf-8"))
        path.write_text("".join(map(_read, formulas)), encoding="utf-8")
