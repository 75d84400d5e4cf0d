"""The letters that may be drawn of formulas: all that need be known of most of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.search.needle import bare_of

_NAMED = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}")
"""The beginnings and ends of environments: no part of what is drawn, but found in the TeX."""
_MADE_UP = {"binom": "c", "stackrel": "overset", "wideparen": "arc"}
"""Letters that are drawn of some commands and are not in their names: `C(n, k)`."""
_SPECIAL = re.compile(rf"\\(?:begin|end|{'|'.join(_MADE_UP)})")


def skeletons(texs: Iterable[str]) -> str:
    """Return formulas bare, each behind a line feed, with their letters in the order of the TeX."""
    return bare_of("".join(f"\n{_skeleton(tex)}" for tex in texs))


def letters_drawn(tex: str) -> str:
    """Return TeX bare without names that are no part of what is drawn, and what is made of it."""
    made = (made for command, made in _MADE_UP.items() if command in tex)
    return " ".join((bare_of(_NAMED.sub(" ", tex)), *made))


def _skeleton(tex: str) -> str:
    if _SPECIAL.search(tex):
        return " ".join((*letters_drawn(tex).split(), *_NAMED.findall(tex)))
    return " ".join(tex.split())
