"""Players: what a browser made of a moving picture or a video while the page was open.

In the article's own HTML a moving picture is an `img` and a video a card. On a page the first is a
picture and a `video` over it, the second a `video` with its poster and its length.
"""

from __future__ import annotations

import re
from itertools import islice

from bs4 import NavigableString, Tag

_LENGTH = re.compile(r"\s*\d{1,3}:\d\d(?::\d\d)?\s*")
_HIGHEST = 4
"""Elements around a video that may be parts of its player."""
_MOST = 60
"""Parts that are looked at in one; a player has some ten."""
_NEVER = {"article", "body", "figure", "html", "li", "p", "section", "td", "blockquote"}
"""Elements that may hold a player, and are none."""
_OWN = ("data-rawwidth", "data-original", "data-caption", "data-actualsrc")
"""Attributes that a picture of the article's has, and a poster has not."""


def put_away(soup: Tag) -> None:
    """Leave of each player in a page one picture, or one video."""
    for video in soup.find_all("video"):
        if _is_moving_picture(video):
            _leave_picture(video)
        else:
            _leave_video(video)


def _is_moving_picture(video: Tag) -> bool:
    around = video.parent
    classes = str(video.get("class", ""))
    if around is not None:
        classes += f" {around.get('class', '')}"
    return "gif2mp4" in classes or "ztext-gif" in classes or "GifPlayer" in classes


def _leave_picture(video: Tag) -> None:
    around = video.parent
    beside = around.find("img") if around is not None else None
    if isinstance(beside, Tag):
        beside["class"] = f"{beside.get('class', '')} ztext-gif"
        video.decompose()
        return
    still = str(video.get("data-thumbnail") or video.get("poster") or video.get("src") or "")
    video.replace_with(Tag(name="img", attrs={"src": still, "class": "ztext-gif"}))


def _leave_video(video: Tag) -> None:
    player = None
    for around in islice(video.parents, _HIGHEST):
        if around.name in _NEVER or not _is_player(around):
            break
        player = around
    if player is None:
        return
    for part in list(player.descendants):
        if isinstance(part, Tag) and part.name in ("img", "noscript"):
            part.decompose()
        elif isinstance(part, NavigableString) and _LENGTH.fullmatch(part):
            part.extract()


def _is_player(around: Tag) -> bool:
    """Return whether an element holds one video, and besides that only pictures and its length."""
    parts = list(islice(around.descendants, _MOST + 1))
    if len(parts) > _MOST:
        return False
    tags = [part for part in parts if isinstance(part, Tag)]
    if sum(tag.name == "video" for tag in tags) != 1 or any(tag.name == "figure" for tag in tags):
        return False
    if any(tag.name == "img" and any(name in tag.attrs for name in _OWN) for tag in tags):
        return False
    texts = (str(part) for part in parts if isinstance(part, NavigableString))
    return all(not text.strip() or _LENGTH.fullmatch(text) for text in texts)
