"""Doing what was asked for instead of opening the reader: printing, fetching, exporting."""

from __future__ import annotations

import gc
import io
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.archive.model import Column, Shelf
from tui.cli.article_selection import EVERYTHING
from tui.cli.column_selection import opened, pick, topic_of
from tui.cli.language import about, in_language
from tui.cli.options import EXPORTS, Options
from tui.cli.saying import say
from tui.cli.shelf import column_on, library_at, library_holding, listed_rows, may_be_shelf
from tui.lists.articles import select
from tui.terminal.progress import ProgressLine

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.memory.store import Store
    from tui.search.found_articles import FoundLines
    from tui.settings import Settings


def print_column(options: Options, mode: str) -> int:
    """Print what was asked for, and return the exit status."""
    prepare_output()
    settings = None if mode == "list" else _settings()
    files = [Path(file) for file in options.files]
    whole_shelf = mode in ("list", "export", "search") and options.column is None
    if mode == "list" and options.topic is not None:
        whole_shelf = False  # a shelf has no topics
    # An export reads all of them anyway.
    library = None if whole_shelf and mode == "export" else _library(files)
    if library and whole_shelf and mode == "search":
        from tui.cli.searching import in_library, wanted

        found = in_library(library, wanted(options.search or "", options.topic))
        return _write(_hits(found, options))
    if library and whole_shelf:
        return _write(_shelf_lines(library, options.json))
    if library:
        _, parts = column_on(library, options.column)
        *_, column = parts
        shelf = Shelf((column,))
    else:
        shelf = opened(options.files)
        whole_shelf = whole_shelf and len(shelf.columns) > 1
        column = shelf.columns[0] if whole_shelf else pick(shelf, options.column)
    gc.freeze()  # all that was read stays to the end
    name = options.file or "the sample column"
    name = "standard input" if name == "-" else name
    for notice in shelf.notices:
        say(about(name, notice))
    for notice in () if whole_shelf else column.notices:
        say(about(column.file or name, notice))
    for folder in options.missing:
        say(f"{folder}: no such folder")
    if mode == "search":
        from tui.cli.searching import in_columns, wanted

        columns = shelf.columns if whole_shelf else (column,)
        sought = wanted(options.search or "", options.topic)
        return _write(_hits(in_columns(columns, sought), options))
    if mode in EXPORTS and settings:
        return _export(shelf if whole_shelf else Shelf((column,)), options, settings)
    if options.fetch_images and settings:
        from tui.cli.fetching import fetch_images
        from tui.cli.saved_pictures import saved_pictures

        pictures = saved_pictures(options, settings)
        return fetch_images(column, options.fetch_images, pictures, settings.picture_hosts, say)
    if whole_shelf:
        return _write(_shelf_lines(library_holding(shelf, files, _store()), options.json))
    return _write(_pieces(column, options, settings))


def _settings() -> Settings:
    """Return what the reader has set, and say what is wrong with it."""
    # Nothing that can be set changes a list.
    from tui.settings import config_file
    from tui.settings.toml_file import load_settings

    settings = load_settings(config_file())
    for problem in settings.problems:
        say(problem)
    return settings


def _store() -> Store:
    from tui.memory.store import Store  # one column is printed without
    from tui.settings import state_folder

    return Store(state_folder())


def _library(files: Sequence[Path]) -> Library | None:
    return library_at(files, _store()) if may_be_shelf(files) else None


def _write(pieces: Iterator[str]) -> int:
    """Print pieces as they come, and return the exit status."""
    last = ""
    # What is printed on the terminal itself shows how far it is.
    shown_on = sys.stderr if not sys.stdout.isatty() else io.StringIO()
    with ProgressLine(shown_on, in_language) as progress:
        size = 0
        for piece in pieces:
            sys.stdout.write(piece)
            last = piece or last
            size += len(piece)
            progress.say(f"zhihu-tui: {size:,} characters; ^C ends")
    if sys.stdout.isatty() and not last.endswith("\n"):
        sys.stdout.write("\n")
    sys.stdout.flush()
    return 0


def prepare_output() -> None:
    """Print line feeds as they are, and end silently with the pipe."""
    if hasattr(signal, "SIGPIPE"):
        # A closed pipe ends us as it ends cat: silently.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace", newline="\n")


def _export(shelf: Shelf, options: Options, settings: Settings) -> int:
    """Write columns to files, say what was written, and return the exit status."""
    from tui.cli.exporting import ExportOptions, export_epub, export_folder, export_html
    from tui.cli.notes import marked_by_article
    from tui.cli.saved_pictures import saved_pictures
    from tui.export.writing import ExportError

    saved, only = saved_pictures(options, settings), options.only or EVERYTHING
    marked = marked_by_article() if options.with_notes else {}
    how = ExportOptions(saved, only, options.with_comments, options.overwrite, marked)
    try:
        if options.export:
            say(export_folder(shelf, options.export, how))
        elif options.epub:
            say(export_epub(shelf.columns[0], options.epub, how))
        elif options.html:
            say(export_html(shelf.columns[0], options.html, how))
    except ExportError as error:
        say(str(error))
        return 2
    return 0


def _pieces(column: Column, options: Options, settings: Settings | None) -> Iterator[str]:
    from tui.cli import printout  # opening a column has no use for it

    if settings is None:
        articles = select(column.articles, topic=topic_of(column, options.topic))
        return printout.print_list(articles, options.json)
    if options.print or options.comments:
        from tui.cli import paper
        from tui.cli.saved_pictures import saved_pictures

        colors = paper.colors(options.color)
        pictures = saved_pictures(options, settings) if options.pictures else None
        # What is piped is searched and copied: a formula there is one row.
        flat = options.flat_formulas or not sys.stdout.isatty()
        style = paper.page_style(options.width, settings, colors, pictures, flat)
        if options.print:
            return printout.print_articles(column, options.print, style, colors)
        which = options.comments or EVERYTHING
        return printout.print_comments(column, which, style, colors, options.json)
    if options.markdown:
        return printout.print_markdown(column, options.markdown)
    if options.code:
        return printout.print_code(column, options.code, options.json)
    return printout.print_links(column, options.links or EVERYTHING, options.json)


def _hits(found: Iterator[FoundLines], options: Options) -> Iterator[str]:
    from tui.cli import paper
    from tui.cli.searching import print_hits

    coloured = paper.colors(options.color) is not None and not options.json
    return print_hits(found, options.search or "", as_json=options.json, coloured=coloured)


def _shelf_lines(library: Library, as_json: bool) -> Iterator[str]:
    from tui.cli import printout

    return printout.print_shelf(listed_rows(library, _store()), as_json)
