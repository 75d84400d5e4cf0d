"""Colours of code: what a lexer of Pygments makes of each stretch of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

NO_LANGUAGE = {"", "text", "txt", "plain", "plaintext", "none"}
"""Names that Zhihu and others give to code of no language."""
BUDGET = 100_000
"""Characters of code on a page that are coloured: ordinary code takes 2 ms a thousand."""
_LARGEST = 20_000
"""Characters of one block above which colours would take longer than they are worth."""
# Lexers of Pygments look ahead from each character again: to the end of the line, over blank lines
# to the next word, over words to the next bracket. Code that makes such looks long has no colours.
_SLOW = re.compile(
    r"[^\n]{500}|(?:[ \t]*\n){50}|\w{150}|(?:[ \t@]*[\w.]+[ \t]*\n){60}"
    r"|([^\n])\1{150}|([^\n]{2,4})\2{75}|([^\n]{5,8})\3{30}"
)
_SUFFIX = re.compile(r"\*\.(\w+)")
_ENDLESS = {
    *("AutoIt", "Easytrieve", "Fantom", "LilyPond", "MCSchema", "Pug", "Ragel", "Smithy"),
}
"""Lexers that take 0.1 s and more for 2,000 characters of one kind, or time without bound."""


def lexer_of(text: str, language: str) -> Lexer | None:
    """Return the lexer for some code, or None where it is not to be coloured."""
    name = language.lower()
    if name in NO_LANGUAGE or len(text) > _LARGEST or _SLOW.search(text):
        return None
    return _lexer(name)


def stretches(lexer: Lexer, text: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of some code, each with its role in a theme; joined they are the code.

    The role is empty for ordinary code, and from where the lexer says anything else than the code.
    """
    # Lexers of sessions go by lines, and leave out a last one that nothing ends.
    whole = text + "\n"
    at = 0
    for token, part in lexer.get_tokens(whole):
        if not whole.startswith(part, at):
            break
        yield _role(token), text[at : at + len(part)]
        at += len(part)
    yield "", text[at:]


def suffix_of(language: str) -> str:
    """Return the suffix of files in a language, such as `cpp`; `txt` where that is not known."""
    from pygments.lexers import get_all_lexers

    name = language.lower()
    for full_name, aliases, patterns, _ in get_all_lexers(plugins=False):
        if name and (name in aliases or name == full_name.lower()):
            found = (_SUFFIX.fullmatch(pattern) for pattern in patterns)
            return next((match[1] for match in found if match), "txt")
    return "txt"


@cache
def _lexer(name: str) -> Lexer | None:
    """Return the lexer of a language. Pygments is loaded for an article with code in colours."""
    from pygments.lexers import find_lexer_class, get_all_lexers

    for full_name, aliases, _, _ in get_all_lexers(plugins=False):
        if name in aliases or name == full_name.lower():
            found = find_lexer_class(full_name) if full_name not in _ENDLESS else None
            return found(stripnl=False, ensurenl=False) if found else None
    return None


@cache
def _role(token: _TokenType) -> str:
    """Return the role of a Pygments token in a theme, or empty for ordinary code."""
    for kind in reversed(token.split()):
        if role := _ROLES.get(str(kind).removeprefix("Token.")):
            return role
    return ""


_ROLES = {
    "Comment": "comment",
    "Keyword": "keyword",
    "Operator.Word": "keyword",
    "Literal.String": "string",
    "Generic.Inserted": "string",
    "Literal.Number": "number",
    "Literal.Date": "number",
    "Generic.Deleted": "number",
    "Name.Function": "defined",
    "Name.Class": "defined",
    "Name.Decorator": "defined",
    "Name.Tag": "defined",
    "Name.Attribute": "defined",
    "Name.Namespace": "defined",
    "Generic.Heading": "defined",
    "Generic.Subheading": "defined",
    "Generic.Prompt": "comment",
    "Generic.Output": "comment",
}
