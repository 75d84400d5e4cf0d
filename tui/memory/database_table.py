"""A table whose rows are structs: each field is a column, a struct in a struct its fields.

A tuple of texts is a list in JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar, get_origin

from msgspec import DecodeError, Struct, ValidationError, json
from msgspec.structs import fields

Value = str | int | float
T = TypeVar("T", bound=Struct)


class DatabaseTable(Generic[T]):
    """The rows of one name, by key."""

    def __init__(self, name: str, kind: type[T], key: str = "") -> None:
        """Make the table of a struct, whose fields are of the types in `_READ`, or such structs.

        Args:
            name: what it is called in the database.
            kind: the struct.
            key: the struct's first field, where that is the key; empty where it is no field.
        """
        self.name = name
        self._key = key
        self.columns = tuple(column for column in _columns(kind) if column != key)
        """The columns of the fields, in their order; the key is none of them."""
        # With the table's name, as SQLite takes a lone "name" that is no column for a text.
        names = ", ".join(f'"{name}"."{column}"' for column in self.columns)
        self.select = f'SELECT key, {names} FROM "{name}"'
        self._make: Callable[[Iterator[Value]], T] = _maker(kind)

    def values(self, struct: T) -> dict[str, Value]:
        """Return the values of a struct, by column."""
        return {name: value for name, value in _values(struct) if name != self._key}

    def entry(self, row: tuple[Value, ...]) -> tuple[str, T]:
        """Return the key and the struct of a row that `select` found."""
        values = iter(row if self._key else row[1:])
        return str(row[0]), self._make(values)


def _columns(kind: type[Struct]) -> Iterator[str]:
    for field in fields(kind):
        if _is_struct(field.type):
            yield from _columns(field.type)
        else:
            yield field.name


def _values(struct: Struct) -> Iterator[tuple[str, Value]]:
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        if isinstance(value, Struct):
            yield from _values(value)
        elif isinstance(value, tuple):
            yield name, json.encode(value).decode()
        else:
            yield name, int(value) if isinstance(value, bool) else value


def _maker(kind: type[Any]) -> Callable[[Iterator[Value]], Any]:
    """Return the function that makes a struct, or a field, of the next values of a row."""
    if not _is_struct(kind):
        read = _READ[kind]
        return lambda values: read(next(values))
    makers = [_maker(field.type) for field in fields(kind)]
    return lambda values: kind(*[make(values) for make in makers])


def _is_struct(kind: type[Any]) -> bool:
    return get_origin(kind) is None and issubclass(kind, Struct)


def _texts(value: Value) -> tuple[str, ...]:
    try:
        return json.decode(str(value), type=tuple[str, ...])
    except (DecodeError, ValidationError):
        return ()


_READ: dict[Any, Callable[[Value], object]] = {
    str: str,
    bool: bool,
    int: lambda value: value if isinstance(value, int) else 0,
    tuple[str, ...]: _texts,
}
"""The ways to read a value, whatever another program has written there."""
