"""The options of a command line, each by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.page.width import NARROWEST, WIDEST

if TYPE_CHECKING:
    from pathlib import Path

    from tui.cli.article_selection import ArticleSelection

EXPORTS = ("export", "epub", "html")
"""The options that write files."""
NOTES = ("notes", "import_notes")
"""The options that are about what the reader has marked: no column needs to be there."""
MODES = (
    *(*EXPORTS, *NOTES),
    *("list", "search", "print", "comments", "markdown", "code", "links", "fetch_images"),
)
"""The options that do something else than open the reader."""
_TO_EXPORT = ("only", "with_comments", "with_notes", "overwrite")
"""The options that say what is exported, and how."""
_WITH_JSON = ("list", "search", "comments", "code", "links", "notes")


class Options:
    """The options of a command line; those that are not on it are as they are here."""

    files: Sequence[str] = ()
    """The files and folders to open; `-` is the standard input."""
    column: str | None = None
    demo: bool = False
    article: int | None = None
    topic: str | None = None
    list: bool = False
    search: str | None = None
    print: ArticleSelection | None = None
    comments: ArticleSelection | None = None
    markdown: ArticleSelection | None = None
    code: ArticleSelection | None = None
    links: ArticleSelection | None = None
    notes: ArticleSelection | None = None
    import_notes: Path | None = None
    fetch_images: ArticleSelection | None = None
    export: Path | None = None
    epub: Path | None = None
    html: Path | None = None
    only: ArticleSelection | None = None
    with_comments: bool = False
    with_notes: bool = False
    overwrite: bool = False
    json: bool = False
    width: int | None = None
    color: str = "auto"
    pictures: bool = False
    flat_formulas: bool = False
    images: Sequence[Path]
    no_mouse: bool = False
    print_config: bool = False
    print_completion: str | None = None

    def __init__(self) -> None:
        self.images = []  # argparse adds to a list only

    @property
    def file(self) -> str | None:
        """The first of the files, if any."""
        return self.files[0] if self.files else None

    @property
    def missing(self) -> Sequence[Path]:
        """The folders named with `--images` that are not there."""
        return [folder for folder in self.images if not folder.is_dir()]

    @property
    def mode(self) -> str | None:
        """The mode asked for instead of opening the reader, if any: one of `MODES`."""
        asked: dict[str, object] = vars(self)
        return next((name for name in MODES if asked.get(name)), None)

    @property
    def wrong(self) -> str:
        """The options that do not go together, on a line, or empty."""
        mode = self.mode
        needed = mode and mode not in NOTES
        if (self.files and self.demo) or (needed and not self.files and not self.demo):
            return "expected a FILE, - for standard input, or --demo for the sample column"
        if self.json and mode not in _WITH_JSON:
            return "--json goes with --list, --search, --code, --links, --comments or --notes"
        if self.pictures and mode not in ("print", "comments"):
            return "--pictures goes with --print or --comments"
        if self.flat_formulas and mode not in ("print", "comments"):
            return "--flat-formulas goes with --print or --comments"
        if self.topic is not None and mode not in (None, "list", "search"):
            return "--topic goes with --list or --search, or opens the reader"
        if mode not in EXPORTS:
            for name in _TO_EXPORT:
                if getattr(self, name):
                    return f"--{name.replace('_', '-')} goes with --export, --epub or --html"
        if self.width is not None and not NARROWEST <= self.width <= WIDEST:
            return f"--width takes {NARROWEST} to {WIDEST} cells, not {self.width}"
        return ""
