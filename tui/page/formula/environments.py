"""Environments: rows and cells out of what stands between `\\begin` and `\\end`."""

from __future__ import annotations

import re
from collections.abc import Callable

from .source import Chars, Command, Environment, Group, NotTeX, Source
from .spacing import kind
from .tree import Array, Class, Row

Reader = Callable[[tuple[Source, ...], str], Row]


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MATRICES = {
    "matrix": ("", ""), "smallmatrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"),
    "psmallmatrix": ("(", ")"), "bsmallmatrix": ("[", "]"),
}  # fmt: skip
_ALIGNED = _names("align aligned alignat alignedat flalign split eqnarray IEEEeqnarray")
_GATHERED = _names(
    "gather gathered multline multlined equation displaymath math subequations dmath"
)
_RULES = _names("hline toprule midrule bottomrule hdashline")
_WITH_ARGUMENT = _names("alignat alignedat array tabular tabularx subarray IEEEeqnarray")
_REPEAT = re.compile(r"\*\s*\{\s*(\d{1,2})\s*\}\s*\{([^{}]*)\}")
_WIDEST = 400
"""The longest column format, in letters."""
_LARGEST = 1500
"""The largest array that is drawn, in cells."""
_BREAKS = frozenset(("\\", "cr", "newline", "tabularnewline"))


def is_break(item: Source) -> bool:
    r"""Return whether an item ends a line or a cell: `\\`, `&`."""
    return isinstance(item, Command) and (item.name in _BREAKS or item.name == "&")


def lines(items: tuple[Source, ...], font: str, row: Reader, shape: str = "aligned") -> Row:
    """Return a row that is broken into lines, or the line itself if there is only one."""
    rows, rules = _cells(items, font, row)
    if not rows:
        return Row()
    if len(rows) == 1 and not rules and shape == "aligned":
        return Row(tuple(item for cell in rows[0] for item in cell.items))
    if shape == "aligned" and max(map(len, rows)) == 1:
        return Row((Array(rows, "gathered", columns="l"),))
    return Row((_aligned(rows) if shape == "aligned" else Array(rows, shape, columns="c"),))


def _aligned(rows: tuple[tuple[Row, ...], ...]) -> Array:
    r"""Return lines aligned at their `&`; relations alone in a column stand as in `eqnarray`."""
    middle = [cells[1].items for cells in rows if len(cells) > 1]
    if max(map(len, rows)) == 3 and all(len(items) < 2 for items in middle):
        return Array(rows, "aligned", columns="rcl")
    # What follows `&` has the left column before it: its first operator is no sign.
    after = tuple(
        tuple(
            Row((Row(), *cell.items)) if at % 2 and cell.items else cell
            for at, cell in enumerate(cells)
        )
        for cells in rows
    )
    return Array(after, "aligned", columns="rl")


def _related(rows: tuple[tuple[Row, ...], ...]) -> bool:
    """Return whether a relation and nothing else stands in the second column of all rows."""
    middle = [cells[1].items for cells in rows if len(cells) > 1]
    return bool(middle) and all(len(items) == 1 and kind(items[0]) is Class.REL for items in middle)


def array(environment: Environment, font: str, row: Reader) -> Row:
    """Return what an environment becomes: an array of its cells, or its content."""
    name = environment.name.strip().rstrip("*")
    items = environment.items
    columns, items = _columns(name, items)
    if name in _MATRICES:
        left, right = _MATRICES[name]
        rows, rules = _cells(items, font, row)
        return Row((Array(rows, "matrix", left, right, "c", (), rules),))
    if name in ("cases", "dcases", "rcases", "drcases", "numcases"):
        rows, _ = _cells(items, font, row)
        left, right = ("", "}") if "rcases" in name else ("{", "")
        return Row((Array(rows, "cases", left, right, "l"),))
    if name in _ALIGNED:
        rows, _ = _cells(items, font, row)
        return Row((_aligned(rows),)) if rows else Row()
    if name == "subarray":
        return Row((Array(_cells(items, font, row)[0], "substack", columns="c"),))
    if name in ("array", "tabular", "tabularx", "longtable"):
        rows, rules = _cells(items, font, row)
        letters, bars = _format(columns)
        if letters == "rcl" and not bars and not rules and _related(rows):
            return Row((_aligned(rows),))
        return Row((Array(rows, "array", "", "", letters or "c", bars, rules),))
    if name in _GATHERED:
        rows, _ = _cells(items, font, row)
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        if rows and max(map(len, rows)) > 1:
            return Row((_aligned(rows),))
        return Row((Array(rows, "gathered", columns="c"),))
    return row(items, font)


def _columns(name: str, items: tuple[Source, ...]) -> tuple[str, tuple[Source, ...]]:
    """Take the argument of an array, `{cc|c}`, from its content; a position in brackets too."""
    if name not in _WITH_ARGUMENT:
        return "", items
    place = 0
    if items and isinstance(items[0], Chars):
        head = re.sub(r"^\s*\[[tbc]\]", "", items[0].text)
        if not head.strip():
            place = 1
        elif head != items[0].text:
            return "", (Chars(head), *items[1:])
    if place < len(items) and isinstance(group := items[place], Group):
        return group.tex, items[place + 1 :]
    return "", items


def _format(columns: str) -> tuple[str, tuple[int, ...]]:
    """Return the letters of a column format, and before which columns a rule stands."""
    for _ in range(4):
        columns = _REPEAT.sub(lambda match: match[2] * int(match[1]), columns)[:_WIDEST]
    columns = re.sub(r"[@!><]\s*\{[^{}]*\}", "", columns)
    columns = re.sub(r"[pmbX]\s*(\{[^{}]*\})?", "l", columns)
    letters, bars = "", []
    for each in columns:
        if each in "lcr":
            letters += each
        elif each in "|:" and len(letters) not in bars:
            bars.append(len(letters))
    return letters, tuple(bars)


def _cells(
    items: tuple[Source, ...], font: str, row: Reader
) -> tuple[tuple[tuple[Row, ...], ...], tuple[int, ...]]:
    """Return the cells of an array, and above which of its rows a rule stands."""
    rows: list[list[list[Source]]] = [[[]]]
    rules: list[int] = []
    for item in items:
        if isinstance(item, Command) and item.name in _BREAKS:
            rows.append([[]])
        elif isinstance(item, Command) and item.name == "&":
            rows[-1].append([])
        elif isinstance(item, Command) and item.name in _RULES:
            if len(rows) - 1 not in rules:
                rules.append(len(rows) - 1)
        else:
            rows[-1][-1].append(item)
    if len(rows) * max(map(len, rows)) > _LARGEST:
        raise NotTeX("an array too large")
    read = [tuple(row(tuple(cell), font) for cell in cells) for cells in rows]
    kept: list[tuple[Row, ...]] = []
    above: list[int] = []
    for number, cells in enumerate(read):
        if number in rules:
            above.append(len(kept))
        blank = not any(cell.items for cell in cells)
        if not (blank and (len(cells) == 1 or number == len(read) - 1)):
            kept.append(cells)
    return tuple(kept), tuple(above)
