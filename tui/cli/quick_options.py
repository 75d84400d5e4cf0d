"""The options that are typed most, read without argparse, which takes 8 ms to be ready for all."""

from __future__ import annotations

from collections.abc import Sequence

from tui.cli.options import Options

_FLAGS = {"--demo": "demo", "--list": "list", "--json": "json", "--no-mouse": "no_mouse"}
"""Options without a value, and what they set."""
_TEXTS = {"--column": "column", "--topic": "topic"}
_NUMBERS = {"--article": "article", "--width": "width"}
_ARTICLES = {"--print": "print", "--comments": "comments", "--markdown": "markdown"}
"""Options with one value."""


def quick_options(arguments: Sequence[str]) -> Options | None:
    """Return what arguments ask for, as argparse would; None where that is left to it.

    So are all errors, and whatever is written in another way than most.
    """
    options, files, modes = Options(), list[str](), set[str]()
    rest = list(arguments)
    after_files = False
    while rest:
        word = rest.pop(0)
        if word == "-" or not word.startswith("-"):
            if after_files or not word:
                return None
            files.append(word)
            continue
        after_files = bool(files)
        if word in _FLAGS:
            setattr(options, _FLAGS[word], True)
        elif not rest or rest[0].startswith("-"):
            return None
        elif word in _TEXTS:
            setattr(options, _TEXTS[word], rest.pop(0))
        elif word in _NUMBERS:
            number = rest.pop(0)
            if not (number.isascii() and number.isdigit() and len(number) < 10):
                return None
            setattr(options, _NUMBERS[word], int(number))
        elif word in _ARTICLES:
            from tui.cli.article_selection import ArticleSelection

            try:
                setattr(options, _ARTICLES[word], ArticleSelection.parse(rest.pop(0)))
            except ValueError:
                return None
        else:
            return None
        if word in _ARTICLES or word == "--list":
            modes.add(word)
    options.files = files
    return options if len(modes) <= 1 and not options.wrong else None
