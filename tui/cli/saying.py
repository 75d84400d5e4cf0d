"""Lines on standard error: short, and each by itself."""

from __future__ import annotations

import sys

from tui.cli.language import in_language

_LONGEST_LINE = 320
"""Characters of a line: a long path and a sentence."""


def say(line: str) -> None:
    """Print a line on standard error, in the reader's language.

    The middle is left out of one that is too long.
    """
    print(f"zhihu-tui: {shortened(in_language(line), _LONGEST_LINE)}", file=sys.stderr)


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, the middle left out where it has more."""
    end = most // 3
    return text if len(text) <= most else f"{text[: most - end - 1]}…{text[-end:]}"
