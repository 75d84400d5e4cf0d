"""The options of the command line, each declared once."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

from tui import __version__
from tui.cli.article_selection import EVERYTHING, ArticleSelection
from tui.cli.language import is_chinese
from tui.cli.options import Options
from tui.cli.saying import say

_EPILOG = """\
WHICH is 7, 2-5, 1,4,9 or all; --code also takes 7.2, block 2 of article 7.
Exit status: 0, or 1 where a number is not there or there is nothing to print,
or 2 for bad usage and for a file that cannot be read."""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to find out more, and exit with 2."""
        say(f"{message}; see zhihu-tui --help")
        self.exit(2)

    def format_help(self) -> str:
        """Return the help, in the reader's language."""
        if is_chinese():
            from tui.cli.chinese_help import ChineseFormatter

            self.formatter_class = ChineseFormatter
        return super().format_help()


def parse_arguments(arguments: list[str]) -> Options:
    """Return what arguments ask for; exit where that is help, or wrong, and say so."""
    parser = argument_parser()
    if "_ARGCOMPLETE" in os.environ:
        from tui.cli.completion import complete  # a shell asks, and nobody else

        complete(parser)
    # Files may stand on either side of an option; argparse then forgets what `--` means.
    parse = parser.parse_args if "--" in arguments else parser.parse_intermixed_args
    options = parse(arguments, namespace=Options())
    if options.print_completion:
        from argcomplete.shell_integration import shellcode

        print(shellcode(["zhihu-tui"], shell=options.print_completion))
        sys.exit(0)
    if options.print_config:
        print(_config(), end="")
        sys.exit(0)
    if wrong := options.wrong:
        parser.error(wrong)
    return options


def _config() -> str:
    """Return a config.toml that sets nothing and says all that can be set."""
    from tui.commands.keymap import default_keys
    from tui.settings.toml_file import default_file

    return f"{default_file()}{default_keys()}"


def argument_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line: its one declaration."""
    parser = _Parser(
        prog="zhihu-tui",
        usage="%(prog)s [OPTION ...] [FILE ...]",
        description="Read an archived Zhihu column in the terminal.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files",
        metavar="FILE",
        type=_name,
        nargs="*",
        help="the column, or a folder; several are one shelf; - is standard input; none goes on"
        " where you were",
    )
    parser.add_argument("--column", metavar="N|TITLE", help="open that column of several")
    parser.add_argument("--demo", action="store_true", help="open the sample column")
    parser.add_argument("--article", metavar="N", type=int, help="start in article N")
    parser.add_argument(
        "--topic",
        metavar="NAME",
        help="start with the articles of a topic; with --list, --search: only those",
    )
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument("--list", action="store_true", help="print one article a line")
    modes.add_argument(
        "--search",
        metavar="WORDS",
        type=_words,
        help="print the lines with these words, of all columns: column, article, where, line",
    )
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
        "--notes",
        metavar="WHICH",
        type=_which,
        nargs="?",
        const=EVERYTHING,
        help="print what you marked in them, with your notes, as Markdown; of everything, if no"
        " FILE is given",
    )
    modes.add_argument(
        "--import-notes",
        metavar="NOTES",
        type=_path,
        help="take over what --notes --json printed, on another machine too",
    )
    modes.add_argument(
        "--fetch-images",
        metavar="WHICH",
        type=_which,
        help="fetch their pictures from Zhihu, which learns your address; then exit",
    )
    for name, metavar, what in (
        ("export", "DIR", "write Markdown with pictures and comments into a folder"),
        ("epub", "FILE", "write an EPUB"),
        ("html", "FILE", "write one page of HTML"),
    ):
        modes.add_argument(f"--{name}", metavar=metavar, type=_path, help=what)
    parser.add_argument("--only", metavar="WHICH", type=_which, help="export these articles")
    parser.add_argument(
        "--with-comments", action="store_true", help="export comments below the text"
    )
    parser.add_argument(
        "--with-notes",
        action="store_true",
        help="export your notes as footnotes; what you marked is lit in --epub and --html",
    )
    parser.add_argument(
        "--overwrite", action="store_true", help="let an export replace files that differ"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument("--width", metavar="W", type=int, help="cells to a line of text")
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="whether to print colours; auto does on a terminal",
    )
    parser.add_argument(
        "--pictures", action="store_true", help="with --print, --comments: pictures at hand, too"
    )
    parser.add_argument(
        "--flat-formulas",
        action="store_true",
        help="with --print, --comments: formulas in sentences on one row",
    )
    parser.add_argument(
        "--images",
        metavar="DIR",
        type=_path,
        action="append",
        default=[],
        help="a folder with saved pictures; may be given again",
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    parser.add_argument("--print-config", action="store_true", help="print a config.toml")
    parser.add_argument(
        "--print-completion",
        metavar="SHELL",
        choices=("bash", "zsh", "fish"),
        help="print what makes bash, zsh or fish complete this command",
    )
    parser.add_argument("--version", action="version", version=f"zhihu-tui {__version__}")
    return parser


def _name(text: str) -> str:
    """Return the name of a file, as argparse wants it: what is empty would be this folder."""
    if not text:
        raise argparse.ArgumentTypeError("expected a name, not an empty one")
    return text


def _path(text: str) -> Path:
    return Path(_name(text))


def _words(text: str) -> str:
    """Return words to look for, as argparse wants them."""
    if not text.strip():
        raise argparse.ArgumentTypeError("expected words to look for")
    return text


def _which(text: str, blocks: bool = False) -> ArticleSelection:
    """Return what the text names, as argparse wants it: with an error it shows whole."""
    try:
        return ArticleSelection.parse(text, blocks)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: {error}") from None
