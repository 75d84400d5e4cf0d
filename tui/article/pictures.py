"""Pictures: the best address of each, its size and its caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from tui.article.links import target
from tui.text.clean import clean_line

_MOVING = re.compile(r"\.gif(?:$|[?#!])", re.IGNORECASE)
_STILL = re.compile(r"\.(?:jpe?g|png|webp)(?=$|[?#!])", re.IGNORECASE)
_INSIDE = re.compile(r"data:image/(?:jpeg|png|gif|webp);base64,[A-Za-z0-9+/]{200,}={0,2}")
"""A picture itself; a shorter one is what stands in for one that loads late."""
_SAYS_NOTHING = {
    "图标",
    "动图",
    "动图封面",
    "[公式]",
    "查看图片",
    "查看动图",
    "[图片]",
    "image",
    "img",
}

Attributes = Mapping[str, object]


class SavedPicture(msgspec.Struct, frozen=True):
    """A picture of an article."""

    url: str
    """A `data:` URL only where the picture was saved inside the page and nowhere else; or empty."""
    caption: str
    size: str
    """Such as `1471×306`, with `动图` before it where it moves; empty where nothing is known."""


def picture(image: Attributes, twin: Attributes | None = None) -> SavedPicture:
    """Return what an `img` shows; `twin` are the attributes of the same one in its `noscript`."""
    twin = twin or {}
    places = [image.get("data-original"), twin.get("data-original")]
    places += [image.get("data-actualsrc"), twin.get("data-actualsrc")]
    places += [twin.get("src"), image.get("src"), image.get("data-src")]
    places += [image.get("data-thumbnail"), image.get("data-default-watermark-src")]
    urls = [url for url in (_url(str(place or "")) for place in places) if url]
    moving = next((url for url in urls if _MOVING.search(url)), "")
    if not moving and urls and "ztext-gif" in str(image.get("class", "")):
        moving = _STILL.sub(".gif", urls[0])
    both = {**twin, **image}
    caption = clean_line(str(both.get("data-caption") or "")) or clean_line(
        str(both.get("alt") or "")
    )
    return SavedPicture(
        url=moving or (urls[0] if urls else _inside(places)),
        caption="" if caption in _SAYS_NOTHING else caption,
        size=_size(both, bool(moving)),
    )


def _inside(places: Iterable[object]) -> str:
    """Return the picture itself as a `data:` URL, where a program saved it inside the page."""
    texts = (str(place or "").strip() for place in places)
    return next((text for text in texts if _INSIDE.fullmatch(text)), "")


def _url(place: str) -> str:
    place = place.strip()
    if not place or place.startswith(("data:", "#")):
        return ""
    if "://" not in place[:10] and not place.startswith("/"):
        # The API of 2014 to 2016 gave the name alone.
        place = "" if ":" in place else "https://pic1.zhimg.com/" + place
    return target(place)


def _size(attributes: Attributes, moving: bool) -> str:
    words = ["动图"] if moving else []
    for prefix in ("data-raw", "data-", ""):
        pair = [str(attributes.get(prefix + side) or "") for side in ("width", "height")]
        if all(re.fullmatch(r"[0-9]{1,6}", side) and int(side) for side in pair):
            words.append(f"{int(pair[0])}×{int(pair[1])}")
            break
    return " ".join(words)
