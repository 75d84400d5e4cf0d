"""Cards: links, videos and advertisements that are blocks of their own."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from bs4 import Tag
from bs4.element import PreformattedString

from tui.article.links import target
from tui.article.soup import parse_html
from tui.text.clean import clean_line

_ADVERTS = {
    "RichText-EduCardContainer",
    "RichText-MCNLinkCardContainer",
    "RichText-ADLinkCardContainer",
    "ecommerce-ad-box",
}
_ADVERT_TYPES = {"mcn-link-card", "ad-link-card", "edu-card"}
_UNSEEN = {"script", "style", "svg"}
_UNSAID = {"LinkCard-meta", "LinkCard-imageCell", "LinkCard-backdrop", "invisible"}
"""Parts of a card that only repeat what stands beside it: its host, its picture."""
_FEW = 8
"""Elements around some words of a card; a card has four."""
_VIDEO_TITLES = {"title", "VideoCard-title", "ZVideoLinkCard-title"}
_VIDEOS = {"video-box", "RichText-video", "VideoCard", "ZVideoLinkCard"}


class SavedCard(NamedTuple):
    """A link in a paragraph of its own. All are empty for an advertisement."""

    title: str
    url: str
    kind: str
    """The word that the page has for it: `链接卡片`, `视频`, or empty for a plain link."""


def card(tag: Tag, classes: set[str]) -> SavedCard | None:
    """Return what an element is as a card, or None where it is none."""
    kind = str(tag.get("data-draft-type", "")) if tag.attrs else ""
    if kind in _ADVERT_TYPES or classes & _ADVERTS:
        return SavedCard("", "", "")
    if tag.name in ("video", "audio", "iframe"):
        return _player(tag)
    if classes & _VIDEOS:
        return _video(tag)
    if tag.name == "a" and (kind == "link-card" or "LinkCard" in classes):
        return _link_card(tag)
    return None


def _player(tag: Tag) -> SavedCard | None:
    sources = [tag, *tag.find_all("source", recursive=False)]
    urls = [target(str(source.get("src", ""))) for source in sources]
    name = {"video": "视频", "audio": "音频"}.get(tag.name, "")
    return next((SavedCard(name, url, name if name == "视频" else "") for url in urls if url), None)


def _video(tag: Tag) -> SavedCard:
    places = [tag, *tag.find_all(("video", "source", "a", "iframe"))]
    urls = [target(str(place.get("href") or place.get("src") or "")) for place in places]
    title = str(tag.get("data-name", "")) or _words(tag, _VIDEO_TITLES)
    return SavedCard(clean_line(title) or "视频", next(filter(None, urls), ""), "视频")


def _link_card(tag: Tag) -> SavedCard:
    url = target(str(tag.get("href", "")))
    if "LinkCard" in str(tag.get("class", "")).split():
        title = clean_line(_words(tag, {"LinkCard-title"}) or str(tag.get("data-text", "")))
        # What else it says: an excerpt, or what kind of file it is and how large. Some describe the
        # page by its host, which any card shows anyway.
        others = [one for one in _parts(tag) if one not in url and one not in title]
        words = [title, *dict.fromkeys(others)]
    else:
        words = [_words(tag) or str(tag.get("data-text", ""))]
    return SavedCard(" ".join(filter(None, map(clean_line, words))), url, "链接卡片")


def shown_title(html: str) -> str:
    """Return what a page shows of a link card, given its HTML from its tag on."""
    tag = parse_html(html).find("a")
    return _link_card(tag).title if isinstance(tag, Tag) else ""


def _parts(tag: Tag) -> list[str]:
    """Return the words a reader sees in an element, as many as it has parts."""
    found: list[str] = []
    for text in tag.find_all(string=True):
        around = islice(text.parents, _FEW)
        if not isinstance(text, PreformattedString) and not any(map(_is_unsaid, around)):
            found.append(clean_line(text))
    return list(filter(None, found))


def _is_unsaid(tag: Tag) -> bool:
    return tag.name in _UNSEEN or bool(_UNSAID & set(str(tag.get("class", "")).split()))


def _words(tag: Tag, within: set[str] | None = None) -> str:
    """Return the text a reader sees in an element, or in its parts of these classes."""
    words: list[str] = []
    ways = [(iter(tag.contents), within is None)]
    while ways:
        nodes, shown = ways[-1]
        node = next(nodes, None)
        if node is None:
            ways.pop()
        elif isinstance(node, Tag):
            classes = set(str(node.get("class", "")).split())
            if "ellipsis" in classes or node.name == "br":
                words.append(("…" if node.name != "br" else " ") * shown)
            elif node.name not in _UNSEEN and "invisible" not in classes:
                ways.append((iter(node.contents), shown or bool(within and classes & within)))
        elif shown and not isinstance(node, PreformattedString):
            words.append(str(node))
    return "".join(words)
