"""A search among comments: which of them have what was looked for, and which one is current."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tui.lists.conversation import Conversation, Selection
from tui.page.find import PageText
from tui.page.page import Page
from tui.search.full_text import text_of
from tui.text.folding import fold
from tui.widgets.finding import Finding


class SaidByAll:
    """What every comment of a conversation says and who said it, folded for being searched."""

    def __init__(self, conversation: Conversation) -> None:
        """Read all comments: some 30 ms a thousand."""
        self._conversation = conversation
        self._texts = [
            fold(f"{entry.author.name}\n{text_of(entry.html)}") for entry in conversation.entries
        ]

    def find(self, terms: Sequence[str], selection: Selection, page: Page) -> FoundComments:
        """Find terms in all comments of a selection, folded ones too.

        Args:
            terms: what to look for: case, width and the kind of blanks make no difference.
            selection: which comments to look at, and in which order.
            page: what of them is on the screen.
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
        return FoundComments(terms, page, found, here)


class FoundComments(Finding):
    """The comments with a match, of which one is current; and the matches on the screen."""

    def __init__(
        self,
        terms: Sequence[str],
        page: Page,
        found: Sequence[tuple[int, int]],
        places: Mapping[int, int],
    ) -> None:
        """Take what was found.

        Args:
            terms: what was looked for.
            page: what is on the screen.
            found: the place of each comment with a match, and its number, in reading order.
            places: the place of every comment, by its number.
        """
        super().__init__(terms, page)
        self._found = found
        self._places = places
        self._at: int | None = None

    def __len__(self) -> int:
        return len(self._found)

    def __bool__(self) -> bool:
        return True

    @property
    def total(self) -> int:
        """How many comments have a match."""
        return len(self)

    @property
    def number(self) -> int | None:
        """The number of the current comment."""
        return None if self._at is None else self._found[self._at][1]

    @property
    def count(self) -> str:
        """Which comment with a match is current, of how many: `3/17`."""
        return f"{0 if self._at is None else self._at + 1}/{len(self)}"

    def begin_at(self, number: int) -> None:
        """Make the first comment with a match current, from one on, round the end."""
        if self._found:
            self._at = bisect_left(self._found, (self._places.get(number, 0), -1)) % len(self)

    def go_on(self, steps: int, number: int) -> bool:
        """Make the next comment with a match after one current; return whether round the end."""
        if not self._found:
            return False
        place = self._places.get(number, 0)
        after = bisect_left(self._found, (place + (steps > 0), -1))
        wanted = after if steps > 0 else after - 1
        self._at = wanted % len(self)
        return not 0 <= wanted < len(self)

    def first_row(self, page: Page) -> int:
        """Return the row of a comment's page on which its first match begins."""
        text = PageText(page)
        matches = text.find(self.terms)
        return text.row(matches[0]) if matches else 0
