"""What the wheel holds that is made when it is built: completions for the shells."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from argcomplete.shell_integration import shellcode
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PLACES = {
    "bash": "share/bash-completion/completions/zhihu-tui",
    "zsh": "share/zsh/site-functions/_zhihu-tui",
    "fish": "share/fish/vendor_completions.d/zhihu-tui.fish",
}
"""Where each shell looks for completions, below the prefix that a package is installed in."""


class CompletionsHook(BuildHookInterface[Any]):
    """Adds what `--print-completion` prints, under the names by which shells find it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files; the arguments are hatchling's."""
        self._folder = Path(tempfile.mkdtemp())
        for shell, place in _PLACES.items():
            file = self._folder / shell
            file.write_text(shellcode(["zhihu-tui"], shell=shell) + "\n", "utf-8")
            build_data["shared_data"][str(file)] = place

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the files away; the arguments are hatchling's."""
        shutil.rmtree(self._folder)
