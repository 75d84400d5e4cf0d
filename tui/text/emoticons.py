"""Emoticons: the codes such as `[捂脸]` that comments are written with."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

_CODE = re.compile(r"\[([^\[\]]{1,8})\]")


@cache
def _faces() -> dict[str, str]:
    text = Path(__file__).with_name("emoticons.json").read_text("utf-8")
    faces: dict[str, str] = json.loads(text)
    return faces


def replaced(text: str) -> str:
    """Return the text with Zhihu's codes as emoji; other words in brackets stay."""
    if "[" not in text:
        return text
    return _CODE.sub(lambda code: _faces().get(code[1], code[0]), text)
