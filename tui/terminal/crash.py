"""The remains of a crash: a log only the reader may read, and one line that says where it is."""

from __future__ import annotations

import os
import platform
import traceback
from datetime import datetime
from pathlib import Path

from tui.text.clean import clean, clean_line


def note_crash(error: BaseException, folder: Path) -> str:
    """Write how the app crashed to `crash.log` in the folder, and return the line to end with.

    The log replaces the one before, and holds no value of any variable. Never raises.
    """
    from importlib.metadata import version  # 15 ms, which a start need not pay

    said = clean_line(f"{type(error).__name__}: {error}"[:2000])[:200]
    lines = [
        datetime.now().astimezone().isoformat(timespec="seconds"),
        f"Python {platform.python_version()}, {platform.platform()}",
        *(f"{package} {version(package)}" for package in ("textual", "rich")),
        f"TERM={os.environ.get('TERM', '')}",
        *traceback.format_exception(error),
    ]
    path = folder / "crash.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(clean("\n".join(lines)))
    except OSError as problem:
        return f"zhihu-tui: crashed: {said} (no log: {problem.strerror})"
    return f"zhihu-tui: crashed: {said} (log: {path})"
