"""Opening the reader: what it begins with, its first screen at once, and the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.cli.beginning import Asked, Beginning, beginning, last_beginning
from tui.cli.column_selection import DEMO
from tui.cli.language import problem_in_language
from tui.cli.options import Options
from tui.cli.saved_pictures import saved_pictures
from tui.cli.saying import say
from tui.imports import without
from tui.settings import Settings, config_file, state_folder
from tui.settings.toml_file import load_settings
from tui.terminal import tty
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.app import ReaderApp
    from tui.internals.drawn_app import Painted
    from tui.memory.passages import Passages
    from tui.memory.store import Store
    from tui.page.cache import PageCache
    from tui.page.first_screen import FirstScreen
    from tui.terminal.early import EarlyTerminal


def open_reader(options: Options) -> int:
    """Open the reader, and return the exit status once it is closed."""
    if why := tty.refusal(keys_come_later=options.file == "-"):
        say(why)
        return 2
    from tui.memory.store import Store

    settings, store = load_settings(config_file()), Store(state_folder())
    terminal = None if options.file == "-" else tty.held()
    try:
        begin = _begin(options, settings, store)
        if options.file == "-":
            tty.keys_from_terminal()
            terminal = tty.held()
        if notice := tty.prepare():
            begin.add_notice(notice)
        for folder in options.missing:
            begin.add_notice(f"没有 {clean_line(str(folder))} 这个文件夹")
        if options.width:
            settings = replace(settings, reading_width=options.width)
        app = _app(options, settings, store, begin, terminal)
        if app is None:
            return 1
        app.run(mouse=settings.mouse and not options.no_mouse)
        if not app.return_code:
            _keep_left_open(begin)
    finally:
        if terminal:
            terminal.give_back()
    for problem in app.problems:
        say(problem)
    if store.lost:
        say(problem_in_language(store.lost))
    return app.return_code or 0


def _keep_left_open(begin: Beginning) -> None:
    """Keep the Markdown of the article that is gone on in next time, if one is."""
    from tui.memory.left_open import LeftOpen
    from tui.page.document import body_markdown

    if begin.session and begin.session.left_in:
        LeftOpen(state_folder()).keep(begin.session.left_in, body_markdown)


def _app(
    options: Options,
    settings: Settings,
    store: Store,
    begin: Beginning,
    terminal: EarlyTerminal | None,
) -> ReaderApp | None:
    """Draw the first screen, and return the app meanwhile; None where it cannot be loaded."""
    from tui.memory.left_open import LeftOpen
    from tui.page.cache import PageCache

    pictures, screen = saved_pictures(options, settings), None
    pages = PageCache(markdown_of=LeftOpen(state_folder()).markdown_of)
    passages = _marked(store) if begin.session and begin.session.first_article else None
    if terminal:
        from tui.cli.first_paint import paint

        screen = paint(terminal, begin, settings, store, pictures, pages, passages)
    try:
        with without("ssl"):  # 6 ms, of which asyncio has no use here
            import asyncio  # noqa: F401

        # Only now: it takes as long as all else, and Textual looks at the environment then.
        from tui.app import ReaderApp
        from tui.internals.key_decoding import tolerate_invalid_keys
    except Exception as error:  # whatever is wrong with what is installed
        if terminal:
            terminal.give_back()
        why = clean_line(f"{type(error).__name__}: {error}")
        say(f"its screens cannot be loaded: {why}; install zhihu-tui again")
        return None
    tolerate_invalid_keys()
    return ReaderApp(
        begin.session,
        shelf=begin.shelf,
        settings=settings,
        pictures=pictures,
        rest=begin.rest,
        painted=_painted(terminal, screen, pages, passages) if terminal else None,
    )


def _marked(store: Store) -> Passages | None:
    """Return what is marked anywhere, at once; None where another program keeps it locked."""
    from tui.memory.passages import Passages
    from tui.memory.trouble import LaterError

    passages = Passages(store)
    try:
        with store.in_haste():
            passages.restore(passages.look_up())
    except LaterError:
        return None
    return passages


def _painted(
    terminal: EarlyTerminal,
    screen: FirstScreen | None,
    pages: PageCache,
    passages: Passages | None,
) -> Painted:
    """Return what has been done with the terminal, for the app to go on from."""
    from tui.internals.drawn_app import Painted
    from tui.internals.early_driver import early_driver

    if screen and terminal.said_slow:
        screen = screen._replace(rows=[*screen.rows[:-1], None])
    return Painted(early_driver(terminal), screen, pages, passages)


def _begin(options: Options, settings: Settings, store: Store) -> Beginning:
    """Return what to begin with: what was named, or where the reader was."""
    if options.file or options.demo:
        paths = [Path(file) for file in options.files] or [DEMO]
        return beginning(Asked(paths, options.column, options.article, options.topic), store)
    begin = last_beginning(store, settings.shelf)
    # Pictures are looked for beside what is opened.
    options.files = [str(path) for path in begin.paths]
    return begin
