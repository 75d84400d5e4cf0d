"""What a program has written to a terminal: our own sequences, and plain text beside them."""

from __future__ import annotations

import base64
import re

from tui.text.clean import clean

# What Textual and we send: colours, places, rows moved, modes, questions on modes, kitty's keys,
# pointers.
_OURS = re.compile(
    r"\x1b\[[0-9;:]*m"
    r"|\x1b\[[0-9;]*H"
    r"|\x1b\[[0-9]+;[0-9]+r|\x1b\[[0-9]+[LM]|\x1b\[r"
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p"
    r"|\x1b\[>[0-9]*u|\x1b\[<u"
    r"|\x1b\]22;[a-z-]*\x07"
    r"|\x07"  # the bell of a key that does nothing
    r"|\x1b\]8;(?:id=[0-9a-f]+;(?:https?:|mailto:)[!-~]{1,500}|;)\x1b\\"
)
_COPY = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


def plain(written: bytes | bytearray) -> str:
    """Return all that was written, without our own sequences."""
    return _OURS.sub("", _COPY.sub("", _text(written))).replace("\r", "")


def copies(written: bytes | bytearray) -> list[str]:
    """Return the texts that the terminal was asked to copy."""
    return [base64.b64decode(found).decode() for found in _COPY.findall(_text(written))]


def foreign(written: bytes | bytearray) -> list[str]:
    """Return what reached the terminal and is neither ours nor plain text, a few at most."""
    text = plain(written)
    if clean(text) == text:
        return []
    around = re.finditer(r"[^ -~\n\t\u3000-\uffdc]", text)
    bad = (found.start() for found in around if clean(found[0]) != found[0])
    return [repr(text[max(0, at - 20) : at + 20]) for at, _ in zip(bad, range(5), strict=False)]


def _text(written: bytes | bytearray) -> str:
    return written.decode("utf-8", "replace")
