"""`--notes` and `--import-notes`: what was marked, printed, and taken over from elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from tui.archive.contents import UnreadableError
from tui.archive.model import Column
from tui.cli.article_selection import EVERYTHING, ArticleSelection
from tui.cli.column_selection import opened, pick
from tui.cli.language import problem_in_language
from tui.cli.options import Options
from tui.cli.printing import prepare_output
from tui.cli.printout import NothingToPrintError
from tui.cli.saying import say
from tui.export.notes import NotNotesError, notes_as_json, notes_as_markdown, notes_in
from tui.memory.passage import Passage
from tui.memory.passages import Passages, in_order
from tui.memory.store import Store
from tui.memory.trouble import LaterError
from tui.settings import state_folder
from tui.text.count import counted
from tui.text.reason import reason_of

_Numbered = tuple[int, Passage]
"""A passage after the number of its article in its column; 0 for none."""


def print_notes(options: Options) -> int:
    """Print the passages of articles with their notes, and return the exit status.

    Raises:
        NothingToPrintError: nothing is marked in them.
        UnreadableError: what is remembered cannot be read.
    """
    prepare_output()
    which = options.notes or EVERYTHING
    kept = _kept(Store(state_folder()))
    if options.file or options.demo:
        shelf = opened(options.files)
        named = options.column is not None or which.text != "all"
        columns = (pick(shelf, options.column),) if named else shelf.columns
        found = [one for column in columns for one in _of_column(kept, column, which)]
    elif which.text != "all":
        raise UnreadableError(f"expected a FILE: --notes {which.text} names articles of it")
    else:
        found = list(_all(kept))
    shown = found if options.json else [one for one in found if not one[1].deleted]
    if not shown and not options.file and not options.demo:
        say("nothing is marked")
        return 1
    if not shown:
        raise NothingToPrintError(f"nothing is marked in {which.said}")
    pieces = (
        notes_as_json(shown) if options.json else notes_as_markdown(passage for _, passage in shown)
    )
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()
    return 0


def import_notes(file: Path) -> int:
    """Take over passages that `--notes --json` has printed, and return the exit status.

    Raises:
        UnreadableError: they cannot be read, or not be kept.
    """
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        others = notes_in(data)
    except OSError as error:
        raise UnreadableError(f"{file}: {reason_of(error)}") from None
    except NotNotesError as error:
        raise UnreadableError(f"{file}: not what --notes --json prints; {error}") from None
    store = Store(state_folder())
    passages = Passages(store)
    passages.restore(_kept(store))
    marked = [one for one in others if one.words.strip() or one.deleted]
    taken = passages.merge(marked)
    store.close()
    if store.lost:
        raise UnreadableError(problem_in_language(store.lost))
    read = counted(len(marked), "1 passage", "passages")
    said = f"{file}: {read}; {taken} new or newer than here"
    if left_out := len(others) - len(marked):
        said = f"{said}, {left_out} without words left out"
    say(said)
    return 0


def marked_by_article() -> Mapping[str, Sequence[Passage]]:
    """Return what is marked, in order, by what the articles are known as.

    Raises:
        UnreadableError: what is remembered cannot be read.
    """
    marked = (one for one in _kept(Store(state_folder())).values() if not one.deleted)
    return {article: in_order(found) for article, found in _by_article(marked).items()}


def _by_article(passages: Iterable[Passage]) -> Mapping[str, Sequence[Passage]]:
    by_article: dict[str, list[Passage]] = {}
    for one in passages:
        by_article.setdefault(one.article, []).append(one)
    return by_article


def _kept(store: Store) -> Mapping[str, Passage]:
    try:
        kept = store.passages()
    except LaterError as error:
        raise UnreadableError(f"what is remembered: {problem_in_language(error.why)}") from None
    if problem := store.take_problem():
        say(problem_in_language(problem))
    return kept


def _of_column(
    kept: Mapping[str, Passage], column: Column, which: ArticleSelection
) -> Iterator[_Numbered]:
    by_article = _by_article(kept.values())
    for picked in which.picks(len(column.articles)):
        known_as = column.articles[picked.article - 1].known_as
        yield from ((picked.article, one) for one in in_order(by_article.get(known_as, ())))


def _all(kept: Mapping[str, Passage]) -> Iterator[_Numbered]:
    """Yield all passages, those of an article together: the article marked in first comes first."""
    first: dict[str, int] = {}
    for one in kept.values():
        made = one.changed if one.deleted else one.made
        first[one.article] = min(made, first.get(one.article, made))
    ordered = sorted(kept.values(), key=lambda one: (first[one.article], one.article))
    for _, group in groupby(ordered, key=lambda one: one.article):
        yield from ((0, one) for one in in_order(group))
