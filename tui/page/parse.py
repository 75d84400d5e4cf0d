"""Markdown becomes blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from msgspec.structs import replace

from tui.article.escape import ends_in_line_feed
from tui.page.blocks import (
    Block,
    Card,
    Code,
    Formula,
    Headline,
    Listing,
    Note,
    Notes,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Reference,
    Rule,
    Run,
    Table,
    Video,
    trimmed,
)
from tui.page.runs import ArticleFormulas, inline_runs
from tui.text.clean import clean, clean_line

_DEEPEST = 80
"""Levels of nesting (a quote is one, a list two) below which Markdown is shown as written."""


class _Blocks(ParserBlock):
    """markdown-it's block parser, which drops what is nested too deeply; here it stays as text."""

    def __init__(self, deep: MarkdownIt) -> None:
        super().__init__()
        self._deep = deep
        deep.block = self

    def parse(
        self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]
    ) -> list[Token] | None:
        # Inline text keeps the limit of markdown-it, or nested brackets would cost too much.
        return super().parse(src, self._deep, env, outTokens)

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:
        if state.level < _DEEPEST:
            super().tokenize(state, startLine, endLine)
            return
        text = state.getLines(startLine, endLine, state.blkIndent, False).strip()
        state.push("paragraph_open", "p", 1)
        inline = state.push("inline", "", 0)
        inline.content, inline.children, inline.map = text, [], [startLine, endLine]
        state.push("paragraph_close", "p", -1)
        state.line = endLine


class _Markdown(MarkdownIt):
    """Our dialect. Addresses stay as they are written; `words` decides what is a link."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


@cache
def _markdown() -> MarkdownIt:
    markdown = _Markdown("commonmark").enable(["table", "strikethrough"])
    # A block of HTML or a reference definition would swallow what someone typed.
    markdown.disable(["html_block", "reference"])
    markdown.use(dollarmath_plugin, allow_labels=False, allow_space=False)
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    deep = _Markdown("commonmark", {"maxNesting": _DEEPEST + 1})
    blocks = _Blocks(deep)
    blocks.ruler = markdown.block.ruler
    markdown.block = blocks
    return markdown


def parse(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of an article's Markdown.

    The dialect is that of `tui.article.converter`: CommonMark 0.31 with GFM tables and
    strike-through, dollar formulas, footnotes, and the HTML tags it names. Never raises; what is
    not understood is text.
    """
    return _build(_markdown().parse(clean(markdown)))


def formulas(markdown: str) -> list[str]:
    """Return the TeX of all formulas of an article's Markdown, those in sentences too."""
    tokens = _markdown().parse(clean(markdown))
    each = (one for token in tokens for one in (token, *(token.children or ())))
    return [tex for one in each if one.type.startswith("math_") and (tex := one.content.strip())]


class _Level:
    """Blocks gathered at one level, and what they will become when it ends."""

    def __init__(self, token: Token | None = None) -> None:
        self.token = token
        self.blocks: list[Block] = []
        self.items: list[tuple[Block, ...]] = []
        self.loose = False
        self.cells: list[Prose] = []
        self.rows: list[tuple[Prose, ...]] = []


def _build(tokens: Sequence[Token]) -> tuple[Block, ...]:
    """Return the blocks of markdown-it's flat list of block tokens."""
    levels = [_Level()]
    notes: dict[str, Note] = {}
    order: list[str] = []
    opened: Token | None = None
    formulas = ArticleFormulas()
    for token in tokens:
        here = levels[-1]
        kind = token.type
        if kind == "inline":
            prose = inline_runs(token.children or (), formulas)
            order += _labels(prose)
            if opened and opened.type in ("th_open", "td_open"):
                here.cells.append(prose)
            elif opened and opened.type == "heading_open":
                here.blocks += _headline(int(opened.tag[1]), prose)
            else:
                here.blocks += _paragraphs(prose)
        elif kind in ("paragraph_open", "heading_open", "th_open", "td_open"):
            opened = token
            if kind == "paragraph_open" and not token.hidden and len(levels) > 1:
                levels[-2].loose = True
        elif kind in ("fence", "code_block"):
            here.blocks.append(_code(token))
        elif kind == "math_block":
            if tex := clean(token.content).strip():
                here.blocks.append(Formula(tex, formulas.expanded(tex)))
        elif kind == "hr":
            here.blocks.append(Rule())
        elif kind in _CONTAINERS:
            levels.append(_Level(token))
        elif kind == "tr_close":
            here.rows.append(tuple(here.cells))
            here.cells = []
        elif kind in _ENDS:
            levels.pop()
            above = levels[-1]
            if kind == "blockquote_close":
                above.blocks.append(Quote(tuple(here.blocks)))
            elif kind == "list_item_close":
                above.items.append(tuple(here.blocks))
            elif kind == "table_close":
                above.blocks.append(Table(here.rows[0], tuple(here.rows[1:])))
            elif kind == "footnote_reference_close" and here.token:
                label = clean_line(str(here.token.meta["label"]))
                notes.setdefault(label, Note(label, tuple(here.blocks)))
            elif here.token:
                start = int(here.token.attrs.get("start", 1)) if here.token.tag == "ol" else None
                above.blocks.append(Listing(tuple(here.items), start, here.loose))
    blocks = levels[0].blocks
    if notes:
        # In the order of their marks; a note that nothing refers to is text all the same.
        wanted = [label for label in dict.fromkeys(order) if label in notes]
        rest = [label for label in notes if label not in set(wanted)]
        blocks.append(Notes(tuple(notes[label] for label in wanted + rest)))
    return tuple(blocks)


_CONTAINERS = {
    "blockquote_open",
    "bullet_list_open",
    "ordered_list_open",
    "list_item_open",
    "table_open",
    "footnote_reference_open",
}
_ENDS = {name.replace("_open", "_close") for name in _CONTAINERS}


def _code(token: Token) -> Code:
    # The line feed that ends the last line is the fence's, unless the fence says otherwise.
    ended = token.type == "fence" and ends_in_line_feed(token.markup, token.content)
    text = clean(token.content if ended else token.content.removesuffix("\n"))
    language = clean_line(token.info).split(" ")[0] if token.type == "fence" else ""
    return Code(text, language)


def _labels(prose: Prose) -> Iterator[str]:
    """Yield the footnotes that some prose refers to, in captions too."""
    for run in prose:
        if isinstance(run.thing, Reference):
            yield run.thing.label
        elif isinstance(run.thing, Picture):
            yield from _labels(run.thing.caption)


def _headline(level: int, prose: Prose) -> list[Block]:
    """Return a heading on one line, and below it the pictures someone put into it.

    Level 1 is the article's title, which is not part of its Markdown.
    """
    runs, figures = [], []
    for run in prose:
        if isinstance(run.thing, Picture | Card | Video):
            figures.append(run.thing)
        else:
            runs.append(replace(run, text=run.text.replace("\n", " ")))
    headline = trimmed(tuple(runs))
    return [*([Headline(max(2, level), headline)] if headline else []), *figures]


def _paragraphs(prose: Prose) -> list[Block]:
    """Return a paragraph; one with pictures, cards or videos in it is split at them."""
    blocks: list[Block] = []
    runs: list[Run] = []
    for run in (*prose, None):
        if run and not isinstance(run.thing, Picture | Card | Video):
            runs.append(run)
            continue
        if sentences := trimmed(tuple(runs)):
            blocks.append(Paragraph(sentences))
        runs = []
        if run and isinstance(run.thing, Picture | Card | Video):
            blocks.append(run.thing)
    return blocks
