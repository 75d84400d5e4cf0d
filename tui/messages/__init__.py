"""Requests on their way up to the app, which alone can fulfil them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.messages.field_message import FieldMessage

if TYPE_CHECKING:
    from tui.archive.model import Article
    from tui.memory.session import ListState, Session
    from tui.page.blocks import Block
    from tui.page.fragment import ArticlePart
    from tui.page.page import Place
    from tui.search.hit import Sought


class StackRequest(FieldMessage):
    """A request for another screen on top, or to forget what was gone back from."""


class OpenArticle(StackRequest):
    """Show an article."""

    article: Article
    among: Sequence[Article]
    """The articles that the next and previous ones are taken from, in order."""
    place: Place | None = None
    """The place to begin at; None for where it was left, or where what is sought stands."""
    sought: Sought | None = None
    """Words to find in it and highlight."""
    part: ArticlePart | None = None
    """The part of it to go to, if any."""
    passage: str = ""
    """The key of the passage to go to, if any."""


class OpenComments(StackRequest):
    """Show the comments on an article."""

    article: Article
    sought: Sought | None = None
    """Words to find in them and highlight."""
    number: int = 0
    """The number of the comment to begin at; 0 for the first that is shown."""
    passage: str = ""
    """The key of the passage to go to, if any."""


class OpenOnShelf(FieldMessage):
    """Open a column of the shelf, or an article in it; Back returns to this screen."""

    column: str
    """The key of the column; see `Library`."""
    number: int = 0
    """The number of the article in it; 0 opens its list."""
    sought: Sought | None = None
    """Words to find in the article and highlight."""
    part: ArticlePart | None = None
    """The part of the article to go to, if any."""
    passage: str = ""
    """The key of the passage in the article to go to, if any."""
    in_comments: bool = False
    """Whether to open the comments on it in its place."""


class PrefetchArticles(FieldMessage):
    """Lay articles out that may well be opened next."""

    articles: Sequence[Article]


class SelectInList(FieldMessage):
    """Select in the list the article that has come on the screen in place of the one before it."""

    article: Article


class RememberPlace(FieldMessage):
    """Remember which rows of an article are on the screen."""

    article: Article
    place: Place | None
    """The place of the first of them; None as long as the reader is where a search put him."""
    percent: int
    """The part of the article seen up to the last of them, in per cent."""


class SetWidth(FieldMessage):
    """Lay pages out in rows of another width."""

    cells: int


class ToggleRead(FieldMessage):
    """Mark an article as read, or as unread."""

    article: Article


class ToggleBookmark(FieldMessage):
    """Put a bookmark on an article, or take it off."""

    article: Article


class RememberList(FieldMessage):
    """Remember how the list is arranged, and what is selected in it."""

    session: Session
    """The session of its column."""
    state: ListState


class Follow(FieldMessage):
    """Go where a URL leads: an article of this column, or out into the browser."""

    url: str
    part: ArticlePart | None = None
    """The part of an article that it means."""


class Browse(FieldMessage):
    """Open a URL outside, even that of an article of this column."""

    url: str


class Copy(FieldMessage):
    """Put a text on the clipboard."""

    text: str
    what: str
    """Its kind, in Chinese: `python 代码，12 行`."""
    name: str = "clip.txt"
    """The name of the file, should it come to one."""


class Pick(StackRequest):
    """Let the reader choose one of several things."""

    title: str
    choices: Sequence[str]
    then: Callable[[int], None]
    """The function that takes the index of the one chosen; not called when none is."""
    numbered: bool = False
    """Whether a digit chooses; otherwise typing narrows the choices."""
    at: int = 0
    """The index of the one to begin at."""
    details: Sequence[str] = ()
    """More about each choice, in a second column; empty where there is no more to say."""
    more: Iterator[tuple[str, str]] | None = None
    """Further choices with their details, found one after another while the first are shown."""
    earlier: Iterator[tuple[str, str]] | None = None
    """Choices before the first, found in the same way: the nearest comes first, its index is -1."""

    def finish(self, index: int | None) -> None:
        """Do it with the index of the one chosen; None is none."""
        if index is not None:
            self.then(index)


class ShowPage(StackRequest):
    """Show a page of the reader's own over the screen."""

    blocks: tuple[Block, ...]


class GoBack(StackRequest):
    """Leave this screen for the one before it."""

    again: OpenArticle | OpenComments | OpenOnShelf | None = None
    """The message that shows this screen again as it is now."""


class ForgetForward(StackRequest):
    """Forget what was gone back from: the reader has gone elsewhere on a page."""


class Say(FieldMessage):
    """Tell the reader something in a line that goes away by itself, or with the screen."""

    text: str
    stays: bool = False
    """Whether it stays when the screen is left that says it, until the column is."""
