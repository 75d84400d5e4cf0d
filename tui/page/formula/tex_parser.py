"""TeX as it is written: characters, groups, commands, environments, out of pylatexenc's tokens."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import msgspec
from pylatexenc import latexwalker, macrospec

from .tex_commands import ARGUMENTS, DIAGRAMS

LONGEST = 8000
"""Formulas of more characters are not read: it would take longer than a reader waits."""
MOST = 6000
"""Nor are those of more signs: commands, characters, Chinese words; each is an atom to be set."""
DEEPEST = 40
"""Groups nested deeper than this are not read: each takes a few levels of Python's stack."""


class NotTeX(Exception):
    """The text does not parse as TeX, or is too long or too deep to be read."""


class Chars(msgspec.Struct, frozen=True):
    """Characters as they stand."""

    text: str


class Group(msgspec.Struct, frozen=True):
    """A group between braces."""

    items: tuple[TexNode, ...]
    tex: str
    """The same as it was written, without the braces."""


class ControlSequence(msgspec.Struct, frozen=True):
    """A control sequence, or one of `^ _ & ~`, with its arguments; None is one left out."""

    name: str
    arguments: tuple[TexNode | None, ...] = ()


class Environment(msgspec.Struct, frozen=True):
    r"""An environment between `\begin{name}` and `\end{name}`."""

    name: str
    items: tuple[TexNode, ...]


TexNode = Chars | Group | ControlSequence | Environment

# pylatexenc takes every letter of Unicode for one of a command's name: \alpha中 would be one.
_NAME_THEN_LETTER = re.compile(r"(\\[A-Za-z]+)(?=[^\x00-\x7f])")
_BACKSLASH_THEN_LETTER = re.compile(r"(?<!\\)((?:\\\\)*)\\(?=[^\x00-\x7f]|$)")
# A percent sign begins a comment in TeX. In an article it nearly always means per cent.
_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%(?![ \t]*\n)")
_LENGTH = re.compile(r"\[\s*-?[\d.]+\s*(?:ex|em|pt|cm|mm|px|in|mu|bp|pc)\s*\]")
_SIGN = re.compile(r"\\[A-Za-z]+|[^\x00-\x7f]+|[^\s{}\\]")
_PLAIN = re.compile(r"[^\\{}$%&~^_]+")
_PLAIN_IN_BRACKETS = re.compile(r"[^\\{}$%&~^_\[\]]+")
_BLANKS = re.compile(r"\s*")
_SPECIALS = "^_&~"
"""Commands without a backslash; with one they stand for themselves."""
# An archive may have escaped what was escaped already.
_ENTITY = re.compile("&(?:amp;)*(lt|gt|amp|nbsp|quot);")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "nbsp": " ", "quot": '"'}
_CLOSERS = {"$": "$", "$$": "$$", r"\(": r"\)", r"\[": r"\]"}


def read(tex: str) -> tuple[TexNode, ...]:
    """Return what a formula is made of; raise `NotTeX` where it does not parse."""
    if len(tex) > LONGEST or len(_SIGN.findall(tex)) > MOST:
        raise NotTeX("too long")
    tex = _ENTITY.sub(lambda match: _ENTITIES[match[1]], tex)
    tex = "\n".join(line.strip() for line in tex.split("\n")).strip()
    tex = _BACKSLASH_THEN_LETTER.sub(r"\1", tex)
    tex = _NAME_THEN_LETTER.sub(r"\1 ", tex)
    tex = _PERCENT.sub(r"\1\\%", tex)
    try:
        return _TexParser(tex).sequence("", 0)
    except latexwalker.LatexWalkerError as error:
        raise NotTeX(str(error)) from error


class _TexParser:
    """A formula while it is read: the tokens are pylatexenc's, what they nest to is ours.

    Its walker would nest them too, but takes 0.1 ms a group for it.
    """

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.walker = latexwalker.LatexWalker(tex, latex_context=_context(), tolerant_parsing=False)
        self.state = self.walker.make_parsing_state()
        self.at = 0

    def token(self) -> Any:
        """Return the next token, None at the end."""
        try:
            token = self.walker.get_token(self.at, parsing_state=self.state)
        except latexwalker.LatexWalkerEndOfStream:
            self.at = len(self.tex)
            return None
        self.at = token.pos + token.len
        return token

    def sequence(self, end: str, depth: int) -> tuple[TexNode, ...]:
        r"""Return what comes before `end`: `}`, `]`, `$`, an environment's name, or nothing."""
        if depth > DEEPEST:
            raise NotTeX("too deep")
        plain = _PLAIN_IN_BRACKETS if end == "]" else _PLAIN
        out: list[TexNode] = []
        while True:
            if run := plain.match(self.tex, self.at):
                self.at = run.end()
                out.append(Chars(run[0]))
                continue
            token = self.token()
            if token is None:
                if end:
                    raise NotTeX(f"{end} is missing")
                return tuple(out)
            kind, name = token.tok, token.arg
            if name == end and kind not in ("macro", "begin_environment"):
                return tuple(out)
            if kind in ("brace_close", "end_environment") or name in (r"\)", r"\]"):
                raise NotTeX(f"{name} closes nothing")
            if kind != "comment":
                out.append(self.one(token, depth))

    def one(self, token: Any, depth: int) -> TexNode:
        """Return the item that begins with a token."""
        kind, name = token.tok, token.arg
        if kind == "brace_open":
            items = self.sequence("}", depth + 1)
            return Group(items, self.tex[token.pos + 1 : self.at - 1])
        if name in DIAGRAMS and kind in ("macro", "begin_environment"):
            raise NotTeX("a diagram")
        if kind == "begin_environment":
            return Environment(name, self.sequence(name, depth + 1))
        if kind.startswith("mathmode"):
            items = self.sequence(_CLOSERS[name], depth + 1)
            return Group(items, self.tex[token.pos : self.at])
        if kind == "specials":
            name = name.specials_chars
            script = (self.argument(depth + 1),) if name in "^_" else ()
            return ControlSequence(name, script)
        if kind == "macro" and name == "verb":
            return self.verbatim()
        if kind == "macro" and name in _SPECIALS:
            return Chars(name)
        if kind == "macro":
            kinds = ARGUMENTS.get(name, "")
            return ControlSequence(name, tuple(self.of_kind(each, depth + 1) for each in kinds))
        return Chars(name)

    def verbatim(self) -> TexNode:
        r"""Return what stands after `\verb` between two of one character, as text."""
        self.at += self.tex.startswith("*", self.at)
        start = self.at + 1
        end = self.tex.find(self.tex[self.at : start], start) if start < len(self.tex) else -1
        if end < 0:
            raise NotTeX("\\verb has no end")
        self.at = end + 1
        return ControlSequence("texttt", (Chars(self.tex[start:end]),))

    def of_kind(self, kind: str, depth: int) -> TexNode | None:
        """Return an argument of a kind (see `commands.ARGUMENTS`), None if it is left out."""
        if kind == "{":
            return self.argument(depth)
        if kind == "*":
            found = self.tex.startswith("*", self.at)
            self.at += found
            return Chars("*") if found else None
        if kind == "d":
            length = _LENGTH.match(self.tex, self.at)
            self.at += len(length[0]) if length else 0
            return None
        start = self.skip_blanks()
        if not self.tex.startswith("[", start):
            return None
        self.at = start + 1
        return Group(self.sequence("]", depth), self.tex[start + 1 : self.at - 1])

    def argument(self, depth: int) -> TexNode:
        """Return an argument: a character, a group, a command with its own arguments."""
        if depth > DEEPEST:
            raise NotTeX("too deep")
        self.skip_blanks()
        token = self.token()
        if token is None or token.tok in ("brace_close", "end_environment"):
            raise NotTeX("an argument is missing")
        if token.arg in (r"\[", r"\]", r"\(", r"\)"):
            return Chars(token.arg[1:])
        return self.one(token, depth)

    def skip_blanks(self) -> int:
        """Go to the next character that is no blank; return where that is."""
        blanks = _BLANKS.match(self.tex, self.at)
        self.at = blanks.end() if blanks else self.at
        return self.at


@cache
def _context() -> Any:
    """Return what pylatexenc is to take for more than a character, besides commands and braces."""
    context = macrospec.LatexContextDb()
    specials = [macrospec.SpecialsSpec(each) for each in _SPECIALS]
    context.add_context_category("formulas", specials=specials)
    return context
