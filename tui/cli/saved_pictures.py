"""The pictures at hand for what a command line opens."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.column_selection import DEMO
from tui.settings import Settings, cache_folder

if TYPE_CHECKING:
    from tui.services.pictures import ColumnPictures


def saved_pictures(options: argparse.Namespace, settings: Settings) -> ColumnPictures:
    """Return the pictures of the column: beside it, in folders that were named, or fetched."""
    from tui.services.pictures import ColumnPictures

    files = options.files or [options.file]
    archives = [DEMO] if options.demo else [Path(file) for file in files if file != "-"]
    folders = [*options.images, *(Path(name).expanduser() for name in settings.picture_folders)]
    return ColumnPictures(
        archives, cache_folder, folders=folders, more_hosts=settings.picture_hosts
    )
