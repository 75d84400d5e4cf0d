"""JSON of any shape, JSON Lines, and a crawl that was cut off in the middle of a list."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.encoding import is_utf8, json_problem, repaired, utf8_of
from tui.archive.fields import ERRORS
from tui.archive.load import JUDGED, refuse
from tui.archive.saved_object import SavedObject, objects, undecoded
from tui.archive.shapes import api_page, column, comments, feed_json, item, question, state

_FIRST_LINES = 5
"""Lines of JSON Lines of which one at least is whole."""
_START = 1 << 12
"""Bytes of a long text that decide how it is encoded."""
_PAGE = b'\n  "rawHtml": "'
_decode_any = msgspec.json.Decoder(msgspec.Raw).decode
_decode_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


class ObjectShape(NamedTuple):
    """A shape of objects."""

    sniff: Callable[[SavedObject], bool]
    """Whether an object is of it, by its keys."""
    read: Callable[[SavedObject, Source, bool], Contents]
    """Returns what it holds; the last argument is whether it is all of its file."""


SHAPES = (
    ObjectShape(column.sniff, column.read),
    ObjectShape(state.sniff, state.read),
    ObjectShape(question.sniff, question.read),
    ObjectShape(feed_json.sniff, feed_json.read),
    ObjectShape(item.sniff, item.read),
    ObjectShape(comments.sniff, comments.read),
    ObjectShape(question.sniff_alone, question.read_alone),
    ObjectShape(column.sniff_facts, column.read_facts),
    ObjectShape(api_page.sniff, api_page.read),
)


def sniff(head: bytes) -> bool:
    """Return whether a file begins as JSON does."""
    return head.lstrip()[:1] in (b"{", b"[")


def refuse_early(start: bytes, name: str) -> None:
    """Refuse a file that begins as JSON does, where what begins so can be none.

    Raises:
        UnreadableError: it can be none.
    """
    if len(start) <= JUDGED or not sniff(start):
        return
    utf8 = utf8_of(start[:JUDGED])
    if not any(map(_is_value, utf8.split(b"\n")[:_FIRST_LINES])):
        refuse(utf8.decode("utf-8", "replace"), name, "{[")


def read(saved: bytes, source: Source) -> Contents:
    """Return what JSON or JSON Lines hold.

    Raises:
        UnreadableError: there is no article in it, and why.
    """
    notices: list[str] = []
    if len(saved) > JUDGED and is_utf8(saved[:_START], whole=False) and saved[:1] in (b"{", b"["):
        # What is wrong further on is seen to where it is read.
        found = _whole(_without_page(saved), source)
        if found is not None:
            return found
    utf8 = utf8_of(saved, notices).strip()
    found = _whole(utf8, source)
    if found is None:
        found = _lines(utf8, source)
    if found is None:
        found = _mended(utf8, source)
        if is_utf8(saved, whole=False):
            notices.clear()  # it is but the end that is in the middle of a character
    found.notices[:0] = notices
    return found


def value_found(raw: bytes | msgspec.Raw, source: Source, alone: bool = False) -> Contents:
    """Return what an object or a list holds; nothing where it is of no known shape."""
    found = Contents()
    saved = SavedObject.of(raw)
    if saved is not None:
        if saved.fields:
            found = _object(saved, source, alone)
        return found
    unknown = 0
    for one in undecoded(raw):
        inner = SavedObject.of(one)
        part = _object(inner, source, False) if inner else value_found(one, source)
        unknown += not (part or part.remarks or part.questions)
        found.add(part)
    if found and unknown:
        found.notices.append(f"{unknown} 项不是文章，已略过")
    return found


def _object(saved: SavedObject, source: Source, alone: bool) -> Contents:
    for shape in SHAPES:
        if shape.sniff(saved):
            return shape.read(saved, source, alone)
    return Contents()


def _whole(utf8: bytes, source: Source) -> Contents | None:
    """Return what one JSON value holds, or None where this is not one."""
    try:
        if utf8[:1] == b"{":
            return _object(SavedObject(_decode_fields(utf8)), source, True)
        _decode_any(utf8)
        return value_found(utf8, source, True)
    except ERRORS:
        return None


def first_articles(start: bytes, source: Source) -> Contents:
    """Return the whole articles in the beginning of a long list, or of JSON Lines.

    Args:
        start: the first bytes of the file, cut off anywhere; nothing is found in what is no JSON.
        source: the file.
    """
    if not sniff(start) or not is_utf8(start, whole=False):
        return Contents()
    lines = _lines(start.rpartition(b"\n")[0], source)
    if lines is not None:
        return lines
    saved, count = _before_the_cut(start.decode("utf-8", "ignore"))
    return value_found(saved, source) if count else Contents()


def _without_page(saved: bytes) -> bytes:
    """Return an object that is written one field a line without the page that a crawler kept in
    it, which is nine tenths of its bytes; it is read again when its article is opened.

    No string of JSON holds a line feed, so that the string ends where its line does.
    """
    start = saved.find(_PAGE) if saved.startswith(b"{\n  ") else -1
    if start < 0:
        return saved
    start += len(_PAGE)
    end = saved.find(b"\n", start)
    quote = saved.rfind(b'"', start, end)
    if end < 0 or saved[quote + 1 : end].strip() not in (b"", b","):
        return saved
    return saved[:start] + saved[quote:]


def _lines(utf8: bytes, source: Source) -> Contents | None:
    """Return what JSON Lines hold, or None where these are not some."""
    first = utf8.split(b"\n", _FIRST_LINES)[:_FIRST_LINES]
    if len(first) < 2 or not any(map(_is_value, first)):
        return None
    found = Contents()
    bad: list[int] = []
    unknown = 0
    for number, line in enumerate(utf8.split(b"\n"), 1):
        line = line.strip()
        if not line:
            continue
        if not _is_value(line):
            line = _repaired_line(line)
            if not line:
                bad.append(number)
                continue
        part = value_found(line, source)
        unknown += not (part or part.remarks or part.questions)
        found.add(part)
    if bad:
        some, more = "、".join(map(str, bad[:3])), "等" if len(bad) > 3 else ""
        found.notices.append(f"{len(bad)} 行不是 JSON，已略过（第 {some} 行{more}）")
    if unknown and found:
        found.notices.append(f"{unknown} 行不是文章，已略过")
    return found


def _is_value(line: bytes) -> bool:
    try:
        return bytes(memoryview(_decode_any(line)))[:1] in (b"{", b"[")
    except ERRORS:
        return False


def _repaired_line(line: bytes) -> bytes:
    try:
        return repaired(line)
    except (ValueError, RecursionError):
        return b""


def _mended(utf8: bytes, source: Source) -> Contents:
    """Return what can be read of JSON that msgspec does not take.

    Raises:
        UnreadableError: nothing can.
    """
    try:
        return value_found(repaired(utf8), source, True)
    except (ValueError, RecursionError) as error:
        saved, count = _before_the_cut(utf8.decode("utf-8", "replace"))
        found = value_found(saved, source) if count else Contents()
        if not found:
            raise UnreadableError(f"{source.name}: {_said(error)}") from None
        found.notices.append(f"文件不完整，只能读到第 {count} 项")
        return found


def _before_the_cut(text: str) -> tuple[bytes, int]:
    """Return JSON that is damaged further on with the whole objects of its first list of objects
    and nothing behind them, and how many these are."""
    start = re.search(r"\[\s*(?=\{)", text)
    if start is None:
        return b"", 0
    decode = json.JSONDecoder(strict=False).raw_decode
    comma = re.compile(r"\s*,\s*")
    place = end = start.end()
    count = 0
    while True:
        try:
            _, end = decode(text, place)
        except (ValueError, RecursionError):
            break
        count += 1
        behind = comma.match(text, end)
        if not behind:
            break
        place = behind.end()
    whole = text[:end] + ("]" if text[:1] == "[" else "]}")
    try:
        return repaired(whole.encode()), count
    except (ValueError, RecursionError):
        return b"", 0


def index_entries(saved: bytes) -> int:
    """Return how many columns a list names without having their articles; 0 where it is none."""
    utf8 = utf8_of(saved).strip()
    page = SavedObject.of(utf8)
    entries = page.items("data", "columns", "items") if page else undecoded(utf8)
    named = [one for one in objects(entries) if "title" in one and "url" in one]
    return len(named) if len(named) == len(entries) else 0


def _said(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply; expected a column"
    if not isinstance(error, json.JSONDecodeError):
        return f"not JSON that can be read ({error})"
    return f"{json_problem(error)}; expected a column saved as JSON"
