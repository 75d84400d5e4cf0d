"""Code: its text as it was written, and its language."""

from __future__ import annotations

import re

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from tui.archive.clean import clean

_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight-source)-(\S+)")
_NOT_IN_INFO = re.compile(r"[^\w+#.-]")
_NOT_COLOURED = ("text", "plain", "plaintext")


def source(tag: Tag) -> str:
    """Return the text of code, its breaks as line feeds, without what `clean` removes."""
    parts: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name == "br":
                parts.append("\n")
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            parts.append(str(node))
    return clean("".join(parts))


def language(tag: Tag) -> str:
    """Return a code block's language as an info string, or empty for plain text."""
    inner = tag.find("code")
    for element in (inner, tag) if isinstance(inner, Tag) else (tag,):
        named = _LANGUAGE.search(str(element.get("class", "")))
        word = named[1] if named else str(element.get("lang", ""))
        if word:
            word = _NOT_IN_INFO.sub("", word)
            return "" if word in _NOT_COLOURED else word
    return ""
