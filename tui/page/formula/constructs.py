"""What each command with arguments becomes: a rule a construct."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from . import alphabets, commands
from .environments import Reader, array, lines
from .source import Chars, Command, Environment, Group, Source
from .symbols import named, typed
from .tree import (
    Accent,
    Arrow,
    Atom,
    Boxed,
    Class,
    Delimited,
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

Nodes = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A command where it stands: its arguments, the font that is on, who reads rows."""

    name: str
    arguments: tuple[Source | None, ...]
    font: str
    reader: Reader

    def source(self, place: int) -> Source | None:
        """Return an argument as it was written, None if it was left out."""
        count = len(self.arguments)
        return self.arguments[place] if -count <= place < count else None

    def row(self, place: int, font: str | None = None) -> Row:
        """Return an argument as a row."""
        source, font = self.source(place), self.font if font is None else font
        if source is None:
            return Row()
        return self.reader(source.items if isinstance(source, Group) else (source,), font)

    def words(self, place: int) -> Nodes:
        """Return an argument as text."""
        return words(self.source(place), self.reader)


def construct(item: Command, font: str, reader: Reader) -> Nodes:
    """Return what a command becomes; one that is not known becomes its own name."""
    call = Call(item.name, item.arguments, font, reader)
    if item.arguments:
        return _RULES.get(item.name, _argument)(call)
    symbol = named(item.name)
    if symbol is None:
        return (typed(item.name) if len(item.name) == 1 else Symbol(item.name, Class.OP),)
    if font in ("bold", "bb") and len(symbol.text) == 1:
        symbol = Symbol(alphabets.shaped(symbol.text, font), symbol.kind, symbol.limits)
    return (symbol,)


def words(source: Source | None, reader: Reader) -> Nodes:
    r"""Return the inside of a `\text{…}`: blanks kept, formulas in it read as such."""
    match source:
        case None:
            return ()
        case Chars():
            return (Words(re.sub(r"\s+", " ", source.text)),)
        case Group():
            if source.tex.startswith(("$", "\\(")):
                return reader(source.items, "").items
            return tuple(node for item in source.items for node in words(item, reader))
        case Command("^" | "_"):
            return (Words(source.name), *words(source.arguments[0], reader))
        case Command("~" | " " | "\\"):
            return (Words(" "),)
        case Command() if source.name in commands.TEXT:
            return tuple(node for each in source.arguments for node in words(each, reader))
    return reader((source,), "").items


def grouped(inner: Row) -> Node:
    """Return a group as an atom: braces make an operator an ordinary symbol."""
    if len(inner.items) == 1:
        item = inner.items[0]
        if isinstance(item, Symbol) and item.kind in (Class.BIN, Class.REL, Class.PUNCT):
            return Symbol(item.text)
        return item
    return inner


def spliced(items: Iterable[Node]) -> Nodes:
    """Return the items with the rows among them put in place of themselves."""
    return tuple(
        inner for item in items for inner in (item.items if isinstance(item, Row) else (item,))
    )


def delimiter(source: Source | None) -> str:
    r"""Return the character a delimiter after `\left` or `\big` is, empty for none."""
    match source:
        case Chars(text):
            return {".": "", "<": "⟨", ">": "⟩"}.get(text.strip(), text.strip())
        case Command("|"):
            return "‖"
        case Command(name):
            symbol = named(name)
            return symbol.text if symbol else name
        case Group(items):
            return delimiter(items[0]) if items else ""
    return ""


def _argument(call: Call) -> Nodes:
    return (grouped(call.row(-1)),)


def _text(call: Call) -> Nodes:
    return call.words(-1)


def _font(call: Call) -> Nodes:
    return (grouped(call.row(-1, commands.FONTS[call.name])),)


def _fraction(call: Call) -> Nodes:
    return (Fraction(call.row(0), call.row(-1)),)


def _binomial(call: Call) -> Nodes:
    return (Delimited("(", Row((Fraction(call.row(0), call.row(-1), bar=False),)), ")"),)


def _general_fraction(call: Call) -> Nodes:
    thickness = call.source(2)
    bar = not (isinstance(thickness, Group) and thickness.tex.startswith("0"))
    fraction = Fraction(call.row(4), call.row(5), bar)
    left, right = delimiter(call.source(0)), delimiter(call.source(1))
    return (Delimited(left, Row((fraction,)), right) if left or right else fraction,)


def _radical(call: Call) -> Nodes:
    return (Radical(call.row(-1), call.row(0) if call.source(0) else None),)


def _stack(call: Call) -> Nodes:
    script, last = call.row(0), call.row(-1)
    if last.items and isinstance(arrow := last.items[0], Symbol) and arrow.text in "→⟶←⟵":
        labels = (Row(), script) if call.name == "underset" else (script, Row())
        text = {"⟶": "→", "⟵": "←"}.get(arrow.text, arrow.text)
        return (Arrow(text, *labels),)
    under = call.name == "underset"
    base = last.items[0] if len(last.items) == 1 else Atom(last, _kind(last, under))
    sub, sup = (script, None) if under else (None, script)
    match base:
        case Script(nucleus, below, None, True) if not under:
            return (Script(nucleus, below, sup, limits=True),)
        case Script(nucleus, None, above, True) if under:
            return (Script(nucleus, sub, above, limits=True),)
        case Script():
            base = Atom(last, Class.ORD)
    return (Script(base, sub, sup, limits=True),)


def _kind(row: Row, under: bool) -> Class:
    r"""Return the class of a stack's nucleus: `\arg\max`, and under a line `lim` typed so."""
    symbols = [item for item in row.items if isinstance(item, Symbol)]
    operators = all(item.kind is Class.OP for item in symbols)
    name = under and all(item.text.isalpha() for item in symbols)
    named = len(symbols) == len(row.items) > 1 and (operators or name)
    return Class.OP if named else Class.ORD


def _arrow(call: Call) -> Nodes:
    under = call.row(0) if call.source(0) else Row()
    return (Arrow(commands.ARROWS[call.name], call.row(-1), under),)


def _line(call: Call) -> Nodes:
    return (Line(call.name, call.row(-1)),)


def _accent(call: Call) -> Nodes:
    return (Accent(call.name, call.row(-1)),)


def _operator(call: Call) -> Nodes:
    starred = len(call.arguments) == 1 or call.source(0) is not None
    return (Atom(call.row(-1, "rm"), Class.OP, limits=starred),)


def _sides(call: Call) -> Nodes:
    return (*call.row(0).items, *call.row(1).items)


def _class(call: Call) -> Nodes:
    return (Atom(call.row(-1), commands.CLASSES[call.name], limits=call.name == "mathop"),)


def _substack(call: Call) -> Nodes:
    source = call.source(-1)
    inside = source.items if isinstance(source, Group) else ()
    return lines(inside, call.font, call.reader, "substack").items


def _plain_array(call: Call) -> Nodes:
    source = call.source(-1)
    inside = source.items if isinstance(source, Group) else ()
    environment = Environment(commands.PLAIN_ARRAYS[call.name], inside)
    return array(environment, call.font, call.reader).items


def _tag(call: Call) -> Nodes:
    inner = call.words(-1)
    return (Tag(Row(inner if call.source(0) else (Words("("), *inner, Words(")")))),)


def _modulus(call: Call) -> Nodes:
    inner = (Symbol("mod", Class.OP), *call.row(-1).items)
    if call.name == "mod":
        return (Space(2), *inner)
    inner = inner[1:] if call.name == "pod" else inner
    return (Space(1), Symbol("(", Class.OPEN), *inner, Symbol(")", Class.CLOSE))


def _reference(call: Call) -> Nodes:
    inner = call.words(-1)
    return inner if call.name == "ref" else (Words("("), *inner, Words(")"))


def _frame(call: Call) -> Nodes:
    return (Boxed(call.row(-1) if call.name == "boxed" else Row(call.words(-1))),)


def _phantom(call: Call) -> Nodes:
    return (Phantom(call.row(-1)),)


def _stroke(call: Call) -> Nodes:
    return (Accent("cancel", call.row(-1)),)


def _not(call: Call) -> Nodes:
    body = call.row(-1)
    match body.items:
        case (Symbol(text, kind), *rest):
            return (Symbol(alphabets.struck(text), kind), *rest)
    return body.items


def _pair(call: Call) -> Nodes:
    pair = commands.PAIRS[call.name.lower()]
    return (Delimited(pair[0], call.row(-1), pair[1]),)


def _rules() -> dict[str, Callable[[Call], Nodes]]:
    rules: dict[str, Callable[[Call], Nodes]] = {"genfrac": _general_fraction}
    for names, rule in (
        (commands.MARKS, _accent),
        (commands.LINES, _line),
        (commands.TEXT, _text),
        (commands.FONTS, _font),
        (commands.FRACTIONS, _fraction),
        (commands.BINOMIALS, _binomial),
        (commands.STACKS, _stack),
        (commands.ARROWS, _arrow),
        (commands.CLASSES, _class),
        (commands.PLAIN_ARRAYS, _plain_array),
        (commands.FRAMES, _frame),
        (commands.STROKES, _stroke),
        (("pmod", "mod", "pod"), _modulus),
        (("ref", "eqref"), _reference),
        (("phantom", "hphantom"), _phantom),
        (("not", "slashed"), _not),
        (("sqrt",), _radical),
        (("operatorname", "operatornamewithlimits"), _operator),
        (("sideset",), _sides),
        (("substack",), _substack),
        (("tag",), _tag),
        ([name for pair in commands.PAIRS for name in (pair, pair.capitalize())], _pair),
    ):
        rules |= dict.fromkeys(names, rule)
    return rules


_RULES = _rules()
