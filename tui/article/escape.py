"""Escapes: what people typed stays text, and no more backslashes than that takes."""

from __future__ import annotations

import re

# Inside a line. What follows decides for most: `a < b`, `[word]`, `C:\\Users` and snake_case
# are text to CommonMark as they stand.
_INSIDE = re.compile(
    r"[`*$]"
    r"|\\(?=[!-/:-@\[-`{-~\n])"
    r"|_+"
    r"|\[(?=\^)|(?<=\^)\[|\](?=[(\[:])|[!^](?=\[)"
    r"|<(?=[A-Za-z/!?]|[0-9.#$%&'+=^{|}~_`*-][\w.!#$%&'*+/=?^`{|}~-]*(?:@|\Z))"
    r"|&(?=#|[A-Za-z][A-Za-z0-9]*;)"
)
# Where a line begins: headings, quotes, lists, rules, underlines of headings and tables, tasks.
_AT_LINE_START = re.compile(r"#{1,6}(?=\s|\Z)|>|[-+](?=\s|\Z)|[-=:| ]+\Z|\[(?=[ xX]\](?:\s|\Z))")
_ANY_BRACKET = re.compile(r"(\\.)|[\[\]]")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s|\Z)")
_FOOTNOTE = re.compile(r"(\[\^[^\]]*\]):")
_CLOSING_HASHES = re.compile(r"((?:^|\s))(#+)\Z")


def escape(text: str, after: str = "\n", *, in_link: bool = False, waves: bool = False) -> str:
    """Return text as Markdown that shows it.

    Args:
        text: what stands between two marks of a line.
        after: the character that follows it.
        in_link: whether it is part of a link's words, where no bracket may stand alone.
        waves: whether its tildes could strike something out.
    """

    def escaped(found: re.Match[str]) -> str:
        mark = found[0]
        if found.start() == len(text):
            return mark
        if mark[0] == "_":
            before = text[found.start() - 1 : found.start()]
            # Between letters an underline is never emphasis (CommonMark 6.2, rule 2).
            if before.isalnum() and text[found.end() : found.end() + 1].isalnum():
                return mark
        return "\\" + "\\".join(mark)

    out = _INSIDE.sub(escaped, text + after)[: -len(after)]
    if in_link:
        out = _ANY_BRACKET.sub(lambda found: found[1] or "\\" + found[0], out)
    return out.replace("~", "\\~") if waves else out


def line_start(line: str) -> str:
    """Return a line of a paragraph so that its start means nothing to Markdown."""
    number = _NUMBER.match(line)
    if number:
        return f"{number[1]}\\{line[number.end(1) :]}"
    if _AT_LINE_START.match(line):
        return "\\" + line
    footnote = _FOOTNOTE.match(line)
    return f"{footnote[1]}\\{line[footnote.end(1) :]}" if footnote else line


def heading(line: str) -> str:
    """Return the words of a heading so that no number signs at their end are taken for marks."""
    return _CLOSING_HASHES.sub(r"\1\\\2", line)


def code_span(code: str) -> str:
    """Return code as a code span that gives back every character of it (CommonMark 6.1)."""
    longest = max(map(len, re.findall("`+", code)), default=0)
    fence = "`" * (longest + 1)
    both_blank = code[0] == code[-1] == " " and code.strip(" ")
    pad = " " if code[0] == "`" or code[-1] == "`" or both_blank else ""
    return f"{fence}{pad}{code}{pad}{fence}"


def fenced(code: str, language: str = "") -> str:
    """Return code as a fenced block (CommonMark 4.5).

    A block's content always ends in a line feed. Where the code itself ends in one the fence is
    longer than it need be, by one sign: `ends_in_line_feed` finds that out again.
    """
    fence = _shortest_fence(code)
    if code.endswith("\n"):
        return f"{fence}`{language}\n{code}{fence}`"
    return f"{fence}{language}\n{code}\n{fence}"


def ends_in_line_feed(fence: str, content: str) -> bool:
    """Return whether the code of a fenced block ends in a line feed.

    Args:
        fence: the signs that begin the block.
        content: what stands in it.
    """
    return fence == _shortest_fence(content) + "`"


def _shortest_fence(code: str) -> str:
    longest = max(map(len, re.findall("`+", code)), default=0)
    return "`" * max(3, longest + 1)
