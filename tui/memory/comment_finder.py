"""Comments found again in which passages were marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.lists.comment_keys import CommentKeys

if TYPE_CHECKING:
    from tui.lists.conversation import Conversation
    from tui.memory.passage import Passage


class CommentFinder:
    """Finds the comments of passages; each is looked for once."""

    def __init__(self, conversation: Conversation) -> None:
        """Take the comments on an article; nothing is looked at yet."""
        self._entries = conversation.entries
        self._keys = CommentKeys(conversation.entries)
        self._numbers: dict[str, int | None] = {}
        """The numbers of the comments, by the keys of passages."""

    def key(self, number: int) -> str:
        """Return the key of the comment of a number."""
        return self._keys.key(number)

    def number(self, passage: Passage) -> int | None:
        """Return the number of the comment that a passage is in; None where that is gone.

        A comment that is not there as it was is looked for among what the same author says.
        """
        if passage.key not in self._numbers:
            number = self._keys.number(passage.comment)
            self._numbers[passage.key] = self._edited(passage) if number is None else number
        return self._numbers[passage.key]

    def _edited(self, passage: Passage) -> int | None:
        """Return the number of the comment that was edited since a passage was marked in it."""
        from tui.memory.passage_finder import PassageFinder
        from tui.page.leaves import leaves
        from tui.page.thread import comment_blocks

        for number in self._keys.by_same_author(passage.comment):
            if PassageFinder(leaves(comment_blocks(self._entries[number].html))).find(passage):
                return number
        return None
