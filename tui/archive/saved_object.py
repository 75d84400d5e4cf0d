"""An object as some program saved it, read field by field under any of the names it may have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache

import msgspec

from tui.archive.dates import moment
from tui.archive.encoding import repaired, utf8_of
from tui.archive.fields import ERRORS
from tui.text.clean import clean_line

_decode_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_decode_list = msgspec.json.Decoder(list[msgspec.Raw]).decode
_decode = msgspec.json.Decoder().decode
_NULL = msgspec.Raw(b"null")


class SavedObject:
    """The fields of an object, undecoded. Names are given in snake case and found in camel case
    too; a field that is missing, null or of another kind is as if it were empty."""

    __slots__ = ("fields",)

    def __init__(self, fields: dict[str, msgspec.Raw]) -> None:
        self.fields = fields

    @classmethod
    def of(cls, saved: bytes | msgspec.Raw) -> SavedObject | None:
        """Return the object that some JSON is, or None where it is something else."""
        try:
            return cls(_decode_fields(saved))
        except ERRORS:
            return None

    def __contains__(self, name: str) -> bool:
        return self.raw(name) is not None

    def raw(self, *names: str) -> msgspec.Raw | None:
        """Return the first of some fields that is there and not null, as JSON."""
        fields = self.fields
        for name in _spellings(names):
            if name in fields and (found := fields[name]) != _NULL:
                return found
        return None

    def value(self, *names: str) -> object:
        """Return a field decoded, or None."""
        return decoded(self.raw(*names))

    def text(self, *names: str) -> str:
        """Return the first of some fields that is text and not empty; a number counts as text."""
        fields = self.fields
        for name in _spellings(names):
            if name in fields:
                value = decoded(fields[name])
                if isinstance(value, str) and value:
                    return value
                if isinstance(value, int) and not isinstance(value, bool):
                    return str(value)
        return ""

    def line(self, *names: str) -> str:
        """Return a field's text cleaned, on one line."""
        return clean_line(self.text(*names))

    def count(self, *names: str) -> int:
        """Return a number that is not negative; 0 where there is none."""
        value = self.value(*names)
        if isinstance(value, str) and value.strip().isdecimal():
            value = int(value.strip()[:18])
        return max(0, int(value)) if isinstance(value, int | float) else 0

    def moment(self, *names: str) -> datetime | None:
        """Return the first of some fields that is a date."""
        fields = self.fields
        for name in _spellings(names):
            if name in fields and (found := moment(decoded(fields[name]))) is not None:
                return found
        return None

    def object(self, *names: str) -> SavedObject | None:
        """Return the first of some fields that is an object."""
        fields = self.fields
        for name in _spellings(names):
            if name in fields and (found := SavedObject.of(fields[name])) is not None:
                return found
        return None

    def items(self, *names: str) -> list[msgspec.Raw]:
        """Return what the first of some fields that is a list holds, undecoded."""
        for name in names:
            raw = self.raw(name)
            if raw is not None and bytes(memoryview(raw)[:1]) == b"[":
                return undecoded(raw)
        return []

    def values(self) -> Iterator[SavedObject]:
        """Yield the objects among the fields' values."""
        return objects(self.fields.values())


def objects(raws: Iterable[msgspec.Raw]) -> Iterator[SavedObject]:
    """Yield those of some values that are objects."""
    return filter(None, map(SavedObject.of, raws))


def undecoded(raw: bytes | msgspec.Raw) -> list[msgspec.Raw]:
    """Return what a list holds, undecoded; nothing where it is no list."""
    try:
        return _decode_list(raw)
    except ERRORS:
        return []


def decoded(raw: msgspec.Raw | None) -> object:
    """Return a value; None where there is none, or none can be made of it."""
    if raw is None:
        return None
    try:
        return _decode(raw)
    except ERRORS:
        try:
            return _decode(repaired(utf8_of(bytes(raw))))
        except (*ERRORS, ValueError):
            return None


@lru_cache(maxsize=1024)
def _spellings(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names in snake case, each followed by its camel case where that is another."""
    found: dict[str, None] = {}
    for name in names:
        first, *others = name.split("_")
        found[name] = None
        found[first + "".join(word.capitalize() for word in others)] = None
    return tuple(found)
