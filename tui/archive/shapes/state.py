"""The state of a Zhihu page by itself: `{"initialState": {"entities": …}}`."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from tui.archive.contents import Contents, Item, Source
from tui.archive.items import item_from
from tui.archive.model import Question
from tui.archive.page_state import entities, entity
from tui.archive.saved_object import SavedObject
from tui.text.clean import clean


def sniff(saved: SavedObject) -> bool:
    """Return whether an object is a page's state, or what is inside it."""
    inner = saved.object("initial_state")
    return (inner or saved).object("entities") is not None


def read(saved: SavedObject, source: Source, alone: bool) -> Contents:
    """Return the articles and answers that the state has the text of."""
    return found_in(saved)


def found_in(state: SavedObject, html_of: Callable[[SavedObject], str] | None = None) -> Contents:
    """Return what a state holds.

    Args:
        state: the state.
        html_of: gives the HTML of one of its articles, where the page may have more of it.
    """
    found = Contents()
    for kind, one in entities(state):
        item = item_from(_with_kind(one, kind))
        if html_of is not None and kind != "zvideo":
            html = html_of(one)
            item.article = replace(item.article, read_html=html.__str__, length=len(html.encode()))
        _name_column(item, state, one)
        if kind == "answer" and (asked := entity(state, "questions", item.question)):
            question = Question(
                asked.line("title"),
                f"https://www.zhihu.com/question/{item.question}",
                asked.text("detail"),
            )
            item.article = replace(item.article, question=question)
        found.items.append(item)
    return found


def _with_kind(one: SavedObject, kind: str) -> SavedObject:
    import msgspec

    return SavedObject({**one.fields, "type": msgspec.Raw(f'"{kind}"'.encode())})


def _name_column(item: Item, state: SavedObject, one: SavedObject) -> None:
    """Take what the state says elsewhere of the column that an article is in."""
    named = one.object("column")
    key = (named.text("id", "slug", "url_token") if named else "") or one.text("column")
    column = entity(state, "columns", key)
    if column:
        item.column = item.column or column.line("title")
        item.about = item.about or clean(column.text("intro", "description")).strip()
        item.column_url = item.column_url or column.line("url")
