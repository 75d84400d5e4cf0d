"""RSS and Atom, as RSSHub has them.

https://www.rssboard.org/rss-specification, RFC 4287. The HTML of an article is in
`content:encoded`, `description` or `content`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

import msgspec

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.items import item_from
from tui.archive.saved_object import SavedObject
from tui.text.clean import clean, clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_BEGINS = re.compile(
    rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:\w+:)?(?:rss|feed|RDF)\b",
    re.DOTALL,
)
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date")


def sniff(head: bytes) -> bool:
    """Return whether the root element is that of a feed."""
    return bool(_BEGINS.match(head))


def read(saved: bytes, source: Source) -> Contents:
    """Return the feed's items.

    Raises:
        UnreadableError: it is no XML.
    """
    from lxml import etree

    # Nothing is fetched, no entity is put in that the feed made up, no tree gets huge.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(saved, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"{source.name}: is not XML ({clean_line(str(error))})") from None
    if root is None:
        raise UnreadableError(f"{source.name}: is not XML that can be read")
    channel = next(_named(root, "channel"), root)
    found = Contents(
        items=[item_from(_saved(entry)) for entry in root.iter("{*}item", "{*}entry")],
        title=clean_line(_text(channel, "title")).removeprefix("知乎专栏-"),
        about=clean(_text(channel, "description", "subtitle")).strip(),
        url=_link(channel),
    )
    if len(parser.error_log):
        found.notices.append("XML 有错误，读出的可能不全")
    return found


def _saved(entry: _Element) -> SavedObject:
    """Return a feed's entry as the fields that the API has for it."""
    person = next(_named(entry, "author", "creator"), None)
    name = _text(person, "name") if person is not None and len(person) else ""
    fields: dict[str, object] = {
        "title": _text(entry, "title"),
        "url": _link(entry) or _text(entry, "guid", "id"),
        "author": {
            "name": name or _text(entry, "creator", "author"),
            "url": _text(person, "uri") if person is not None else "",
        },
        "content": _body(entry),
        "created": _text(entry, *_DATES) or _text(entry, "updated"),
        "updated": _text(entry, "updated"),
        "topics": [one.get("term") or one.text or "" for one in _named(entry, "category")],
    }
    return SavedObject({key: msgspec.Raw(msgspec.json.encode(v)) for key, v in fields.items()})


def _body(entry: _Element) -> str:
    for name in _BODIES:
        for found in _named(entry, name):
            if found.get("type") == "xhtml":
                from lxml import etree

                return "".join(etree.tostring(one, encoding="unicode") for one in found)
            text = "".join(map(str, found.itertext()))
            if text.strip():
                plain = found.get("type") == "text"
                return f"<p>{escape(text, quote=False)}</p>" if plain else text
    return ""


def _named(element: _Element, *names: str) -> Iterator[_Element]:
    """Yield the children of some names, whatever their namespaces."""
    for name in names:
        yield from element.iterchildren(f"{{*}}{name}")


def _text(element: _Element, *names: str) -> str:
    for found in _named(element, *names):
        if text := "".join(map(str, found.itertext())).strip():
            return text
    return ""


def _link(element: _Element) -> str:
    """Return where people find it: RSS has it as text, Atom as an attribute."""
    for link in _named(element, "link"):
        url = (link.text or "").strip() or link.get("href") or ""
        if url and link.get("rel", "alternate") == "alternate":
            return clean_line(url)
    return ""
