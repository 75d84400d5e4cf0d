"""Cards: links, videos and advertisements that are blocks of their own."""

from __future__ import annotations

from typing import NamedTuple

from bs4 import Tag

from tui.archive.clean import clean_line
from tui.article.links import target

_ADVERTS = {
    "RichText-EduCardContainer",
    "RichText-MCNLinkCardContainer",
    "RichText-ADLinkCardContainer",
    "ecommerce-ad-box",
}
_ADVERT_TYPES = {"mcn-link-card", "ad-link-card", "edu-card"}
_VIDEOS = {"video-box", "RichText-video", "VideoCard", "ZVideoLinkCard"}


class Card(NamedTuple):
    """A link in a paragraph of its own. All are empty for an advertisement."""

    title: str
    url: str
    kind: str
    """What the page calls it: `链接卡片`, `视频`, or empty for a plain link."""


def card(tag: Tag, classes: set[str]) -> Card | None:
    """Return what an element is as a card, or None where it is none."""
    kind = str(tag.get("data-draft-type", "")) if tag.attrs else ""
    if kind in _ADVERT_TYPES or classes & _ADVERTS:
        return Card("", "", "")
    if tag.name in ("video", "audio", "iframe"):
        return _player(tag)
    if classes & _VIDEOS:
        return _video(tag)
    if tag.name == "a" and (kind == "link-card" or "LinkCard" in classes):
        return _link_card(tag)
    return None


def _player(tag: Tag) -> Card | None:
    source = tag.find("source")
    places = [tag.get("src"), source.get("src") if source else None]
    url = next((url for url in (target(str(place or "")) for place in places) if url), "")
    name = {"video": "视频", "audio": "音频"}.get(tag.name, "")
    return Card(name, url, "视频" if tag.name == "video" else "") if url else None


def _video(tag: Tag) -> Card:
    url = target(str(tag.get("href") or ""))
    for inner in tag.find_all(("video", "source", "a", "iframe")) if not url else []:
        url = url or target(str(inner.get("src") or inner.get("href") or ""))
    title = str(tag.get("data-name") or "") or _text(
        tag, "title", "VideoCard-title", "ZVideoLinkCard-title"
    )
    return Card(clean_line(title) or "视频", url, "视频")


def _link_card(tag: Tag) -> Card:
    url = target(str(tag.get("href") or ""))
    title = _text(tag, "LinkCard-title") or str(tag.get("data-text") or "")
    if "LinkCard" not in tag.get_attribute_list("class"):
        title = _text(tag) or title
    words = " ".join(filter(None, (clean_line(title), clean_line(_text(tag, "LinkCard-desc")))))
    return Card(words, url, "链接卡片")


def _text(tag: Tag, *classes: str) -> str:
    """Return the text a reader sees in an element, or in its first of these classes."""
    part = tag.find(class_=classes) if classes else tag
    if not isinstance(part, Tag):
        return ""
    words = []
    for node in part.descendants:
        if isinstance(node, Tag):
            if "ellipsis" in node.get_attribute_list("class"):
                words.append("…")
            elif node.name == "br":
                words.append(" ")
        elif node.find_parent(("svg", "style", "script")) is None:
            parent = node.parent
            if parent is None or "invisible" not in parent.get_attribute_list("class"):
                words.append(str(node))
    return "".join(words)
