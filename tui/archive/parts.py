"""A large column read part by part: its list is on the screen before the rest has been read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from tui.archive.encoding import LOOKED_AT, is_utf8
from tui.archive.load import (
    ARTICLES,
    PART,
    SavedColumn,
    articles_from,
    column_from,
    decode_column,
    judge,
    load_bytes,
    open_file,
    read_bytes,
    read_whole,
)
from tui.archive.model import Article, Column
from tui.text.clean import clean_line

_GUESSES = 8
"""Places that are tried as the end of an article before more of the file is read."""
_FIRST_KEY = re.compile(rb'\s*\{\s*"[^"\\]{0,40}"\s*:')
_decode_articles = msgspec.json.Decoder(list[msgspec.Raw]).decode


def load_parts(path: Path, part: int = PART) -> Iterator[Column]:
    """Yield the column saved in a file as far as it is read; the last one is the whole of it.

    One that is not whole has its `percent`; its articles are the same objects as in those after.
    Once one has been yielded the rest can be read in another thread.

    Args:
        path: the file.
        part: bytes to read at once; the first time a quarter of that, and a file no larger whole.

    Raises:
        UnreadableError: as `load`, perhaps after articles have been yielded.
    """
    name, stand_in = clean_line(str(path)), clean_line(path.stem)
    with open_file(path, name) as file:
        unread = read_bytes(file, name, part // 4)
        head = _head(unread) if len(unread) == part // 4 else None
        if head is None:
            yield load_bytes(read_whole(unread, file, name), name, stand_in)
            return
        judge(unread, name)
        size = max(path.stat().st_size, 1)
        first_key = _FIRST_KEY.match(unread, len(head))
        opening = first_key[0].strip() if first_key else b"{"
        beginning, unread = unread, unread[len(head) :]
        articles: list[Article] = []
        while True:
            whole, unread = _whole_articles(unread, opening)
            articles += articles_from(whole, len(articles))
            if whole:
                known = decode_column(head + b"]}")
                yield column_from(known, articles, [], stand_in, min(99, 100 * file.tell() // size))
            # As much again as is left over: an article of any size is read in linear time.
            more = read_bytes(file, name, max(part, len(unread)))
            if not more:
                break
            beginning += more[: max(0, LOOKED_AT - len(beginning))]
            unread += more
        # A second list may take the place of the first; wrong bytes may be of another encoding.
        sure = is_utf8(beginning) and not ARTICLES.search(unread)
        last = _rest(head, unread) if sure else None
        if last is None:
            # Further on something is wrong, and only the whole file tells what to make of it.
            file.seek(0)
            column = load_bytes(read_bytes(file, name), name, stand_in)
            yield replace(column, articles=_kept(articles, column.articles)) if sure else column
            return
    articles += articles_from(last.article or [], len(articles))
    yield column_from(last, articles, [], stand_in)


def _head(saved: bytes) -> bytes | None:
    """Return what stands before the first article, or None where that cannot be told.

    JSON is read from left to right, so that if it is whole once the list is closed right behind
    its bracket, then that was the bracket of the column's list.
    """
    found = ARTICLES.search(saved)
    if not found or not is_utf8(saved, whole=False):
        return None
    head = saved[: found.end()]
    try:
        return None if decode_column(head + b"]}").article else head
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _whole_articles(unread: bytes, opening: bytes) -> tuple[list[msgspec.Raw], bytes]:
    """Return the articles that end in what was read of a list, and what is left of it.

    Where one ends is guessed from how the first began, and proved by reading up to there: see
    `_head`. No article is returned where no guess is right.
    """
    end = len(unread)
    for _ in range(_GUESSES):
        end = unread.rfind(opening, 0, end)
        comma = unread.rfind(b",", 0, max(0, end))
        if comma < 0 or unread[comma + 1 : end].strip():
            continue
        try:
            whole = b"".join((b"[", memoryview(unread)[:comma], b"]"))
            return _decode_articles(whole), unread[comma + 1 :]
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
    return [], unread


def _rest(head: bytes, unread: bytes) -> SavedColumn | None:
    """Return the end of a column as saved, or None where something is wrong with it."""
    try:
        return decode_column(head + unread)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _kept(known: Sequence[Article], now: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles there are now, those that were known before as the same objects."""
    return (*known[: len(now)], *now[len(known) :])
