"""Escapes: what people typed stays text, and no more backslashes than that takes."""

from __future__ import annotations

import re

# Inside a line. What follows decides for most: `a < b`, `[word]`, `C:\\Users` and snake_case
# are text to CommonMark as they stand.
_INSIDE = re.compile(
    r"[`*$]"
    r"|\\(?=[!-/:-@\[-`{-~]|\Z)"
    r"|_+"
    r"|\[(?=[\^\]]|\Z)|(?<=\^)\[|\](?=[(\[:]|\Z)|\^\Z|!\Z"
    r"|<(?=[A-Za-z/!?]|\Z)"
    r"|&(?=#|[A-Za-z][A-Za-z0-9]*;|\Z)"
)
# Where a line begins: headings, quotes, lists, rules, underlines of headings and tables, tasks.
_AT_LINE_START = re.compile(r"#{1,6}(?=\s|\Z)|>|[-+](?=\s|\Z)|[-=:| ]+\Z|\[(?=[ xX]\](?:\s|\Z))")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s|\Z)")
_FOOTNOTE = re.compile(r"(\[\^[^\]]*\]):")
_CLOSING_HASHES = re.compile(r"((?:^|\s))(#+)\Z")


def escape(text: str, *, in_link: bool = False, waves: bool = False) -> str:
    """Return text of one line as Markdown that shows it.

    Args:
        text: what stands between two marks of a line.
        in_link: whether it is part of a link's words, where brackets must not stand alone.
        waves: whether its tildes could strike something out.
    """

    def escaped(found: re.Match[str]) -> str:
        mark = found[0]
        if mark[0] == "_":
            before = text[found.start() - 1 : found.start()]
            after = text[found.end() : found.end() + 1]
            # Between letters an underline is never emphasis (CommonMark 6.2, rule 2).
            return mark if before.isalnum() and after.isalnum() else "\\_" * len(mark)
        return "\\" + mark

    out = _INSIDE.sub(escaped, text)
    if in_link:
        out = _bracketed(out)
    return out.replace("~", "\\~") if waves else out


def _bracketed(markdown: str) -> str:
    if "[" not in markdown and "]" not in markdown:
        return markdown
    return re.sub(r"\\.|[\[\]]", lambda m: m[0] if m[0][0] == "\\" else "\\" + m[0], markdown)


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
    """Return code as a fenced block whose content is the code and one line feed more."""
    longest = max(map(len, re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{code}\n{fence}"
