"""The manual page, out of the command line's declaration: `docs/zhihu-tui.1`."""

from __future__ import annotations

from pathlib import Path

from argparse_manpage.manpage import Manpage

from tui import __version__
from tui.cli.parser import argument_parser

FILE = Path(__file__).parent.parent / "docs" / "zhihu-tui.1"
SECTIONS = {
    "which": """\
Articles are named by their numbers: 7, 2\\-5, 1,4,9 or all.
With \\fB\\-\\-code\\fR, 7.2 is the second block of article 7.""",
    "exit status": """\
.TP
.B 0
Done.
.TP
.B 1
A number is not there, or there is nothing to print.
.TP
.B 2
Bad usage, or a file that cannot be read.""",
    "environment": """\
.TP
.B LC_ALL, LC_MESSAGES, LANG
The first that is set says whether help and errors are in Chinese or English.
.TP
.B NO_COLOR
Where set, nothing is coloured.
.TP
.B BROWSER
What opens links.""",
    "files": """\
.TP
.I $XDG_CONFIG_HOME/zhihu\\-tui/config.toml
What you have set; \\fB\\-\\-print\\-config\\fR prints one that says all that can be.
.TP
.I $XDG_STATE_HOME/zhihu\\-tui/
What is remembered of your reading.
.TP
.I $XDG_CACHE_HOME/zhihu\\-tui/
Pictures that were fetched; may be deleted at any time.""",
    "examples": """\
.nf
zhihu\\-tui \\-\\-demo
zhihu\\-tui column.json \\-\\-code 7.2 > example.py
zhihu\\-tui column.json \\-\\-print all \\-\\-color always | less \\-R
.fi""",
}
"""What options do not say, in roff."""


def manual() -> str:
    """Return the manual page, in roff."""
    parser = argument_parser()
    parser.epilog = None
    page = Manpage(parser)
    page.date = ""
    page.source = f"zhihu-tui {__version__}"
    page.manual = "User Commands"
    page.description = "read an archived Zhihu column in the terminal"
    page.synopsis = ["zhihu-tui", r"[\fIOPTION\fR]... [\fIFILE\fR]..."]
    for heading, text in SECTIONS.items():
        page.add_section(heading, "=", text)
    return str(page)
