"""Dates as a reader sees them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

_CHINA = timezone(timedelta(hours=8))
"""Zhihu's own time: China has had no other since 1991."""


def day(moment: datetime | None) -> str:
    """Return a day such as `2024-05-01`, in China; empty for None."""
    if moment is None:
        return ""
    try:
        return (moment.astimezone(_CHINA) if moment.tzinfo else moment).date().isoformat()
    except (OverflowError, ValueError):
        return ""
