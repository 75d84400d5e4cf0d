"""The measuring program runs; what it measures is for a person to judge."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.columns import DEMO


def test_the_measuring_program_prints_its_table() -> None:
    command = [sys.executable, "-m", "tests.bench", str(DEMO), "--rounds", "1", "--articles", "2"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(re.findall(r"median +[\d.]+ ms", done.stdout)) == 4
    assert re.search(r"ratio of the medians \d", done.stdout)
