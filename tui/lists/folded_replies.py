"""Folding: which replies of a conversation are hidden, and how a reader changes that."""

from __future__ import annotations

from msgspec.structs import replace

from tui.lists.conversation import CommentSelection, Conversation, Entry


def toggle_fold(
    conversation: Conversation, selection: CommentSelection, entry: Entry
) -> CommentSelection | None:
    """Return the selection with the replies to an entry hidden, or shown where they were hidden.

    An entry without replies is hidden with what else answers the same. None of what has nothing
    to hide.
    """
    number = entry.number
    if not conversation.below[number] and entry.parent is not None:
        number = entry.parent
    if not conversation.below[number]:
        return None
    return replace(selection, folded=selection.folded ^ {number})


def fold_all(conversation: Conversation, selection: CommentSelection) -> CommentSelection:
    """Return the selection with all replies hidden."""
    roots = (root for root in conversation.roots if conversation.below[root])
    return replace(selection, folded=frozenset(roots), pair=None)


def unfold_all(selection: CommentSelection) -> CommentSelection:
    """Return the selection with no replies hidden."""
    return replace(selection, folded=frozenset(), pair=None)


def unfold_above(
    conversation: Conversation, selection: CommentSelection, number: int
) -> CommentSelection:
    """Return the selection with nothing hidden that a comment stands below."""
    return replace(selection, folded=selection.folded.difference(conversation.above(number)))
