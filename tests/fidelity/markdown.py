"""What some Markdown says to a reader that knows nothing of us: markdown-it-py as it comes."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from tests.fidelity.text import FORMULA, Block, Code, Content, Link, Mark, seen_text

_OPENS = {
    "strong_open": Mark.BOLD,
    "em_open": Mark.ITALIC,
    "s_open": Mark.STRIKE,
    "link_open": Mark.LINK,
}
_CLOSES = {name.replace("_open", "_close"): mark for name, mark in _OPENS.items()}
_TAGS = {
    "u": Mark.UNDERLINE,
    "b": Mark.BOLD,
    "strong": Mark.BOLD,
    "i": Mark.ITALIC,
    "em": Mark.ITALIC,
    "s": Mark.STRIKE,
    "del": Mark.STRIKE,
}
_TAG = re.compile(r"<(/?)([a-z]+) */?>")
_BLOCKS = {"heading_open": "heading", "th_open": "cell", "td_open": "cell"}


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 400}).enable(["table", "strikethrough"])
    return parser.use(dollarmath_plugin).use(footnote_plugin)


def read_markdown(markdown: str) -> Content:
    """Return what some Markdown says; a block of HTML says nothing."""
    reading = _Reading()
    for token in _parser().parse(markdown):
        reading.block(token)
    return reading.content


def _alternative(image: Token) -> str:
    """Return the text of an image (CommonMark 6.4): what its label says, without any marks."""
    return "".join(
        _alternative(token)
        if token.type == "image"
        else "\n"
        if token.type in ("softbreak", "hardbreak")
        else FORMULA
        if token.type == "math_inline"
        else f"[{token.meta['label']}]"
        if token.type == "footnote_ref"
        else token.content
        for token in image.children or ()
        if token.type != "html_inline"
    )


class _Reading:
    def __init__(self) -> None:
        self.content = Content()
        self.kind = "text"
        self.note = False

    def block(self, token: Token) -> None:
        if token.type in _BLOCKS:
            self.kind = _BLOCKS[token.type]
        elif token.type == "paragraph_open":
            self.kind = "footnote" if self.note else "text"
        elif token.type == "footnote_open":
            self.note = True
            self.plain("footnote", f"[{token.meta['label']}]")
            self.content.links.append(Link("footnote", ""))
        elif token.type == "footnote_close":
            self.note = False
        elif token.type in ("fence", "code_block"):
            source = token.content.removesuffix("\n")
            language = token.info.strip() if token.type == "fence" else ""
            if seen_text(source).strip():
                self.content.codes.append(Code("" if language == "text" else language, source))
                self.plain("code", source)
        elif token.type == "math_block":
            self.content.formulas.append(token.content)
            self.plain("text", FORMULA)
        elif token.type == "inline":
            self.inline(token.children or [])

    def plain(self, kind: str, text: str) -> None:
        block = Block(kind)
        block.add(text, Mark.NONE)
        self.content.blocks.append(block)

    def inline(self, tokens: list[Token]) -> None:
        block = Block(self.kind)
        depths = dict.fromkeys(Mark, 0)
        for token in tokens:
            mark = Mark.NONE
            for one, depth in depths.items():
                if depth:
                    mark |= one
            if token.type == "text":
                block.add(token.content, mark)
            elif token.type in ("softbreak", "hardbreak"):
                block.add("\n", mark)
            elif token.type == "code_inline":
                block.add(token.content, mark | Mark.CODE)
            elif token.type in ("math_inline", "math_inline_double"):
                self.content.formulas.append(token.content)
                block.add(FORMULA, mark)
            elif token.type == "footnote_ref":
                block.add(f"[{token.meta['label']}]", mark)
            elif token.type == "html_inline":
                self.tag(token.content, block, depths)
            elif token.type == "image":
                self.content.links.append(Link("image", str(token.attrs["src"])))
                block.add(_alternative(token), mark)
                formulas = (one for one in token.children or () if one.type == "math_inline")
                self.content.formulas += [one.content for one in formulas]
            elif token.type in _OPENS:
                depths[_OPENS[token.type]] += 1
                if token.type == "link_open":
                    self.link(token)
            elif token.type in _CLOSES:
                depths[_CLOSES[token.type]] -= 1
        self.content.blocks.append(block)

    def tag(self, source: str, block: Block, depths: dict[Mark, int]) -> None:
        match = _TAG.fullmatch(source)
        if match and match[2] in _TAGS:
            depths[_TAGS[match[2]]] += -1 if match[1] else 1
        elif match and match[2] == "br":
            block.add("\n", Mark.NONE)

    def link(self, token: Token) -> None:
        title = str(token.attrs.get("title", ""))
        kind = {"链接卡片": "card", "视频": "video"}.get(title, "link")
        url = str(token.attrs["href"])
        if self.kind == "footnote":
            last = len(self.content.links) - 1
            while self.content.links[last].kind != "footnote":
                last -= 1
            self.content.links[last] = Link("footnote", url)
        else:
            self.content.links.append(Link(kind, url))
