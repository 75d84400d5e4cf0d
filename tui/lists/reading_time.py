"""The time that it takes to read an article."""

from __future__ import annotations

from tui.archive.model import Article

_CHARACTERS_A_MINUTE = 400


def minutes(article: Article) -> int:
    """Return how many minutes it takes, at least one."""
    return max(1, round(article.characters / _CHARACTERS_A_MINUTE))
