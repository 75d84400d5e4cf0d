"""Code: in a line or as a block, its text as it was written, and its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from tui.article.block_tree import BlockTree
from tui.article.formulas import UNKNOWN, formula_of
from tui.article.line import Format, LineWriter
from tui.text.clean import clean

_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight-source)-(\S+)")
_NOT_IN_INFO = re.compile(r"[^\w+#.-]")
_FIRST_END = re.compile(r"\A(?:\r\n?|\n)")
_BLOCK_NAMES = "article blockquote dd div dl dt figure h1 h2 h3 h4 h5 h6 li ol p section tr ul"
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_NOT_COLOURED = ("text", "plain", "plaintext")


class CodeElements:
    """Puts code into the tree; Zhihu has blocks of it in elements that are meant for a line."""

    def __init__(self, line: LineWriter, blocks: BlockTree) -> None:
        self._line = line
        self._blocks = blocks
        self.depth = 0
        """The number of elements of code around what is read now, blocks not counted."""

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
    """Return the text of code as a browser shows it, without what `clean` removes.

    Breaks are line feeds, blocks stand on lines of their own, formulas are their TeX.
    """
    text = _Source()
    ways: list[tuple[Iterator[PageElement], bool]] = [(iter(tag.contents), False)]
    while ways:
        node = next(ways[-1][0], None)
        if node is None:
            _, block = ways.pop()
            text.leave(block)
        elif isinstance(node, Tag):
            maths = formula_of(node) if node.name == "img" else None
            block = node.name in _BLOCKS
            if maths is not None:
                text.add(maths[0] or UNKNOWN)
            elif node.name == "br":
                text.add("\n", a_break=True)
            else:
                text.enter(block)
                ways.append((iter(node.contents), block))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            text.add(str(node))
    written = "".join(text.parts)
    first = tag.contents[0] if tag.contents else None
    if tag.name == "pre" and isinstance(first, NavigableString):
        written = _FIRST_END.sub("", written)  # no part of what it holds (HTML, 13.1.2.5)
    return clean(written)


class _Source:
    """The text of code, and whether a line of its own is still to be begun for what comes."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._last = "\n"
        self._entered = self._left = False

    def enter(self, block: bool) -> None:
        """Begin a block, which stands below what is there, or another element."""
        self._entered = self._entered or block

    def leave(self, block: bool) -> None:
        """End it; the line feed that it ends with may stand behind it."""
        self._left = self._left or block

    def add(self, text: str, *, a_break: bool = False) -> None:
        """Add text."""
        if not text:
            return
        due = self._entered or (self._left and (a_break or text[0] not in "\r\n"))
        if due and self._last not in "\r\n":
            self.parts.append("\n")
        self.parts.append(text)
        self._last = text[-1]
        self._entered = self._left = False


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
