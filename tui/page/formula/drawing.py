"""A formula in two dimensions: fractions have bars, sums their limits, brackets grow."""

from __future__ import annotations

from tui.page.cells import NARROW, Measure

from . import alphabets, breaking
from .box import EMPTY, Box, aligned, beside, blank, stack
from .bracket import stretched
from .grid import Grid, Ruling, set_grid
from .pieces import pieces
from .setting import Setting
from .tree import (
    Accent,
    Array,
    Arrow,
    Atom,
    Boxed,
    Delimited,
    Fraction,
    LongMark,
    MathList,
    Node,
    Phantom,
    Radical,
    Script,
    Symbol,
    Tag,
)

_INTEGRALS = {"∫": 1, "∬": 2, "∭": 3, "⨌": 4}
_BRACES = {
    "overbrace": "╭┴╮",
    "underbrace": "╰┬╯",
    "overbracket": "┌─┐",
    "underbracket": "└─┘",
    "overparen": "╭─╮",
    "underparen": "╰─╯",
    "overarc": "╭─╮",
    "wideparen": "╭─╮",
}
_NARROW_BRACES = {"overbrace": "⎛⎯⎞", "underbrace": "⎝⎯⎠"}
"""For terminals where box drawing is two cells wide."""
_HEADS = {"right": ("", "→"), "left": ("←", ""), "leftright": ("←", "→")}
_SHAFTS = {"→": ("", "→"), "←": ("←", ""), "↔": ("←", "→"), "↦": ("", "→")}


class Drawing(Setting):
    """Sets a formula in as many rows as it needs."""

    def __init__(self, measure: Measure = NARROW, room: int = 0) -> None:
        """Draw for a terminal that gives text the cells of a measure."""
        super().__init__(measure)
        self.widest = 0
        """The cells of the widest numerator or cell so far."""
        self.room = room
        """The cells that a numerator or a cell may have before it is broken; 0 for any number."""
        plain = measure.ambiguous == 1
        self.level, self.upright = ("─", "│") if plain else ("⎯", "⎪")
        self.crossings = ("┌┬┐", "├┼┤", "└┴┘") if plain else ("+++", "+++", "+++")

    def beside(self, node: MathList, tight: bool) -> Box:
        """Return the atoms of a row on one axis."""
        return breaking.joined(pieces(self, node, tight))

    def half(self, row: MathList) -> Box:
        """Return a numerator, a denominator, or what is under a root."""
        return self.part(row)

    def part(self, row: MathList, tight: bool = False) -> Box:
        """Return a numerator or a cell, broken if it is wider than there is room for."""
        parts = pieces(self, row, tight)
        whole = breaking.joined(parts)
        self.widest = max(self.widest, whole.width)
        if self.room and whole.width > self.room:
            broken = breaking.lines(parts, self.room, 2)
            return breaking.stack_lines(broken) if broken else whole
        return whole

    def fraction(self, node: Fraction) -> Box:
        """Return a fraction: a bar as long as the longer half."""
        top, bottom = self.half(node.top), self.half(node.bottom)
        width = max(top.width, bottom.width, 1)
        if any(
            isinstance(item, Fraction) for half in (node.top, node.bottom) for item in half.items
        ):
            width += 2
        bar = self.glyph(self.level * width) if node.bar else blank(width)
        return stack((top, bar, bottom), top.height)

    def script(self, node: Script, tight: bool) -> Box:
        """Return a nucleus with limits above and below it, or with scripts at its right."""
        limits = node.limits
        if limits is None:
            limits = _takes_limits(node.base) and not tight
        base = self.nucleus(node.base, tight, scripts=bool(node.sub or node.sup))
        if not limits:
            return self.attach(base, node.sub, node.sup)
        over = self.row(node.sup, True) if node.sup and node.sup.items else None
        under = self.row(node.sub, True) if node.sub and node.sub.items else None
        boxes = [box for box in (over, base, under) if box is not None]
        return stack(boxes, base.baseline + (over.height if over else 0))

    def nucleus(self, base: Node | None, tight: bool, scripts: bool) -> Box:
        """Return what scripts are put to."""
        match base:
            case None:
                return EMPTY
            case Symbol(text) if scripts and not tight and text in _INTEGRALS:
                times = _INTEGRALS[text]
                return Box(("⌠" * times, "⎮" * times, "⌡" * times), times, 1)
            case Fraction():
                return self.set(Delimited("(", MathList((base,)), ")"), tight)
            case Script() if not base.limits:
                return self.set(Delimited("(", MathList((base,)), ")"), tight)
        return self.set(base, tight)

    def attach(self, base: Box, sub: MathList | None, sup: MathList | None) -> Box:
        """Put scripts to the right of a box: as raised and lowered characters if there are such."""
        high, low = self.shifted(sup, alphabets.raised), self.shifted(sub, alphabets.lowered)
        if base.height > 1:
            return beside((base, self.beyond(base, sub, sup, low, high)))
        upper = [self.row(sup, True)] if sup and sup.items and not high else []
        lower = [self.row(sub, True)] if sub and sub.items and not low else []
        if not upper and not lower:
            return beside((base, self.glyph(low + high)))
        column = [*upper, self.glyph(low + high), *lower]
        return beside((base, stack(column, sum(box.height for box in upper), "l")))

    def beyond(
        self, base: Box, sub: MathList | None, sup: MathList | None, low: str, high: str
    ) -> Box:
        """Return the scripts of a tall box: beside its first row and its last."""
        upper = self.glyph(high) if high else self.row(sup, True) if sup else blank(0)
        lower = self.glyph(low) if low else self.row(sub, True) if sub else blank(0)
        column = [upper, lower]
        if base.height > 2:
            column.insert(1, blank(0, base.height - 2))
        return stack(column, upper.height - 1 + base.baseline, "l")

    def shifted(self, script: MathList | None, table: alphabets.Alphabet) -> str:
        """Return a script in raised or lowered characters, empty if it has none."""
        if script is None:
            return ""
        box = self.row(script, True)
        return table(box.text.strip()) or "" if box.height == 1 else ""

    def radical(self, node: Radical) -> Box:
        """Return a root: a roof over the radicand, the degree before the sign."""
        body = self.half(node.body)
        sign, edge = self.glyph("√"), "⎢" if body.height > 1 else ""
        roof = "_" * (body.width + len(edge))
        wall = tuple(edge + row for row in body.rows)
        inner = Box((roof, *wall), body.width + len(edge), body.baseline + 1)
        left = blank(sign.width, inner.height, inner.baseline)
        left = Box((*left.rows[:-1], sign.text), sign.width, inner.baseline)
        if node.degree:
            degree = self.row(node.degree, True)
            room = max(0, degree.width - sign.width)
            top = inner.height - 1 - degree.height
            rows = [" " * room + row for row in left.rows]
            wide = aligned(degree, room + sign.width, "r").rows
            rows = [" " * (room + sign.width)] * max(0, -top) + rows
            rows[max(0, top) : max(0, top) + len(wide)] = wide
            left = Box(tuple(rows), room + sign.width, inner.baseline + max(0, -top))
        return beside((left, inner))

    def delimited(self, node: Delimited, tight: bool) -> Box:
        """Return delimiters as tall as what is between them."""
        return self.row(MathList((node,)), tight)

    def fence(self, text: str, above: int, below: int) -> Box:
        """Return a delimiter that reaches so many rows above and below the baseline."""
        return stretched(text, self.cells(text), above + below + 1, above, self.measure)

    def accent(self, node: Accent) -> Box:
        """Return a mark over a letter, or as long as the letters it is over."""
        match node.body.items:
            case (Script(base, sub, None),) if base is not None and node.mark != "cancel":
                return self.set(Script(Accent(node.mark, MathList((base,))), sub, None))
        body = self.row(node.body, True)
        if not body.text.strip():
            return self.glyph(alphabets.ALONE.get(node.mark, ""))
        struck = node.mark == "cancel"
        if body.height == 1 and (struck or (body.width <= 2 and self.one(body))):
            return self.glyph(alphabets.marked(body.text, node.mark))
        if struck:
            rows = tuple(alphabets.marked(row, node.mark) for row in body.rows)
            return Box(rows, body.width, body.baseline)
        if node.mark in alphabets.LONG:
            return self.line(LongMark(alphabets.LONG[node.mark], node.body))
        over = self.glyph(alphabets.ALONE.get(node.mark, ""))
        return stack((over, body), body.baseline + 1)

    def one(self, box: Box) -> bool:
        """Return whether a box is one character."""
        return alphabets.cluster_count(box.text) == 1

    def line(self, node: LongMark) -> Box:
        """Return a line, brace or arrow above or below something."""
        body = self.row(node.body)
        if node.kind in alphabets.MARKS and body.height == 1 and self.one(body):
            return self.glyph(alphabets.marked(body.text, node.kind))
        mark = self.mark(node.kind, max(body.width, 1))
        if node.kind.startswith("under"):
            return stack((body, mark), body.baseline)
        return stack((mark, body), body.baseline + 1)

    def mark(self, name: str, width: int) -> Box:
        """Return a line, brace or arrow so many cells long."""
        if name == "overline":
            return self.glyph("_" * width)
        if name in ("widehat", "widetilde", "widecheck"):
            return self.glyph({"widehat": "^", "widetilde": "~"}.get(name, "ˇ"))
        if name.endswith("arrow"):
            left, right = _HEADS[name.removeprefix("over").removeprefix("under")[: -len("arrow")]]
            return self.shaft(left, right, width)
        ends = (_BRACES if self.measure.ambiguous == 1 else _NARROW_BRACES).get(name)
        if ends and width > 2:
            room = width - 3 if ends[1] in "┴┬" else width - 2
            half = room // 2
            middle = ends[1] if ends[1] in "┴┬" else ""
            return self.glyph(
                ends[0] + self.level * half + middle + self.level * (room - half) + ends[2]
            )
        return self.glyph(self.level * width)

    def shaft(self, left: str, right: str, width: int) -> Box:
        """Return an arrow so many cells long."""
        room = max(1, width - self.cells(left + right))
        return self.glyph(left + self.level * room + right)

    def arrow(self, node: Arrow) -> Box:
        """Return an arrow between what is above and what is below it."""
        over, under = self.row(node.over, True), self.row(node.under, True)
        width = max(over.width, under.width) + 2
        if node.text in _SHAFTS:
            shaft = self.shaft(*_SHAFTS[node.text], width)
        else:
            text = {"⇒": "=", "⇐": "=", "⇔": "=", "=": "="}.get(node.text, "")
            shaft = self.glyph(text * (width // 2) + (node.text if node.text != "=" else "=="))
        boxes = [over] * bool(over.width) + [shaft] + [under] * bool(under.width)
        return stack(boxes, over.height if over.width else 0)

    def array(self, node: Array) -> Box:
        """Return cells in rows and columns, their delimiters as tall as they."""
        if node.kind == "substack":
            return stack([self.row(cell, True) for cells in node.rows for cell in cells], 0)
        loose = len(node.rows) == 2 and not node.rules
        rows = [[self.part(cell) for cell in cells] for cells in node.rows]
        box = self.grid(node, rows, loose).box
        if not box.rows:
            return EMPTY
        left = self.fence(node.left, box.baseline, box.below)
        right = self.fence(node.right, box.baseline, box.below)
        inner = blank(1) if node.kind == "cases" and node.left else EMPTY
        return beside((left, inner, box, right))

    def grid(self, node: Array, rows: list[list[Box]], spread: bool = False) -> Grid:
        """Lay out the cells of an array; with `spread`, a blank row is between all its rows."""
        letters, gaps = node.columns, [0, 2]
        columns = max(map(len, node.rows), default=1)
        if node.kind == "aligned" and node.columns == "rl":
            letters = "rl" * columns
            gaps = [0, 0, *[3, 0] * columns]
        elif node.kind == "aligned":
            gaps = [0, 1]
        ruling = Ruling(node.bars, node.rules, self.upright, self.level, self.crossings)
        return set_grid(rows, letters, gaps, ruling, spread)

    def boxed(self, node: Boxed) -> Box:
        """Return something in a frame."""
        body = self.part(node.body)
        corners = "┌┐└┘" if self.measure.ambiguous == 1 else "⎡⎤⎣⎦"
        bar = self.level * (body.width + 2)
        rows = (
            corners[0] + bar + corners[1],
            *(f"{self.upright} {row} {self.upright}" for row in body.rows),
            corners[2] + bar + corners[3],
        )
        return Box(rows, body.width + 4, body.baseline + 1)

    def phantom(self, node: Phantom) -> Box:
        """Return blanks."""
        box = self.row(node.body)
        return blank(box.width)

    def tag(self, node: Tag) -> Box:
        """Return a number, set apart."""
        return beside((blank(2), self.row(node.body)))


def _takes_limits(base: Node | None) -> bool:
    """Return whether scripts stand above and below an atom unless told otherwise."""
    match base:
        case Symbol() | Atom():
            return base.limits
        case LongMark():
            return base.kind.startswith(("overb", "underb")) and base.kind != "underbar"
    return False
