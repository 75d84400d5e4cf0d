"""A formula on one line: parentheses say what position says on paper."""

from __future__ import annotations

from unicodedata import combining

from tui.page.cells import NARROW, Measure

from . import alphabets, separators
from .box import Box, beside
from .grouping import product, radicand, single
from .setting import Setting
from .spacing import WIDE_PUNCTUATION, gap, kind, kinds, large
from .tree import (
    Accent,
    Array,
    Arrow,
    Boxed,
    Class,
    Delimited,
    Fraction,
    LongMark,
    MathList,
    Node,
    Phantom,
    Radical,
    Script,
    Space,
    Tag,
    Words,
)

_SPOKEN = {
    "widehat": "hat", "widetilde": "tilde", "overrightarrow": "vec", "underbar": "underline",
    "widecheck": "check", "overarc": "arc", "wideparen": "arc",
    "overleftarrow": "←", "overleftrightarrow": "↔", "underrightarrow": "→",
    "underleftarrow": "←", "underleftrightarrow": "↔",
}  # fmt: skip
_BRACES = frozenset(("overbrace", "underbrace", "overbracket", "underbracket"))
_JOINED = frozenset(("overline", "underline", "underbar", "bar", "cancel"))
_SEEN = 24
"""Characters back up to which a text is looked at that might run on into the next."""
_BOUND = (Fraction, Radical, Array)
"""Atoms of which neighbours may seem to bind a part."""
_ROOTS = {"3": "∛", "4": "∜"}


class OneLine(Setting):
    """Sets a formula on one row."""

    def __init__(self, measure: Measure = NARROW) -> None:
        """Set formulas for a terminal that gives text the cells of a measure."""
        super().__init__(measure)
        self.exact = True
        """Whether all that was set says by position, too, what TeX says by position."""

    def made(self, text: str) -> Box:
        """Return text in which brackets, signs or names were made up for want of a second row."""
        self.exact = False
        return self.glyph(text)

    def glyph(self, text: str) -> Box:
        """Return text as a box. Nothing is aligned on one line: its width is never asked for."""
        return Box((text,), len(text))

    def say(self, row: MathList, tight: bool = False) -> str:
        """Return a row as text."""
        return self.row(row, tight).text

    def beside(self, node: MathList, tight: bool) -> Box:
        """Return atoms as one text, parenthesised and set apart where they would run together."""
        items, found = node.items, kinds(node.items)
        boxes: list[Box] = []
        last, trail = "", Class.SPACE
        previous: Node | None = None
        for place, item in enumerate(items):
            free = not isinstance(item, _BOUND) or separators.free(items, found, place)
            text = self.atom(item, free, tight)
            if separators.unclosed(item) and not separators.ends(items, found, place):
                text = self.made(text + " }").text
            if not text:
                continue
            lead, end = separators.edges(item, text, found[place])
            blanks = gap(trail, lead, tight, place > 0 and large(items[place - 1]))
            if last and (separators.runs_on(previous, last, text) or separators.stray(item)):
                blanks = 1
            elif last[-1:] in WIDE_PUNCTUATION:
                blanks = 0
            if isinstance(item, Space):
                text = text[len(last) - len(last.rstrip(" ")) :]
            elif blanks and not last.endswith(" ") and not text.startswith(" "):
                text = " " * blanks + text
            boxes.append(self.glyph(text))
            last, trail, previous = (last + text)[-_SEEN:], end, item
        return beside(boxes)

    def atom(self, item: Node, free: bool, tight: bool) -> str:
        """Return an atom as text; `free` if no neighbour binds it as tightly as its own parts."""
        match item:
            case Fraction(bar=True) if not free:
                return self.made(f"({self.fraction(item).text})").text
            case Radical() if not free:
                return self.root(item, always=True)
            case Array(kind="aligned" | "gathered") if not free:
                return self.made(f"[{self.array(item).text}]").text
        return self.set(item, tight).text

    def fraction(self, node: Fraction) -> Box:
        """Return `a/b`, each half in parentheses unless it is one factor."""
        top, bottom = self.say(node.top, True), self.say(node.bottom, True)
        if not node.bar:
            return self.made(f"{top}; {bottom}")
        top = top if product(node.top) else self.made(f"({top})").text
        if top[-2:-1] == "^":
            top = self.made(f"({top})").text
        bottom = bottom if single(node.bottom) else self.made(f"({bottom})").text
        return self.glyph(f"{top}/{bottom}")

    def script(self, node: Script, tight: bool) -> Box:
        """Return scripts as raised and lowered characters, or after `^` and `_`."""
        if node.limits is not False and (name := _stack(node)):
            parts = [row for row in (node.sup, node.sub) if row is not None]
            text = ", ".join(self.say(row, True) for row in parts)
            body = self.say(node.base.body, True) if isinstance(node.base, LongMark) else ""
            if body:
                return self.made(f"{name}({body}, {text})")
            return self.made(f"{name}({text}, {self.base(node.base, True)})")
        base = self.base(node.base, tight)
        sub = self.shifted(node.sub, "_")
        sup = self.shifted(node.sup, "^")
        # A raised character after one that is not lowered would seem to belong to that.
        text = base + (sup + sub if sub[:1] == "_" and sup[:1] != "^" else sub + sup)
        return self.glyph(text)

    def base(self, base: Node | None, tight: bool) -> str:
        """Return the nucleus of a script; in parentheses if the script would join a part of it."""
        if base is None:
            return ""
        text = self.set(base, tight).text
        match base:
            case Fraction() | Radical() | Script() | Array(left=""):
                return self.made(f"({text})").text
        return text

    def shifted(self, script: MathList | None, sign: str) -> str:
        """Return a script as raised or lowered characters, else after `^` or `_`."""
        if script is None:
            return ""
        match script.items:
            case (Script(None, inner, None),) if sign == "_" and inner is not None:
                return self.shifted(inner, sign)
            case (Script(None, None, inner),) if sign == "^" and inner is not None:
                return self.shifted(inner, sign)
        text = self.say(script, True).strip()
        moved = alphabets.raised(text) if sign == "^" else alphabets.lowered(text)
        if moved is not None or not text:
            return moved or ""
        if alphabets.cluster_count(text) == 1 or (
            text[0] == "[" and text.find("]") == len(text) - 1
        ):
            return self.made(sign + text).text
        return self.made(f"{sign}({text})").text

    def radical(self, node: Radical) -> Box:
        """Return `√x` or `√(x+y)`."""
        return self.glyph(self.root(node, always=False))

    def root(self, node: Radical, always: bool) -> str:
        """Return a root; with `always`, the radicand stands in parentheses whatever it is."""
        body = self.say(node.body, True)
        if not radicand(node.body) or (always and body[:1] not in "([{|‖⌊⌈⟨"):
            body = self.made(f"({body})").text
        degree = self.say(node.degree, True) if node.degree else ""
        if degree in _ROOTS:
            return _ROOTS[degree] + body
        moved = alphabets.raised(degree)
        if degree and not moved:
            return self.made(f"√[{degree}]{body}").text
        return f"{moved or ''}√{body}"

    def delimited(self, node: Delimited, tight: bool) -> Box:
        """Return delimiters around a text; a binomial is `C(n, k)`."""
        left, right = node.left, node.right
        match node.body.items:
            case (Fraction(bar=False) as binomial,) if node.left == "(":
                top, bottom = self.say(binomial.top, True), self.say(binomial.bottom, True)
                return self.made(f"C({top}, {bottom})")
            case (Array(kind="matrix" | "array", left="", right="") as array,) if left and right:
                return self.made(left + self.cells_of(array) + right)
            case (Array(left="", right="") as array,) if left in ("", "{"):
                return self.made(self.listed(array, left, right))
        body = self.say(node.body, tight).strip()
        if not (left and right) and (left or right) in ("|", "‖", "/") and not single(node.body):
            body = self.made(f"({body})").text
        return self.glyph(left + body + right)

    def accent(self, node: Accent) -> Box:
        """Return combining marks on letters, or the mark as a function: `hat(AB)`."""
        match node.body.items:
            case (Script(base, sub, None),) if base is not None and node.mark != "cancel":
                return self.set(Script(Accent(node.mark, MathList((base,))), sub, None))
        text = self.say(node.body, True).strip()
        if not text:
            return self.glyph(alphabets.ALONE.get(node.mark, ""))
        joined = node.mark in _JOINED and all(each.isalnum() or combining(each) for each in text)
        if alphabets.cluster_count(text) == 1 or joined or node.mark == "cancel":
            return self.glyph(alphabets.marked(text, node.mark))
        return self.made(f"{_SPOKEN.get(node.mark, node.mark)}({text})")

    def line(self, node: LongMark) -> Box:
        """Return a line as a function of what it is along: `underbrace(a+b, n)`."""
        if node.kind in alphabets.MARKS:
            return self.accent(Accent(node.kind, node.body))
        return self.made(f"{_SPOKEN.get(node.kind, node.kind)}({self.say(node.body, True)})")

    def arrow(self, node: Arrow) -> Box:
        """Return an arrow with its labels as scripts."""
        over, under = self.shifted(node.over, "^"), self.shifted(node.under, "_")
        return self.glyph(node.text + over + under)

    def array(self, node: Array) -> Box:
        """Return `[a, b; c, d]`, or lines with semicolons between them."""
        tight = node.kind == "substack"
        cells = [[self.say(cell, tight).strip() for cell in row] for row in node.rows]
        narrow = max(map(len, node.rows), default=1) == 1
        if node.kind in ("aligned", "gathered") or (node.kind == "array" and narrow):
            lines = (" ".join(filter(None, row)) for row in cells)
            said = list(filter(None, lines))
            return self.made("; ".join(said)) if len(said) > 1 else self.glyph("".join(said))
        if node.kind == "substack":
            return self.made(", ".join(filter(None, (" ".join(row) for row in cells))))
        if node.kind == "cases":
            return self.made(self.listed(node, node.left, node.right))
        return self.made((node.left or "[") + self.cells_of(node) + (node.right or "]"))

    def cells_of(self, node: Array) -> str:
        """Return the cells of a matrix: commas between them, semicolons between its rows."""
        rows = ((self.cell(cell).rstrip(",，") for cell in row) for row in node.rows)
        return "; ".join(map(", ".join, rows))

    def cell(self, cell: MathList) -> str:
        """Return a cell among others: a brace that it opens is closed in it."""
        ends = bool(cell.items) and separators.unclosed(cell.items[-1])
        return self.say(cell).strip() + " }" * ends

    def listed(self, node: Array, left: str, right: str) -> str:
        """Return the rows of an array that has a brace on one side, as of `cases`."""
        if node.kind in ("aligned", "gathered"):
            text = self.array(node).text
        else:
            cells = ((self.cell(cell).rstrip(",，") for cell in row) for row in node.rows)
            text = "; ".join(", ".join(filter(None, row)) for row in cells)
        return (left and f"{left} ") + text + (right and f" {right}")

    def boxed(self, node: Boxed) -> Box:
        """Return something in brackets."""
        return self.made(f"[{self.say(node.body)}]")

    def phantom(self, node: Phantom) -> Box:
        """Return a blank."""
        return self.glyph(" ")

    def tag(self, node: Tag) -> Box:
        """Return a number, set apart."""
        return self.glyph("  " + self.say(node.body))


def _stack(node: Script) -> str:
    """Return the name of what stands above or below an atom that is no index or power of it."""
    match node.base:
        case LongMark(kind=name) if name in _BRACES:
            return name
        case None | Words():
            return ""
    if not node.limits or kind(node.base) is not Class.ORD:
        return ""
    return "overset" if node.sup else "underset"
