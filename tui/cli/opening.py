"""Opening the reader: the column, how it was left, and the app."""

from __future__ import annotations

import argparse
import dataclasses
import gc
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.archive.found import UnreadableError
from tui.archive.model import Column
from tui.cli.column_selection import DEMO, article_of, column_parts, topic_of, whole
from tui.cli.language import said
from tui.cli.saved_pictures import saved_pictures
from tui.cli.saying import say
from tui.settings import Settings, state_folder
from tui.terminal import tty

if TYPE_CHECKING:
    from tui.memory.store import Store
    from tui.memory.values import ColumnMemory


def open_reader(options: argparse.Namespace, settings: Settings) -> int:
    """Open the reader, and return the exit status once it is closed."""
    if why := tty.refusal(keys_come_later=options.file == "-"):
        say(why)
        return 2
    # To look for garbage while all that is made stays takes a twentieth of the start.
    gc.disable()
    from tui.memory.store import Store

    store = Store(state_folder())
    left = None
    if not options.file and not options.demo:
        options.file, left = _last_column(store)
    sought = options.article is not None or options.topic is not None or left
    columns = column_parts(options.files or [options.file], options.column)
    try:
        column = whole(columns, str(options.file)) if sought else next(columns)
    except UnreadableError as error:
        raise UnreadableError(f"{error}; it is the column read last") if left else error from None
    article = article_of(column, options.article)
    topic = topic_of(column, options.topic)
    if options.file == "-":
        tty.keys_from_terminal()
    if notice := tty.prepare():
        column = replace(column, notices=(*column.notices, notice))
    # Only now: Textual looks at the environment when it is imported.
    from tui.app import ReaderApp
    from tui.internals.key_decoding import tolerate_invalid_keys
    from tui.memory.session import Session

    tolerate_invalid_keys()
    key = _column_key(options, column)
    if options.width:
        settings = dataclasses.replace(settings, reading_width=options.width)
    app = ReaderApp(
        Session(column, store, key, article=article, topic=topic, left=left),
        settings=settings,
        pictures=saved_pictures(options, settings),
        rest=columns,
    )
    app.run(mouse=settings.mouse and not options.no_mouse)
    for problem in app.problems:
        say(problem)
    if store.lost:
        say(said(store.lost))
    return app.return_code or 0


def _last_column(store: Store) -> tuple[str, ColumnMemory]:
    """Return the file of the column read last, and how it was left.

    Raises:
        UnreadableError: it is not known.
    """
    from tui.memory.trouble import LaterError
    from tui.memory.values import column_file

    try:
        last = store.last_column()
    except LaterError:
        last = None
    if last is None:
        problem = store.take_problem()
        why = f"the last one is not known: {said(problem)}" if problem else "none has been read yet"
        raise UnreadableError(f"expected a FILE, or --demo for the sample column; {why}")
    key, left = last
    return str(column_file(key)), left


def _column_key(options: argparse.Namespace, column: Column) -> str:
    """Return what the column is remembered by; empty where that is not one file or folder."""
    from tui.memory.values import column_key

    if options.file == "-" or len(options.files) > 1 or options.column is not None:
        return ""
    return column_key(DEMO if options.demo else Path(options.file))
