"""Soup: HTML as lxml reads it, mended first where that would read it unlike browsers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bs4 import BeautifulSoup, PageElement, Tag

# libxml2 ends these at the next p, as HTML 3 had it; their twins it lets stand.
_TWINS = {"b": "strong", "i": "em", "u": "ins", "s": "del", "strike": "del"}
# And these it ends at tags that browsers leave in them: there they are divisions.
_ENDED = {f"h{level}": {"p"} for level in range(1, 7)} | {"pre": {"ul", "li", "dl", "dt"}}
# A tag, with its name if it is one of these, or what only looks like tags: comments, scripts. What
# nothing closes goes on to the end, so that no character is looked at twice.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)|\Z)"
    r"|<(?P<end>/?)(?:(?P<name>strike|pre|h[1-6]|ul|li|dl|dt|[bipsu])(?=[\s/>])|[a-z])"
    r"""(?P<rest>(?:[^>=]|=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))?)*+)""",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s([\w:-]+)\s*=\s*\Z")
_LONGEST_NAME = 64
"""Characters of an attribute up to its value at most, where its quote may be mended."""
_BREAKS = re.compile(r"(?:<br\s*/?>\s*){10000,}", re.IGNORECASE)
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


_DEEPEST = 200
"""Elements in elements beyond this many are taken for what stands in them."""
_SAYING = {"a", "br", "hr", "img", "pre", "code", "video", "source", "iframe", "sup", "td", "th"}
"""Elements that say something by themselves, at any depth."""


class _Soup(BeautifulSoup):
    """bs4's tree, but not as deep as hostile HTML would have it.

    bs4 climbs from each element behind one that is closed up to the root: some 14 s for 100 KB.
    """

    def reset(self) -> None:
        """Begin a document; bs4 calls it from its constructor."""
        super().reset()
        self._left_out: list[bool] = []
        """Whether each open element below the depth is left out, the innermost last."""

    def handle_starttag(self, name: str, *arguments: Any, **more: Any) -> Tag | None:
        if len(self.tagStack) + len(self._left_out) >= _DEEPEST:
            self._left_out.append(name not in _SAYING)
            if self._left_out[-1]:
                self.endData()
                return None
        tag: Tag | None = super().handle_starttag(name, *arguments, **more)
        return tag

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        if self._left_out and self._left_out.pop():
            self.endData()
            return
        super().handle_endtag(name, nsprefix)


def parse_html(html: str) -> Tag:
    """Return some HTML as elements; whatever stands in it, nothing is raised."""
    html = _BREAKS.sub("<br><br>", _UNREADABLE.sub("\ufffd", html))
    for quote in ('"', "'"):
        html = _ended(html, quote)
    html = _lasting(html)
    # An open body keeps all of it out of the head, and bs4 from taking words for a file's name.
    return _Soup(f"<html><body>{html}", "lxml", multi_valued_attributes=None)


def descendants(tag: Tag) -> Iterator[PageElement]:
    """Yield what stands in an element, at any depth, in the order of the text.

    bs4's own `descendants` first goes down to the last of them, which takes as long as it is deep.
    """
    ways = [iter(tag.contents)]
    while ways:
        node = next(ways[-1], None)
        if node is None:
            ways.pop()
            continue
        yield node
        if isinstance(node, Tag):
            ways.append(iter(node.contents))


def unfold(noscript: Tag) -> None:
    """Make elements of HTML that stands in an element as text.

    Browsers that run scripts take what is in a `noscript` for text, and write it down as such.
    """
    if any(isinstance(child, Tag) for child in noscript.contents):
        return
    text = noscript.get_text()
    if "<" in text:
        noscript.clear()
        if isinstance(body := parse_html(text).find("body"), Tag):
            noscript.extend(list(body.contents))


def _ended(html: str, quote: str) -> str:
    """Return HTML in which no attribute goes on to the end for a quote that nothing ends.

    To a browser all that is behind it would be of the attribute, and so no text. Here its tag ends
    with the next `>`, and no more than an address is taken from it.
    """
    last = html.rfind(quote)
    begin = max(0, last - _LONGEST_NAME)
    attribute = _ATTRIBUTE.search(html[begin:last]) if last >= 0 else None
    end = html.find(">", last)
    if attribute is None or end < 0:
        return html
    if not any(tag.start() < last and tag.end() == len(html) for tag in _MARKUP.finditer(html)):
        return html  # it stands in no tag
    if attribute[1].lower() in ("href", "src"):
        return f"{html[:end]}{quote}{html[end:]}"
    return html[: begin + attribute.start()] + html[end:]


def _lasting(html: str) -> str:
    """Return HTML with tags by names under which they stand as long as browsers let them."""
    out: list[str] = []
    end = 0
    enders: set[str] = set()
    inside: list[tuple[int, str]] = []
    for markup in _MARKUP.finditer(html):
        name = (markup["name"] or "").lower()
        tag = ""
        if name in _TWINS:
            tag = f"<{markup['end']}{_TWINS[name]}{markup['rest']}"
        elif name in enders:
            tag = markup[0]
            inside.append((len(out) + 1, f"<{markup['end']}div{markup['rest']}"))
        elif name in _ENDED:
            if markup["end"] and inside:
                tag = "</div>" * _divided(out, inside) + markup[0]
            enders, inside = set() if markup["end"] else _ENDED[name], []
        if tag:
            out += (html[end : markup.start()], tag)
            end = markup.end()
    return "".join((*out, html[end:]))


def _divided(out: list[str], tags: Iterable[tuple[int, str]]) -> int:
    """Write divisions where those tags are; return how many of them are still open."""
    depth = 0
    for place, tag in tags:
        ends = tag[1] == "/"
        if depth or not ends:
            out[place] = tag
            depth += -1 if ends else 1
    return depth
