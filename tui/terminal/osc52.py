"""OSC 52: asking the terminal itself, however far away, to set its clipboard.

Source: xterm control sequences (ctlseqs), "Operating System Commands", Ps = 52.
"""

from __future__ import annotations

from base64 import b64encode

MOST_BYTES = 74_994
"""The longest text, in bytes of UTF-8, that terminals take by custom: 100,000 bytes as sent."""

# GNU screen 4.09 takes a string of 766 bytes and paints one of 780 over the page.
_SCREEN_CHUNK = 500


def fits(text: str) -> bool:
    """Return whether a terminal may be asked to take so long a text."""
    return len(text.encode()) <= MOST_BYTES


def sequence(text: str) -> str:
    """Return the escape sequence that sets the clipboard to the text."""
    return f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"


def through_screen(sequence: str) -> str:
    """Wrap a sequence so that GNU screen hands it on: in device control strings of 500 bytes."""
    return "".join(
        f"\x1bP{sequence[start : start + _SCREEN_CHUNK]}\x1b\\"
        for start in range(0, len(sequence), _SCREEN_CHUNK)
    )


def through_tmux(sequence: str) -> str:
    """Wrap a sequence so that tmux hands it on (tmux(1), allow-passthrough)."""
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
