"""Comments in a file of their own: the API's pages, MediaCrawler's lines, `comments.json`."""

from __future__ import annotations

import re

from tui.archive.addresses import id_in
from tui.archive.contents import Contents, Source
from tui.archive.remarks import is_comment, remark
from tui.archive.saved_object import SavedObject, objects

_LISTS = ("data", "comments", "root_comments")
_LONG_NUMBER = re.compile(r"\d{5,}")


def sniff(saved: SavedObject) -> bool:
    """Return whether it is a comment, or a page of comments."""
    if is_comment(saved):
        return True
    first = next(objects(raw for name in _LISTS for raw in saved.items(name)[:1]), None)
    if first is None or "title" in first or "question" in first:
        return False
    if is_comment(first) or "staged_count" in saved:
        return True
    return "comments" in saved and "content" in first


def read(saved: SavedObject, source: Source, alone: bool) -> Contents:
    """Return the comments, with the id of what they are on where that can be told."""
    url = saved.text("url")
    paging = saved.object("paging")
    pages = " ".join(paging.text(name) for name in ("next", "previous")) if paging else ""
    on = saved.text("article_id", "answer_id", "content_id") or id_in(url) or id_in(pages)
    inner = [saved] if is_comment(saved) else list(objects(_listed(saved)))
    found = Contents(remarks=list(map(remark, inner)))
    for one in found.remarks:
        one.on = one.on or on or _in_names(source)
    return found


def _listed(saved: SavedObject) -> list:  # type: ignore[type-arg]
    return next(filter(None, (saved.items(name) for name in _LISTS)), [])


def _in_names(source: Source) -> str:
    """Return the number of an article in the name of the file or of a folder that it is in."""
    for name in (source.stem, *reversed(source.folders)):
        if found := _LONG_NUMBER.search(name) or re.search(r"(?<=article-)\d+", name):
            return found[0]
    return f"folder:{'/'.join(source.folders)}" if source.folders else ""
