"""Soup: HTML as lxml reads it, seen to first what it would read otherwise than browsers do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

# libxml2 ends these at the next p, as HTML 3 had it; their twins it lets stand.
_TWINS = {"b": "strong", "i": "em", "u": "ins", "s": "del", "strike": "del"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# A tag's name and the rest of it, or what only looks like tags: comments, scripts. What nothing
# closes goes on to the end, so that no character is looked at twice.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)"
    r"""(?P<rest>(?:[^>=]|=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))?)*+)""",
    re.IGNORECASE | re.DOTALL,
)
_BREAKS = re.compile(r"(?:<br\s*/?>\s*){10000,}", re.IGNORECASE)
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def parsed(html: str) -> Tag:
    """Return some HTML as elements; whatever stands in it, nothing is raised."""
    html = _lasting(_BREAKS.sub("<br><br>", _UNREADABLE.sub("\ufffd", html)))
    # An open body keeps all of it out of the head, and bs4 from taking words for a file's name.
    return BeautifulSoup(f"<html><body>{html}", "lxml", multi_valued_attributes=None)


def _lasting(html: str) -> str:
    """Return HTML with tags by names under which they stand as long as browsers let them."""
    out: list[str] = []
    end = 0
    paragraphs: list[int] | None = None  # where those of the open heading are, which they would end
    for markup in _MARKUP.finditer(html):
        out += (html[end : markup.start()], markup[0])
        end = markup.end()
        name = (markup["name"] or "").lower()
        if name in _TWINS:
            out[-1] = f"<{markup['end']}{_TWINS[name]}{markup['rest']}"
        elif name == "p" and paragraphs is not None:
            paragraphs.append(len(out) - 1)
        elif name in _HEADINGS and not markup["end"]:
            paragraphs = []
        elif name in _HEADINGS:
            out[-1] = "</div>" * _divided(out, paragraphs or ()) + out[-1]
            paragraphs = None
    return "".join((*out, html[end:]))


def _divided(out: list[str], paragraphs: Iterable[int]) -> int:
    """Make divisions of the paragraphs with their tags there; return how many are still open."""
    depth = 0
    for place in paragraphs:
        end = out[place][1] == "/"
        if depth or not end:
            out[place] = ("</div" if end else "<div") + out[place][2 + end :]
            depth += -1 if end else 1
    return depth
