"""Formulas as MathML Core (W3C), from the tree that the terminal's drawings are made of."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tui.page.formula import tree_of
from tui.page.formula.tree import (
    Accent,
    Array,
    Arrow,
    Atom,
    Boxed,
    Class,
    Delimited,
    Fence,
    Fraction,
    LongMark,
    MathList,
    Node,
    Phantom,
    Radical,
    Script,
    Space,
    Symbol,
    Tag,
    Words,
)

_OVER = {
    "hat": "^", "widehat": "^", "tilde": "~", "widetilde": "~", "bar": "¯", "overline": "¯",
    "vec": "→", "overrightarrow": "→", "overleftarrow": "←", "overleftrightarrow": "↔",
    "dot": "˙", "ddot": "¨", "dddot": "⃛", "ddddot": "⃜", "acute": "´", "grave": "`",
    "breve": "˘", "check": "ˇ", "widecheck": "ˇ", "mathring": "˚", "overbrace": "⏞",
    "overbracket": "⎴", "overparen": "⏜", "overarc": "⏜", "wideparen": "⏜",
}  # fmt: skip
_UNDER = {
    "underline": "_", "underbar": "_", "underbrace": "⏟", "underbracket": "⎵", "underparen": "⏝",
    "underrightarrow": "→", "underleftarrow": "←", "underleftrightarrow": "↔",
}  # fmt: skip
_ALIGNED = {"aligned", "eqnarray", "split"}


def mathml(tex: str, *, display: bool) -> str | None:
    """Return a formula as a `math` element, or None where its TeX does not parse.

    Args:
        tex: the formula, its commands written out.
        display: whether it stands on lines of its own.
    """
    tree = tree_of(tex)
    if tree is None:
        return None
    kind = ' display="block"' if display else ""
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML"{kind}>{_row(tree)}</math>'


def _row(row: MathList | None) -> str:
    """Return a list as one element."""
    items = [_node(item) for item in row.items] if row else []
    return items[0] if len(items) == 1 else f"<mrow>{''.join(items)}</mrow>"


def _node(node: Node) -> str:
    match node:
        case Symbol():
            return _symbol(node)
        case Words(text):
            return f"<mtext>{_kept(_text(text))}</mtext>"
        case Space(cells):
            return f'<mspace width="{cells / 4:g}em"/>'
        case MathList():
            return _row(node)
        case Fraction():
            bar = "" if node.bar else ' linethickness="0"'
            return f"<mfrac{bar}>{_row(node.top)}{_row(node.bottom)}</mfrac>"
        case Script():
            return _script(node)
        case Radical(body, degree):
            if degree:
                return f"<mroot>{_row(body)}{_row(degree)}</mroot>"
            return f"<msqrt>{_row(body)}</msqrt>"
        case Delimited(left, body, right):
            return f"<mrow>{_fence(left)}{_row(body)}{_fence(right)}</mrow>"
        case Fence(text):
            return _fence(text)
        case Accent(mark, body):
            if mark == "cancel":
                return f'<mrow style="text-decoration: line-through">{_row(body)}</mrow>'
            return _marked(body, _OVER.get(mark, ""), "over", accent=True)
        case LongMark(kind, body):
            if kind in _UNDER:
                return _marked(body, _UNDER[kind], "under", accent=False)
            return _marked(body, _OVER.get(kind, ""), "over", accent=False)
        case Arrow(text, over, under):
            arrow = f'<mo stretchy="true">{_text(text)}</mo>'
            if over.items and under.items:
                return f"<munderover>{arrow}{_row(under)}{_row(over)}</munderover>"
            if under.items:
                return f"<munder>{arrow}{_row(under)}</munder>"
            return f"<mover>{arrow}{_row(over)}</mover>"
        case Array():
            return _array(node)
        case Boxed(body):
            return f'<mrow style="border: 1px solid; padding: 0.2em">{_row(body)}</mrow>'
        case Phantom(body):
            return f"<mphantom>{_row(body)}</mphantom>"
        case Atom(body):
            return _row(body)
        case Tag(body):
            return f'<mrow><mspace width="2em"/>{_row(body)}</mrow>'


def _symbol(symbol: Symbol) -> str:
    text = _text(symbol.text)
    if symbol.kind in (Class.ORD, Class.INNER) or symbol.text.isalpha():
        if symbol.text.replace(".", "").replace(",", "").isdecimal():
            return f"<mn>{text}</mn>"
        return f"<mi>{text}</mi>"
    if symbol.kind in (Class.OPEN, Class.CLOSE):
        return f'<mo stretchy="false">{text}</mo>'
    if symbol.kind is Class.SIGN:
        return f'<mo form="prefix">{text}</mo>'
    return f"<mo>{text}</mo>"


def _script(node: Script) -> str:
    base = _node(node.base) if node.base else "<mrow></mrow>"
    limits = node.limits
    if limits is None:
        limits = isinstance(node.base, Symbol | Atom) and node.base.limits
    names = ("munder", "mover", "munderover") if limits else ("msub", "msup", "msubsup")
    if node.sub is not None and node.sup is not None:
        return f"<{names[2]}>{base}{_row(node.sub)}{_row(node.sup)}</{names[2]}>"
    name, script = (names[0], node.sub) if node.sub is not None else (names[1], node.sup)
    return f"<{name}>{base}{_row(script)}</{name}>"


def _fence(text: str) -> str:
    return f'<mo fence="true" stretchy="true">{_text(text)}</mo>' if text else ""


def _marked(body: MathList, mark: str, where: str, *, accent: bool) -> str:
    if not mark:
        return _row(body)
    stretchy = "false" if accent else "true"
    sign = f'<mo stretchy="{stretchy}">{_text(mark)}</mo>'
    name = "accentunder" if where == "under" else "accent"
    return f'<m{where} {name}="true">{_row(body)}{sign}</m{where}>'


def _array(node: Array) -> str:
    columns = node.columns or (
        "rl" if node.kind in _ALIGNED else "l" if "cases" in node.kind else ""
    )
    rows = "".join(f"<mtr>{_cells(row, columns)}</mtr>" for row in node.rows)
    table = f"<mtable>{rows}</mtable>"
    if not (node.left or node.right):
        return table
    return f"<mrow>{_fence(node.left)}{table}{_fence(node.right)}</mrow>"


def _cells(row: Iterable[MathList], columns: str) -> str:
    out = []
    for place, cell in enumerate(row):
        side = columns[place % len(columns)] if columns else "c"
        align = {"l": "left", "r": "right"}.get(side)
        style = f' style="text-align: {align}"' if align else ""
        out.append(f"<mtd{style}>{_row(cell)}</mtd>")
    return "".join(out)


def _kept(text: str) -> str:
    """Return text with the blanks at its ends, which MathML drops, as ones that it keeps."""
    words = text.strip(" ")
    start = len(text) - len(text.lstrip(" "))
    return "\xa0" * start + words + "\xa0" * (len(text) - start - len(words))


def _text(text: str) -> str:
    return escape(text, quote=False)
