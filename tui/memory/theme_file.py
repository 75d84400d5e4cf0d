"""The chosen theme, in a file of one line: the first screen cannot wait for a database."""

from __future__ import annotations

from pathlib import Path

from tui.memory.trouble import Problem, Trouble
from tui.text.plain_file import NotPlainError, read_text

_NAME = "theme"


def read_theme(folder: Path) -> tuple[str, Problem | None]:
    """Return what was written last, empty if nothing was, and why it cannot be read, if so."""
    try:
        return read_text(folder / _NAME).strip(), None
    except FileNotFoundError:
        return "", None
    except (OSError, ValueError) as error:
        file, why = folder / _NAME, _why(error)
        return "", Problem(
            f"{file}：读不了，{why.on_screen}", f"{file}: cannot be read, {why.printed}"
        )


def _why(error: OSError | ValueError) -> Problem:
    if isinstance(error, NotPlainError):
        return Trouble.NOT_PLAIN.value
    if isinstance(error, OSError) and error.strerror:
        return Problem(error.strerror, error.strerror)
    return Problem("不是 UTF-8", "it is not UTF-8")


def write_theme(folder: Path, theme: str) -> Problem | None:
    """Write a theme in place of the one before it; return what went wrong, if anything."""
    import os
    import tempfile  # a theme is seldom chosen

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, new = tempfile.mkstemp(prefix=f"{_NAME}.", dir=folder)
        try:
            with open(descriptor, "w", encoding="utf-8") as file:
                file.write(f"{theme}\n")
            os.replace(new, folder / _NAME)
        except BaseException:
            os.unlink(new)
            raise
    except OSError as error:
        why = error.strerror or str(error)
        return Problem(f"记不住主题：{why}", f"cannot remember the theme: {why}")
    return None
