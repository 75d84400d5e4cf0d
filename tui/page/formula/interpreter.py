"""From TeX as it is written to a formula as it is meant: rows, scripts, delimiters, switches."""

from __future__ import annotations

import re

from . import alphabets
from .arguments import delimiter, grouped, spliced
from .constructs import construct
from .environments import array, is_break, lines
from .symbols import typed
from .tex_commands import INFIX, KERNS, NOTHING, SPACES, SWITCHES
from .tex_parser import Chars, ControlSequence, Environment, Group, NotTeX, TexNode
from .tree import Class, Delimited, Fence, Fraction, MathList, Node, Script, Space, Symbol, Words

# Numbers, blanks, primes, Chinese words; else a character with the marks that belong to it.
_NUMBERS = r"[1-9]\d{0,2}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?|\.\d+|\.{3,}"
_PIECES = (
    rf"{_NUMBERS}|。{{3,}}|\s+|:=|'+"
    r"|[⺀-⿿々-〇぀-ヿ㐀-鿿가-힣豈-﫿]+"
    r"|.[\u0300-\u036f\u20d0-\u20ff\ufe0e\ufe0f]*(?:\u200d.[\ufe0f]?)*"
)
_ASCII_PIECES = re.compile(rf"{_NUMBERS}|\s+|:=|'+|.", re.DOTALL)
"""The same where all is ASCII, as it is nearly always: the others take 2 ms to compile."""
_LENGTH = re.compile(r"\s*=?\s*[-+]?\s*[\d.]+\s*(?:ex|em|pt|cm|mm|px|in|mu|bp|pc)\s*")
_SIZES = re.compile(r"(?:big|Big|bigg|Bigg)([lrm]?)")
_SIDES = {"l": Class.OPEN, "r": Class.CLOSE, "m": Class.REL}


def math_list(items: tuple[TexNode, ...]) -> MathList:
    """Return what a formula means."""
    return row(items)


def row(items: tuple[TexNode, ...], font: str = "") -> MathList:
    """Return atoms side by side; lines one below the other where the row is broken by `\\\\`."""
    if any(is_break(item) for item in items):
        return lines(items, font, row)
    infixes = [at for at, item in enumerate(items) if getattr(item, "name", "") in INFIX]
    if len(infixes) > 1:
        raise NotTeX("more than one fraction without braces")
    for at in infixes:
        left, bar, right = INFIX[getattr(items[at], "name", "")]
        fraction = Fraction(row(items[:at], font), row(items[at + 1 :], font), bar)
        return MathList((Delimited(left, MathList((fraction,)), right) if left else fraction,))
    return _RowInterpreter(font).read(items)


class _RowInterpreter:
    """The reading of one row: what has been read, what is open, the font that is on."""

    def __init__(self, font: str) -> None:
        self.font = font
        self.out: list[Node] = []
        self.open: list[tuple[str, list[Node]]] = []

    def read(self, items: tuple[TexNode, ...]) -> MathList:
        """Return the row of these items."""
        place = 0
        while place < len(items):
            item = items[place]
            place += 1
            match item:
                case Chars():
                    self.characters(item.text)
                case Group():
                    self.out.append(grouped(row(item.items, self.font)))
                case Environment():
                    self.out.extend(array(item, self.font, row).items)
                case ControlSequence(name) if name in KERNS:
                    self.out.extend([Space(1)] if name.endswith(("kern", "skip")) else ())
                    place += self.skip(items, place)
                case ControlSequence():
                    self.command(item)
        while self.open:
            left, before = self.open.pop()
            self.out = [*before, Symbol(left, Class.OPEN), *self.out]
        return MathList(spliced(self.out))

    def skip(self, items: tuple[TexNode, ...], place: int) -> int:
        r"""Read what follows the length after a `\kern`; return how many items were used up."""
        following = items[place] if place < len(items) else None
        if isinstance(following, Chars) and (length := _LENGTH.match(following.text)):
            self.characters(following.text[length.end() :])
            return 1
        return 0

    def characters(self, text: str) -> None:
        """Read characters: an atom each, except for numbers, Chinese words and names."""
        if text.isascii():
            pieces = _ASCII_PIECES.findall(text)
        else:
            pieces = re.findall(_PIECES, text, re.DOTALL)
        for place, piece in enumerate(pieces):
            if piece.isspace():
                continue
            if piece[0] == "'":
                self.script(None, MathList((Symbol("′" * len(piece)),)))
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
        joins = isinstance(last, Symbol) and last.kind is Class.ORD and last.text.isascii()
        if isinstance(last, Symbol) and joins and last.text.isalpha():
            self.out[-1] = Symbol(last.text + piece)
        else:
            self.out.append(Symbol(piece))

    def script(self, sub: MathList | None, sup: MathList | None) -> None:
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
                both = MathList((*before, *sup.items))
                self.out.append(Script(base.base, base.sub, both, base.limits))
                return
        if base is None and self.out:
            limits = False
        self.out.append(Script(base, sub, sup, limits))

    def limits(self, above_and_below: bool) -> None:
        """Say where the scripts of the atom before it stand."""
        if not self.out:
            return
        last = self.out.pop()
        if isinstance(last, Script):
            self.out.append(Script(last.base, last.sub, last.sup, above_and_below))
        else:
            self.out.append(Script(last, None, None, above_and_below))

    def command(self, item: ControlSequence) -> None:
        """Read a command: those that change how the row is read here, the others by their rule."""
        name = item.name
        first = item.arguments[0] if item.arguments else None
        if name == "^":
            self.script(None, self.argument(first))
        elif name == "_":
            self.script(self.argument(first), None)
        elif name in ("limits", "nolimits"):
            self.limits(name == "limits")
        elif name == "left":
            self.open.append((delimiter(first), self.out))
            self.out = []
        elif name == "right":
            self.close(delimiter(first))
        elif name == "middle":
            text = delimiter(first)
            self.out.append(Fence(text) if self.open else typed(text))
        elif size := _SIZES.fullmatch(name):
            text = delimiter(first)
            bar = not size[1] and text in ("|", "‖")
            side = _SIDES.get(size[1]) or typed(text).kind
            self.out.append(Fence(text) if bar else Symbol(text, side))
        elif name in SWITCHES and not item.arguments:
            self.font = SWITCHES[name]
        elif name in SPACES:
            self.out.extend([Space(SPACES[name])] if SPACES[name] else ())
        elif name not in NOTHING:
            self.out.extend(construct(item, self.font, row))

    def argument(self, source: TexNode | None) -> MathList:
        """Return the argument of a script as a row."""
        if source is None:
            return MathList()
        return row(source.items if isinstance(source, Group) else (source,), self.font)

    def close(self, right: str) -> None:
        r"""Put what was read since the last `\left` between its delimiters."""
        if self.open:
            left, before = self.open.pop()
            self.out = [*before, Delimited(left, MathList(spliced(self.out)), right)]
        elif right:
            self.out.append(Symbol(right, Class.CLOSE))


def _numbers(pieces: list[str], place: int) -> bool:
    return pieces[place - 1][-1].isdigit() and pieces[place + 1][0].isdigit()


def _primes(script: MathList) -> bool:
    return all(isinstance(item, Symbol) and set(item.text) == {"′"} for item in script.items)
