"""Work done ahead while the list is looked at, so that the first article opens fast."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

_MODULES_OF_AN_ARTICLE = (
    "tui.screens.article",
    "tui.screens.comments",
    "tui.article.bs4_without_selectors",
    "lxml.etree",
    "tui.article.converter",
    "tui.page.parse",
    "tui.page.formula",
    "pygments.lexers",
)


_TURN_SECONDS = 0.0005
"""The time for which a thread that searches or lays out keeps the interpreter from a key."""


def settle() -> None:
    """Look for garbage from now on, but not among what was made to start; let keys go first."""
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(_TURN_SECONDS)


def collect_garbage() -> None:
    """Look for garbage among all there is, once: what was opened at the start is closed."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def import_article_modules() -> None:
    """Import what shows an article, so that the first one opens as fast as the next."""
    for module in _MODULES_OF_AN_ARTICLE:
        import_module(module)
