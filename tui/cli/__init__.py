"""The command line: start the reader, or print and exit."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import NoReturn

from tui.archive.found import UnreadableError
from tui.cli.article_selection import NotThereError
from tui.cli.column_selection import SeveralColumnsError
from tui.cli.parser import MODES, WITH_JSON, argument_parser
from tui.cli.saying import say
from tui.export.writing import ExportError
from tui.page.style import NARROWEST, WIDEST
from tui.settings import Settings, config_file
from tui.settings import load as load_settings


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run `zhihu-tui` and exit with its status."""
    parser = argument_parser()
    options = parser.parse_args(arguments)
    options.file = options.files[0] if options.files else None
    if options.print_config:
        print(_config(), end="")
        sys.exit(0)
    mode = next((name for name in MODES if getattr(options, name)), None)
    if (options.file and options.demo) or (mode and not options.file and not options.demo):
        parser.error("expected a FILE, or --demo for the sample column")
    if options.json and mode not in WITH_JSON:
        parser.error("--json goes with --list, --code, --links or --comments")
    if options.pictures and mode not in ("print", "comments"):
        parser.error("--pictures goes with --print or --comments")
    if options.width is not None and not NARROWEST <= options.width <= WIDEST:
        parser.error(f"--width takes {NARROWEST} to {WIDEST} cells, not {options.width}")
    # A list is not laid out: nothing that can be set changes it.
    settings = Settings() if options.list else load_settings(config_file())
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
