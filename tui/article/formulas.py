"""Formulas: the TeX in the forms Zhihu has had, and whether it stands on lines of its own."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

from bs4 import Tag

from tui.text.clean import clean

UNKNOWN = "[公式]"
"""What Zhihu calls a formula whose TeX is elsewhere, or nowhere."""
_QUERY = re.compile(r"equation\?(?:[^#]*&)?tex=([^&#]*)")
_LAST_BREAKS = re.compile(r"(?:\s*\\\\)+\s*\Z")
_DISPLAY = re.compile(r"\\tag\b|\\begin\s*\{|\\\\\s*\Z")
_DOLLARS = re.compile(r"(\\.)|\$", re.DOTALL)
_RENDERED = {"ztext-math", "math-inline", "math-display", "math-block"}
_LEFTOVERS = {"MathJax", "MathJax_Preview", "MathJax_SVG", "MathJax_CHTML", "math-holder"}


def formula(tag: Tag) -> tuple[str, bool] | None:
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
        display = tag.get("eeimg") == "2"
    elif tag.name == "script" and str(tag.get("type", "")).startswith("math/tex"):
        tex, display = tag.get_text(), "display" in str(tag["type"])
    elif tag.has_attr("data-tex") or classes & _RENDERED:
        tex = str(tag.get("data-tex", "")) or tag.get_text()
        display = tag.get("data-eeimg") == "2" or bool(classes & {"math-display", "math-block"})
    elif classes & _LEFTOVERS:
        return "", False
    else:
        return None
    tex = clean(tex)
    return _plain(tex), display or bool(_DISPLAY.search(tex))


def _plain(tex: str) -> str:
    """Return TeX without what would end it early in Markdown: blank lines and dollar signs."""
    tex = _LAST_BREAKS.sub("", tex)
    tex = _DOLLARS.sub(lambda found: found[1] or "", tex)
    tex = "\n".join(line.strip() for line in tex.split("\n") if line.strip())
    backslashes = len(tex) - len(tex.rstrip("\\"))
    return tex[:-1].rstrip() if backslashes % 2 else tex
