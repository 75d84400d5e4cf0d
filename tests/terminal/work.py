"""Which processes run, and whether they work or wait."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_AT_WORK = "RD"
"""States of a thread that runs, or would on a machine less busy."""


def state(stat: str) -> tuple[str, int]:
    """Return the state and the parent in a line of `/proc/PID/stat`."""
    fields = stat.rpartition(")")[2].split()  # a name may hold blanks, and parentheses
    return fields[0], int(fields[1])


def runs(pid: int) -> bool:
    """Return whether a process runs; a zombie that nobody has reaped does not."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True).stdout
    return bool(found) and not found.startswith(b"Z")


def works(pid: int) -> bool | None:
    """Return whether a thread of a process works; None where there is no telling, or it ended."""
    tasks = Path(f"/proc/{pid}/task")
    if not tasks.exists():
        return None
    return any(state(stat)[0] in _AT_WORK for stat in _read(tasks, "*/stat"))


def any_works(ancestors: Iterable[int]) -> bool:
    """Return whether any of these processes works, or one that descends from them."""
    family = _family(ancestors)
    if sys.platform == "linux":
        return any(works(pid) for pid in family)
    listed = subprocess.run(["ps", "-A", "-o", "pid=,stat="], capture_output=True, text=True)
    states = dict(line.split() for line in listed.stdout.splitlines())
    return any(states.get(str(pid), "Z")[0] in _AT_WORK for pid in family)


def _family(ancestors: Iterable[int]) -> list[int]:
    """Return processes, and all that descend from them."""
    family = [*ancestors]
    if Path("/proc/thread-self/children").exists():  # not all Linux has it; a tenth of the time
        for pid in family:  # which grows
            for children in _read(Path(f"/proc/{pid}/task"), "*/children"):
                family += map(int, children.split())
        return family
    # Children have higher numbers than their parents, but where the numbers begin again.
    for pid, parent in _parents():
        if parent in family:
            family.append(pid)
    return family


def _parents() -> list[tuple[int, int]]:
    """Return all processes in order, each with its parent."""
    if sys.platform == "linux":  # a tenth of the time that ps takes
        stats = _read(Path("/proc"), "[0-9]*/stat")
        return sorted((int(stat.partition(" ")[0]), state(stat)[1]) for stat in stats)
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True)
    return sorted(
        (int(pid), int(parent)) for pid, parent in map(str.split, listed.stdout.splitlines())
    )


def _read(folder: Path, pattern: str) -> Iterator[str]:
    """Yield what is in some files of a folder, but of processes that have ended meanwhile."""
    with suppress(OSError):
        for file in folder.glob(pattern):
            with suppress(OSError):
                yield file.read_text("utf-8", "replace")
