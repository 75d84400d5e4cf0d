"""Letters in other shapes: bold, script, Fraktur; raised, lowered; with a mark above."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from unicodedata import combining, lookup, normalize

Alphabet = Callable[[str], str | None]

_NAMES = {
    "bold": "MATHEMATICAL BOLD",
    "bb": "MATHEMATICAL DOUBLE-STRUCK",
    "cal": "MATHEMATICAL SCRIPT",
    "frak": "MATHEMATICAL FRAKTUR",
}
# Letters that were in Unicode before the alphabets were (Unicode, Letterlike Symbols).
_OLDER = {
    "bb": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    "cal": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "frak": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}
_DIGITS = ["ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE"]
_GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω"
_BOLD_GREEK = {
    letter: chr(ord(letter) + (0x1D6A8 - 0x391 if letter < "α" else 0x1D6C2 - 0x3B1))
    for letter in _GREEK
} | dict(zip("∇∂ϵϑϰϕϱϖ", "𝛁𝛛𝛜𝛝𝛞𝛟𝛠𝛡", strict=True))


@cache
def shaped(character: str, font: str) -> str:
    """Return a letter in a font: `bold`, `bb`, `cal`, `frak`; itself where it has no such shape."""
    if font not in _NAMES:
        return character
    if character in _OLDER.get(font, {}):
        return _OLDER[font][character]
    if font == "bold" and character in _BOLD_GREEK:
        return _BOLD_GREEK[character]
    if not (character.isascii() and character.isalnum()):
        return character
    if character.isdigit():
        if font not in ("bold", "bb"):
            return character
        return lookup(f"{_NAMES[font]} DIGIT {_DIGITS[int(character)]}")
    size = "CAPITAL" if character.isupper() else "SMALL"
    return lookup(f"{_NAMES[font]} {size} {character.upper()}")


_SUPERSCRIPTS = dict(
    zip(
        "0123456789+−=()′″‴∘ABDEGHIJKLMNOPRTUVWabcdefghijklmnoprstuvwxyzβγδχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾′″‴°ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᵡ",
        strict=True,
    )
)
_SUBSCRIPTS = dict(
    zip(
        "0123456789+−=()aehijklmnoprstuvxβγρχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵪ",
        strict=True,
    )
)


_SUPERSCRIPTS |= {
    "†": "†", "‡": "‡",  # they are raised as they are
    "⊤": "ᵀ",  # a transposed matrix has either
}  # fmt: skip
for _digit, _bold in zip("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", strict=True):
    _SUPERSCRIPTS[_bold], _SUBSCRIPTS[_bold] = _SUPERSCRIPTS[_digit], _SUBSCRIPTS[_digit]


def raised(text: str) -> str | None:
    """Return the text as superscript characters, None unless every character has one."""
    return _moved(text, _SUPERSCRIPTS)


def lowered(text: str) -> str | None:
    """Return the text as subscript characters, None unless every character has one."""
    return _moved(text, _SUBSCRIPTS)


def _moved(text: str, table: dict[str, str]) -> str | None:
    moved = [table.get(_upright(character)) for character in text]
    return "".join(filter(None, moved)) if text and None not in moved else None


def _upright(character: str) -> str:
    """Return the letter that an italic one is: letters of formulas lean by themselves."""
    return normalize("NFKC", character) if "\U0001d434" <= character <= "\U0001d467" else character


MARKS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0305",
    "breve": "\u0306",
    "dot": "\u0307",
    "ddot": "\u0308",
    "dddot": "\u20db",
    "ddddot": "\u20dc",
    "mathring": "\u030a",
    "check": "\u030c",
    "widecheck": "\u030c",
    "acute": "\u0301",
    "grave": "\u0300",
    "vec": "\u20d7",
    "overrightarrow": "\u20d7",
    "overleftarrow": "\u20d6",
    "overleftrightarrow": "\u20e1",
    "underline": "\u0332",
    "underbar": "\u0332",
    "cancel": "\u0338",
}
"""The combining character a mark is."""

ALONE = {
    "hat": "^",
    "tilde": "~",
    "bar": "¯",
    "dot": "˙",
    "ddot": "¨",
    "dddot": "…",
    "ddddot": "….",
    "vec": "→",
    "check": "ˇ",
    "breve": "˘",
    "acute": "´",
    "grave": "`",
    "mathring": "˚",
}
"""The marks as they are drawn over nothing."""


def marked(character: str, mark: str) -> str:
    """Return a letter, or several, each with a mark: composed where Unicode has it composed."""
    sign = MARKS[mark]
    out = []
    for place, each in enumerate(character):
        out.append(each)
        last = place + 1 == len(character) or not combining(character[place + 1])
        if last and each != " ":
            out.append(sign)
    return normalize("NFC", "".join(out))


def struck(symbol: str) -> str:
    """Return a relation with a stroke through it: = becomes ≠."""
    return normalize("NFC", symbol + "\u0338")


LONG = {
    "bar": "overline",
    "overline": "overline",
    "underline": "underline",
    "vec": "overrightarrow",
    "hat": "widehat",
    "tilde": "widetilde",
}
"""The long form of a mark, for more than one letter."""


def cluster_count(text: str) -> int:
    """Return how many characters a reader sees: marks belong to their letters."""
    return sum(1 for each in text if not combining(each))
