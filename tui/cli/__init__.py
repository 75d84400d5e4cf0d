"""The command line: start the reader, or print and exit."""

from __future__ import annotations

import argparse
import dataclasses
import gc
import io
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from msgspec.structs import replace

from tui import __version__
from tui.archive.found import UnreadableError
from tui.archive.model import Article, Column, Shelf
from tui.cli.article_selection import NotThereError, Which
from tui.cli.column_selection import (
    DEMO,
    SeveralColumnsError,
    column_parts,
    opened,
    pick,
    unread_in,
    whole,
)
from tui.lists.articles import select, topics_by_size
from tui.page.style import NARROWEST, WIDEST
from tui.settings import Settings, cache_folder, config_file, state_folder
from tui.settings import load as load_settings
from tui.terminal import tty
from tui.terminal.progress import Progress

if TYPE_CHECKING:
    from tui.memory.store import Store
    from tui.memory.values import ColumnMemory
    from tui.services.pictures import SavedPictures

_LONGEST_ERROR = 320
"""Characters of a line on standard error: a long path and a sentence."""
_LONGEST_NAME = 24
"""Characters of a name that an error quotes."""

_WHICH_HELP = """\
WHICH is 7, 2-5, 1,4,9 or all; --code also takes 7.2, block 2 of article 7.
Exit status: 0, or 1 where a number is not there or there is nothing to print,
or 2 for bad usage and for a file that cannot be read."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run `zhihu-tui` and exit with its status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    options.file = options.files[0] if options.files else None
    if options.print_config:
        print(_config(), end="")
        sys.exit(0)
    mode = next((name for name in _MODES if getattr(options, name)), None)
    if (options.file and options.demo) or (mode and not options.file and not options.demo):
        parser.error("expected a FILE, or --demo for the sample column")
    if options.json and mode not in _WITH_JSON:
        parser.error("--json goes with --list, --code, --links or --comments")
    if options.pictures and mode not in ("print", "comments"):
        parser.error("--pictures goes with --print or --comments")
    if options.width is not None and not NARROWEST <= options.width <= WIDEST:
        parser.error(f"--width takes {NARROWEST} to {WIDEST} cells, not {options.width}")
    # A list is not laid out: nothing that can be set changes it.
    settings = Settings() if options.list else load_settings(config_file())
    try:
        sys.exit(_print(options, mode, settings) if mode else _open(options, settings))
    except UnreadableError as error:
        _say(str(error))
        sys.exit(2)
    except SeveralColumnsError as error:
        _say(f"{error}; see zhihu-tui --help")
        sys.exit(2)
    except NotThereError as error:
        _say(f"{options.file or 'the sample column'}: {error}")
        sys.exit(1)
    except MemoryError:
        _say(f"{options.file or 'the sample column'}: larger than the memory there is for it")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


_MODES = ("list", "print", "comments", "markdown", "code", "links", "fetch_images")
_WITH_JSON = ("list", "comments", "code", "links")


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to find out more, and exit with 2."""
        _say(f"{message}; see zhihu-tui --help")
        sys.exit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="zhihu-tui",
        description="Read an archived Zhihu column in the terminal.",
        epilog=_WHICH_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        help="the column, or a folder; several are one shelf; - is standard input; last if none",
    )
    parser.add_argument("--column", metavar="N|TITLE", help="open that column of several")
    parser.add_argument("--demo", action="store_true", help="open the sample column")
    parser.add_argument("--article", metavar="N", type=int, help="start in article N")
    parser.add_argument("--topic", metavar="NAME", help="start with the articles of a topic")
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument("--list", action="store_true", help="print one article a line")
    for name, what in (
        ("print", "articles as their screen shows them"),
        ("comments", "their threads"),
        ("markdown", "their Markdown"),
        ("code", "their code blocks, exactly as written"),
        ("links", "their links, images, videos, cards and footnotes"),
    ):
        which = partial(_which, blocks=name == "code")
        modes.add_argument(f"--{name}", metavar="WHICH", type=which, help=f"print {what}")
    modes.add_argument(
        "--fetch-images",
        metavar="WHICH",
        type=_which,
        help="fetch their pictures from Zhihu, which learns your address; then exit",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument("--width", metavar="W", type=int, help="cells to a line of text")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto")
    parser.add_argument(
        "--pictures", action="store_true", help="with --print, --comments: pictures at hand, too"
    )
    parser.add_argument(
        "--images",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="a folder with saved pictures; may be given again",
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    parser.add_argument("--print-config", action="store_true", help="print a config.toml")
    parser.add_argument("--version", action="version", version=f"zhihu-tui {__version__}")
    return parser


def _open(options: argparse.Namespace, settings: Settings) -> int:
    """Open the reader, and return the exit status once it is closed."""
    if why := tty.refusal(keys_come_later=options.file == "-"):
        _say(why)
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
    article = _article(column, options.article)
    topic = _topic(column, options.topic)
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
        pictures=_pictures(options, settings),
        rest=columns,
    )
    app.run(mouse=settings.mouse and not options.no_mouse)
    for problem in app.problems:
        _say(problem)
    if store.lost:
        _say(store.lost.printed)
    return app.return_code or 0


def _pictures(options: argparse.Namespace, settings: Settings) -> SavedPictures:
    """Return the pictures of the column: beside it, in folders that were named, or fetched."""
    from tui.services.pictures import SavedPictures

    files = options.files or [options.file]
    archives = [DEMO] if options.demo else [Path(file) for file in files if file != "-"]
    folders = [*options.images, *(Path(name).expanduser() for name in settings.picture_folders)]
    return SavedPictures(archives, cache_folder, folders=folders, more_hosts=settings.picture_hosts)


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
        why = (
            f"the last one is not known: {problem.printed}" if problem else "none has been read yet"
        )
        raise UnreadableError(f"expected a FILE, or --demo for the sample column; {why}")
    key, left = last
    return str(column_file(key)), left


def _column_key(options: argparse.Namespace, column: Column) -> str:
    """Return what the column is remembered by; empty where that is not one file or folder."""
    from tui.memory.values import column_key

    if options.file == "-" or len(options.files) > 1 or options.column is not None:
        return ""
    return column_key(DEMO if options.demo else Path(options.file))


def _config() -> str:
    """Return a config.toml that sets nothing and says all that can be set."""
    from tui.commands.keymap import default_keys
    from tui.settings import default_file

    return f"{default_file()}{default_keys()}"


def _print(options: argparse.Namespace, mode: str, settings: Settings) -> int:
    """Print what was asked for, and return the exit status."""
    if hasattr(signal, "SIGPIPE"):
        # A closed pipe ends us as it ends cat: silently.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace", newline="\n")
    for problem in settings.problems:
        _say(problem)
    shelf = opened(options.files)
    whole_shelf = mode == "list" and len(shelf.columns) > 1 and options.column is None
    column = shelf.columns[0] if whole_shelf else pick(shelf, options.column)
    for notice in (*shelf.notices, *(() if whole_shelf else column.notices)):
        _say(f"{options.file or 'the sample column'}: {notice}")
    if mode == "fetch_images":
        from tui.cli.fetching import fetch_images

        pictures = _pictures(options, settings)
        return fetch_images(column, options.fetch_images, pictures, settings.picture_hosts, _say)
    last = ""
    # What is printed on the terminal itself shows how far it is.
    with Progress(sys.stderr if not sys.stdout.isatty() else io.StringIO()) as progress:
        size = 0
        pieces = (
            _shelf_lines(shelf, options)
            if whole_shelf
            else _pieces(column, options, mode, settings)
        )
        for piece in pieces:
            sys.stdout.write(piece)
            last = piece or last
            size += len(piece)
            progress.say(f"zhihu-tui: {size:,} characters; ^C ends")
    if sys.stdout.isatty() and not last.endswith("\n"):
        sys.stdout.write("\n")
    sys.stdout.flush()
    return 0


def _pieces(
    column: Column, options: argparse.Namespace, mode: str, settings: Settings
) -> Iterator[str]:
    from tui.cli import paper, printout  # opening a column has no use for them

    if mode == "list":
        articles = select(column.articles, topic=_topic(column, options.topic))
        return printout.print_list(articles, options.json)
    if mode in ("print", "comments"):
        colors = paper.colors(options.color)
        pictures = _pictures(options, settings) if options.pictures else None
        style = paper.page_style(options.width, settings, colors, pictures)
        if mode == "print":
            return printout.print_articles(column, options.print, style, colors)
        return printout.print_comments(column, options.comments, style, colors, options.json)
    if mode == "markdown":
        return printout.print_markdown(column, options.markdown)
    if mode == "code":
        return printout.print_code(column, options.code, options.json)
    return printout.print_links(column, options.links, options.json)


def _shelf_lines(shelf: Shelf, options: argparse.Namespace) -> Iterator[str]:
    from tui.cli import printout

    return printout.print_shelf(shelf, unread_in(shelf, state_folder()), options.json)


def _article(column: Column, number: int | None) -> Article | None:
    if number is None:
        return None
    (pick,) = Which.parse(str(max(0, number))).picks(len(column.articles))
    return column.articles[pick.article - 1]


def _topic(column: Column, name: str | None) -> str:
    """Return the topic's name as the column writes it.

    Raises:
        NotThereError: no article is about it.
    """
    if name is None:
        return ""
    names = [topic for topic, _ in topics_by_size(column.articles)]
    for topic in names:
        if topic.casefold() == name.casefold():
            return topic
    shown = ", ".join(_shortened(topic, _LONGEST_NAME) for topic in names[:5])
    known = f"; it has {shown}{', …' if len(names) > 5 else ''}" if names else ""
    raise NotThereError(f"there is no topic {_shortened(name, _LONGEST_NAME)!r}{known}")


def _which(text: str, blocks: bool = False) -> Which:
    """Return what the text names, as argparse wants it: with an error it shows whole."""
    try:
        return Which.parse(text, blocks)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: {error}") from None


def _say(line: str) -> None:
    print(f"zhihu-tui: {_shortened(line, _LONGEST_ERROR)}", file=sys.stderr)


def _shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, the middle left out where it has more."""
    end = most // 3
    return text if len(text) <= most else f"{text[: most - end - 1]}…{text[-end:]}"
