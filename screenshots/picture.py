"""Rich's SVG of a screen, made to line up in any viewer and with any font."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from tui.page.cells import NARROW, clusters

_CELL, _FIRST_ROW, _ROW = 12.2, 20.0, 24.4
"""How wide Rich draws a cell, where it draws the first row, and how high a row is."""
_WIDE = 22.0
"""The size of a wide letter, which is as wide as it is high: two cells of Rich's hold 24.4."""
_LONGEST = 8
"""Cells: a font's own width differs from a cell's by less than can be seen over so few."""
_SVG = "http://www.w3.org/2000/svg"
# An <img> may load no font: these are the ones people have.
_FONTS = (
    '"Fira Code", Menlo, "DejaVu Sans Mono", "Noto Sans Mono", Consolas, '
    '"PingFang SC", "Noto Sans CJK SC", "Noto Sans Mono CJK SC", "Microsoft YaHei", monospace'
)


def picture(svg: str) -> str:
    """Return the SVG with every word and every wide character on its own cell.

    Rich places a run of text once and gives it a length that counts characters, not cells: Chinese
    is squeezed where a viewer obeys that, and what follows it slides to the left where it does not.

    Args:
        svg: as `App.export_screenshot` returns it.
    """
    ElementTree.register_namespace("", _SVG)
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", _FONTS)
    svg = svg.replace("</style>", f".wide {{ font-size: {_WIDE:g}px }}</style>")
    root = ElementTree.fromstring(svg)
    for run in root.iter(f"{{{_SVG}}}text"):
        if "textLength" in run.attrib:
            _place(run)
    return ElementTree.tostring(root, "unicode") + "\n"


def rows(svg: str) -> list[str]:
    """Return the words of each row of a picture, from left to right and a blank between two."""
    found: dict[int, list[tuple[float, str]]] = {}
    for run in ElementTree.fromstring(svg).iter(f"{{{_SVG}}}text"):
        row = round((float(run.attrib["y"]) - _FIRST_ROW) / _ROW)
        words = found.setdefault(row, [])
        words += [(float(word.attrib["x"]), word.text or "") for word in run]
    return [" ".join(word for _, word in sorted(found[row])) for row in sorted(found)]


def _place(run: Element) -> None:
    """Put the words of a run into elements of their own, each on its cell."""
    start = float(run.attrib.pop("x"))
    del run.attrib["textLength"]
    text, run.text = (run.text or "").replace("\xa0", " "), None
    for cell, word, wide in _words(text):
        placed = SubElement(run, f"{{{_SVG}}}tspan")
        placed.text = word
        x = start + cell * _CELL
        if wide:
            placed.set("class", "wide")
            x += _CELL - _WIDE / 2
        placed.set("x", f"{x:.1f}")


def _words(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the cell, the text and the wideness of each wide letter and each word of others."""
    cell = 0
    for (blank, wide), group in groupby(clusters(text), _kind):
        parts = list(group)
        length = 1 if wide else _LONGEST
        for index in range(0, len(parts), length):
            word = "".join(parts[index : index + length])
            if not blank:
                yield cell, word, wide
            cell += NARROW.cells(word)


def _kind(cluster: str) -> tuple[bool, bool]:
    """Return whether a cluster is a blank, and whether it is wide."""
    return cluster == " ", NARROW.cells(cluster) == 2
