"""An order of a list, out of several that a key steps through."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

_Order = TypeVar("_Order", bound="Order")


class Order(Enum):
    """A base of the orders of one list; each begins with what a reader looks for first."""

    def next(self: _Order) -> _Order:
        """Return the order that comes after this one, the first after the last."""
        orders = list(type(self))
        return orders[(orders.index(self) + 1) % len(orders)]
