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
_NOTE = f"{_RAW}[^"
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
    lines = _resolved(text).split(BREAK)
    return "\\\n".join(line_start(line) for line in lines)


def heading_line(text: str) -> str:
    """Return a heading's marked text as Markdown."""
    return heading(_resolved(text))


def caption(text: str) -> str:
    """Return a picture's marked caption as Markdown that can stand between its brackets."""
    return _resolved(text, before="[", after="]")


def note(text: str) -> str:
    """Return a footnote's marked text as Markdown."""
    return line_start(_resolved(text))


def cell(text: str) -> str:
    """Return a table cell's marked text as Markdown: `|` escaped everywhere (GFM 4.10)."""
    return _resolved(text).replace("|", "\\|").replace(BREAK, "<br>")


def _resolved(text: str, before: str = "\n", after: str = "\n") -> str:
    """Return the Markdown of marked text, between these two characters."""
    markdown = "".join(_resolve(text, before, after))
    if markdown[:1] == "$" and markdown.endswith("\\\\"):
        # mdit-py-plugins looks for a backslash in front of the first sign at the end of the text.
        markdown = markdown.removesuffix("\\\\") + "&#92;"
    return markdown


def _resolve(text: str, before: str, after: str) -> list[str]:
    """Return the Markdown of marked text piece by piece, between these two characters."""
    tokens = _TOKENS.findall(text)
    waves = text.count("~") > 1 or "\x03" in text
    in_link = before == "["
    out: list[str] = []
    for place, token in enumerate(tokens):
        if token[0] > _RAW_END:
            follower = _first(tokens[place + 1]) if place + 1 < len(tokens) else after
            written = escape(token, follower, in_link=in_link, waves=waves)
            # `[^1](` would begin an address.
            noted = written[0] == "(" and place > 0 and tokens[place - 1].startswith(_NOTE)
            out.append("\\" + written if noted else written)
        else:
            in_link = token == _LINK or (in_link and token[0] != _TO) or before == "["
            out.append(token[1:-1] if token[0] == _RAW else token if token == BREAK else "")
    _write_links(tokens, out)
    _write_emphasis(tokens, out, before, after)
    return out


def _first(token: str) -> str:
    """Return the character that a mark begins with in the Markdown, as far as it is known."""
    if token[0] == _RAW:
        return token[1]
    return {_LINK: "[", _TO: "]", BREAK: "\n"}.get(token[0], "*")


def _write_links(tokens: list[str], out: list[str]) -> None:
    start = 0
    for place, token in enumerate(tokens):
        if token == _LINK:
            start = place
            out[place] = "["
        elif token[0] == _TO:
            url, _, title = token[1:-1].partition(_RAW_END)
            whole = link("".join(tokens[start + 1 : place]), url, title)
            if whole[0] == "<":
                out[start : place + 1] = [""] * (place - start) + [whole]
            else:
                out[place] = link("", url, title)[1:]


def _write_emphasis(tokens: list[str], out: list[str], before: str, after: str) -> None:
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
        around = (
            _edge(out, undecided, start, -1) or before,
            _edge(out, undecided, start, 1),
            _edge(out, undecided, end, -1),
            _edge(out, undecided, end, 1) or after,
        )
        undecided -= {start, end}
        if marks[0] not in around and holds(*around):
            out[start] = out[end] = marks
        else:
            out[start], out[end] = f"<{tag}>", f"</{tag}>"


def _edge(out: list[str], undecided: set[int], place: int, step: int) -> str:
    """Return the character next to a mark, or empty where the text ends.

    What is not yet decided there will become a tag.
    """
    place += step
    while 0 <= place < len(out):
        if place in undecided:
            return ">" if step < 0 else "<"
        if out[place]:
            edge = out[place][-1 if step < 0 else 0]
            return "\n" if edge == BREAK else edge
        place += step
    return ""
