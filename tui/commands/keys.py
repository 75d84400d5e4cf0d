"""Keys: what a person calls them, and what Textual does."""

from __future__ import annotations

import re
import unicodedata
from string import ascii_lowercase

# Words and not arrows: those are a cell wide here and two there.
SHOWN = {
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
    "home": "Home",
    "end": "End",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "apostrophe": "'",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "dollar_sign": "$",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
    **{f"ctrl+{letter}": f"^{letter.upper()}" for letter in ascii_lowercase},
}
"""The names of keys on the screen, by Textual's; the others are shown as they are."""

_TYPED = {shown.casefold(): key for key, shown in SHOWN.items() if len(shown) > 1}
_MODIFIERS = {"ctrl", "alt", "shift", "super", "meta", "hyper"}
# Textual's own tables are not at hand: the first paint is there before Textual is.
REPLACEMENTS = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Textual's names of some characters, by those of Unicode in small letters and with `_`."""
NAMED = frozenset(
    (
        *("backspace", "delete", "down", "end", "enter", "escape", "home", "insert", "left"),
        *("pagedown", "pageup", "return", "right", "space", "tab", "up"),
        *(f"f{number}" for number in range(1, 25)),
        *REPLACEMENTS.values(),
    )
)
"""Textual's names of keys that Unicode has no name for."""


def key_name(key: str) -> str:
    """Return Textual's name for a key as a person writes it, or empty where there is none."""
    if key.casefold() in _TYPED:
        return _TYPED[key.casefold()]
    if match := re.fullmatch(r"\^(.)", key):
        key = f"ctrl+{match[1].lower()}"
    *modifiers, base = key.split("+") if key != "+" and not key.endswith("++") else [key]
    modifiers = [modifier.lower() for modifier in modifiers]
    if not set(modifiers) <= _MODIFIERS or not base.isprintable():
        return ""
    if len(base) == 1 and modifiers:
        if modifiers == ["shift"]:
            return base.upper()
        if base.isupper() and "ctrl" not in modifiers:
            modifiers.append("shift")
        base = base.lower()
    if len(base) == 1:
        base = base if base.isalnum() else _character_name(base)
    else:
        base = base.lower()
        if base not in NAMED and not _character(base):
            return ""
    return "+".join((*sorted(set(modifiers)), base)) if base else ""


def _character_name(character: str) -> str:
    """Return Textual's name for a character that is no letter or digit."""
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return REPLACEMENTS.get(name, name)


def _character(name: str) -> str:
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""


def key_label(key: str) -> str:
    """Return a key as a person reads it."""
    return SHOWN.get(key) or _character(key) or key


def types(key: str) -> bool:
    """Return whether a key writes a character where one types."""
    if "+" in key:
        return False
    unicode_name = "HYPHEN-MINUS" if key == "hyphen_minus" else key
    character = key if len(key) == 1 else _character(unicode_name)
    return bool(character) and character.isprintable()
