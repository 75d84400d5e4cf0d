"""The words of Zhihu's HTML, taken out of it by regular expressions, without a page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import unescape

from tui.article.formula_places import formula_spans, is_formula, may_have_formulas

WALL = "\0"
"""Between texts that no match may join."""
CODE_BEGINS, CODE_ENDS, BLOCK_ENDS = "\U0010fff0", "\U0010fff1", "\U0010fff2"
"""Signs before a block of code, and after it, and on the line after any block, where no phrase may
go on: of a plane for private use, which no font draws."""
BLOCK = (
    r"<(?=(?:/?(?:p|li|h[1-6r]|div|figure|figcaption|pre|[uo]l|blockquote|t[dhr])\b"
    r"|a (?=[^<>]*(?:link-card|video-box|LinkCard)))[^<>]*>)"
)
"""The pattern of the beginning of a tag that begins a line, or ends one."""
_BLOCK_TAG = re.compile(BLOCK)

# What no page shows goes with the tags: the twin of a picture, the ends of an address cut short, a
# video's address, and the copies of a formula that a browser left.
_WITH_INSIDES = "|".join(
    rf"{name}\b.*?(?:</{name}>|\Z)" for name in ("noscript", "script", "style", "math")
)
_TAG = re.compile(
    rf"(<(?:/[^>]*>|{_WITH_INSIDES}"
    r"|span class=\"(?:invisible|tex2jax_ignore math-holder)\">[^<]*</span>"
    r"|span class=\"url\">(?:<span[^>]*></span>)?[^<]*</span>"
    r"|[!A-Za-z][^>]*>))",
    re.DOTALL,
)
_KNOWN_TAGS, _LONGEST_KNOWN = 2048, 64
"""Tags that it is known of what stands in their place, and their characters, at most."""
_SAYING = (' data-text="', ' data-url="', ' data-caption="', ' alt="', ' data-name="')
"""The attributes of a tag that a page shows: a note's text and address, a caption, a title."""
_TAGS_THAT_SAY = ("<sup ", "<img ", "<a ")
_TAG_BEGINS = re.compile("<[/!A-Za-z]")
_BREAK = re.compile(r"<br\b[^<>]*>")
_ENTITIES = (("&#34;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_OTHER_ENTITY = re.compile(r"&(?!(?:#34|#39|lt|gt|amp);)[#A-Za-z]")


def end_of_line(html: str, at: int) -> int:
    """Return where in HTML the line ends that a place is on."""
    found = _BLOCK_TAG.search(html, at)
    return found.start() if found else len(html)


def with_code_signs(html: str) -> str:
    """Return HTML with signs around its blocks of code."""
    html = html.replace("<pre", f"{CODE_BEGINS}<pre")
    return html.replace("</pre>", f"</pre>{CODE_ENDS}")


def words_of(html: str, line_end: str = "") -> str:
    """Return the words of HTML without formulas; what tags say comes last, behind walls.

    Args:
        html: the HTML.
        line_end: stands at each tag that begins a line, or ends one.
    """
    return WALL.join(
        (words_between_tags(html, line_end), *map(with_characters, said_by_tags(html)))
    )


def words_between_tags(html: str, line_end: str = "") -> str:
    """Return the words of HTML without what its tags say; the same otherwise."""
    closed = html.rfind(">") + 1
    # Nothing ends a tag that begins here, and each would be followed to the end in vain.
    is_open = html.find("<", closed) >= 0
    pieces = _TAG.split(html[:closed] + WALL if is_open else html)
    pieces[1::2] = map(_in_place_of_tags(line_end).__getitem__, pieces[1::2])
    if is_open and pieces[-1].endswith(WALL):
        pieces[-1] = pieces[-1][:-1] + html[closed:]
    return with_characters("".join(pieces))


def with_characters(text: str) -> str:
    """Return a text with characters in place of its entities."""
    if "&" not in text:
        return text
    if _OTHER_ENTITY.search(text):
        return unescape(text)
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def said_by_tags(html: str) -> list[str]:
    """Return what a page shows of the attributes of tags, those of formulas left out."""
    said = _said(html)
    formulas = list(formula_spans(html)) if said and may_have_formulas(html) else []
    return [text for at, text in sorted(said) if text and not _is_in(formulas, at)]


def said_or_drawn(html: str) -> str:
    """Return the same as it is written in HTML, and the TeX of formulas: that is told sooner."""
    return WALL.join(text for _, text in _said(html))


def _said(html: str) -> list[tuple[int, str]]:
    """Return what attributes that a page shows say, and where each of them is in HTML."""
    said: list[tuple[int, str]] = []
    for name in _SAYING:
        at = html.find(name)
        while at >= 0 and (end := html.find('"', at + len(name))) >= 0:
            tag = html.rfind("<", 0, at)
            if html.startswith(_TAGS_THAT_SAY, tag) and html.find(">", tag, at) < 0:
                said.append((at, html[at + len(name) : end]))
            at = html.find(name, end)
    return said


def _is_in(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Return whether a place is in any of some spans, which are in order and apart."""
    begun = bisect_left(spans, (at,))
    return begun > 0 and at < spans[begun - 1][1]


def may_be_said(html: str, places: Iterable[tuple[int, int]]) -> bool:
    """Return whether any of some places in HTML may be in what `said_by_tags` returns.

    Args:
        html: the HTML.
        places: from and up to, in order.
    """
    quote, before = -1, 0
    for start, _ in places:
        quote = max(quote, html.rfind('"', before, start))
        if html.endswith(_SAYING, 0, quote + 1):
            return True
        before = start
    return False


def outside_tags(html: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield those of some places in HTML that do not surely begin within a tag, and go with it.

    A tag that nothing ends is text; what ends one surely is a later end of a paragraph.

    Args:
        html: the HTML.
        places: from and up to, in order.
    """
    last, before = html.rfind("</p>"), 0
    begins = ends = -1
    for place in places:
        begins = max(begins, html.rfind("<", before, place[0]))
        ends = max(ends, html.rfind(">", before, place[0]))
        before = place[0]
        if begins <= ends or before > last or not _TAG_BEGINS.match(html, begins):
            yield place


class _InPlaceOfTags(dict[str, str]):
    """The words in place of tags, each known once it has been asked for: line ends, or none."""

    def __init__(self, line_end: str) -> None:
        super().__init__()
        self._line_end = line_end

    def __missing__(self, tag: str) -> str:
        stands = self._of(tag)
        if len(tag) <= _LONGEST_KNOWN:
            if len(self) >= _KNOWN_TAGS:
                self.clear()
            self[tag] = stands
        return stands

    def _of(self, tag: str) -> str:
        if is_formula(tag):
            return WALL
        if _BREAK.match(tag):
            return "\n"
        return self._line_end if _BLOCK_TAG.match(tag) else ""


@cache
def _in_place_of_tags(line_end: str) -> _InPlaceOfTags:
    return _InPlaceOfTags(line_end)
