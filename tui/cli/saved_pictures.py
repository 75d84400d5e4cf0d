"""The pictures at hand for what a command line opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.column_selection import DEMO
from tui.cli.options import Options
from tui.settings import Settings, cache_folder

if TYPE_CHECKING:
    from tui.services.pictures import ColumnPictures


def saved_pictures(options: Options, settings: Settings) -> ColumnPictures:
    """Return the pictures of the column: beside it, in folders that were named, or fetched."""
    from tui.services.pictures import ColumnPictures

    archives = [DEMO] if options.demo else [Path(file) for file in options.files if file != "-"]
    folders = [*options.images, *(Path(name).expanduser() for name in settings.picture_folders)]
    return ColumnPictures(
        archives, cache_folder, folders=folders, more_hosts=settings.picture_hosts
    )
