"""A saved column becomes a `Column`: bytes in, model out, and a large file part by part.

Only what the list needs is decoded. An article's HTML and comments stay JSON until asked for.
"""

from __future__ import annotations

import gc
import re
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec.structs import replace

from tui.archive.contents import UnreadableError
from tui.archive.encoding import is_utf8, json_problem, repaired, utf8_of
from tui.archive.fields import NOTHING, decoding_problem, value
from tui.archive.model import Article, Column
from tui.archive.saved_article import UNTITLED, article_from
from tui.text.clean import clean, clean_line
from tui.text.reason import reason_of

PART = 1 << 22
"""Bytes of a large file that are read and decoded at once: some milliseconds' work."""
JUDGED = 1 << 16
"""Bytes at the beginning of a large file by which is told that it is no column."""
ARTICLES = re.compile(rb'"article"\s*:\s*\[')
"""The beginning of a list of articles, perhaps: only decoding up to there tells."""
_COMMA = re.compile(r"\s*,\s*")


class _DamagedError(UnreadableError):
    """A file that is not JSON to its end; what comes before that may be a column."""


class SavedColumn(msgspec.Struct):
    """A column as saved; only `article` must be there."""

    article: list[msgspec.Raw] | None
    title: msgspec.Raw = NOTHING
    description: msgspec.Raw = NOTHING
    url: msgspec.Raw = NOTHING
    followers: msgspec.Raw = NOTHING


decode_column = msgspec.json.Decoder(SavedColumn).decode


def load(path: Path) -> Column:
    """Read the column saved in a file.

    Raises:
        UnreadableError: it cannot be read, or holds something else than a column.
    """
    name = clean_line(str(path))
    with open_file(path, name) as file:
        return load_stream(file, name, stand_in=clean_line(path.stem))


def load_stream(
    file: BinaryIO, name: str, stand_in: str = UNTITLED, start: bytes | None = None
) -> Column:
    """Read the column that an open file holds; a file that is none is not read to its end.

    Args and errors are those of `load_bytes`; `start` is what has been read of it before.
    """
    start = read_bytes(file, name, PART) if start is None else start
    return load_bytes(read_whole(start, file, name), name, stand_in)


def load_bytes(saved: bytes, name: str, stand_in: str = UNTITLED) -> Column:
    """Read the column in the bytes of a file; of a damaged one, the articles before the damage.

    Args:
        saved: JSON in UTF-8, UTF-16 or GB18030.
        name: what to call the file in an error.
        stand_in: the title of a column that has none.

    Raises:
        UnreadableError: they hold something else than a column.
    """
    if not saved or saved.isspace():
        raise UnreadableError(f"{name}: is empty; expected a column saved as JSON")
    try:
        column, notices = _parsed(saved, name)
    except _DamagedError as error:
        salvaged = _salvaged(saved)
        if salvaged is None:
            raise UnreadableError(str(error)) from None
        column, notices = salvaged
    return column_from(column, articles_from(column.article or [], 0), notices, stand_in)


def open_file(path: Path, name: str) -> BinaryIO:
    """Open a file to be read; raise UnreadableError with `name` where that fails."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise UnreadableError(f"{name}: no such file; expected a column saved as JSON") from None
    except IsADirectoryError:
        raise UnreadableError(f"{name}: is a folder; expected a column saved as JSON") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{name}: cannot be read ({reason_of(error)})") from None


def read_bytes(file: BinaryIO, name: str, most: int = -1) -> bytes:
    """Return so many bytes of a file, or all that is left; raise UnreadableError as `open_file`."""
    try:
        return file.read(most)
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be read ({reason_of(error)})") from None


def read_whole(start: bytes, file: BinaryIO, name: str) -> bytes:
    """Return all that a file holds, of which the start has been read.

    Raises:
        UnreadableError: it cannot be read, or what begins so can be no column.
    """
    judge(start, name)
    return start + read_bytes(file, name)


def judge(start: bytes, name: str) -> None:
    """Raise UnreadableError where a large file begins as no column does."""
    if len(start) > JUDGED:
        refuse(utf8_of(start[:JUDGED]).decode("utf-8", "replace"), name)


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
            what = json_problem(error)
        except RecursionError:
            raise UnreadableError(f"{name}: nested too deeply; expected a column") from None
        except ValueError:
            return
    raise UnreadableError(f"{name}: {what}; expected a column saved as JSON")


def _salvaged(saved: bytes) -> tuple[SavedColumn, list[str]] | None:
    """Return what can be read of a damaged column, or None where that is not one article."""
    from json import JSONDecoder

    notices: list[str] = []
    utf8 = utf8_of(saved, notices)
    found = ARTICLES.search(utf8)
    if found is None:
        return None
    try:
        column = decode_column(utf8[: found.end()] + b"]}")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    text = utf8[found.end() :].decode("utf-8", "replace")
    articles: list[msgspec.Raw] = []
    at = len(text) - len(text.lstrip())
    try:
        while text[at : at + 1] == "{":
            _, end = JSONDecoder(strict=False).raw_decode(text, at)
            articles.append(msgspec.Raw(repaired(text[at:end].encode("utf-8", "replace"))))
            comma = _COMMA.match(text, end)
            if comma is None:
                break
            at = comma.end()
    except (ValueError, RecursionError):
        pass  # here the damage begins
    if not articles:
        return None
    if is_utf8(saved, whole=False):
        notices.clear()  # it is but the end that is in the middle of a character
    notices.insert(0, f"只能读到第 {len(articles)} 篇，文件其余部分读不出来")
    return replace(column, article=articles), notices


def articles_from(saved: list[msgspec.Raw], before: int) -> list[Article]:
    """Return articles as saved, numbered after so many before them."""
    collecting = gc.isenabled()
    gc.disable()  # it would look through all of them again and again, and none is garbage yet
    try:
        return [article_from(raw, number) for number, raw in enumerate(saved, before + 1)]
    finally:
        if collecting:
            gc.enable()


def _parsed(saved: bytes, name: str) -> tuple[SavedColumn, list[str]]:
    """Return a column as saved, and what a reader should know about how it was opened."""
    notices: list[str] = []
    utf8 = utf8_of(saved, notices)
    try:
        return decode_column(utf8), notices
    except msgspec.ValidationError as error:
        raise UnreadableError(f"{name}: not a column: {decoding_problem(error)}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return decode_column(_repaired(utf8, name)), notices
    except msgspec.ValidationError as error:
        raise UnreadableError(f"{name}: not a column: {decoding_problem(error)}") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise _DamagedError(f"{name}: not JSON that can be read ({error})") from None


def _repaired(utf8: bytes, name: str) -> bytes:
    from json import JSONDecodeError

    try:
        return repaired(utf8)
    except JSONDecodeError as error:
        what = json_problem(error)
        raise _DamagedError(f"{name}: {what}; expected a column saved as JSON") from None
    except RecursionError:
        raise UnreadableError(f"{name}: nested too deeply; expected a column") from None
    except ValueError as error:
        raise UnreadableError(f"{name}: not JSON that can be read ({error})") from None


def column_from(
    saved: SavedColumn,
    articles: list[Article],
    notices: list[str],
    stand_in: str,
    percent: int = 100,
) -> Column:
    """Return the column that was saved so, with articles that were read of it.

    Args:
        saved: its fields, except for the articles.
        articles: those read so far.
        notices: what a reader should know; what is wrong with the fields is added.
        stand_in: the title where it has none.
        percent: how much of the file has been read.
    """
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
