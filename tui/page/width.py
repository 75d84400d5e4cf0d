"""The width of a page: between which bounds it is laid out."""

from __future__ import annotations

NARROWEST, WIDEST = 10, 300
"""Cells to a row that a page can be laid out at."""
NARROWEST_CHOSEN = 20
"""Cells below which no key makes rows narrower."""
