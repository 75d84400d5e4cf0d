"""What tests of this room are given by name."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for what is remembered, which is not there yet."""
    return tmp_path / "state" / "zhihu-tui"
