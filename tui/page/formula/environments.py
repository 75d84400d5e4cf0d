"""Environments: rows and cells out of what stands between `\\begin` and `\\end`."""

from __future__ import annotations

import re
from collections.abc import Callable

from .spacing import kind
from .tex_parser import Chars, ControlSequence, Environment, Group, NotTeX, TexNode
from .tree import Array, ArrayRule, Class, MathList

ReadMathList = Callable[[tuple[TexNode, ...], str], MathList]


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
_WITH_POSITION = _names("aligned alignedat gathered split multlined")
_WITH_ARGUMENT = _names("alignat alignedat array tabular tabularx subarray IEEEeqnarray")
_REPEAT = re.compile(r"\*\s*\{\s*(\d{1,2})\s*\}\s*\{([^{}]*)\}")
_WIDEST = 400
"""The longest column format, in letters."""
_LARGEST = 1500
"""The largest array that is drawn, in cells."""
_POSITION = re.compile(r"\[[tbc]\]")
_COLUMN = re.compile(r"\[([lcr])\]")
_SPAN = re.compile(r"\s*(\d{1,2})\s*-\s*(\d{1,2})\s*")
_BREAKS = frozenset(("\\", "cr", "newline", "tabularnewline"))


def is_break(item: TexNode) -> bool:
    r"""Return whether an item ends a line or a cell: `\\`, `&`."""
    return isinstance(item, ControlSequence) and (item.name in _BREAKS or item.name == "&")


def lines(
    items: tuple[TexNode, ...], font: str, row: ReadMathList, shape: str = "aligned"
) -> MathList:
    """Return a row that is broken into lines, or the line itself if there is only one."""
    rows, rules = _cells(items, font, row)
    if not rows:
        return MathList()
    if len(rows) == 1 and not rules and shape == "aligned":
        return MathList(tuple(item for cell in rows[0] for item in cell.items))
    if shape == "aligned" and max(map(len, rows)) == 1:
        return MathList((Array(rows, "gathered", columns="l"),))
    return MathList((_aligned(rows) if shape == "aligned" else Array(rows, shape, columns="c"),))


def _aligned(rows: tuple[tuple[MathList, ...], ...]) -> Array:
    r"""Return lines aligned at their `&`; relations alone in a column stand as in `eqnarray`."""
    middle = [cells[1].items for cells in rows if len(cells) > 1]
    if max(map(len, rows)) == 3 and all(len(items) < 2 for items in middle):
        return Array(rows, "aligned", columns="rcl")
    # What follows `&` has the left column before it: its first operator is no sign.
    after = tuple(
        tuple(
            MathList((MathList(), *cell.items)) if at % 2 and cell.items else cell
            for at, cell in enumerate(cells)
        )
        for cells in rows
    )
    return Array(after, "aligned", columns="rl")


def _related(rows: tuple[tuple[MathList, ...], ...]) -> bool:
    """Return whether a relation and nothing else stands in the second column of all rows."""
    middle = [cells[1].items for cells in rows if len(cells) > 1]
    return bool(middle) and all(len(items) == 1 and kind(items[0]) is Class.REL for items in middle)


def array(environment: Environment, font: str, row: ReadMathList) -> MathList:
    """Return what an environment becomes: an array of its cells, or its content."""
    name = environment.name.strip().rstrip("*")
    items = environment.items
    columns, items = _columns(name, items)
    if name in _MATRICES:
        left, right = _MATRICES[name]
        stands, items = _bracket(items, _COLUMN) if "*" in environment.name else ("", items)
        rows, rules = _cells(items, font, row)
        return MathList((Array(rows, "matrix", left, right, stands or "c", (), rules),))
    if name in ("cases", "dcases", "rcases", "drcases", "numcases"):
        rows, _ = _cells(items, font, row)
        left, right = ("", "}") if "rcases" in name else ("{", "")
        return MathList((Array(rows, "cases", left, right, "l"),))
    if name in _ALIGNED:
        rows, _ = _cells(items, font, row)
        return MathList((_aligned(rows),)) if rows else MathList()
    if name == "subarray":
        return MathList((Array(_cells(items, font, row)[0], "substack", columns="c"),))
    if name in ("array", "tabular", "tabularx", "longtable"):
        rows, rules = _cells(items, font, row)
        letters, bars = _format(columns)
        if letters == "rcl" and not bars and not rules and _related(rows):
            return MathList((_aligned(rows),))
        return MathList((Array(rows, "array", "", "", letters or "c", bars, rules),))
    if name in _GATHERED:
        rows, _ = _cells(items, font, row)
        if len(rows) == 1 and len(rows[0]) == 1:
            return rows[0][0]
        if rows and max(map(len, rows)) > 1:
            return MathList((_aligned(rows),))
        return MathList((Array(rows, "gathered", columns="c"),))
    return row(items, font)


def _columns(name: str, items: tuple[TexNode, ...]) -> tuple[str, tuple[TexNode, ...]]:
    """Take the argument of an array, `{cc|c}`, from its content; a position in brackets too."""
    if name in _WITH_POSITION:
        _, items = _bracket(items, _POSITION)
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


def _bracket(
    items: tuple[TexNode, ...], argument: re.Pattern[str]
) -> tuple[str, tuple[TexNode, ...]]:
    """Take an argument in brackets from the very beginning of what follows, if it is one."""
    head = items[0] if items else None
    found = argument.match(head.text) if isinstance(head, Chars) else None
    if not isinstance(head, Chars) or found is None:
        return "", items
    rest = head.text[found.end() :]
    return found[0].strip("[]"), (*((Chars(rest),) if rest else ()), *items[1:])


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
    items: tuple[TexNode, ...], font: str, row: ReadMathList
) -> tuple[tuple[tuple[MathList, ...], ...], tuple[ArrayRule, ...]]:
    """Return the cells of an array, and the rules across it."""
    rows: list[list[list[TexNode]]] = [[[]]]
    rules: list[ArrayRule] = []
    for item in items:
        name = item.name if isinstance(item, ControlSequence) else ""
        if name in _BREAKS:
            rows.append([[]])
        elif name == "&":
            rows[-1].append([])
        elif name in _RULES:
            rules.append(ArrayRule(len(rows) - 1))
        elif name == "cline" and (span := _SPAN.fullmatch(_argument(item))):
            rules.append(ArrayRule(len(rows) - 1, max(0, int(span[1]) - 1), int(span[2])))
        elif name == "hdotsfor" and (count := _argument(item)).isdecimal() and len(count) < 3:
            dots = ControlSequence("cdots")
            rows[-1][-1].append(dots)
            rows[-1] += [[dots] for _ in range(1, int(count))]
        else:
            rows[-1][-1].append(item)
    if len(rows) * max(map(len, rows)) > _LARGEST:
        raise NotTeX("an array too large")
    read = [tuple(row(tuple(cell), font) for cell in cells) for cells in rows]
    kept: list[tuple[MathList, ...]] = []
    above: list[ArrayRule] = []
    for number, cells in enumerate(read):
        above += [rule._replace(row=len(kept)) for rule in rules if rule.row == number]
        blank = not any(cell.items for cell in cells)
        if not (blank and (len(cells) == 1 or number == len(read) - 1)):
            kept.append(cells)
    return tuple(kept), tuple(dict.fromkeys(above))


def _argument(item: TexNode) -> str:
    """Return the last argument of a command as it was written, without blanks around it."""
    last = item.arguments[-1] if isinstance(item, ControlSequence) and item.arguments else None
    if isinstance(last, Group):
        return last.tex.strip()
    return last.text.strip() if isinstance(last, Chars) else ""
