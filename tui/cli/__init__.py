"""The command line: start the reader, or print and exit."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from tui import __version__

if TYPE_CHECKING:
    from tui.cli.options import Options


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run `zhihu-tui` and exit with its status."""
    # To look for garbage while all that is made stays takes a twentieth of the start.
    gc.disable()
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--version"]:
        print(f"zhihu-tui {__version__}")
        sys.exit(0)
    from tui.imports import without

    with without("typing_extensions"):  # 8 ms for what msgspec finds in typing, too
        import msgspec  # noqa: F401
    sys.exit(_status(_options(given)))


def _options(arguments: list[str]) -> Options:
    """Return what arguments ask for; a file that they name twice is one."""
    options = _parsed(arguments)
    options.files = list(dict.fromkeys(options.files))
    return options


def _parsed(arguments: list[str]) -> Options:
    if "_ARGCOMPLETE" not in os.environ:  # a shell asks, and nobody else
        from tui.cli.quick_options import quick_options

        if options := quick_options(arguments):
            return options
    from tui.cli.parser import parse_arguments

    return parse_arguments(arguments)


def _status(options: Options) -> int:
    """Do what is asked for, and return the exit status; what goes wrong is said on one line."""
    from tui.archive.contents import UnreadableError
    from tui.cli.article_selection import NotThereError
    from tui.cli.column_selection import SeveralColumnsError
    from tui.cli.saying import say

    try:
        if mode := options.mode:
            return _print(options, mode)
        from tui.cli.opening import open_reader

        return open_reader(options)
    except UnreadableError as error:
        say(str(error))
        return 2
    except SeveralColumnsError as error:
        say(f"{error}; see zhihu-tui --help")
        return 2
    except NotThereError as error:
        say(f"{options.file or 'the sample column'}: {error}")
        return 1
    except MemoryError:
        say(f"{options.file or 'the sample column'}: larger than the memory there is for it")
        return 2
    except KeyboardInterrupt:
        return 130


def _print(options: Options, mode: str) -> int:
    gc.enable()  # the trees of many articles are to be taken away
    if mode == "notes":
        from tui.cli.notes import print_notes

        return print_notes(options)
    if options.import_notes:
        from tui.cli.notes import import_notes

        return import_notes(options.import_notes)
    from tui.cli.printing import print_column  # neither has a use for what the other imports

    return print_column(options, mode)
