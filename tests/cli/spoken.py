"""What the command line may say: the texts in the rooms that its messages come from."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import tui

HOUSE = Path(tui.__file__).parent
SPEAKERS = (
    *("archive/**/*.py", "cli/*.py", "library/*.py", "settings/*.py"),
    *("export/writing.py", "export/notes.py", "commands/keymap.py", "terminal/tty.py"),
)
"""The files that make messages, or parts of them."""
_TRANSLATING = ("cli/chinese_help.py", "cli/language.py")
_WORDS = re.compile(r"[A-Za-z]{2,}[ ,;:]+(?:.* )?[a-z]{2,}|[A-Za-z]+: |[\u4e00-\u9fff]")


def texts() -> Iterator[tuple[str, str]]:
    """Yield each text of several words, `{}` for what is put into it, after the file it is in."""
    for pattern in SPEAKERS:
        for file in sorted(HOUSE.glob(pattern)):
            name = file.relative_to(HOUSE).as_posix()
            if name in _TRANSLATING:
                continue
            for text in _in(ast.parse(file.read_text("utf-8"))):
                if _WORDS.search(text):
                    yield name, text


def _in(node: ast.AST) -> Iterator[str]:
    body = getattr(node, "body", None)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue  # a docstring
        if isinstance(child, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in child.values
            )
            for part in child.values:
                yield from _in(part)
        elif isinstance(child, ast.Constant):
            if isinstance(child.value, str) and not (body and isinstance(node, ast.JoinedStr)):
                yield child.value
        else:
            yield from _in(child)
