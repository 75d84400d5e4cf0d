"""A saved column becomes a `Column`: bytes in, model out, and a large file part by part.

Only what the list needs is decoded. An article's HTML and comments stay JSON until asked for.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from tui.archive.encoding import is_utf8, repaired, utf8_of
from tui.archive.fields import NOTHING, said, value
from tui.archive.found import UnreadableError
from tui.archive.model import Article, Column
from tui.archive.saved import UNTITLED, article_from
from tui.text.clean import clean, clean_line

PART = 1 << 22
"""Bytes of a large file that are read and decoded at once: some milliseconds' work."""
_GUESSES = 8
"""How many places are tried as the end of an article before more of the file is read."""
JUDGED = 1 << 16
"""Bytes at the beginning of a large file by which is told that it is no column."""
_ARTICLES = re.compile(rb'"article"\s*:\s*\[')
_FIRST_KEY = re.compile(rb'\s*\{\s*"[^"\\]{0,40}"\s*:')


class _Column(msgspec.Struct):
    """A column as saved; only `article` must be there."""

    article: list[msgspec.Raw] | None
    title: msgspec.Raw = NOTHING
    description: msgspec.Raw = NOTHING
    url: msgspec.Raw = NOTHING
    followers: msgspec.Raw = NOTHING


_decode_column = msgspec.json.Decoder(_Column).decode
_decode_articles = msgspec.json.Decoder(list[msgspec.Raw]).decode


def load(path: Path) -> Column:
    """Read the column saved in a file.

    Raises:
        UnreadableError: it cannot be read, or holds something else than a column.
    """
    name = clean_line(str(path))
    with _open(path, name) as file:
        return load_stream(file, name, stand_in=clean_line(path.stem))


def load_stream(
    file: BinaryIO, name: str, stand_in: str = UNTITLED, start: bytes | None = None
) -> Column:
    """Read the column that an open file holds; a file that is none is not read to its end.

    Args and errors are those of `load_bytes`; `start` is what has been read of it before.
    """
    start = _read(file, name, PART) if start is None else start
    return load_bytes(_whole(start, file, name), name, stand_in)


def load_parts(path: Path, part: int = PART) -> Iterator[Column]:
    """Yield the column saved in a file as far as it is read; the last one is the whole of it.

    One that is not whole has its `percent`; its articles are the same objects as in those after.
    Once one has been yielded the rest can be read in another thread.

    Args:
        path: the file.
        part: bytes to read at once; the first time a quarter of that, and a file no larger whole.

    Raises:
        UnreadableError: as `load`, but where articles have been yielded before: then the last
            column says in a notice that the rest cannot be read.
    """
    name, stand_in = clean_line(str(path)), clean_line(path.stem)
    with _open(path, name) as file:
        unread = _read(file, name, part // 4)
        head = _head(unread) if len(unread) == part // 4 else None
        if head is None:
            yield load_bytes(_whole(unread, file, name), name, stand_in)
            return
        size = max(path.stat().st_size, 1)
        first_key = _FIRST_KEY.match(unread, len(head))
        opening = first_key[0].strip() if first_key else b"{"
        unread = unread[len(head) :]
        articles: list[Article] = []
        while True:
            whole, unread = _whole_articles(unread, opening)
            articles += _articles(whole, len(articles))
            if whole:
                known = _decode_column(head + b"]}")
                yield _column(known, articles, [], stand_in, min(99, 100 * file.tell() // size))
            # As much again as is left over: an article of any size is read in linear time.
            more = _read(file, name, max(part, len(unread)))
            if not more:
                break
            unread += more
    try:
        last, notices = _parsed(head + unread, name)
    except UnreadableError:
        if not articles:
            raise
        last = _decode_column(head + b"]}")
        notices = [f"只能读到第 {len(articles)} 篇，文件其余部分读不出来"]
    articles += _articles(last.article or [], len(articles))
    yield _column(last, articles, notices, stand_in)


def load_bytes(saved: bytes, name: str, stand_in: str = UNTITLED) -> Column:
    """Read the column that the bytes of a file hold.

    Args:
        saved: JSON in UTF-8, UTF-16 or GB18030.
        name: what to call the file in an error.
        stand_in: the title of a column that has none.

    Raises:
        UnreadableError: they hold something else than a column.
    """
    if not saved or saved.isspace():
        raise UnreadableError(f"{name}: is empty; expected a column saved as JSON")
    column, notices = _parsed(saved, name)
    return _column(column, _articles(column.article or [], 0), notices, stand_in)


def _open(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise UnreadableError(f"{name}: no such file; expected a column saved as JSON") from None
    except IsADirectoryError:
        raise UnreadableError(f"{name}: is a folder; expected a column saved as JSON") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{name}: cannot be read ({_reason(error)})") from None


def _read(file: BinaryIO, name: str, most: int = -1) -> bytes:
    try:
        return file.read(most)
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read ({_reason(error)})") from None


def _whole(start: bytes, file: BinaryIO, name: str) -> bytes:
    """Return all that a file holds, of which the start has been read.

    Raises:
        UnreadableError: it cannot be read, or what begins so can be no column.
    """
    if len(start) > JUDGED:
        refuse(utf8_of(start[:JUDGED]).decode("utf-8", "replace"), name)
    return start + _read(file, name)


def refuse(start: str, name: str, brackets: str = "{") -> None:
    """Raise an error where a text that begins so can be no column, however it goes on.

    Args:
        start: the beginning of the text.
        name: what to call its file.
        brackets: what it may begin with: `{`, or `{[`.

    Raises:
        UnreadableError: it can be none.
    """
    from json import JSONDecodeError, JSONDecoder

    begin = len(start) - len(start.lstrip())
    if begin == len(start):
        return
    what = "does not begin as a JSON object does"
    if start[begin] in brackets:
        try:
            _, end = JSONDecoder(strict=False).raw_decode(start, begin)
            if not start[end:].strip():
                return
            what = "goes on behind its end"
        except JSONDecodeError as error:
            # What is cut off is wrong at its end, or in a string that begins anywhere.
            if error.msg.startswith("Unterminated") or error.pos > len(start) - 16:
                return
            what = f"is not JSON at line {error.lineno}, column {error.colno}: {error.msg}"
        except RecursionError:
            raise UnreadableError(f"{name}: nested too deeply; expected a column") from None
        except ValueError:
            return
    raise UnreadableError(f"{name}: {what}; expected a column saved as JSON")


def _reason(error: OSError | ValueError) -> str:
    return clean_line(getattr(error, "strerror", None) or str(error))


def _head(saved: bytes) -> bytes | None:
    """Return what stands before the first article, or None where that cannot be told.

    JSON is read from left to right, so that if it is whole once the list is closed right behind
    its bracket, then that was the bracket of the column's list.
    """
    found = _ARTICLES.search(saved)
    if not found or not is_utf8(saved, whole=False):
        return None
    head = saved[: found.end()]
    try:
        return None if _decode_column(head + b"]}").article else head
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


def _articles(saved: list[msgspec.Raw], before: int) -> list[Article]:
    """Return articles as saved, numbered after so many before them."""
    collecting = gc.isenabled()
    gc.disable()  # it would look through all of them again and again, and all of them stay
    try:
        return [article_from(raw, number) for number, raw in enumerate(saved, before + 1)]
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _parsed(saved: bytes, name: str) -> tuple[_Column, list[str]]:
    """Return a column as saved, and what a reader should know about how it was opened."""
    notices: list[str] = []
    utf8 = utf8_of(saved, notices)
    try:
        return _decode_column(utf8), notices
    except msgspec.ValidationError as error:
        raise UnreadableError(f"{name}: not a column: {said(error)}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return _decode_column(_repaired(utf8, name)), notices
    except msgspec.ValidationError as error:
        raise UnreadableError(f"{name}: not a column: {said(error)}") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnreadableError(f"{name}: not JSON that can be read ({error})") from None


def _repaired(utf8: bytes, name: str) -> bytes:
    from json import JSONDecodeError

    try:
        return repaired(utf8)
    except JSONDecodeError as error:
        what = "is cut off" if error.pos >= len(error.doc.rstrip()) else "is not JSON"
        raise UnreadableError(
            f"{name}: {what} at line {error.lineno}, column {error.colno}: {error.msg}; "
            "expected a column saved as JSON"
        ) from None
    except RecursionError:
        raise UnreadableError(f"{name}: nested too deeply; expected a column") from None
    except ValueError as error:
        raise UnreadableError(f"{name}: not JSON that can be read ({error})") from None


def _column(
    saved: _Column, articles: list[Article], notices: list[str], stand_in: str, percent: int = 100
) -> Column:
    damaged = sum(1 for article in articles if article.damage)
    if damaged and percent == 100:
        notices.append(f"{damaged} 篇文章存档有损坏，列表中以 ! 标出")
    return Column(
        title=clean_line(value(saved.title, str, "$.title", notices) or "") or stand_in,
        description=clean(value(saved.description, str, "$.description", notices) or "").strip(),
        url=clean_line(value(saved.url, str, "$.url", notices) or ""),
        followers=_followers(saved.followers, notices),
        articles=tuple(articles),
        notices=tuple(notices),
        percent=percent,
    )


def _followers(raw: msgspec.Raw, notices: list[str]) -> tuple[str, ...]:
    values = value(raw, list[object], "$.followers", notices) or []
    lines = (clean_line(line) for line in values if isinstance(line, str))
    return tuple(line for line in lines if line)
