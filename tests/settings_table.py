"""The README's table of settings."""

from __future__ import annotations

import re

from tui.settings import known_settings
from tui.text.catalogue import chinese

_CODE = re.compile(r'\[.*\]|"[^"]*"|\b(?:true|false)\b')
"""Values as they stand in config.toml."""


def settings_table(in_chinese: bool = False) -> str:
    """Return the README's table of settings, in Markdown; of the Chinese one where that is asked.

    Raises:
        AssertionError: what a setting is, or which values it takes, is not in the catalogue.
    """

    def said(text: str) -> str:
        values = text.replace(" or ", ", ")
        if not re.search("[a-z]", _CODE.sub("", values)):
            return values
        if not in_chinese:
            return text
        translated = chinese().translated(text)
        assert translated, f"tui/text/chinese.toml lacks {text!r}"
        return translated

    rows = ["| 设置 | 取值 | |" if in_chinese else "| setting | takes | |", "|---|---|---|"]
    for name, (setting, _) in known_settings().items():
        takes = _CODE.sub(r"`\g<0>`", said(setting.kind.takes))
        rows.append(f"| `{name}` | {takes} | {said(setting.short)} |")
    what = "any command of the table above on any keys"
    if in_chinese:
        what = "上面表里的任何命令，改用任何键"
    rows.append(f'| `[keys]` | `"next article" = "J ^N"` | {what} |')
    return "\n".join(rows)
