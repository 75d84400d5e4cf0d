"""The command line: start the reader, or print and exit."""

from __future__ import annotations

import gc
from typing import NoReturn

from tui.imports import without


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run `zhihu-tui` and exit with its status."""
    # To look for garbage while all that is made stays takes a twentieth of the start.
    gc.disable()
    with without("typing_extensions"):  # 8 ms for what msgspec finds in typing, too
        import msgspec  # noqa: F401
    from tui.cli.command_line import run

    run(arguments)
