"""Inline Markdown: the marked-up text of one paragraph, heading, cell or caption made final.

The converter hands on each element's text with marks in it, control characters that no cleaned
text holds. Only here, with the whole line in sight, can it be said what needs an escape and
where `**` would close.
"""

from __future__ import annotations

import re


from tui.article.emphasis import holds
from tui.article.escape import escape, heading, line_start
from tui.article.links import link

BREAK = "\x0f"
_LINK, _TO, _END = "\x07", "\x08", "\x0e"
_RAW, _RAW_END = "\x10", "\x11"
_OPEN = {"\x01": ("**", "b"), "\x02": ("*", "i"), "\x03": ("~~", "s")}
_CLOSE = "\x04"
_TOKENS = re.compile(r"\x10[^\x11]*\x11|\x08[^\x0e]*\x0e|[\x01-\x07\x0f]|[^\x01-\x08\x0e-\x11]+")


def emphasised(name: str, text: str) -> str:
    """Return the text of a `b`, `i` or `s` element, marked."""
    mark = next(mark for mark, (_, tag) in _OPEN.items() if tag == name)
    return f"{mark}{text}{_CLOSE}"


def raw(markdown: str) -> str:
    """Return Markdown that is final, marked as such."""
    return f"{_RAW}{markdown}{_RAW_END}"


def linked(text: str, url: str, title: str = "") -> str:
    """Return the text of a link, marked."""
    return f"{_LINK}{text}{_TO}{url}{_RAW_END if title else ''}{title}{_END}"


def paragraph(text: str) -> str:
    """Return a paragraph's marked text as Markdown, a backslash at the end of each broken line."""
    lines = "".join(_resolve(text)).split(BREAK)
    return "\\\n".join(line_start(line) for line in lines)


def one_line(text: str) -> str:
    """Return a heading's or a caption's marked text as Markdown on one line."""
    return heading("".join(_resolve(text)).replace(BREAK, " "))


def cell(text: str) -> str:
    """Return a table cell's marked text as Markdown: `|` escaped everywhere (GFM 4.10)."""
    return "".join(_resolve(text)).replace("|", "\\|").replace(BREAK, "<br>")


def _resolve(text: str) -> list[str]:
    tokens = _TOKENS.findall(text)
    waves = text.count("~") > 1 or "\x03" in text
    in_link = False
    out: list[str] = []
    for token in tokens:
        mark = token[0]
        if mark == _LINK:
            in_link = True
        elif mark == _TO:
            in_link = False
        out.append(
            escape(token, in_link=in_link, waves=waves) if mark > _RAW_END else _visible(token)
        )
    _close_links(tokens, out)
    _decide(tokens, out)
    return out


def _visible(token: str) -> str:
    if token[0] == _RAW:
        return token[1:-1]
    return token if token == BREAK else ""


def _close_links(tokens: list[str], out: list[str]) -> None:
    start = 0
    for place, token in enumerate(tokens):
        if token == _LINK:
            start = place
            out[place] = "["
        elif token[0] == _TO:
            url, _, title = token[1:-1].partition(_RAW_END)
            words = "".join(tokens[start + 1 : place])
            if words == url and not title:
                whole = link(words, url)
                if whole[0] == "<":
                    out[start + 1 : place] = [""] * (place - start - 1)
                    out[start] = ""
                    out[place] = whole
                    continue
            out[place] = link("", url, title)[1:]


def _decide(tokens: list[str], out: list[str]) -> None:
    """Write each emphasis as `**` where that holds, and as a tag where it does not."""
    ends: dict[int, int] = {}
    open_at: list[int] = []
    for place, token in enumerate(tokens):
        if token in _OPEN:
            open_at.append(place)
        elif token == _CLOSE:
            ends[open_at.pop()] = place
    undecided = set(ends) | set(ends.values())
    for start in sorted(ends):
        end = ends[start]
        marks, tag = _OPEN[tokens[start]]
        around = [
            _edge(out, undecided, start, -1),
            _edge(out, undecided, start, 1),
            _edge(out, undecided, end, -1),
            _edge(out, undecided, end, 1),
        ]
        undecided -= {start, end}
        if marks[0] not in around and holds(*around):
            out[start] = out[end] = marks
        else:
            out[start], out[end] = f"<{tag}>", f"</{tag}>"


def _edge(out: list[str], undecided: set[int], place: int, step: int) -> str:
    """Return the character next to a mark; what is undecided there will become a tag."""
    place += step
    while 0 <= place < len(out):
        if place in undecided:
            return ">" if step < 0 else "<"
        if out[place]:
            edge = out[place][-1 if step < 0 else 0]
            return "\n" if edge == BREAK else edge
        place += step
    return "\n"
