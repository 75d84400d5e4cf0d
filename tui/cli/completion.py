"""Completions: what may be typed next, out of the parser, by argcomplete.

A shell that completes runs the command itself, with what has been typed in the environment.
"""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from argcomplete.completers import BaseCompleter
from argcomplete.finders import CompletionFinder

from tui.archive.contents import UnreadableError
from tui.archive.model import Column, Shelf
from tui.cli.article_selection import NotThereError
from tui.cli.column_selection import SeveralColumnsError, opened, pick
from tui.cli.language import in_language
from tui.cli.saying import shortened
from tui.text.count import counted

_PATIENCE_SECONDS = 2
"""The time that a shell is let wait for a column to be read."""
_MOST = 200
"""Articles that are offered at once: more are no choice."""
_LONGEST = 60
"""Characters of a title that a shell shows."""
_LISTING = ("9", "33", "63")
"""The values of COMP_TYPE by which bash lists what it was given and types only what is common."""
# What bash would take for names of files in what it lists.
_GLOBS = str.maketrans("*?[]", "＊？［］")


def complete(parser: argparse.ArgumentParser) -> None:
    """Say what may be typed next to the shell that asks, and exit."""
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, lambda *_: os._exit(1))
        signal.alarm(_PATIENCE_SECONDS)
    _Finder()(parser, always_complete_options=False, default_completer=_Offered())


class _Finder(CompletionFinder):
    """Finds completions; in bash the numbers of articles with their titles behind them."""

    def quote_completions(
        self, completions: list[str], cword_prequote: str, last_wordbreak_pos: int | None
    ) -> list[str]:
        """Return completions as the shell takes them; the arguments are argcomplete's."""
        said = self.get_display_completions()
        # Behind a number is a title.
        said |= {name: in_language(what) for name, what in said.items() if not name[:1].isdigit()}
        quoted = super().quote_completions(completions, cword_prequote, last_wordbreak_pos)
        if os.environ.get("_ARGCOMPLETE_SHELL") != "bash":
            return quoted
        if not cword_prequote:
            quoted = [f"\\{one}" if one.startswith("#") else one for one in quoted]
        elif cword_prequote == "'":
            # Bash takes a quote at either end of a word for the one that was typed, or closes it.
            quoted = ["'" * one.startswith("'") + one + "'" * one.endswith("'") for one in quoted]
        if os.environ.get("COMP_TYPE") not in _LISTING or len(quoted) == 1:
            return quoted
        titled = {one: said.get(one, "").translate(_GLOBS) for one in quoted if one[:1].isdigit()}
        return [f"{one}  ({titled[one]})" if titled.get(one) else one for one in quoted]


class _Offered(BaseCompleter):
    """The offers for an option, by the name that its help has for what it takes."""

    def __call__(
        self,
        *,
        prefix: str,
        action: argparse.Action,
        parser: argparse.ArgumentParser,
        parsed_args: argparse.Namespace,
    ) -> Mapping[str, str]:
        """Return what begins as was typed, and what each of it is."""
        return _offered(prefix, str(action.metavar), parsed_args)


def _offered(prefix: str, taken: str, options: argparse.Namespace) -> Mapping[str, str]:
    """Return what an option can be given that takes one of a kind, and what each is.

    Args:
        prefix: what has been typed of it.
        taken: the kind: `FILE`, `WHICH` and so on.
        options: what was typed before.
    """
    match taken:
        case "FILE" | "NOTES":
            return dict(_files(prefix))
        case "DIR":
            return {name: what for name, what in _files(prefix) if name.endswith("/")}
        case "N":
            return _articles(prefix, "", options)
        case "WHICH":
            typed = max(prefix.rfind(","), prefix.rfind("-")) + 1
            return _articles(prefix[typed:], prefix[:typed], options)
        case "NAME":
            from tui.lists.articles import topics_by_size

            found = (topics_by_size(column.articles) for column in _columns(options))
            return {
                name: counted(count, "1 article", "articles")
                for topics in found
                for name, count in topics
            }
        case "N|TITLE":
            shelf = _shelf(options).columns
            return {str(at): _shown(column.title) for at, column in enumerate(shelf, 1)}
    return {}


def _articles(prefix: str, before: str, options: argparse.Namespace) -> Mapping[str, str]:
    """Return the articles whose numbers begin as was typed, behind what stands before that."""
    found: dict[str, str] = {}
    for column in _columns(options):
        for article in column.articles:
            if str(article.number).startswith(prefix):
                found[f"{before}{article.number}"] = _shown(article.title)
                if len(found) == _MOST:
                    break
    return found


def _columns(options: argparse.Namespace) -> Sequence[Column]:
    """Return the column that was typed before, if it can be read."""
    try:
        return (pick(_shelf(options), options.column),)
    except (NotThereError, SeveralColumnsError):
        return ()


def _shelf(options: argparse.Namespace) -> Shelf:
    """Return the shelf that was typed before; an empty one where it cannot be read."""
    files = [os.path.expanduser(file) for file in options.files or ()]
    there = all(Path(file).is_file() or Path(file).is_dir() for file in files)
    if not there or not (files or options.demo):  # the standard input is still to come
        return Shelf(())
    try:
        return opened(files)
    except UnreadableError:
        return Shelf(())


def _files(prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the files that begin as was typed, folders with a slash behind them, and what each is.

    Here and not by the shell: zsh and fish leave it to the command.
    """
    folder, name = os.path.split(prefix)
    try:
        inside = sorted(os.scandir(os.path.expanduser(folder) or "."), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in inside:
        if entry.name.startswith(name) and (name or not entry.name.startswith(".")):
            path = os.path.join(folder, entry.name)
            yield (f"{path}/", "folder") if entry.is_dir() else (path, _size(entry))


def _size(entry: os.DirEntry[str]) -> str:
    try:
        return f"{-(-entry.stat().st_size // 1000):,} KB"
    except OSError:  # a link that leads nowhere
        return ""


def _shown(title: str) -> str:
    return shortened(title, _LONGEST)
