"""The measuring program runs; what it measures is for a person to judge."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.bench.columns import write_column
from tests.columns import DEMO
from tui.archive.load import load


def test_the_measuring_program_prints_its_table() -> None:
    command = [sys.executable, "-m", "tests.bench", str(DEMO), "--rounds", "1"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(re.findall(r"[\d.]+ ms   99 % within \d", done.stdout)) >= 8
    for of in ("smallest Textual app", "Markdown widget", "json.load"):
        assert re.search(rf"\d\.\d\d of .*{of}", done.stdout)


def test_the_same_column_is_made_each_time(tmp_path: Path) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    for file in (one, other):
        write_column(file, DEMO.read_bytes(), 30, 2000)
    assert one.read_bytes() == other.read_bytes()
    column = load(one)
    assert [article.number for article in column.articles] == list(range(1, 31))
    assert column.notices == ()
