"""epubcheck for many books in one Java: to start and to warm up takes most of the time of a check.

The tests run it as a program: it reads a path a line, and answers with what epubcheck says and a
line of its own at the end.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.terminal.tmux import REPOSITORY

_JAR = Path("/usr/share/java/epubcheck.jar")
"""Where Debian has it."""
_END = "checked"
INSTALLED = bool(shutil.which("java") and (_JAR.exists() or shutil.which("epubcheck")))


class EpubCheck:
    """epubcheck, from its first book on; it ends with the `with` block."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=REPOSITORY,
        )

    def faults(self, file: Path) -> list[str]:
        """Return the errors that it finds in a book, whose path has no line end in it."""
        asked, answers = self._program.stdin, self._program.stdout
        assert asked and answers
        with suppress(BrokenPipeError):  # then it has said why it has ended
            print(file, file=asked, flush=True)
        said = []
        while (line := answers.readline()) != f"{_END}\n":
            said.append(line)
            assert line, "epubcheck has ended: " + "".join(said)
        return [line for line in said if line.startswith(("ERROR", "FATAL"))]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._program.kill()
        with suppress(BrokenPipeError):
            self._program.communicate()


def _serve() -> None:
    import jpype

    jar = str(_JAR if _JAR.exists() else shutil.which("epubcheck"))
    # Compiled once, not again for speed, and swept by one thread: half the processor time.
    jpype.startJVM("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", classpath=[jar])
    checker = jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")
    for line in sys.stdin:
        checker().run(["-q", line.rstrip("\n")])
        print(f"\n{_END}", flush=True)


if __name__ == "__main__":
    _serve()
