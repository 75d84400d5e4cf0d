"""Opening the reader: the column, how it was left, and the app."""

from __future__ import annotations

import argparse
import dataclasses
import gc
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.beginning import Asked, Beginning, beginning, last_beginning
from tui.cli.column_selection import DEMO
from tui.cli.saved_pictures import saved_pictures
from tui.cli.saying import say
from tui.settings import Settings, state_folder
from tui.terminal import tty

if TYPE_CHECKING:
    from tui.memory.store import Store


def open_reader(options: argparse.Namespace, settings: Settings) -> int:
    """Open the reader, and return the exit status once it is closed."""
    if why := tty.refusal(keys_come_later=options.file == "-"):
        say(why)
        return 2
    # To look for garbage while all that is made stays takes a twentieth of the start.
    gc.disable()
    from tui.memory.store import Store

    store = Store(state_folder())
    begin = _begin(options, settings, store)
    if options.file == "-":
        tty.keys_from_terminal()
    if notice := tty.prepare():
        begin.add_notice(notice)
    # Only now: Textual looks at the environment when it is imported.
    from tui.app import ReaderApp
    from tui.internals.key_decoding import tolerate_invalid_keys

    tolerate_invalid_keys()
    if options.width:
        settings = dataclasses.replace(settings, reading_width=options.width)
    app = ReaderApp(
        begin.session,
        shelf=begin.shelf,
        settings=settings,
        pictures=saved_pictures(options, settings),
        rest=begin.rest,
    )
    app.run(mouse=settings.mouse and not options.no_mouse)
    for problem in app.problems:
        say(problem)
    if store.lost:
        say(store.lost.printed)
    return app.return_code or 0


def _begin(options: argparse.Namespace, settings: Settings, store: Store) -> Beginning:
    """Return what to begin with: what was named, or where the reader was."""
    if options.file or options.demo:
        paths = [Path(file) for file in options.files or [DEMO]]
        return beginning(Asked(paths, options.column, options.article, options.topic), store)
    begin = last_beginning(store, settings.shelf)
    # Pictures are looked for beside what is opened.
    options.files = [str(path) for path in begin.paths]
    options.file = options.files[0]
    return begin
