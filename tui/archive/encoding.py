"""The bytes of a file as UTF-8, whatever they were saved as, and as JSON that msgspec reads."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from json import JSONDecodeError

LOOKED_AT = 1 << 20
"""Bytes of a file that decide how all of it is encoded; what is wrong further on is seen to where
it is read."""
_PIECE = 1 << 13
"""Bytes that are decoded at once: with many, most of the time goes into memory for them."""

AS_GB18030 = "文件不是 UTF-8，已按 GB18030 打开"
"""The sentence about a file of which nothing is missing."""


def utf8_of(saved: bytes, notices: list[str] | None = None) -> bytes:
    """Return a text as UTF-8 without a byte order mark.

    Args:
        saved: UTF-8, UTF-16, UTF-32 or GB18030; what is wrong with it becomes U+FFFD.
        notices: takes a sentence in Chinese where the text is not what it should be.
    """
    from json import detect_encoding

    notices = [] if notices is None else notices
    encoding = detect_encoding(saved)
    if encoding == "utf-8-sig":
        saved = saved[len(codecs.BOM_UTF8) :]
    elif encoding != "utf-8":
        return saved.decode(encoding, "replace").encode("utf-8", "replace")
    if is_utf8(saved):
        return saved
    lenient = saved.decode("utf-8", "replace")
    beyond_ascii = sum(1 for byte in saved if byte > 127)
    if lenient.count("\ufffd") * 10 > beyond_ascii:
        text = saved.decode("gb18030", "replace")
        notices.append(AS_GB18030)
        return text.encode("utf-8", "replace")
    notices.append("文件中有不合 UTF-8 的字节，已用 \ufffd 代替")
    return lenient.encode("utf-8", "replace")


def is_utf8(saved: bytes, whole: bool = True) -> bool:
    """Return whether the beginning of a text is UTF-8.

    Args:
        saved: the text, or as much of it as was read.
        whole: whether it is all of it; else it may end in the middle of a character.
    """
    decode = codecs.getincrementaldecoder("utf-8")().decode
    try:
        for start in range(0, min(len(saved), LOOKED_AT), _PIECE):
            decode(saved[start : min(start + _PIECE, LOOKED_AT)])
        decode(b"", final=whole and len(saved) <= LOOKED_AT)
    except UnicodeDecodeError:
        return False
    return True


def json_problem(error: JSONDecodeError) -> str:
    """Return what is wrong with JSON, and where, as an error says it behind the file's name."""
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
        return f"is cut off at line {error.lineno}, column {error.colno}: {error.msg}"
    return f"is not JSON at line {error.lineno}, column {error.colno}: {error.msg}"


def repaired(utf8: bytes) -> bytes:
    """Return JSON that msgspec reads, from JSON that Python's own reader takes.

    That takes lone surrogates, raw control characters and NaN as well, and says at which line and
    column anything else is wrong. A number that is none, or too large for Python, becomes null.

    Raises:
        ValueError, RecursionError: as `json.loads`.
    """
    import json
    from math import isfinite

    def number(text: str) -> float | None:
        # 1e400 is infinite to Python, which would write it as no JSON has it.
        return value if isfinite(value := float(text)) else None

    value = json.loads(utf8, strict=False, parse_constant=lambda _: None, parse_float=number)
    text = json.dumps(value, ensure_ascii=False)
    # Through UTF-16, where a split pair becomes one character and a lone half U+FFFD.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
