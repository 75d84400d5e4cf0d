"""Terms as they may be found in formulas: in the TeX of one, or from one into what is beside."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining

from tui.search.needle import bare_of

IDEOGRAPHS = "\u2e80"
"""From here on characters are no formula's, but for those that are in its TeX."""
_WORD = 4
"""Letters in a row that are a word."""
_TAIL = 3
"""Characters that are looked for after a formula: few texts hold so many and not the others."""
_LONGEST = 24
"""Characters of a term that are looked for before one."""
FIRST_SIGN, LAST_SIGN = 0x10_0000, 0x10_FF00
"""The signs that stand for the first formula and the last: of a plane for private use."""
SIGN = f"[{chr(FIRST_SIGN)}-{chr(LAST_SIGN)}]"
SIGNS = re.compile(SIGN)
bare_term = lru_cache(maxsize=64)(bare_of)


def is_odd(bare: str) -> bool:
    """Return whether a term is found by its looks nowhere: it has marks that join others."""
    return not bare or any(combining(one) or "\u1100" <= one <= "\u11ff" for one in bare)


@lru_cache(maxsize=512)
def letters_of(bare: str) -> frozenset[str]:
    """Return the characters of a bare term that are in a formula's TeX if they are drawn of it."""
    return frozenset(one for one in bare if (one.isascii() and one.isalnum()) or one >= IDEOGRAPHS)


@lru_cache(maxsize=64)
def inside_formulas(term: str) -> re.Pattern[str]:
    """Return what is found where a formula's skeleton begins that may hold a term as it is drawn.

    A word is drawn in the order it is written; only an index and an exponent change places.
    """
    bare = bare_term(term)
    ahead = "".join(f"(?=[^\n]*{one})" for one in sorted(letters_of(bare)))
    if len(bare) >= _WORD and bare.isascii() and bare.isalpha():
        in_order = "".join(f"[^\n{one}]*+{one}" for one in bare)
        ahead += rf"(?:(?=[^\n]*\^)(?=[^\n]*_)|{in_order})"
    return re.compile(f"\n{ahead}")


@lru_cache(maxsize=64)
def beside_formulas(term: str) -> re.Pattern[str]:
    """Return what is found in a bare line where a term may go from a formula into what is beside.

    That is another formula too, one that follows at once.
    """
    bare = bare_term(term)
    if is_odd(bare):
        return re.compile(SIGN)
    before = ""
    for one in reversed(bare[: min(len(bare) - 1, _LONGEST)]):
        before = f"{_form(one)}(?:{SIGN}{before and '|' + before})"
    afters = []
    for at in range(1, len(bare)):
        after = ""
        for one in reversed(bare[at : at + _TAIL]):
            after = f"(?:{SIGN}|{_form(one)}{after})"
        afters.append(after)
    if not before:
        return re.compile("(?!)")
    return re.compile(f"{SIGN}(?:{'|'.join(dict.fromkeys(afters))})|{before}")


def _form(character: str) -> str:
    return r"\s+" if character == " " else re.escape(character)
