"""A search among comments: which of them have what was looked for, and which one is current."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from tui.lists.conversation import CommentSelection, Conversation
from tui.page.find import PageText
from tui.page.page import Page
from tui.search.drawn import text_of
from tui.search.hit import Sought
from tui.text.folding import fold
from tui.widgets.jump_history import Positioned
from tui.widgets.page_matches import PageMatches


class CommentTexts:
    """The texts and authors of all comments of a conversation, folded to be searched."""

    def __init__(self, conversation: Conversation) -> None:
        """Read all comments: some 30 ms a thousand."""
        self._conversation = conversation
        self._texts = [
            fold(f"{entry.author.name}\0{text_of(entry.html)}") for entry in conversation.entries
        ]

    def find(self, terms: Sequence[str], selection: CommentSelection) -> CommentMatches:
        """Find terms in all comments of a selection, folded ones too.

        Args:
            terms: what to look for: case, width and the kind of blanks make no difference.
            selection: which comments to look at, and in which order.
        """
        listed = self._conversation.listed(replace(selection, folded=frozenset()))
        words = [r"\s+".join(map(re.escape, fold(term).split())) for term in terms]
        search = re.compile("|".join(filter(None, words)) or r"(?!)").search
        found = [
            (place, entry.number)
            for place, entry in enumerate(listed)
            if search(self._texts[entry.number])
        ]
        here = {entry.number: place for place, entry in enumerate(listed)}
        return CommentMatches(terms, found, here)


class CommentMatches:
    """The comments with a match, of which one is current."""

    def __init__(
        self, terms: Sequence[str], found: Sequence[tuple[int, int]], places: Mapping[int, int]
    ) -> None:
        """Take what was found.

        Args:
            terms: what was looked for.
            found: the place of each comment with a match, and its number, in reading order.
            places: the place of every comment, by its number.
        """
        self.terms = terms
        self._found = found
        self._places = places
        self._current: int | None = None

    @property
    def total(self) -> int:
        """The number of comments with a match."""
        return len(self._found)

    @property
    def number(self) -> int | None:
        """The number of the current comment."""
        return None if self._current is None else self._found[self._current][1]

    @property
    def count(self) -> str:
        """The number of the current comment with a match, of how many: `3/17`."""
        return f"{0 if self._current is None else self._current + 1}/{self.total}"

    def begin_at(self, number: int) -> None:
        """Make the first comment with a match current, from one on, round the end."""
        if self._found:
            place = self._places.get(number, 0)
            self._current = bisect_left(self._found, (place, -1)) % self.total

    def step(self, steps: int, number: int) -> bool:
        """Make the next comment with a match after one current; return whether round the end."""
        if not self._found:
            return False
        place = self._places.get(number, 0)
        after = bisect_left(self._found, (place + (steps > 0), -1))
        wanted = after if steps > 0 else after - 1
        self._current = wanted % self.total
        return not 0 <= wanted < self.total

    def leave(self) -> None:
        """Have no comment current."""
        self._current = None


class SearchedThread(Positioned[int], Protocol):
    """The view of a thread that is searched: a position in it is the number of a comment."""

    page: Page | None
    """The part of the thread that is on the screen."""

    @property
    def selection(self) -> CommentSelection:
        """The comments that are listed."""

    @property
    def position(self) -> int:
        """The number of the comment under focus."""

    def show_match(self, row: int | None) -> None:
        """Draw other matches, and bring a row of the comment under focus into view, if given."""


class CommentSearch:
    """A search among comments; a `Search`."""

    def __init__(
        self,
        conversation: Conversation,
        view: SearchedThread,
        comment_page: Callable[[], Page | None],
    ) -> None:
        """Make a search that has not begun.

        Args:
            conversation: the comments to search.
            view: what shows them.
            comment_page: returns the rows of the comment under focus, in view or not.
        """
        self._conversation = conversation
        self._view = view
        self._comment_page = comment_page
        self._texts: CommentTexts | None = None
        """The texts of all comments, once something has been looked for."""
        self._origin = 0
        """The number of the comment where the search began."""
        self.matches: CommentMatches | None = None
        """The comments found; None while nothing is searched for."""
        self.on_screen: PageMatches | None = None
        """The matches highlighted on the screen."""

    def show(self, page: Page) -> None:
        """Highlight what is found of the comments that are on the screen now."""
        if self.on_screen:
            self.on_screen.show(page)

    def mark_origin(self) -> None:
        """Note which comment the reader is at, who is about to search."""
        self._origin = self._view.position

    def go_to_origin(self) -> None:
        """Go to the comment where the search began."""
        self._view.go_to_position(self._origin)

    def find(self, terms: Sequence[str]) -> None:
        """Highlight what is found of some terms, and go to the first comment that has any."""
        self._find(terms).begin_at(self._view.position)
        self._show_match()

    def seek(self, sought: Sought) -> bool:
        """Highlight what was searched for, and go to the comment with the hit that was chosen.

        Returns whether it is on the screen in those words.
        """
        if self._view.page is None:
            return False
        number = sought.hit.comment
        if number is not None and number < len(self._conversation.entries):
            self._view.go_to_position(number)
        self.find(sought.terms)
        return bool(self.on_screen and self.on_screen.total)

    def find_again(self, terms: Sequence[str]) -> None:
        """Highlight what is found of the terms searched for last, and go nowhere yet."""
        self._find(terms)
        self._view.show_match(None)

    def find_next(self, steps: int) -> bool:
        """Go to the next comment with a match or the previous one; return whether round the end."""
        if self.matches is None:
            return False
        # Found once more: other comments may be listed by now, and in another order.
        round_the_end = self._find(self.matches.terms).step(steps, self._view.position)
        self._show_match()
        return round_the_end

    def stop(self, *, keep: bool = True) -> bool:
        """Highlight nothing any more; return whether anything was. Nothing needs to be kept."""
        found = self.matches is not None
        self.matches = self.on_screen = None
        self._view.show_match(None)
        return found

    def _find(self, terms: Sequence[str]) -> CommentMatches:
        self._texts = self._texts or CommentTexts(self._conversation)
        self.matches = found = self._texts.find(terms, self._view.selection)
        self.on_screen = PageMatches(terms, self._view.page) if self._view.page else None
        return found

    def _show_match(self) -> None:
        """Bring the current comment into view, and of a long one its first match."""
        row = None
        if self.matches and self.matches.number is not None:
            self._view.go_to_position(self.matches.number)
            page = self._comment_page()
            if page and self.on_screen and not self.on_screen.total:
                text = PageText(page)
                matches = text.find(self.matches.terms)
                row = text.row(matches[0]) if matches else 0
        self._view.show_match(row)
