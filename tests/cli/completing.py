"""A shell that asks the command what may be typed next, as the scripts for the shells ask it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.terminal.tmux import private_environment


def offered(
    line: str, home: Path, shell: str = "fish", code: str = "from tui.cli import main; main()"
) -> dict[str, str]:
    """Return what is offered behind a line that is typed in a folder, and what each of it is."""
    answer = home / ".offered"
    answer.unlink(missing_ok=True)
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_SHELL": shell,
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_DFS": "\t",
        "_ARGCOMPLETE_IFS": "\n",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answer),
        "COMP_LINE": line,
        "COMP_POINT": str(len(line)),
        "COMP_TYPE": "63",
    }
    subprocess.run(
        [sys.executable, "-c", code],
        cwd=home,
        env=private_environment(home) | asked,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    lines = answer.read_text("utf-8").splitlines() if answer.exists() else []
    return {name: what for name, _, what in (line.partition("\t") for line in lines)}
