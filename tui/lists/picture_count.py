"""The number of pictures in an article, told without reading its HTML as a tree: for a list."""

from __future__ import annotations

import re

# A picture that loads late has a twin before it, for browsers without scripts.
_TWIN = re.compile(r"<noscript[^>]*>(?:(?!</noscript).)*</noscript>(?=\s*<img)", re.DOTALL)
_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_NONE = re.compile(
    r"eeimg=|/equation\?|\bLinkCard-image|class=\"(?:thumbnail|emoticon|sticker|Avatar)|"
    r"src=\"https?://pic\d\.zhimg\.com/[^\"]*_(?:ipico|qhd)\."
)
"""Signs of an image that is none: a formula, a card's or a video's picture, an emoticon."""


def picture_count(html: str) -> int:
    """Return how many pictures some HTML has."""
    images = _IMAGE.findall(_TWIN.sub("", html))
    return sum(not _NONE.search(image) for image in images)
