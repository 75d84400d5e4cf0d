"""`--fetch-images`: the pictures of articles, fetched before they are read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING

from tui.archive.model import Article, Column
from tui.cli.article_selection import ArticleSelection, NotThereError
from tui.cli.language import in_language, is_chinese
from tui.pictures.address import may_fetch, secure
from tui.pictures.problem import NoPicture
from tui.services.pictures import ColumnPictures

if TYPE_CHECKING:
    from rich.progress import Progress


def fetch_images(
    column: Column,
    which: ArticleSelection,
    pictures: ColumnPictures,
    hosts: tuple[str, ...],
    say: Callable[[str], None],
) -> int:
    """Fetch the pictures of articles and of the comments on them, and return the exit status.

    Those at hand are left alone, so a run that was ended goes on where it was. On a terminal a
    progress bar is shown; `say` is told of each that failed, and in the end how many there were.

    Args:
        column: the column.
        which: which of its articles.
        pictures: what is at hand, and keeps what is fetched.
        hosts: hosts that pictures may be fetched from besides Zhihu's own.
        say: says a line.

    Raises:
        NotThereError: no article has a number, or none of them has a picture.
    """
    from tui.pictures.fetch import fetch_all

    chosen = [column.articles[pick.article - 1] for pick in which.picks(len(column.articles))]
    urls = list(dict.fromkeys(url for article in chosen for url in _urls(article)))
    if not urls:
        raise NotThereError(f"no pictures in {which.said}")
    wanted = [url for url in urls if not pictures.look_for(url)]
    had = len(urls) - len(wanted)
    allowed = [url for url in wanted if may_fetch(secure(url), hosts)]
    got = failed = 0
    bar = _bar() if sys.stderr.isatty() else None
    with bar or nullcontext():
        task = bar.add_task("pictures", total=len(allowed)) if bar else None

        def done(url: str, problem: NoPicture | None) -> None:
            nonlocal got, failed
            if problem:
                failed += 1
                say(f"{url}: {problem if is_chinese() else problem.english}")
            else:
                got += 1
            if bar and task is not None:
                bar.advance(task)

        fetch_all(allowed, lambda url: pictures.fetch(url, _ignore, _never), done)
    pictures.trim_cache()
    elsewhere = len(wanted) - len(allowed)
    also = f", {elsewhere} on other hosts left alone" if elsewhere else ""
    say(f"pictures: {got} fetched, {had} at hand before, {failed} failed{also}")
    return 1 if failed else 0


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(
        in_language("fetching pictures"), *columns, console=Console(stderr=True), transient=True
    )


def _urls(article: Article) -> Iterator[str]:
    """Yield the addresses of an article's pictures and of those in the comments on it."""
    from tui.article import to_markdown
    from tui.page.named_pictures import named_pictures
    from tui.page.parse import parse

    said = [article.html]
    for comment in article.comments:
        said += (comment.html, *(reply.html for reply in comment.replies))
    for html in said:
        if "<img" in html or "comment_" in html:  # most comments have none
            pictures = named_pictures(parse(to_markdown(html)))
            yield from (picture.url for picture in pictures if picture.url)


def _ignore(count: int) -> None:
    """Take no notice of how many bytes have come."""


def _never() -> bool:
    """Say that fetching is not to be stopped: ^C ends the program."""
    return False
