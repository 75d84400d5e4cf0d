"""The marks before a row of a list, and before the name of a field."""

from __future__ import annotations

SELECTED, DAMAGED, BOOKMARK, UNREAD, BEGUN = ">", "!", "*", "◦", "◒"
"""The marks before a row; none of them is of ambiguous width (UAX #11)."""
DESCENDING, ASCENDING = "v", "^"
"""The marks before the name of the field that a list is sorted by."""
