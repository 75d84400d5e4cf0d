"""The choices for the first screen, a file of one line each: it waits for no database."""

from __future__ import annotations

from pathlib import Path

from tui.memory.trouble import Problem, Trouble
from tui.text.plain_file import NotPlainError, read_text
from tui.text.reason import chinese_reason_of, reason_of


def read_choice(folder: Path, name: str) -> tuple[str, Problem | None]:
    """Return what was written last, empty if nothing was, and why it cannot be read, if so."""
    try:
        return read_text(folder / name).strip(), None
    except FileNotFoundError:
        return "", None
    except (OSError, ValueError) as error:
        file, why = folder / name, _why(error)
        return "", Problem(
            f"{file}：读不了，{why.on_screen}", f"{file}: cannot be read, {why.printed}"
        )


def _why(error: OSError | ValueError) -> Problem:
    if isinstance(error, NotPlainError):
        return Trouble.NOT_PLAIN.value
    if isinstance(error, OSError) and error.strerror:
        return Problem(chinese_reason_of(error), reason_of(error))
    return Problem("不是 UTF-8", "it is not UTF-8")


def write_choice(folder: Path, name: str, line: str) -> Problem | None:
    """Write a line in place of the one before it; return what went wrong, if anything."""
    import os
    import tempfile  # little is chosen, and seldom

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, new = tempfile.mkstemp(prefix=f"{name}.", dir=folder)
        try:
            with open(descriptor, "w", encoding="utf-8") as file:
                file.write(f"{line}\n")
            os.replace(new, folder / name)
        except BaseException:
            os.unlink(new)
            raise
    except OSError as error:
        return Problem(
            f"记不住选择：{chinese_reason_of(error)}",
            f"cannot remember the {name}: {reason_of(error)}",
        )
    return None
