"""A page of Zhihu's API, and whatever else wraps up a list: `{"data": [ … ]}`."""

from __future__ import annotations

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.items import is_item, item_from, unwrapped
from tui.archive.saved_object import SavedObject
from tui.text.clean import clean, clean_line

_LISTS = ("data", "items", "articles", "answers", "list", "results", "contents", "columns")


def sniff(saved: SavedObject) -> bool:
    """Return whether it has a list, or an error in place of one, or is items by their ids."""
    return bool(_named(saved)) or "error" in saved or "data" in saved or _are_items(saved)


def _are_items(saved: SavedObject) -> bool:
    first = SavedObject.of(next(iter(saved.fields.values()), b""))
    return first is not None and is_item(unwrapped(first))


def read(saved: SavedObject, source: Source, alone: bool) -> Contents:
    """Return what the list holds.

    Raises:
        UnreadableError: all there is in the file is an error.
    """
    from tui.archive.shapes.json_text import value_found

    error = saved.object("error")
    if error is not None and alone:
        code, message = error.line("code"), error.line("message", "name")
        said = " ".join(filter(None, (code, f'"{message}"' if message else "")))
        raise UnreadableError(f"{source.name}: is an error that Zhihu answered: {said}")
    if alone and _are_items(saved):
        return Contents(items=[item_from(unwrapped(one)) for one in saved.values()])
    name = _named(saved)
    raw = saved.raw(name or "data")
    if raw is None:
        return Contents()
    found = value_found(raw, source)
    found.title = found.title or clean_line(saved.text("title", "name"))
    found.about = found.about or clean(saved.text("description", "intro")).strip()
    return found


def _named(saved: SavedObject) -> str:
    return next((name for name in _LISTS if saved.items(name)), "")
