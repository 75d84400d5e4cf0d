"""Steps in a thread: which of the comments listed a reader goes to next."""

from __future__ import annotations

from tui.lists.conversation import Conversation, Entry
from tui.page.thread import Thread


def next_root(thread: Thread, index: int, steps: int) -> int | None:
    """Return which is the next comment on the article from one on, or the previous one."""
    entries = thread.entries
    after = range(index + 1, len(entries)) if steps > 0 else range(index - 1, -1, -1)
    return next((other for other in after if entries[other].parent is None), None)


def next_sibling(
    thread: Thread, conversation: Conversation, entry: Entry, steps: int
) -> int | None:
    """Return which is the next reply to what an entry answers, or the previous one."""
    found = map(thread.index_of, conversation.siblings(entry))
    order = sorted(index for index in found if index is not None)
    place = order.index(thread.index_of(entry.number) or 0) + steps
    return order[place] if 0 <= place < len(order) else None
