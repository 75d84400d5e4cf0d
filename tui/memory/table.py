"""A table whose rows are structs: each field is a column, a struct in a struct its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import fields

Value = str | int | float
T = TypeVar("T", bound=Struct)


class Table(Generic[T]):
    """The rows of one name, by key."""

    def __init__(self, name: str, kind: type[T]) -> None:
        """Make the table of a kind of struct, whose fields are texts, numbers, yes or no."""
        self.name = name
        self.columns = tuple(_columns(kind))
        """The columns of the fields, in their order; the key is none of them."""
        names = ", ".join(f'"{column}"' for column in self.columns)
        self.select = f'SELECT key, {names} FROM "{name}"'
        self._make: Callable[[Iterator[Value]], T] = _maker(kind)

    def values(self, struct: T) -> dict[str, Value]:
        """Return the values of a struct, by column."""
        return dict(_values(struct))

    def entry(self, row: tuple[Value, ...]) -> tuple[str, T]:
        """Return the key and the struct of a row that `select` found."""
        values = iter(row)
        return str(next(values)), self._make(values)


def _columns(kind: type[Struct]) -> Iterator[str]:
    for field in fields(kind):
        if issubclass(field.type, Struct):
            yield from _columns(field.type)
        else:
            yield field.name


def _values(struct: Struct) -> Iterator[tuple[str, Value]]:
    for name in struct.__struct_fields__:
        value = getattr(struct, name)
        if isinstance(value, Struct):
            yield from _values(value)
        else:
            yield name, int(value) if isinstance(value, bool) else value


def _maker(kind: type[Any]) -> Callable[[Iterator[Value]], Any]:
    """Return the function that makes a struct, or a field, of the next values of a row."""
    if not issubclass(kind, Struct):
        read = _READ[kind]
        return lambda values: read(next(values))
    makers = [_maker(field.type) for field in fields(kind)]
    return lambda values: kind(*[make(values) for make in makers])


_READ: dict[type, Callable[[Value], Value]] = {
    str: str,
    bool: bool,
    int: lambda value: value if isinstance(value, int) else 0,
}
"""How a value is read, whatever another program has written there."""
