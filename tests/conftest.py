"""Every test: the user's own settings, history and state are left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def folders_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Put the XDG folders, also of what the tests start, where nobody has anything."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
        yield folder
