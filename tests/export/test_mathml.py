"""Formulas as MathML: exact for the constructs, well-formed for whatever parses."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.page.test_formula_goldens import _GOLDENS, _formulas
from tui.export.mathml import mathml


@pytest.mark.parametrize(
    ("tex", "inside"),
    [
        ("x", "<mi>x</mi>"),
        ("3.14", "<mn>3.14</mn>"),
        (r"a<b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
        (r"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (r"x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
        (r"\sum_{i}", "<munder><mo>∑</mo><mi>i</mi></munder>"),
        (r"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
        (r"\text{若 }x", "<mrow><mtext>若\xa0</mtext><mi>x</mi></mrow>"),
        (r"\hat{y}", '<mover accent="true"><mi>y</mi><mo stretchy="false">^</mo></mover>'),
        (
            r"\left(x\right)",
            '<mrow><mo fence="true" stretchy="true">(</mo><mi>x</mi>'
            '<mo fence="true" stretchy="true">)</mo></mrow>',
        ),
        (
            r"\begin{matrix}1&2\end{matrix}",
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>",
        ),
    ],
)
def test_constructs(tex: str, inside: str) -> None:
    start = '<math xmlns="http://www.w3.org/1998/Math/MathML">'
    assert mathml(tex, display=False) == f"{start}{inside}</math>"


def test_what_does_not_parse_is_none() -> None:
    assert mathml(r"\frac{", display=True) is None


@pytest.mark.parametrize("path", _GOLDENS, ids=lambda path: path.stem)
def test_every_golden_formula_is_well_formed(path: Path) -> None:
    for tex in _formulas(path.read_text("utf-8")):
        written = mathml(tex, display=True)
        assert written is not None, tex
        root = ElementTree.fromstring(written)
        assert root.get("display") == "block"
        assert "\\" not in "".join(root.itertext()), tex
