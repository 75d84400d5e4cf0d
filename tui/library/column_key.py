"""The key of a column in a file: its own, as `memory` has it for a file with one."""

from __future__ import annotations


def column_key_in(file: str, index: int) -> str:
    """Return what a column in a file is remembered by, of the file's own key and its index."""
    return f"{file}#{index + 1}" if index else file
