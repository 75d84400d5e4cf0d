"""Soup: HTML as lxml reads it, seen to first what it would read otherwise than browsers do."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

# libxml2 ends these at the next p, as HTML 3 had it; their twins it lets stand.
_TWINS = {"b": "strong", "i": "em", "u": "ins", "s": "del", "strike": "del"}
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
    html = _BREAKS.sub("<br><br>", _UNREADABLE.sub("\ufffd", html))
    html = _MARKUP.sub(_lasting, html)
    # An open body keeps all of it out of the head, and bs4 from taking words for a file's name.
    return BeautifulSoup(f"<html><body>{html}", "lxml", multi_valued_attributes=None)


def _lasting(markup: re.Match[str]) -> str:
    """Return a tag by a name under which it stands as long as browsers let it."""
    twin = _TWINS.get((markup["name"] or "").lower())
    return f"<{markup['end']}{twin}{markup['rest']}" if twin else markup[0]
