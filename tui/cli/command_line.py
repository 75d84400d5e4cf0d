"""What a command line asks for, done: the reader opened, or something printed."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from typing import NoReturn

from tui.archive.found import UnreadableError
from tui.cli.article_selection import NotThereError
from tui.cli.column_selection import SeveralColumnsError
from tui.cli.parser import MODES, NOTES, WITH_JSON, argument_parser
from tui.cli.saying import say
from tui.export.writing import ExportError
from tui.page.width import NARROWEST, WIDEST
from tui.settings import Settings, config_file
from tui.settings import load as load_settings


def run(arguments: list[str] | None) -> NoReturn:
    """Do what the arguments ask for, and exit with the status of that.

    Args:
        arguments: those after the name of the program; None for those of the process.
    """
    parser = argument_parser()
    if "_ARGCOMPLETE" in os.environ:
        from tui.cli.completion import answer  # a shell asks, and nobody else

        answer(parser)
    options = parser.parse_args(arguments)
    options.file = options.files[0] if options.files else None
    if options.print_completion:
        from argcomplete.shell_integration import shellcode

        print(shellcode(["zhihu-tui"], shell=options.print_completion))
        sys.exit(0)
    if options.print_config:
        print(_config(), end="")
        sys.exit(0)
    mode = next((name for name in MODES if getattr(options, name)), None)
    needed = mode and mode not in NOTES
    if (options.file and options.demo) or (needed and not options.file and not options.demo):
        parser.error("expected a FILE, or --demo for the sample column")
    if options.json and mode not in WITH_JSON:
        parser.error("--json goes with --list, --search, --code, --links, --comments or --notes")
    if options.pictures and mode not in ("print", "comments"):
        parser.error("--pictures goes with --print or --comments")
    if options.width is not None and not NARROWEST <= options.width <= WIDEST:
        parser.error(f"--width takes {NARROWEST} to {WIDEST} cells, not {options.width}")
    # Neither a list nor notes are laid out: nothing that can be set changes them.
    settings = Settings() if options.list or mode in NOTES else load_settings(config_file())
    try:
        sys.exit(_print(options, mode, settings) if mode else _open(options, settings))
    except (UnreadableError, ExportError) as error:
        say(str(error))
        sys.exit(2)
    except SeveralColumnsError as error:
        say(f"{error}; see zhihu-tui --help")
        sys.exit(2)
    except NotThereError as error:
        say(f"{options.file or 'the sample column'}: {error}")
        sys.exit(1)
    except MemoryError:
        say(f"{options.file or 'the sample column'}: larger than the memory there is for it")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


def _print(options: Namespace, mode: str, settings: Settings) -> int:
    gc.enable()  # the trees of many articles are to be taken away
    if mode in NOTES:
        from tui.cli.notes import import_notes, print_notes

        return print_notes(options) if mode == "notes" else import_notes(options.import_notes)
    from tui.cli.printing import print_column  # neither has a use for what the other imports

    return print_column(options, mode, settings)


def _open(options: Namespace, settings: Settings) -> int:
    from tui.cli.opening import open_reader

    return open_reader(options, settings)


def _config() -> str:
    """Return a config.toml that sets nothing and says all that can be set."""
    from tui.commands.keymap import default_keys
    from tui.settings import default_file

    return f"{default_file()}{default_keys()}"
