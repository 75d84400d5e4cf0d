"""A column in which nothing is damaged, read for no more than what is counted of it."""

from __future__ import annotations

import msgspec

from tui.archive.saved_article import SavedArticle


class SoundColumn(msgspec.Struct):
    """The fields of a column that are counted; texts and comments are skipped, not decoded."""

    article: list[SavedArticle]
    title: str | None = None


# Not strict, as articles are not when they are read.
_decode = msgspec.json.Decoder(SoundColumn, strict=False).decode


def sound_column(saved: bytes) -> SoundColumn | None:
    """Return the column that a file is; None where only all of it, read with care, tells.

    So where an article is damaged, or has no text, as where it is saved in another shape.
    """
    try:
        column = _decode(saved)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    sound = all([bytes(memoryview(one.content)[:1]) == b'"' for one in column.article])
    return column if sound else None
