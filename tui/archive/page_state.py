"""The state of a saved page: the JSON that Zhihu's own program draws the page from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.archive.page_dom import items_shown, words_shown
from tui.archive.saved_object import SavedObject

_KINDS = ("articles", "answers", "pins", "zvideos")
_MORE = 1.25
"""Times that a text is longer on the page than in its state where the state was cut off."""


def state_in(page: str) -> SavedObject | None:
    """Return the page state in some HTML, or None where there is none that can be read."""
    mark = page.find('id="js-initialData"')
    if mark < 0:
        mark = page.find("id=js-initialData")
    if mark < 0:
        return None
    start = page.find(">", mark) + 1
    end = page.find("</script", start)
    text = page[start : end if end >= 0 else None]
    return SavedObject.of(text.encode("utf-8", "replace"))


def entities(state: SavedObject) -> Iterator[tuple[str, SavedObject]]:
    """Yield kind and fields of the articles, answers, pins and videos that have their text."""
    for kind in _KINDS:
        known = _known(state, kind)
        for one in known.values() if known else ():
            if "content" in one or "content_html" in one or kind == "zvideos":
                yield kind.removesuffix("s"), one


def entity(state: SavedObject, kind: str, key: str) -> SavedObject | None:
    """Return something else that the state knows: a column, a question, a person."""
    known = _known(state, kind)
    return known.object(key) if known and key else None


def is_cut_off(one: SavedObject) -> bool:
    """Return whether the state says that it has only the beginning of a text."""
    return one.value("content_need_truncated") is True


def body_in_page(page: str) -> str:
    """Return the HTML of the first article of a page: its state's, or the page's where that is
    cut off; empty where it has none."""
    state = state_in(page)
    on_page = [found.html for found in items_shown(page)]
    for _, one in entities(state) if state else ():
        return fuller(one, on_page)
    return on_page[0] if on_page else ""


def fuller(one: SavedObject, on_page: Sequence[str]) -> str:
    """Return an article's HTML: the state's, which is clean, unless the page shows more of it.

    Args:
        one: the article in the state.
        on_page: the HTML of what the page shows; of several nobody can tell which is this one.
    """
    html = one.text("content", "content_html")
    if len(on_page) != 1:
        return html
    (only,) = on_page
    return (
        only if is_cut_off(one) or len(words_shown(only)) > _MORE * len(words_shown(html)) else html
    )


def _known(state: SavedObject, kind: str) -> SavedObject | None:
    inner = state.object("initial_state") or state
    known = inner.object("entities")
    return known.object(kind) if known else None
