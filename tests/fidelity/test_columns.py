"""Nothing is lost of the shipped column, nor of the real ones in `$ZHIHU_COLUMNS`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fidelity.columns import FOLDER, SHIPPED, losses_of_column, saved_columns


def _nothing_is_lost(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    losses = losses_of_column(path)
    with capsys.disabled():
        print(f"\n{path.name}: {losses.line()}")
    assert losses.examples[:20] == []


def test_shipped_column(capsys: pytest.CaptureFixture[str]) -> None:
    _nothing_is_lost(SHIPPED, capsys)


@pytest.mark.skipif(
    not saved_columns(), reason=f"{FOLDER} names no folder of columns: nothing real was checked"
)
@pytest.mark.parametrize("path", saved_columns(), ids=lambda path: path.name)
def test_saved_column(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _nothing_is_lost(path, capsys)
