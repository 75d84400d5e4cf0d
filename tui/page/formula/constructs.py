"""Commands with arguments, each with the rule for the construct it becomes."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from tui.text.clean import clean

from . import alphabets, tex_commands
from .arguments import Call, Nodes, delimiter, grouped
from .chemistry import chemistry
from .environments import ReadMathList, array, lines
from .symbols import named, typed
from .tex_parser import ControlSequence, Environment, Group, read
from .tree import (
    Accent,
    Arrow,
    Atom,
    Boxed,
    Class,
    Delimited,
    Fraction,
    LongMark,
    MathList,
    Phantom,
    Radical,
    Script,
    Space,
    Symbol,
    Tag,
    Words,
)

_CODE = re.compile(r"\s*([xX]?)([0-9A-Fa-f]{1,6})\s*")


def construct(item: ControlSequence, font: str, read_row: ReadMathList) -> Nodes:
    """Return what a command becomes; one that is not known becomes its own name."""
    call = Call(item.name, item.arguments, font, read_row)
    if item.arguments:
        return _RULES.get(item.name, _argument)(call)
    symbol = named(item.name)
    if symbol is None:
        return (typed(item.name) if len(item.name) == 1 else Symbol(item.name, Class.OP),)
    if font in ("bold", "bb") and len(symbol.text) == 1:
        symbol = Symbol(alphabets.shaped(symbol.text, font), symbol.kind, symbol.limits)
    return (symbol,)


def _argument(call: Call) -> Nodes:
    return (grouped(call.row(-1)),)


def _text(call: Call) -> Nodes:
    return call.words(-1)


def _unicode(call: Call) -> Nodes:
    r"""Return the character of a `\unicode{x2713}` (docs.mathjax.org, "Unicode characters")."""
    code = call.source(-1)
    number = _CODE.fullmatch(code.tex) if isinstance(code, Group) else None
    if number is None:
        return call.words(-1)
    point = int(number[2], 16 if number[1] else 10)
    shown = clean(chr(point)) if point <= sys.maxunicode else ""
    return (typed(shown),) if len(shown) == 1 else ()


def _font(call: Call) -> Nodes:
    return (grouped(call.row(-1, tex_commands.FONTS[call.name])),)


def _fraction(call: Call) -> Nodes:
    return (Fraction(call.row(0), call.row(-1)),)


def _binomial(call: Call) -> Nodes:
    return (Delimited("(", MathList((Fraction(call.row(0), call.row(-1), bar=False),)), ")"),)


def _general_fraction(call: Call) -> Nodes:
    thickness = call.source(2)
    bar = not (isinstance(thickness, Group) and thickness.tex.startswith("0"))
    fraction = Fraction(call.row(4), call.row(5), bar)
    left, right = delimiter(call.source(0)), delimiter(call.source(1))
    return (Delimited(left, MathList((fraction,)), right) if left or right else fraction,)


def _radical(call: Call) -> Nodes:
    return (Radical(call.row(-1), call.row(0) if call.source(0) else None),)


def _stack(call: Call) -> Nodes:
    script, last = call.row(0), call.row(-1)
    if last.items and isinstance(arrow := last.items[0], Symbol) and arrow.text in "→⟶←⟵":
        labels = (MathList(), script) if call.name == "underset" else (script, MathList())
        text = {"⟶": "→", "⟵": "←"}.get(arrow.text, arrow.text)
        return (Arrow(text, *labels),)
    under = call.name == "underset"
    match script.items, last.items:
        case (Symbol("→"),), (Symbol(kind=Class.ORD), *_) if not under:
            return (LongMark("overrightarrow", last),)
    named = under and _is_name(last)
    base = last.items[0] if len(last.items) == 1 and not named else Atom(last, _kind(last, named))
    sub, sup = (script, None) if under else (None, script)
    match base:
        case Script(nucleus, below, None, True) if not under:
            return (Script(nucleus, below, sup, limits=True),)
        case Script(nucleus, None, above, True) if under:
            return (Script(nucleus, sub, above, limits=True),)
        case Script():
            base = Atom(last, Class.ORD)
    return (Script(base, sub, sup, limits=True),)


def _kind(row: MathList, named: bool) -> Class:
    r"""Return the class of a stack's nucleus: a name, or operators as in `\arg\max`."""
    operators = [item for item in row.items if isinstance(item, Symbol) and item.kind is Class.OP]
    return Class.OP if named or len(operators) == len(row.items) > 1 else Class.ORD


def _is_name(row: MathList) -> bool:
    r"""Return whether a row is a name of several letters: `\mathrm{lim}`, `\text{min}`, `lim`."""
    texts = [item.text if isinstance(item, Symbol | Words) else "" for item in row.items]
    return len("".join(texts)) > 1 and all(map(str.isalpha, texts)) and "".join(texts).isascii()


def _arrow(call: Call) -> Nodes:
    under = call.row(0) if call.source(0) else MathList()
    return (Arrow(tex_commands.ARROWS[call.name], call.row(-1), under),)


def _line(call: Call) -> Nodes:
    return (LongMark(call.name, call.row(-1)),)


def _accent(call: Call) -> Nodes:
    return (Accent(call.name, call.row(-1)),)


def _operator(call: Call) -> Nodes:
    starred = len(call.arguments) == 1 or call.source(0) is not None
    return (Atom(call.row(-1, "rm"), Class.OP, limits=starred),)


def _sides(call: Call) -> Nodes:
    right = call.row(1).items
    sub = next((each.sub for each in right if isinstance(each, Script) and each.sub), None)
    sup = next((each.sup for each in right if isinstance(each, Script) and each.sup), None)
    operator = Script(MathList(call.row(2).items), sub, sup, limits=False)
    return (Atom(MathList((*call.row(0).items, operator)), Class.OP, limits=True),)


def _before(call: Call) -> Nodes:
    return (Script(None, call.row(1), call.row(0), limits=False), *call.row(2).items)


def _chemical(call: Call) -> Nodes:
    source = call.source(-1)
    if not isinstance(source, Group) or r"\ce" in source.tex:
        return (grouped(call.row(-1, "rm")),)
    return (grouped(call.read_row(read(chemistry(source.tex)), "rm")),)


def _unit(call: Call) -> Nodes:
    return (*call.row(0).items, Space(1), *call.row(-1, "rm").items)


def _class(call: Call) -> Nodes:
    return (Atom(call.row(-1), tex_commands.CLASSES[call.name], limits=call.name == "mathop"),)


def _substack(call: Call) -> Nodes:
    source = call.source(-1)
    inside = source.items if isinstance(source, Group) else ()
    return lines(inside, call.font, call.read_row, "substack").items


def _plain_array(call: Call) -> Nodes:
    source = call.source(-1)
    inside = source.items if isinstance(source, Group) else ()
    environment = Environment(tex_commands.PLAIN_ARRAYS[call.name], inside)
    return array(environment, call.font, call.read_row).items


def _tag(call: Call) -> Nodes:
    inner = call.words(-1)
    return (Tag(MathList(inner if call.source(0) else (Words("("), *inner, Words(")")))),)


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
    return (Boxed(call.row(-1) if call.name == "boxed" else MathList(call.words(-1))),)


def _phantom(call: Call) -> Nodes:
    return (Phantom(call.row(-1)),)


def _stroke(call: Call) -> Nodes:
    return (Accent("cancel", call.row(-1)),)


def _dots(call: Call) -> Nodes:
    return (Symbol("⋯", Class.INNER),)


def _not(call: Call) -> Nodes:
    body = call.row(-1)
    match body.items:
        case (Symbol(text, kind), *rest):
            return (Symbol(alphabets.struck(text), kind), *rest)
    return body.items


def _pair(call: Call) -> Nodes:
    pair = tex_commands.PAIRS[call.name.lower()]
    return (Delimited(pair[0], call.row(-1), pair[1]),)


def _rules() -> dict[str, Callable[[Call], Nodes]]:
    rules: dict[str, Callable[[Call], Nodes]] = {
        "genfrac": _general_fraction,
        "unicode": _unicode,
    }
    for names, rule in (
        (tex_commands.MARKS, _accent),
        (tex_commands.LINES, _line),
        (tex_commands.TEXT, _text),
        (tex_commands.FONTS, _font),
        (tex_commands.FRACTIONS, _fraction),
        (tex_commands.BINOMIALS, _binomial),
        (tex_commands.STACKS, _stack),
        (tex_commands.ARROWS, _arrow),
        (tex_commands.CLASSES, _class),
        (tex_commands.PLAIN_ARRAYS, _plain_array),
        (tex_commands.FRAMES, _frame),
        (tex_commands.STROKES, _stroke),
        (("pmod", "mod", "pod"), _modulus),
        (("ref", "eqref"), _reference),
        (("phantom", "hphantom"), _phantom),
        (("not", "slashed"), _not),
        (("sqrt",), _radical),
        (("operatorname", "operatornamewithlimits"), _operator),
        (("sideset",), _sides),
        (("prescript",), _before),
        (("ce",), _chemical),
        (("SI", "qty"), _unit),
        (("substack",), _substack),
        (("tag",), _tag),
        (("hdotsfor",), _dots),
        ([name for pair in tex_commands.PAIRS for name in (pair, pair.capitalize())], _pair),
    ):
        rules |= dict.fromkeys(names, rule)
    return rules


_RULES = _rules()
