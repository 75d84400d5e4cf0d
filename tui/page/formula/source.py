"""TeX as it is written: characters, groups, commands, environments. pylatexenc reads it for us."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pylatexenc import latexwalker, macrospec

from .commands import ARGUMENTS

LONGEST = 4000
"""Formulas of more characters are not read: it would take longer than a reader waits."""
DEEPEST = 40
"""Groups within groups beyond this are not read: each takes a few levels of Python's stack."""


class NotTeX(Exception):
    """The text does not parse as TeX, or is too long or too deep to be read."""


@dataclass(frozen=True, slots=True)
class Chars:
    """Characters as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between braces."""

    items: tuple[Source, ...]
    tex: str
    """The same as it was written, without the braces."""


@dataclass(frozen=True, slots=True)
class Command:
    """A control sequence, or one of `^ _ & ~`, with its arguments; None is one left out."""

    name: str
    arguments: tuple[Source | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Environment:
    r"""What stands between `\begin{name}` and `\end{name}`."""

    name: str
    items: tuple[Source, ...]


Source = Chars | Group | Command | Environment

# pylatexenc takes every letter of Unicode for one of a command's name: \alpha中 would be one.
_NAME_THEN_LETTER = re.compile(r"(\\[A-Za-z]+)(?=[^\x00-\x7f])")
_BACKSLASH_THEN_LETTER = re.compile(r"(?<!\\)((?:\\\\)*)\\(?=[^\x00-\x7f]|$)")
# A percent sign begins a comment in TeX. In an article it nearly always means per cent.
_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%(?![ \t]*\n)")
_BLANK_LINES = re.compile(r"\s*\n\s*")
_DIMENSION = re.compile(r"\[\s*-?[\d.]+\s*(?:ex|em|pt|cm|mm|px|in|mu|bp|pc)\s*\]")
_OPENINGS = re.compile(r"\\begin\b|\\end\b|\\[(\[)\]]|\\.|[{}]", re.DOTALL)


def read(tex: str) -> tuple[Source, ...]:
    """Return what a formula is made of; raise `NotTeX` where it does not parse."""
    if len(tex) > LONGEST:
        raise NotTeX("too long")
    tex = _BLANK_LINES.sub("\n", tex.replace("\x00", "")).strip()
    tex = _BACKSLASH_THEN_LETTER.sub(r"\1", tex)
    tex = _NAME_THEN_LETTER.sub(r"\1 ", tex)
    tex = _PERCENT.sub(r"\1\\%", tex)
    if _depth(tex) > DEEPEST:
        raise NotTeX("too deep")
    walker = latexwalker.LatexWalker(tex, latex_context=_context(), tolerant_parsing=False)
    try:
        nodes, _, _ = walker.get_latex_nodes()
        return _sources(nodes)
    except (latexwalker.LatexWalkerError, RecursionError, AssertionError) as error:
        raise NotTeX(str(error)) from error


def _depth(tex: str) -> int:
    """Return how deep its groups, environments and formulas within formulas nest."""
    deepest = depth = 0
    for match in _OPENINGS.finditer(tex):
        opening = match[0]
        if opening in ("{", r"\begin", r"\(", r"\["):
            depth += 1
            deepest = max(deepest, depth)
        elif opening in ("}", r"\end", r"\)", r"\]"):
            depth = max(0, depth - 1)
    return deepest


class _Arguments(macrospec.MacroStandardArgsParser):  # type: ignore[misc]
    """Arguments as TeX's readers write them: one may itself be a command with arguments."""

    def __init__(self, kinds: str) -> None:
        super().__init__()
        self.argspec = kinds

    def parse_args(self, w: Any, pos: int, parsing_state: Any = None) -> Any:
        start = pos
        nodes: list[Any] = []
        for kind in self.argspec:
            if kind == "[":
                found = w.get_latex_maybe_optional_arg(pos, parsing_state=parsing_state)
            elif kind == "*":
                found = (Chars("*"), pos, 1) if w.s.startswith("*", pos) else None
            elif kind == "d":
                length = _DIMENSION.match(w.s, pos)
                found = (Chars(length[0]), pos, len(length[0])) if length else None
            else:
                found = _expression(w, pos, parsing_state)
            if found is None:
                nodes.append(None)
                continue
            node, begin, length = found
            pos = begin + length
            nodes.append(node)
        parsed = macrospec.ParsedMacroArgs(argspec=self.argspec, argnlist=nodes)
        return parsed, start, pos - start


def _expression(walker: Any, pos: int, parsing_state: Any) -> Any:
    """Read one mandatory argument: a token, a group, or a command with its own arguments."""
    while pos < len(walker.s) and walker.s[pos].isspace():
        pos += 1
    token = walker.get_token(pos, parsing_state=parsing_state)
    if token.tok == "macro" and "{" in ARGUMENTS.get(token.arg, ""):
        nodes, begin, length = walker.get_latex_nodes(
            pos, read_max_nodes=1, parsing_state=parsing_state
        )
        return nodes[0], begin, length
    return walker.get_latex_expression(pos, strict_braces=True, parsing_state=parsing_state)


@cache
def _context() -> Any:
    """Return what pylatexenc needs to know: which commands take which arguments."""
    context = macrospec.LatexContextDb()
    context.add_context_category(
        "formulas",
        macros=[macrospec.MacroSpec(name, _Arguments(kinds)) for name, kinds in ARGUMENTS.items()],
        specials=[
            macrospec.SpecialsSpec("^", args_parser=_Arguments("{")),
            macrospec.SpecialsSpec("_", args_parser=_Arguments("{")),
            macrospec.SpecialsSpec("&"),
            macrospec.SpecialsSpec("~"),
        ],
    )
    context.set_unknown_macro_spec(macrospec.MacroSpec(""))
    context.set_unknown_environment_spec(macrospec.EnvironmentSpec(""))
    return context


def _sources(nodes: Iterable[Any]) -> tuple[Source, ...]:
    return tuple(source for node in nodes if (source := _source(node)) is not None)


def _source(node: Any) -> Source | None:
    """Turn one of pylatexenc's nodes into ours; None for a comment."""
    match node:
        case Chars():
            return node
        case latexwalker.LatexCharsNode():
            return Chars(node.chars)
        case latexwalker.LatexGroupNode():
            written = node.latex_verbatim()
            return Group(_sources(node.nodelist), written[1:-1])
        case latexwalker.LatexMathNode():
            return Group(_sources(node.nodelist), node.latex_verbatim())
        case latexwalker.LatexEnvironmentNode():
            return Environment(node.environmentname, _sources(node.nodelist))
        case latexwalker.LatexMacroNode() | latexwalker.LatexSpecialsNode():
            name: str = getattr(node, "macroname", "") or getattr(node, "specials_chars", "")
            given = node.nodeargd.argnlist if node.nodeargd is not None else ()
            return Command(name, tuple(arg if arg is None else _source(arg) for arg in given))
    return None
