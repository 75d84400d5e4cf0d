"""Our names of keys are Textual's: the first paint is there before Textual is."""

from __future__ import annotations

from textual import keys as textual_keys

from tui.commands.keys import NAMED, REPLACEMENTS, types


def test_keys_are_called_as_textual_calls_them() -> None:
    assert REPLACEMENTS == textual_keys.KEY_NAME_REPLACEMENTS
    theirs = {key.value for key in textual_keys.Keys} | set(REPLACEMENTS.values())
    plain = {key for key in theirs if "+" not in key and not key.startswith("<")}
    assert plain - {"ctrl-at"} == NAMED


def test_the_same_keys_write_a_character() -> None:
    def theirs(key: str) -> bool:
        character = textual_keys.key_to_character(key)
        return character is not None and character.isprintable()

    names = ("hyphen_minus", "minus", "slash", "full_stop", "exclamation_mark", "digit_one")
    for key in (*NAMED, *names, *(one.value for one in textual_keys.Keys), "a", "+", "A", "é"):
        assert types(key) == theirs(key), key
