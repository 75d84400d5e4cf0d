"""Whether a term stands in a text, told the slow way: all of the text is folded."""

from __future__ import annotations

import re

from tui.text.folding import fold
from tui.text.unsafe import INVISIBLE

_HIDDEN = re.compile(f"[{INVISIBLE}]+")


def stands_in(term: str, text: str) -> bool:
    """Return whether a text holds a folded term, its words with any blanks between them."""
    pattern = r"\s+".join(map(re.escape, term.split()))
    return bool(re.search(pattern, fold(_HIDDEN.sub("", text))))
