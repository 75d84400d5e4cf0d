"""Where the reader keeps what is the user's."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_state_path


def state_folder() -> Path:
    """Return the folder for what may be lost without harm: `$XDG_STATE_HOME/zhihu-tui`."""
    return user_state_path("zhihu-tui", appauthor=False)
