"""The fields of an object as saved: each is read for itself where they cannot all be read."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields

from tui.archive.encoding import repaired, utf8_of
from tui.text.clean import clean_line

T = TypeVar("T")
S = TypeVar("S", bound=msgspec.Struct)
NOTHING = msgspec.Raw(b"null")
ERRORS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""The errors that msgspec raises for data it does not take."""

_decode_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def salvaged(raw: msgspec.Raw, kind: type[S], place: str, damage: list[str]) -> S:
    """Return an object with those fields that are as they should be; the others are left out.

    Args:
        raw: JSON that did not decode as it stands.
        kind: what it should be; every field may be left out.
        place: where it stands in the file, for `damage`.
        damage: takes a line for each field that is wrong, or one for what is no such object.
    """
    mended = _mended(raw)
    whole: list[str] = []
    found: S | None = _read(mended, kind, place, whole)
    if found is not None:
        return found
    good = kind()
    try:
        saved = _decode_fields(mended)
    except ERRORS:
        damage += whole
        return good
    for field in fields(kind):
        if (one := saved.get(field.encode_name)) is not None:
            part = _read(one, field.type, f"{place}.{field.encode_name}", damage)
            setattr(good, field.name, part)
    return good


def value(raw: msgspec.Raw, kind: type[T], place: str, damage: list[str]) -> T | None:
    """Return a field's value; None where it is null, or of another kind, which `damage` takes."""
    found: T | None = _read(raw, kind | None, place, damage)
    return found


def decoding_problem(error: Exception) -> str:
    """Return a decoding error as one line: what was expected, and where."""
    line = clean_line(str(error)).replace(" - at `", ", at `")
    return line[:1].lower() + line[1:]


def _read(raw: msgspec.Raw, kind: Any, place: str, damage: list[str]) -> Any:
    # Not strict: other crawlers write counts as strings.
    try:
        return msgspec.json.decode(raw, type=kind, strict=False)
    except ERRORS as error:
        damage.append(f"{place}: {decoding_problem(error)}")
        return None


def _mended(raw: msgspec.Raw) -> msgspec.Raw:
    """Return JSON that msgspec reads, if it can be made of this, or this."""
    try:
        return msgspec.Raw(repaired(utf8_of(bytes(raw))))
    except (ValueError, RecursionError):
        return raw
