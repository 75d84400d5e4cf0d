"""The program in a pseudo-terminal: keys in bursts, windows of any size, kills, three writers."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tests.columns import saved_article, saved_column
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.tmux import private_environment

_KEYS = [
    *"jkdubgGhlnNmMrRsStTyYfFcLVSozZiIOeaxAHHEvw'/?:-+[]{}<>\"1234567890qq .",
    *("\r", "\r", "\t", "\x1b[Z", "\x1b", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"),
    *("\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[1;5H", "\x1b[15~", "\xff"),
    *("\x06", "\x02", "\x04", "\x15", "\x0c", "\x10", "\x10", "\x0e", "\x03", "\x7f"),
    *("中", "😀", "\x1b[200~x\ny\x1b[201~"),
]
_SIZES = [(80, 24), (120, 40), (40, 12), (30, 8), (20, 5), (1, 8), (200, 50)]
_COMMAND = [sys.executable, "-m", "tui", "--demo"]
_WRITER = """
import sys
from pathlib import Path
from tui.memory.store import Store
from tui.memory.values import ArticleMemory
store = Store(Path(sys.argv[1]))
before = ArticleMemory()
for number in range(int(sys.argv[3])):
    store.remember_article(f"{sys.argv[2]}-{number}", before, ArticleMemory(read=True))
store.close()
"""


def bursts(random: Random) -> None:
    """Write keys two to twelve at a time, change the window's size, and quit in order."""
    with tempfile.TemporaryDirectory() as home:
        environment = private_environment(Path(home))
        with PseudoTerminal(_COMMAND, environment, *random.choice(_SIZES[:4])) as terminal:
            terminal.read(20)
            for _ in range(60):
                keys = "".join(random.choices(_KEYS, k=random.randint(2, 12)))
                terminal.send(keys)
                terminal.read(0.05)
                if random.random() < 0.1:
                    terminal.resize(*random.choice(_SIZES))
                if terminal.exit_code is not None:
                    break  # q at the list, or a command of the palette
            assert terminal.exit_code in (None, 0), (keys, _crash(Path(home)))


def _crash(home: Path) -> str:
    """Return the end of the log of a crash."""
    logs = [file.read_text("utf-8", "replace") for file in home.rglob("crash.log")]
    return "\n".join(logs)[-2500:] or "no log"


def killed(random: Random) -> None:
    """Kill the program at any moment; what it remembers is whole, and it starts again."""
    with tempfile.TemporaryDirectory() as home:
        environment = private_environment(Path(home))
        for _ in range(3):
            with PseudoTerminal(_COMMAND, environment, 80, 24) as terminal:
                terminal.read(random.random() * 2)
                for _ in range(random.randint(0, 8)):
                    terminal.send("".join(random.choices("jmr\r\x1bsG", k=6)))
                    terminal.read(random.random() / 10)
                terminal.end(signal.SIGKILL)
        for file in Path(home).rglob("*.sqlite3"):
            with sqlite3.connect(file) as database:
                assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with PseudoTerminal(_COMMAND, environment, 80, 24) as terminal:
            terminal.wait_for("Enter")


def three_writers(random: Random) -> None:
    """Let three programs write to one memory; none of them loses a mark."""
    with tempfile.TemporaryDirectory() as folder:
        count = random.randint(1, 200)
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", _WRITER, folder, name, str(count)],
                env={**os.environ, "PYTHONPATH": os.getcwd()},
            )
            for name in "abc"
        ]
        assert [writer.wait(60) for writer in writers] == [0, 0, 0]
        with sqlite3.connect(Path(folder) / "memory.sqlite3") as database:
            (kept,) = database.execute("SELECT count(*) FROM article WHERE read").fetchone()
        assert kept == 3 * count, (kept, count)


def opened_while_growing(random: Random) -> None:
    """Open a column that another program is still writing: what is there is shown, or refused."""
    articles = [saved_article(number) for number in range(1, 400)]
    saved = json.dumps(saved_column(*articles)).encode()
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "column.json"
        file.write_bytes(saved[: random.randrange(len(saved))])
        command = [sys.executable, "-m", "tui", str(file)]
        with PseudoTerminal(command, private_environment(Path(home)), 80, 24) as terminal:
            with file.open("ab") as out:
                for _ in range(10):
                    out.write(saved[:1000])
                    out.flush()
                    time.sleep(random.random() / 20)
            terminal.read(5)
            terminal.send("jjj\r")
            terminal.read(0.5)
            said = bytes(terminal.seen[-3000:]).decode("utf-8", "replace")
            assert terminal.exit_code in (None, 2), said
            assert "Traceback" not in said and "crashed" not in said, said
