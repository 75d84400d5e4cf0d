"""Formulas: the TeX in the forms Zhihu has had, and whether it stands on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol
from urllib.parse import unquote_plus

from tui.text.clean import clean

UNKNOWN = "[公式]"
"""Zhihu's word for a formula whose TeX is elsewhere, or nowhere."""
_QUERY = re.compile(r"equation\?(?:[^#]*&)?tex=([^&#]*)")
_LAST_BREAKS = re.compile(r"(?:\s*\\\\)+\s*\Z")
_DISPLAY = re.compile(r"\\tag\b|\\begin\s*\{|\\\\\s*\Z|\A\s*\\\[.*\\\]\s*\Z", re.DOTALL)
_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?|.)|[{}]|\$\$?|[^\\{}$]+|\\", re.DOTALL)
_SET_APART = re.compile(r"\$|\A\\[(\[]")
"""Signs of formulas that tokens need to be told apart for."""
_WRAPPERS = {r"\(": r"\)", r"\[": r"\]"}
# Commands whose argument is text, in which dollars have a formula between them (amsmath, \text).
_TEXT = re.compile(r"\\(?:text[a-z]*|[hmv]box|emph)\Z")
_RENDERED = {"ztext-math", "math-inline", "math-display", "math-block"}
_LEFTOVERS = {"MathJax", "MathJax_Preview", "MathJax_SVG", "MathJax_CHTML", "math-holder"}


class Element(Protocol):
    """An element of HTML, as BeautifulSoup has it, or found without it."""

    name: str

    def get(self, key: str, default: str, /) -> object:
        """Return an attribute, or something else where it has none of this name."""

    def has_attr(self, key: str) -> bool:
        """Return whether it has an attribute."""

    def get_attribute_list(self, key: str, /) -> Sequence[object]:
        """Return the words of an attribute."""

    def get_text(self) -> str:
        """Return the text in it."""


def formula_of(tag: Element) -> tuple[str, bool] | None:
    """Return the TeX of an element that is a formula, and whether it is a display one.

    Returns None for any other element. The TeX is empty where an element only repeats it.
    """
    classes = set(tag.get_attribute_list("class"))
    if tag.name == "img":
        src = str(tag.get("src", ""))
        query = _QUERY.search(src)
        if query is None and not tag.has_attr("eeimg"):
            return None
        tex = str(tag.get("alt", "")).strip()
        if tex in ("", UNKNOWN):
            tex = str(tag.get("data-formula", "")) or (unquote_plus(query[1]) if query else "")
        display = tag.get("eeimg", "") == "2"
    elif tag.name == "script" and str(tag.get("type", "")).startswith("math/tex"):
        tex, display = tag.get_text(), "display" in str(tag.get("type", ""))
    elif tag.has_attr("data-tex") or classes & _RENDERED:
        tex = str(tag.get("data-tex", "")) or tag.get_text()
        display = tag.get("data-eeimg", "") == "2" or bool(classes & {"math-display", "math-block"})
    elif classes & _LEFTOVERS:
        return "", False
    else:
        return None
    tex = clean(tex)
    return _plain(tex), display or bool(_DISPLAY.search(tex))


def _plain(tex: str) -> str:
    """Return TeX without what would end it early in Markdown: blank lines, dollars, last blanks."""
    tex = tex.strip()
    tokens: list[str] = _TOKEN.findall(tex) if _SET_APART.search(tex) else [tex]
    if len(tokens) > 1 and _WRAPPERS.get(tokens[0]) == tokens[-1] not in tokens[1:-1]:
        tokens = tokens[1:-1]
    tex = _without_dollars(tokens) if "$" in tex else "".join(tokens)
    tex = "\n".join(line.strip() for line in tex.split("\n") if line.strip())
    # A backslash at the end would escape the dollar behind it: a blank (`\ `) or a break (`\\`).
    while tex.endswith("\\"):
        backslashes = len(tex) - len(tex.rstrip("\\"))
        tex = tex[:-1].rstrip() if backslashes % 2 else _LAST_BREAKS.sub("", tex)
    return tex


def _without_dollars(tokens: Sequence[str]) -> str:
    r"""Return TeX in which `\(` and `\)` stand for the dollars in text; others mean nothing."""
    out: list[str] = []
    modes = ["math"]
    opened: list[int] = []
    """The places in `out` at which formulas within text were begun."""
    text_next = False
    for token in tokens:
        mode = modes[-1]
        if token[0] == "$":
            if out and out[-1][0] == "\\" and out[-1][-1].isalpha():
                out.append(" ")  # or what follows would become part of the command's name
            if mode[0] == "$" and mode in (token, "$"):
                _close(out, opened.pop())
                modes.pop()
            if modes[-1] == "text" and mode in ("text", "$") and (mode, token) != ("$", "$"):
                modes.append("$" if mode == "$" else token)
                opened.append(len(out))
                out.append(r"\(")
        elif token == "{":
            modes.append("text" if text_next or mode == "text" else "math")
            out.append(token)
        elif token == "}":
            if mode[0] == "$":
                out[opened.pop()] = ""
                modes.pop()
            if len(modes) > 1:
                modes.pop()
            out.append(token)
        else:
            out.append(token)
        text_next = bool(_TEXT.match(token)) or (text_next and token.isspace())
    for place in opened:
        out[place] = ""
    return "".join(out)


def _close(out: list[str], place: int) -> None:
    """End the formula that was begun at a place, or leave no trace of one that holds nothing."""
    if place == len(out) - 1:
        out.pop()
    else:
        out.append(r"\)")
