"""An empty name, as of a variable that is not set, is refused: it would be this folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.columns import saved_column


@pytest.mark.parametrize(
    "words",
    [
        ["--list", ""],
        ["", "--list"],
        ["a.json", ""],
        ["--import-notes", ""],
        *(["--demo", option, ""] for option in ("--export", "--epub", "--html", "--images")),
    ],
    ids=" ".join,
)
def test_a_name_that_is_empty_is_not_this_folder(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_text(json.dumps(saved_column()))
    status, _, error = run(*words)
    assert status == 2 and error.count("\n") == 1
    assert ": expected a name, not an empty one; " in error
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
