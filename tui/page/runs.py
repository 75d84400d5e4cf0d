"""Inline tokens of markdown-it become runs of words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from markdown_it.token import Token
from msgspec.structs import replace

from tui.page.blocks import (
    SCHEMES,
    TAB,
    Card,
    Link,
    Mark,
    Picture,
    Prose,
    Reference,
    Run,
    Tex,
    Thing,
    Video,
    trimmed,
)
from tui.text.clean import clean, clean_line

if TYPE_CHECKING:
    from tui.page.formula import Definitions

CARD_TITLE = "链接卡片"
VIDEO_TITLE = "视频"
MOVING = "动图"

_OPENS = {"strong_open": Mark.BOLD, "em_open": Mark.ITALIC, "s_open": Mark.STRIKE}
_CLOSES = {"strong_close": Mark.BOLD, "em_close": Mark.ITALIC, "s_close": Mark.STRIKE}
_TAGS = {
    "u": Mark.UNDERLINE,
    "b": Mark.BOLD,
    "strong": Mark.BOLD,
    "i": Mark.ITALIC,
    "em": Mark.ITALIC,
    "s": Mark.STRIKE,
    "del": Mark.STRIKE,
    "sup": Mark.RAISED,
    "sub": Mark.LOWERED,
}
_TAG = re.compile(r"<(/?)([a-z]+)\s*/?>", re.IGNORECASE)
# What reads as an exponent or an index when it cannot be drawn as one.
_TERM = re.compile(r"[+*/=()., −-]*[0-9A-Za-zΑ-ω][0-9A-Za-zΑ-ω+*/=()., −-]*")
# Raised words of Chinese are a remark; lowered ones say which of several.
_INDEX = re.compile(r"[+*/=()., −-]*\w[\w+*/=()., −-]*")


class ArticleFormulas:
    """The formulas of an article, in their order: what one defines holds for those after it."""

    def __init__(self) -> None:
        """Begin an article."""
        self._definitions: Definitions | None = None

    def expanded(self, tex: str) -> str:
        """Return TeX with the commands written out that the article has defined so far."""
        # pylatexenc is loaded for an article that has formulas, not for every one.
        from tui.page.formula import Definitions, NotTeX

        self._definitions = self._definitions or Definitions()
        try:
            return self._definitions.expanded(tex)
        except NotTeX:
            return tex

    def one_line(self, tex: str) -> str:
        """Return a formula as one line of text."""
        return self.read(tex)[0]

    def read(self, tex: str) -> tuple[str, Tex]:
        """Return a formula as one line of text, and its TeX."""
        from tui.page.formula import one_line

        expanded = self.expanded(tex)
        return clean_line(one_line(expanded)) or clean_line(tex), Tex(clean_line(tex), expanded)


class _Words:
    """Runs as they are gathered: marks are counted, so that nested ones end in their turn."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.depths: dict[Mark, int] = {}
        self.mark = Mark.NONE
        self.links: list[tuple[Thing | None, int]] = []

    def add(
        self,
        text: str,
        mark: Mark = Mark.NONE,
        thing: Thing | None = None,
        formula: Tex | None = None,
    ) -> None:
        """Add words; neighbours that look alike become one run."""
        mark |= self.mark
        if thing is None and self.links:
            thing = self.links[-1][0]
        if not text and not isinstance(thing, Picture | Card | Video):
            return
        last = self.runs[-1] if self.runs else None
        alike = last and last.mark == mark and last.thing is thing
        if last and alike and text and not (formula or last.formula):
            self.runs[-1] = Run(last.text + text, mark, thing)
        else:
            self.runs.append(Run(text, mark, thing, formula))

    def open(self, mark: Mark) -> None:
        """Set what follows apart."""
        self.depths[mark] = self.depths.get(mark, 0) + 1
        self.mark |= mark

    def close(self, mark: Mark) -> bool:
        """End what was set apart; return whether anything was."""
        depth = self.depths.get(mark, 0)
        if not depth:
            return False
        self.depths[mark] = depth - 1
        if depth == 1:
            self.mark &= ~mark
            if mark in (Mark.RAISED, Mark.LOWERED):
                self._shift(mark)
        return True

    def _shift(self, mark: Mark) -> None:
        """Write the words that end here as superscripts or subscripts: `x²`, or `x^(a.b)`."""
        from tui.page.formula.alphabets import lowered, raised  # few articles have any

        first = len(self.runs)
        while first and mark in self.runs[first - 1].mark:
            first -= 1
        runs = self.runs[first:]
        up = mark is Mark.RAISED
        shift, sign, term_of = (raised, "^", _TERM) if up else (lowered, "_", _INDEX)
        shifted = [shift(run.text.replace("-", "−")) for run in runs]
        words = [text for text in shifted if text is not None]
        if len(words) < len(runs):
            words = [run.text for run in runs]
            term = "".join(words)
            if term_of.fullmatch(term):
                words[0] = (sign if len(term) == 1 else f"{sign}(") + words[0]
                words[-1] += "" if len(term) == 1 else ")"
        self.runs[first:] = [
            replace(run, text=text, mark=run.mark & ~mark, formula=None)
            for text, run in zip(words, runs, strict=True)
        ]

    def tag(self, source: str) -> None:
        """Take an HTML tag: one we know sets words apart, any other is what someone typed."""
        match = _TAG.fullmatch(source)
        name = match[2].lower() if match else ""
        mark = _TAGS.get(name)
        if name == "br":
            self.add("\n")
        elif match and mark and not match[1]:
            self.open(mark)
        elif not (match and mark and self.close(mark)):
            self.add(clean_line(source))

    def end_link(self) -> None:
        """End a link. One without words says its address; a card or a video is one run."""
        thing, first = self.links.pop()
        words = "".join(run.text for run in self.runs[first:])
        if isinstance(thing, Link) and not words.strip():
            if not any(isinstance(run.thing, Picture) for run in self.runs[first:]):
                self.add(thing.url, thing=thing)
        elif isinstance(thing, Card | Video):
            title = " ".join(words.split())
            things = [run for run in self.runs[first:] if run.thing is not thing]
            self.runs[first:] = [Run("", thing=type(thing)(thing.url, title)), *things]


def inline_runs(tokens: Iterable[Token], formulas: ArticleFormulas) -> Prose:
    """Return the runs of an inline token's children. No text of theirs is left out.

    Args:
        tokens: the children.
        formulas: reads the formulas among them, in the order of the article.
    """
    out = _Words()
    for token in tokens:
        kind = token.type
        if kind == "text":
            out.add(_text(token.content))
        elif kind in _OPENS:
            out.open(_OPENS[kind])
        elif kind in _CLOSES:
            out.close(_CLOSES[kind])
        elif kind == "softbreak":
            out.add(" ")
        elif kind == "hardbreak":
            out.add("\n")
        elif kind == "code_inline":
            out.add(_text(token.content.expandtabs(TAB)), Mark.CODE)
        elif kind == "link_open":
            out.links.append((_link(token), len(out.runs)))
        elif kind == "link_close":
            out.end_link()
        elif kind == "image":
            out.add("", thing=_picture(token, formulas))
        elif kind == "html_inline":
            out.tag(token.content)
        elif kind.startswith("math_inline"):
            text, tex = formulas.read(token.content)
            out.add(text, Mark.FORMULA, formula=tex)
        elif kind == "footnote_ref":
            label = clean_line(str(token.meta["label"]))
            out.add(f"[{label}]", thing=Reference(label))
        else:
            out.add(_text(token.content))
    return tuple(out.runs)


def _text(content: str) -> str:
    """Return text that may stand in a row: a stray line end or tab is a blank."""
    return clean(content).replace("\n", " ").replace("\t", " ")


def _address(token: Token, name: str) -> str:
    """Return an address as it is written, except for what no address has: ends of lines, tabs."""
    return re.sub("[\n\t]+", "", clean(str(token.attrs.get(name, "")))).strip()


def _link(token: Token) -> Thing | None:
    url = _address(token, "href")
    if not url.lower().startswith(SCHEMES):
        return None
    title = token.attrs.get("title", "")
    if title == CARD_TITLE:
        return Card(url, "")
    if title == VIDEO_TITLE:
        return Video(url, "")
    return Link(url)


def _picture(token: Token, formulas: ArticleFormulas) -> Picture:
    url = _address(token, "src")
    size = clean_line(str(token.attrs.get("title", "")))
    moving = size.startswith(MOVING)
    caption = _caption(inline_runs(token.children or (), formulas))
    return Picture(url, caption, size.removeprefix(MOVING).strip(), moving)


def _caption(prose: Prose) -> Prose:
    """Return a picture's caption on one line; what has no place in it is the words it says."""
    runs: list[Run] = []
    for run in prose:
        if isinstance(run.thing, Picture):
            runs += run.thing.caption
        elif isinstance(run.thing, Card | Video):
            runs.append(Run(run.thing.title, run.mark))
        else:
            runs.append(replace(run, text=run.text.replace("\n", " ")))
    return trimmed(tuple(runs))
