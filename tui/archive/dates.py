"""Dates as archives write them: seconds, milliseconds, ISO 8601, the words on a page, mail's."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_MILLISECONDS_FROM = 100_000_000_000
"""As seconds that is the year 5138; as milliseconds 1973, long before Zhihu."""
_LAST = 4_102_444_800
"""The year 2100: a number beyond it is no date."""
_IN_WORDS = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d\d)(?::(\d\d))?)?"
)


def moment(value: object) -> datetime | None:
    """Return when something was, or None for what is no date.

    Args:
        value: seconds or milliseconds since 1970, also as text; ISO 8601; RFC 2822, as feeds have
            it; `编辑于 2020-01-03 03:24`. Text that names no zone stays without one.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _since_1970(value)
    if not isinstance(value, str):
        return None
    text = value.strip()[:60]
    if text.isascii() and text.isdigit():
        return _since_1970(int(text[:15]))
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _in_words(text)


def _since_1970(seconds: float) -> datetime | None:
    if seconds >= _MILLISECONDS_FROM:
        seconds /= 1000
    # Zero is what programs write where they know no date.
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < _LAST else None


def _in_words(text: str) -> datetime | None:
    if found := _IN_WORDS.search(text):
        try:
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
            return datetime(year, month, day, hour, minute, second)
        except ValueError:
            return None
    if not re.search(r"\d\d:\d\d", text):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
