"""A reading: what a Markdown parser that knows nothing of ours finds in a Markdown text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

PLAIN = MarkdownIt("commonmark")
DIALECT = (
    MarkdownIt("commonmark")
    .enable(["table", "strikethrough"])
    .use(dollarmath_plugin, allow_space=False)
    .use(footnote_plugin)
)
_FORMATS = {"strong": "b", "em": "i", "s": "s", "link": "a"}
_TAG = re.compile(r"<(/?)(b|i|s|u|sup|sub)>")

Shown = tuple[str, frozenset[str]]
"""A character, and how it is shown: b, i, s, u, sup, sub, a or code."""


@dataclass
class Reading:
    """What stands in a Markdown text, in order."""

    shown: list[Shown] = field(default_factory=list)
    code: list[tuple[str, str]] = field(default_factory=list)
    """Language and content of each block."""
    links: list[tuple[str, str]] = field(default_factory=list)
    """Words and URL."""
    pictures: list[tuple[str, str, str]] = field(default_factory=list)
    """Caption, URL and title."""
    formulas: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    """The types of the blocks."""

    @property
    def text(self) -> str:
        """All text but that of code blocks, each run of blanks one blank."""
        return " ".join("".join(char for char, _ in self.shown).split())

    def text_shown(self, kind: str) -> str:
        """The text that is shown in one way, without blanks."""
        return "".join(char for char, kinds in self.shown if kind in kinds and not char.isspace())


def read(markdown: str, parser: MarkdownIt = DIALECT) -> Reading:
    """Return what a parser finds in a Markdown text."""
    reading = Reading()
    for token in parser.parse(markdown):
        reading.kinds.append(token.type)
        if token.type == "inline":
            _line(token.children or [], reading)
            reading.shown.append(("\n", frozenset()))
        elif token.type in ("fence", "code_block"):
            reading.code.append((token.info, token.content))
        elif token.type.startswith("math_block"):
            reading.formulas.append(token.content.strip("\n"))
        elif token.type == "html_block":
            reading.shown += [(char, frozenset({"html"})) for char in token.content]
    return reading


def _line(tokens: list[Token], reading: Reading) -> None:
    formats: list[str] = []
    link: tuple[str, int] = ("", 0)
    for token in tokens:
        tag = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
        name = _FORMATS.get(token.tag if token.type not in ("link_open", "link_close") else "link")
        if token.type == "link_open":
            link = (str(token.attrs["href"]), len(reading.shown))
        elif token.type == "link_close":
            words = "".join(char for char, _ in reading.shown[link[1] :])
            reading.links.append((words, link[0]))
        if token.nesting and name:
            if token.nesting > 0:
                formats.append(name)
            else:
                formats.remove(name)
        elif tag:
            if tag[1]:
                formats.remove(tag[2])
            else:
                formats.append(tag[2])
        else:
            _piece(token, frozenset(formats), reading)


def _piece(token: Token, formats: frozenset[str], reading: Reading) -> None:
    text = token.content
    if token.type in ("softbreak", "hardbreak") or text == "<br>":
        text = "\n"
    elif token.type == "code_inline":
        formats |= {"code"}
    elif token.type == "image":
        caption = Reading()
        _line(token.children or [], caption)
        attributes = token.attrs
        title = str(attributes.get("title", ""))
        reading.pictures.append((caption.text, str(attributes["src"]), title))
        text = caption.text
    elif token.type.startswith("math_inline"):
        reading.formulas.append(text)
        formats |= {"math"}
    elif token.type == "footnote_ref":
        text = f"[{token.meta['label']}]"
    elif token.type == "html_inline":
        formats |= {"html"}
    reading.shown += [(char, formats) for char in text]
