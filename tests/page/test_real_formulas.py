"""The formulas of real columns, as sentences and pages show them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.columns import DEMO, real_columns
from tests.page.formula_readings import (
    draw,
    faults_displayed,
    faults_in_sentence,
    formulas_of,
    sentence_rows,
)
from tui.archive.load import load

_SEED = 21


@pytest.mark.parametrize("file", [pytest.param(DEMO, id="demo"), *real_columns()])
def test_no_formula_in_a_sentence_makes_up_a_bracket_or_loses_a_letter(file: Path) -> None:
    inline = [tex for tex, display in formulas_of(load(file)) if not display]
    for tex in draw(inline, 2000, _SEED):
        assert faults_in_sentence(tex, 80) == [], tex


@pytest.mark.parametrize("file", [pytest.param(DEMO, id="demo"), *real_columns()])
def test_no_displayed_formula_loses_a_letter(file: Path) -> None:
    displayed = [tex for tex, display in formulas_of(load(file)) if display]
    for tex in draw(displayed, 1000, _SEED):
        assert faults_displayed(tex, 78) == [], tex


def test_the_faults_of_a_reading_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    tex = r"x_{avg}=\frac{a+b}{c}"
    assert len(sentence_rows(tex, 80)) == 3
    assert faults_in_sentence(tex, 80) == []
    made_up = ["_(", "more ( than in the TeX", "more ) than in the TeX"]
    assert faults_in_sentence(r"x_{avgavgavg}", 6) == made_up
    monkeypatch.setattr("tests.page.formula_readings.in_sentence", lambda tex, width: None)
    assert "_(" in faults_in_sentence(tex, 80)
    monkeypatch.setattr("tests.page.formula_readings.drawn", lambda tex, width: ("x = ab",))
    assert faults_displayed(tex, 4) == ["too wide", "lost {'a': 1, 'v': 1, 'g': 1, '+': 1, 'c': 1}"]
