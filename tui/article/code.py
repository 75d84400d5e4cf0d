"""Code: in a line or as a block, its text as it was written, and its language."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import NavigableString, Tag
from bs4.element import PreformattedString

from tui.archive.clean import clean
from tui.article.blocks import Blocks
from tui.article.line import Format, Line

_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight-source)-(\S+)")
_NOT_IN_INFO = re.compile(r"[^\w+#.-]")
_NOT_COLOURED = ("text", "plain", "plaintext")


class Code:
    """Puts code into the tree; Zhihu has blocks of it in elements that are meant for a line."""

    def __init__(self, line: Line, blocks: Blocks) -> None:
        self._line = line
        self._blocks = blocks
        self.depth = 0
        """How many elements of code the reader is in, blocks not counted."""

    def block(self, tag: Tag) -> None:
        """Add what an element holds as a block, or in a cell as lines of code."""
        text = source(tag)
        self._line.end()
        if self._line.fixed:
            self._line.start(Format("code"))
            for line in text.split("\n"):
                self._line.end()
                self._line.write_code(line)
            self._line.stop()
        elif text:
            block = Tag(name="pre")
            block["lang"] = language(tag)
            block.append(text)
            self._blocks.add(block)
            self._line.written += 1
        self._line.end()

    def inline(self, tag: Tag) -> Callable[[], None] | None:
        """Begin code in a line and return what ends it; None where it was a block after all."""
        if not self.depth and not tag.find(("img", "figure")) and "\n" in source(tag).strip():
            self.block(tag)
            return None
        self._line.start(Format("code"))
        self.depth += 1

        def leave() -> None:
            self.depth -= 1
            self._line.stop()

        return leave


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
