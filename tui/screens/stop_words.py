"""The words for the stops of a page: in a list of them, and about a copy of one."""

from __future__ import annotations

from collections.abc import Sequence

from tui.messages import Copy
from tui.page.cells import NARROW
from tui.page.page import Kind, Stop

_NAMES = {
    Kind.CODE: "代码",
    Kind.LINK: "链接",
    Kind.CARD: "卡片",
    Kind.IMAGE: "图",
    Kind.VIDEO: "视频",
    Kind.FOOTNOTE: "注",
    Kind.FORMULA: "公式",
    Kind.INLINE_FORMULA: "公式",
    Kind.PASSAGE: "划线",
    Kind.NOTE: "笔记",
}
_FORMULAS = (Kind.FORMULA, Kind.INLINE_FORMULA)
_COPIED = {
    Kind.CODE: "",
    Kind.FORMULA: "公式",
    Kind.INLINE_FORMULA: "句中公式",
    Kind.PASSAGE: "划线",
    Kind.NOTE: "划线",
}
"""The names of copies in the names of their files, where they are no addresses."""
_MARKED = (Kind.PASSAGE, Kind.NOTE)
_TITLE = 30
"""Characters of an article's title in the name of a file."""


def stop_lines(stops: Sequence[Stop], sections: Sequence[str] = ()) -> list[str]:
    """Return a line about each stop: its kind and number, and what it says.

    Args:
        stops: the stops.
        sections: the heading that each stands below, where that is known: what is said of a
            picture without words.
    """
    digits = max(len(str(stop.number)) for stop in stops)
    below = sections or [""] * len(stops)
    return [stop_line(*one, digits) for one in zip(stops, below, strict=True)]


def stop_line(stop: Stop, section: str = "", digits: int = 1) -> str:
    """Return the line about one stop, its number in so many cells at least."""
    name = f"{NARROW.fit(_NAMES[stop.kind], 4)} {stop.number:>{digits}}"
    return f"{name}  {_said(stop, section)}"


def more_of(stop: Stop, section: str = "") -> str:
    """Return what stands beside a stop's line: how code begins, or the address it leads to.

    Empty where that is what the line says already.

    Args:
        stop: the stop.
        section: the heading that it stands below, where that is known.
    """
    if stop.kind is Kind.CODE:
        return _first_line(stop.payload)
    inline = stop.url.startswith("data:")
    return "" if inline or _said(stop, section) == stop.url else stop.url


def copy_of(stop: Stop, title: str) -> Copy:
    """Return a copy of a stop, in a file named after the article where it comes to one.

    Args:
        stop: what is copied.
        title: that of the article; empty for a stop in none.
    """
    about = short_title(title)
    kind = _COPIED.get(stop.kind, "网址") if about else stop.kind
    suffix = "tex" if stop.kind in _FORMULAS else "txt"
    if stop.kind is Kind.CODE:
        from tui.page.colours import suffix_of

        suffix = suffix_of(stop.language)
    name = "-".join(filter(None, (about, kind, str(stop.number))))
    return Copy(stop.payload, what_it_is(stop), f"{name}.{suffix}")


def short_title(title: str) -> str:
    """Return as much of an article's title as the name of a file takes."""
    return title[:_TITLE]


def what_it_is(stop: Stop) -> str:
    """Return what a copy of a stop is: of code, its language and length."""
    if stop.kind is Kind.CODE:
        lines = len(stop.payload.removesuffix("\n").split("\n"))
        return f"{stop.language or '代码'}，{lines} 行"
    if stop.kind in _MARKED:
        return "划线的字"
    return "公式的 TeX" if stop.kind in _FORMULAS else "网址"


def _said(stop: Stop, section: str = "") -> str:
    """Return what a stop says, in a line; of a picture without words, where it stands."""
    if stop.kind is Kind.CODE:
        return what_it_is(stop).removeprefix(f"{_NAMES[stop.kind]}，")
    if stop.kind in _FORMULAS:
        return _first_line(stop.payload)
    words = " ".join(stop.text.split())
    if stop.kind is Kind.IMAGE and section and not words:
        return f"（{section}）"
    return words if words or stop.url.startswith("data:") else stop.url


def _first_line(code: str) -> str:
    return next((line.strip() for line in code.split("\n") if line.strip()), "")
