r"""Definitions: commands that a formula makes for itself and for those after it in its article.

As MathJax reads them (docs.mathjax.org, "Defining TeX macros"): `\newcommand` and its kin, `\def`
without delimiters between its parameters, `\let`, `\DeclareMathOperator`.
"""

from __future__ import annotations

import re

import msgspec

from .tex_parser import LONGEST, NotTeX

_MOST = 2000
"""Commands written out in one formula at most: each may hold others, and itself."""
_DEFINES = re.compile(
    r"\\(?:newcommand|renewcommand|providecommand|[gex]?def|let|DeclareMathOperator)(?![A-Za-z])"
)
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|#[1-9]|.", re.DOTALL)
_WORD = re.compile(r"\\[A-Za-z]+")

Tokens = list[str]


class _Definition(msgspec.Struct, frozen=True):
    """The meaning of a command: tokens, with `#1` to `#9` where its arguments go."""

    body: Tokens
    arguments: int = 0
    default: Tokens | None = None
    """The first argument where it is left out; None where it must be there."""


class Definitions:
    """The commands defined so far in an article."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[str, _Definition] = {}

    def expanded(self, tex: str) -> str:
        """Return TeX without the definitions in it, each defined command written out.

        Raises:
            NotTeX: a definition cannot be read, or the TeX is too long when it is written out.
        """
        if not (self._known and "\\" in tex) and not _DEFINES.search(tex):
            return tex
        return _joined(_Expansion(self._known, tex).tokens())


class _Expansion:
    """A formula while its commands are written out."""

    def __init__(self, known: dict[str, _Definition], tex: str) -> None:
        self._known = known
        self._ahead: Tokens = _TOKEN.findall(tex)[::-1]
        """The tokens still to come, the next one last."""

    def tokens(self) -> Tokens:
        """Return the tokens of the formula as it is meant."""
        out: Tokens = []
        written_out = 0
        while self._ahead:
            token = self._ahead.pop()
            if token in self._known:
                written_out += 1
                self._ahead += self._meaning(self._known[token])[::-1]
            elif _DEFINES.fullmatch(token):
                self._define(token)
            else:
                out.append(token)
            if written_out > _MOST or len(out) + len(self._ahead) > LONGEST:
                raise NotTeX("too long when it is written out")
        return out

    def _meaning(self, definition: _Definition) -> Tokens:
        """Return what a command stands for, with the arguments that follow it."""
        arguments: list[Tokens] = []
        if definition.default is not None:
            given = self._in_brackets()
            arguments.append(definition.default if given is None else given)
        while len(arguments) < definition.arguments:
            arguments.append(self._argument())
        out: Tokens = []
        for token in definition.body:
            number = int(token[1]) if len(token) == 2 and token[0] == "#" else 0
            out += arguments[number - 1] if 0 < number <= len(arguments) else [token]
        return out

    def _define(self, command: str) -> None:
        """Take in a definition; the command that begins it has been read."""
        starred = self._take("*")
        name = self._name()
        if command == r"\let":
            self._take("=")
            body = self._argument()
            alike = self._known.get(body[0]) if len(body) == 1 else None
            if body != [name]:
                self._known[name] = alike or _Definition(body)
        elif command == r"\DeclareMathOperator":
            operator = r"\operatorname*" if starred else r"\operatorname"
            self._known[name] = _Definition(
                [*_TOKEN.findall(operator), "{", *self._argument(), "}"]
            )
        elif command.endswith("def"):
            parameters = self._parameters()
            self._known[name] = _Definition(self._argument(), parameters)
        else:
            count = "".join(self._in_brackets() or ["0"]).strip()
            default = self._in_brackets()
            if not (count.isdecimal() and int(count) <= 9) or (default is not None and count < "1"):
                raise NotTeX(f"{name} cannot have {count} arguments")
            definition = _Definition(self._argument(), int(count), default)
            if command != r"\providecommand" or name not in self._known:
                self._known[name] = definition

    def _name(self) -> str:
        """Take the command that is defined, in braces or without."""
        name = "".join(self._argument()).strip()
        if not name.startswith("\\"):
            raise NotTeX(f"{name} is no command")
        return name

    def _parameters(self) -> int:
        r"""Take what stands between the name and the body of a `\def`; return how many there are.

        Raises:
            NotTeX: other characters stand between them.
        """
        count = 0
        while self._ahead and self._ahead[-1] != "{":
            token = self._ahead.pop()
            if token == f"#{count + 1}":
                count += 1
            elif not token.isspace():
                raise NotTeX("parameters with other characters between them")
        return count

    def _take(self, character: str) -> bool:
        """Take a character where it comes next; return whether it did."""
        self._skip_blanks()
        found = bool(self._ahead) and self._ahead[-1] == character
        if found:
            self._ahead.pop()
        return found

    def _argument(self) -> Tokens:
        """Take an argument: what stands in braces, or one token."""
        self._skip_blanks()
        if not self._ahead:
            raise NotTeX("an argument is missing")
        first = self._ahead.pop()
        return self._up_to("}") if first == "{" else [first]

    def _in_brackets(self) -> Tokens | None:
        """Take what stands in brackets, or return None where no bracket comes next."""
        return self._up_to("]") if self._take("[") else None

    def _up_to(self, end: str) -> Tokens:
        """Take what comes before an end that stands in no braces of its own."""
        out: Tokens = []
        depth = 0
        while self._ahead:
            token = self._ahead.pop()
            if token == end and not depth:
                return out
            depth += {"{": 1, "}": -1}.get(token, 0)
            out.append(token)
        raise NotTeX(f"{end} is missing")

    def _skip_blanks(self) -> None:
        while self._ahead and self._ahead[-1].isspace():
            self._ahead.pop()


def _joined(tokens: Tokens) -> str:
    """Return tokens as TeX; a letter behind a command's name would become part of it."""
    out: Tokens = []
    for token in tokens:
        if out and _WORD.fullmatch(out[-1]) and token[0].isalpha():
            out.append(" ")
        out.append(token)
    return "".join(out).strip()
