"""From TeX as it is written to a formula as it is meant: rows, scripts, delimiters, switches."""

from __future__ import annotations

import re

from . import alphabets
from .environments import ENVIRONMENTS, array, is_break, lines
from .source import Chars, Command, Environment, Group, Source
from .symbols import named, typed
from .tree import (
    Accent,
    Arrow,
    Atom,
    Boxed,
    Class,
    Delimited,
    Fence,
    Fraction,
    Line,
    Node,
    Phantom,
    Radical,
    Row,
    Script,
    Space,
    Symbol,
    Tag,
    Words,
)

_PIECES = re.compile(
    r"\d+(?:\.\d+)?|\.\d+|\.{3,}|。{3,}|\s+|:=|'+|[⺀-〿㐀-鿿豈-﫿぀-ヿ가-힣]+|.", re.DOTALL
)
_FONTS = {
    "mathbb": "bb", "Bbb": "bb", "mathcal": "cal", "mathscr": "cal", "mathfrak": "frak",
    "mathbf": "bold", "bold": "bold", "boldsymbol": "bold", "bm": "bold", "pmb": "bold",
    "mathbfit": "bold", "mathrm": "rm", "mathup": "rm", "mathit": "rm", "mathsf": "rm",
    "mathtt": "rm", "mathnormal": "",
}  # fmt: skip
_SWITCHES = {
    "rm": "rm", "bf": "bold", "it": "", "cal": "cal", "tt": "rm", "sf": "rm", "scr": "cal",
    "frak": "frak", "mit": "", "sl": "", "sc": "rm", "bfseries": "bold", "boldmath": "bold",
}  # fmt: skip
_SPACES = {
    ",": 1, ":": 1, ";": 1, ">": 1, " ": 1, "~": 1, "!": 0, "quad": 2, "qquad": 4, "enspace": 1,
    "thinspace": 1, "medspace": 1, "thickspace": 1, "negthinspace": 0, "space": 1, "nbsp": 1,
    "enskip": 1, "hfill": 2, "hfil": 2, "\n": 1, "\t": 1, "/": 0, "-": 0,
}  # fmt: skip
_TEXT = frozenset(
    [
        "text",
        "textrm",
        "textbf",
        "textit",
        "texttt",
        "textsf",
        "textsc",
        "textup",
        "textnormal",
        "textmd",
        "emph",
        "mbox",
        "hbox",
        "vbox",
        "unicode",
        "uppercase",
        "lowercase",
    ]
)
_NOTHING = frozenset(
    [
        "displaystyle",
        "textstyle",
        "scriptstyle",
        "scriptscriptstyle",
        "nonumber",
        "notag",
        "hline",
        "hfill",
        "strut",
        "mathstrut",
        "relax",
        "null",
        "begin",
        "end",
        "allowbreak",
        "nobreak",
        "noindent",
        "centering",
        "par",
        "protect",
        "smallskip",
        "medskip",
        "bigskip",
        "label",
        "color",
        "hspace",
        "vspace",
        "toprule",
        "midrule",
        "bottomrule",
        "displaylimits",
        "clap_",
        "normalsize",
        "small",
        "large",
        "Large",
        "LARGE",
        "huge",
        "Huge",
        "tiny",
        "footnotesize",
        "scriptsize",
        "require",
        "cline",
    ]
)
_KERNS = re.compile(r"\s*=?\s*-?[\d.]+\s*(?:ex|em|pt|cm|mm|px|in|mu|bp|pc)\s*")
_INFIX = {"over": ("", True, ""), "atop": ("", False, ""), "choose": ("(", False, ")"),
          "brace": ("{", False, "}"), "brack": ("[", False, "]"), "above": ("", True, "")}  # fmt: skip
_SIZES = re.compile(r"(?:big|Big|bigg|Bigg)([lrm]?)")
_DELIMITERS = {".": "", "<": "⟨", ">": "⟩", "\\|": "‖", "|": "|", "/": "/"}
_CLASSES = {
    "mathop": Class.OP, "mathbin": Class.BIN, "mathrel": Class.REL, "mathopen": Class.OPEN,
    "mathclose": Class.CLOSE, "mathpunct": Class.PUNCT, "mathord": Class.ORD,
    "mathinner": Class.INNER,
}  # fmt: skip
_LINES = frozenset(
    [
        "overbrace",
        "underbrace",
        "overbracket",
        "underbracket",
        "overparen",
        "underparen",
        "overline",
        "underline",
        "overrightarrow",
        "overleftarrow",
        "overleftrightarrow",
        "underrightarrow",
        "underleftarrow",
        "underleftrightarrow",
        "overarc",
        "wideparen",
        "underbar",
        "widehat",
        "widetilde",
        "widecheck",
    ]
)
_ARROWS = {
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒",
    "xLeftarrow": "⇐", "xLeftrightarrow": "⇔", "xlongequal": "=", "xmapsto": "↦",
    "xhookrightarrow": "↪", "xhookleftarrow": "↩",
}  # fmt: skip
_PLAIN_ARRAYS = {"matrix": "matrix", "pmatrix": "pmatrix", "bmatrix": "bmatrix",
                 "vmatrix": "vmatrix", "cases": "cases", "eqalign": "aligned",
                 "displaylines": "gather"}  # fmt: skip


def formula(items: tuple[Source, ...]) -> Row:
    """Return what a formula means."""
    return row(items)


def row(items: tuple[Source, ...], font: str = "") -> Row:
    """Return atoms side by side; lines one below the other where the row is broken by `\\\\`."""
    if any(is_break(item) for item in items):
        return lines(items, font, row)
    for place, item in enumerate(items):
        if isinstance(item, Command) and item.name in _INFIX:
            left, bar, right = _INFIX[item.name]
            fraction = Fraction(row(items[:place], font), row(items[place + 1 :], font), bar)
            return Row((Delimited(left, Row((fraction,)), right) if left else fraction,))
    return _Reading(font).read(items)


def _only(items: tuple[Source, ...] | Source | None, font: str = "") -> Row:
    """Return an argument as a row."""
    match items:
        case None:
            return Row()
        case Group():
            return row(items.items, font)
        case tuple():
            return row(items, font)
    return row((items,), font)


def words(source: Source | None) -> tuple[Node, ...]:
    r"""Return the inside of a `\text{…}`: blanks kept, formulas in it read as such."""
    match source:
        case None:
            return ()
        case Chars():
            return (Words(re.sub(r"\s+", " ", source.text)),)
        case Group():
            if source.tex.startswith("$") or source.tex.startswith("\\("):
                return row(source.items).items
            return tuple(node for item in source.items for node in words(item))
        case Command("^" | "_"):
            return (Words(source.name), *words(source.arguments[0]))
        case Command("~"):
            return (Words(" "),)
        case Command() if source.name in _TEXT:
            return tuple(node for argument in source.arguments for node in words(argument))
    return row((source,)).items


class _Reading:
    """The reading of one row: what has been read, what is open, the font that is on."""

    def __init__(self, font: str) -> None:
        self.font = font
        self.out: list[Node] = []
        self.open: list[tuple[str, list[Node]]] = []

    def read(self, items: tuple[Source, ...]) -> Row:
        place = 0
        while place < len(items):
            item = items[place]
            place += 1
            match item:
                case Chars():
                    self.characters(item.text)
                case Group():
                    self.out.append(_grouped(row(item.items, self.font)))
                case Environment():
                    self.out.extend(array(item, self.font, row).items)
                case Command("kern" | "hskip" | "mkern" | "mskip"):
                    place += self.skip(items, place)
                case Command():
                    self.command(item)
        while self.open:
            left, before = self.open.pop()
            self.out = [*before, Symbol(left, Class.OPEN), *self.out]
        return Row(tuple(_spliced(self.out)))

    def skip(self, items: tuple[Source, ...], place: int) -> int:
        r"""Read what follows a `\kern`; return how many items were used up."""
        self.out.append(Space(1))
        following = items[place] if place < len(items) else None
        if isinstance(following, Chars) and (length := _KERNS.match(following.text)):
            self.characters(following.text[length.end() :])
            return 1
        return 0

    def characters(self, text: str) -> None:
        pieces = _PIECES.findall(text)
        for place, piece in enumerate(pieces):
            if piece.isspace():
                continue
            if piece[0] == "'":
                self.script(None, Row((Symbol("′" * len(piece)),)))
            elif piece == ":=":
                self.out.append(Symbol(":=", Class.REL))
            elif piece.startswith(("...", "。。。")):
                self.out.append(Symbol("…"))
            elif piece == ":" and 0 < place < len(pieces) - 1 and _numbers(pieces, place):
                self.out.append(Symbol(":"))
            elif len(piece) > 1 and not piece.isascii():
                self.out.append(Words(piece))
            elif self.font and self.font != "rm":
                shaped = "".join(alphabets.shaped(each, self.font) for each in piece)
                self.out.append(typed(piece) if shaped == piece else Symbol(shaped))
            elif self.font == "rm" and piece.isalpha() and piece.isascii():
                self.letters(piece)
            else:
                self.out.append(Symbol(piece) if len(piece) > 1 else typed(piece))

    def letters(self, piece: str) -> None:
        """Put an upright letter to the word before it: roman letters make one name."""
        last = self.out[-1] if self.out else None
        if isinstance(last, Symbol) and last.text.isalpha() and last.text.isascii():
            self.out[-1] = Symbol(last.text + piece)
        else:
            self.out.append(Symbol(piece))

    def script(self, sub: Row | None, sup: Row | None) -> None:
        """Put a script to the atom before it."""
        base: Node | None = None
        if self.out and not isinstance(self.out[-1], Space):
            base = self.out.pop()
        limits = None
        if isinstance(base, Script):
            if sub is not None and base.sub is None:
                self.out.append(Script(base.base, sub, base.sup, base.limits))
                return
            if sup is not None and (base.sup is None or _primes(base.sup) or _primes(sup)):
                before = base.sup.items if base.sup else ()
                both = Row((*before, *sup.items))
                self.out.append(Script(base.base, base.sub, both, base.limits))
                return
        if base is None and self.out:
            limits = False
        self.out.append(Script(base, sub, sup, limits))

    def limits(self, above_and_below: bool) -> None:
        if not self.out:
            return
        last = self.out.pop()
        if isinstance(last, Script):
            self.out.append(Script(last.base, last.sub, last.sup, above_and_below))
        else:
            self.out.append(Script(last, None, None, above_and_below))

    def command(self, item: Command) -> None:
        name, arguments = item.name, item.arguments
        first = arguments[0] if arguments else None
        last = arguments[-1] if arguments else None
        if name == "^":
            self.script(None, _only(first, self.font))
        elif name == "_":
            self.script(_only(first, self.font), None)
        elif name in ("limits", "nolimits"):
            self.limits(name == "limits")
        elif name == "left":
            self.open.append((_delimiter(first), self.out))
            self.out = []
        elif name == "right":
            right = _delimiter(first)
            if self.open:
                left, before = self.open.pop()
                body = Row(tuple(_spliced(self.out)))
                self.out = [*before, Delimited(left, body, right)]
            elif right:
                self.out.append(Symbol(right, Class.CLOSE))
        elif name == "middle":
            self.out.append(Fence(_delimiter(first)) if self.open else typed(_delimiter(first)))
        elif size := _SIZES.fullmatch(name):
            kind = {"l": Class.OPEN, "r": Class.CLOSE, "m": Class.REL}.get(size[1])
            text = _delimiter(first)
            self.out.append(Symbol(text, kind or typed(text).kind))
        elif name in _SWITCHES and not arguments:
            self.font = _SWITCHES[name]
        elif name in _NOTHING:
            self.blank(name, last)
        elif name in _SPACES:
            if _SPACES[name]:
                self.out.append(Space(_SPACES[name]))
        else:
            self.out.extend(self.construct(name, arguments, first, last))

    def blank(self, name: str, argument: Source | None) -> None:
        if name == "hspace":
            self.out.append(Space(2))

    def construct(
        self,
        name: str,
        arguments: tuple[Source | None, ...],
        first: Source | None,
        last: Source | None,
    ) -> tuple[Node, ...]:
        """Return what a command with its arguments becomes."""
        font = self.font
        if name in _TEXT:
            return words(last)
        if name in ("frac", "dfrac", "tfrac", "cfrac", "sfrac", "nicefrac") and last is not None:
            return (Fraction(_only(first, font), _only(last, font)),)
        if name in ("binom", "dbinom", "tbinom"):
            binomial = Fraction(_only(first, font), _only(last, font), bar=False)
            return (Delimited("(", Row((binomial,)), ")"),)
        if name == "genfrac" and len(arguments) == 6:
            bar = not (isinstance(arguments[2], Group) and arguments[2].tex.startswith("0"))
            fraction = Fraction(_only(arguments[4], font), _only(arguments[5], font), bar)
            left, right = _delimiter(first), _delimiter(arguments[1])
            return (Delimited(left, Row((fraction,)), right) if left or right else fraction,)
        if name == "sqrt":
            degree = _only(first, font) if first is not None else None
            return (Radical(_only(last, font), degree),)
        if name in _FONTS and last is not None:
            return (_grouped(_only(last, _FONTS[name])),)
        if name in ("overset", "stackrel", "underset", "buildrel"):
            return (self.stacked(name, _only(first, font), _only(last, font)),)
        if name in _ARROWS:
            return (Arrow(_ARROWS[name], _only(last, font), _only(first, font)),)
        if name in _LINES and last is not None:
            return (Line(name, _only(last, font)),)
        if name in alphabets.MARKS and last is not None:
            return (Accent(name, _only(last, font)),)
        if name == "operatorname":
            text = Row(tuple(_spliced(_only(last, "rm").items)))
            return (Atom(text, Class.OP, limits=first is not None),)
        if name in _CLASSES:
            body = _only(last, font)
            return (Atom(body, _CLASSES[name], limits=name == "mathop"),)
        if name == "substack":
            return lines(last.items if isinstance(last, Group) else (), font, row, "substack").items
        if name in _PLAIN_ARRAYS and isinstance(last, Group):
            return array(Environment(_PLAIN_ARRAYS[name], last.items), font, row).items
        if name == "tag":
            inner = words(last)
            return (Tag(Row(inner if first else (Words("("), *inner, Words(")")))),)
        if name in ("eqno", "leqno"):
            return (Space(4),)
        if name in ("pmod", "pod", "mod"):
            inner = (Symbol("mod", Class.OP), *_only(last, font).items)
            if name == "pod":
                inner = inner[1:]
            if name == "mod":
                return (Space(2), *inner)
            return (Space(1), Symbol("(", Class.OPEN), *inner, Symbol(")", Class.CLOSE))
        if name in ("boxed", "fbox", "framebox"):
            return (Boxed(_only(last, font) if name == "boxed" else Row(words(last))),)
        if name in ("phantom", "hphantom"):
            return (Phantom(_only(last, font)),)
        if name == "vphantom":
            return ()
        if name in ("cancel", "bcancel", "xcancel", "sout"):
            return (Accent("cancel", _only(last, font)),)
        if name in ("not", "slashed"):
            return _struck(_only(last, font))
        if name in ("ket", "Ket", "bra", "Bra", "braket", "Braket", "abs", "norm"):
            left, right = {"k": "|⟩", "b": "⟨|", "a": "||", "n": "‖‖"}[name[0].lower()]
            if name.lower() == "braket":
                right = "⟩"
            return (Delimited(left, _only(last, font), right),)
        if name == "multicolumn":
            return _only(last, font).items
        if name in ("ref", "eqref"):
            inner = words(last)
            return inner if name == "ref" else (Words("("), *inner, Words(")"))
        if arguments:
            return _only(last, font).items
        if symbol := named(name):
            if font == "bold" and len(symbol.text) == 1:
                return (Symbol(alphabets.shaped(symbol.text, font), symbol.kind, symbol.limits),)
            return (symbol,)
        return (typed(name) if len(name) == 1 else Symbol(name, Class.OP),)

    def stacked(self, name: str, first: Row, last: Row) -> Node:
        """Return one thing set above or below another."""
        base: Node = last.items[0] if len(last.items) == 1 else Atom(last, Class.ORD)
        if isinstance(base, Script) and base.limits is None:
            base = Atom(last, Class.ORD)
        if name == "underset":
            return Script(base, first, None, limits=True)
        return Script(base, None, first, limits=True)


def _numbers(pieces: list[str], place: int) -> bool:
    return pieces[place - 1][-1].isdigit() and pieces[place + 1][0].isdigit()


def _primes(script: Row) -> bool:
    return all(isinstance(item, Symbol) and set(item.text) == {"′"} for item in script.items)


def _grouped(inner: Row) -> Node:
    """Return a group as an atom: braces make an operator an ordinary symbol."""
    if len(inner.items) == 1:
        item = inner.items[0]
        if isinstance(item, Symbol) and item.kind in (Class.BIN, Class.REL, Class.PUNCT):
            return Symbol(item.text)
        return item
    return inner


def _spliced(items: list[Node]) -> list[Node]:
    """Return the items with rows within the row put in their place."""
    out: list[Node] = []
    for item in items:
        if isinstance(item, Row):
            out.extend(item.items)
        else:
            out.append(item)
    return out


def _struck(body: Row) -> tuple[Node, ...]:
    match body.items:
        case (Symbol(text, kind), *rest):
            return (Symbol(alphabets.struck(text), kind), *rest)
    return body.items


def _delimiter(source: Source | None) -> str:
    r"""Return the character a delimiter after `\left` or `\big` is, empty for none."""
    match source:
        case Chars(text):
            return _DELIMITERS.get(text.strip(), text.strip())
        case Command(name):
            if name in _DELIMITERS and name != "|":
                return _DELIMITERS[name]
            symbol = named(name)
            return "‖" if name == "|" else symbol.text if symbol else name
        case Group():
            return _delimiter(source.items[0]) if source.items else ""
    return ""


__all__ = ["ENVIRONMENTS", "formula"]
