"""A page saved from a browser, by curl or by SingleFile: its state, or else what it shows."""

from __future__ import annotations

import re
from functools import partial

import msgspec

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.encoding import utf8_of
from tui.archive.items import item_from
from tui.archive.page_dom import Shown, items_shown, page_title
from tui.archive.page_state import fuller, state_in
from tui.archive.saved_object import SavedObject
from tui.archive.shapes import state

_BEGINS = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|"
    rb"style|div|p|article|section|main|h1|span|link)\b",
    re.IGNORECASE | re.DOTALL,
)


def sniff(head: bytes) -> bool:
    """Return whether a file begins as a page does."""
    return bool(_BEGINS.match(head))


def read(saved: bytes, source: Source) -> Contents:
    """Return the articles or answers of a page.

    Raises:
        UnreadableError: it has none: a page that asks to log in, say.
    """
    notices: list[str] = []
    page = utf8_of(saved, notices).decode("utf-8", "replace")
    found = found_in(page, source)
    found.notices += notices
    return found


def found_in(page: str, source: Source) -> Contents:
    """Return what a page holds; see `read`."""
    known = state_in(page)
    if known is not None:
        on_page = [one.html for one in items_shown(page)]
        found = state.found_in(known, partial(fuller, on_page=on_page))
        if found:
            return found
    found = Contents(items=[item_from(_saved(one)) for one in items_shown(page)])
    if not found:
        title = page_title(page)
        what = f" ({title[:60]})" if title else ""
        raise UnreadableError(f"{source.name}: is a saved page without an article{what}")
    return found


def _saved(one: Shown) -> SavedObject:
    """Return what a page shows as the fields that the API has for it."""
    fields: dict[str, object] = {
        "title": one.title,
        "author": {"name": one.author, "url": one.author_url},
        "url": one.url,
        "voteup_count": one.votes,
        "content": one.html,
    }
    fields["updated" if "编辑" in one.date else "created"] = one.date
    if one.question:
        fields["question"] = {"title": one.question, "detail": one.detail}
    return SavedObject({name: msgspec.Raw(msgspec.json.encode(v)) for name, v in fields.items()})
