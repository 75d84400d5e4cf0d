"""Passages that were marked, and their notes, taken along: as Markdown, or as JSON and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from typing import Annotated

import msgspec

from tui.article.escape import escape, fenced, heading, line_start
from tui.article.links import destination
from tui.memory.passage import Extent, Passage
from tui.text.clean import clean, clean_line

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_LAST = (datetime(9999, 1, 1, tzinfo=UTC) - _BEGINNING) // _MILLISECOND
"""The last time that is taken over: later ones leave no room for a change after them."""
_Count = Annotated[int, msgspec.Meta(ge=0, lt=1 << 31)]


class _Note(msgspec.Struct, omit_defaults=True):
    """A passage as an object of JSON."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    of: str
    """The name that the article has in whichever file."""
    changed: datetime
    article: int = 0
    """The article's number in the column that was asked; left out where none was."""
    title: str = ""
    url: str = ""
    words: str = ""
    note: str = ""
    made: datetime = _BEGINNING
    comment: str = ""
    author: str = ""
    """The name of who says the comment that they are in."""
    before: str = ""
    after: str = ""
    place: tuple[_Count, _Count, _Count, _Count] = (0, 0, 0, 0)
    """Block and characters into it, of the beginning and of the end."""
    deleted: bool = False


class NotNotesError(Exception):
    """A text is not what `notes_as_json` has written; it says in one line what is wrong."""


def notes_as_markdown(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the passages as Markdown, those of an article below its title and link.

    Args:
        passages: what is marked, those of one article together.
    """
    between = ""
    for _, group in groupby(passages, key=lambda one: one.article):
        for number, one in enumerate(group):
            if not number:
                yield f"{between}## {_linked(one)}\n"
                between = "\n"
            yield f"\n{quoted(one.words)}\n"
            if one.author:
                yield f">\n> — {escape(clean_line(one.author))}\n"
            if one.note:
                yield f"\n{one.note}\n"


def notes_as_json(passages: Iterable[tuple[int, Passage]]) -> Iterator[str]:
    """Yield the passages as JSON, one object a line; of one marked no more, that it is none.

    Args:
        passages: the passages, each after the number of its article in the column; 0 for none.
    """
    for number, one in passages:
        note = _Note(one.key, one.article, _moment(one.changed), number, deleted=one.deleted)
        if not one.deleted:
            extent = one.extent
            note = _Note(
                **msgspec.structs.asdict(note)
                | {
                    "title": one.title,
                    "url": one.url,
                    "words": one.words,
                    "note": one.note,
                    "made": _moment(one.made),
                    "comment": one.comment,
                    "author": one.author,
                    "before": one.before,
                    "after": one.after,
                    "place": (extent.block, extent.offset, extent.end_block, extent.end_offset),
                }
            )
        yield msgspec.json.encode(note).decode() + "\n"


def notes_in(text: bytes) -> list[Passage]:
    """Return the passages of a text that `notes_as_json` has written, as objects or as a list.

    Raises:
        NotNotesError: it is none.
    """
    try:
        if text.lstrip()[:1] == b"[":
            notes = msgspec.json.decode(text, type=list[_Note])
            return [_passage(note) for note in notes]
    except (msgspec.DecodeError, UnicodeDecodeError, OverflowError) as error:
        raise NotNotesError(str(error)) from None
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            if line.strip():
                found.append(_passage(msgspec.json.decode(line, type=_Note)))
        except (msgspec.DecodeError, UnicodeDecodeError, OverflowError) as error:
            raise NotNotesError(f"line {number}: {error}") from None
    return found


def quoted(words: str) -> str:
    """Return words as a quotation in Markdown that shows them as they are; code by its indents."""
    lines = [line.rstrip() for line in words.split("\n")]
    if any(line[:1].isspace() for line in lines):
        return "\n".join(f"> {line}".rstrip() for line in fenced(words).split("\n"))
    shown = [line_start(escape(line)) for line in lines]
    # Two blanks at its end keep a line one, in whichever dialect.
    ends = ["  " if line and after else "" for line, after in pairwise(shown)]
    quoted = (f"> {line}" if line else ">" for line in shown)
    return "\n".join(map("".join, zip(quoted, [*ends, ""], strict=True)))


def _linked(one: Passage) -> str:
    title = one.title or one.url or one.article
    url = one.url if one.url.lower().startswith(("http://", "https://")) else ""
    words = heading(escape(clean_line(title), in_link=bool(url)))
    return f"[{words}]({destination(url)})" if url else words


def _passage(note: _Note) -> Passage:
    key = clean_line(note.id)
    if not key:
        raise msgspec.ValidationError("expected an `id` of characters that are seen")
    return Passage(
        key,
        note.of,
        clean_line(note.comment),
        Extent(*note.place),
        clean(note.words),
        clean(note.before),
        clean(note.after),
        clean(note.note),
        clean_line(note.url),
        clean_line(note.title),
        author=clean_line(note.author),
        made=_milliseconds(note.made),
        changed=_milliseconds(note.changed),
        deleted=note.deleted,
    )


def _moment(milliseconds: int) -> datetime:
    return _BEGINNING + milliseconds * _MILLISECOND


def _milliseconds(moment: datetime) -> int:
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(0, (known - _BEGINNING) // _MILLISECOND), _LAST)
