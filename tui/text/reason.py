"""The reason that an error gives, as it stands in a line about it."""

from __future__ import annotations

from tui.text.clean import clean_line


def reason_of(error: Exception) -> str:
    """Return why something failed, on one clean line: of the system's errors without a path."""
    said = error.strerror if isinstance(error, OSError) else None
    return clean_line(said or str(error))


def chinese_reason_of(error: Exception) -> str:
    """Return the same in Chinese, as screens say it; as it is where that is not known."""
    from tui.text.catalogue import in_chinese  # little goes wrong

    return in_chinese(reason_of(error))
