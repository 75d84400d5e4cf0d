"""Figures: each picture once, as a block, with its caption."""

from __future__ import annotations

from itertools import islice, takewhile

from bs4 import NavigableString, PageElement, Tag

from tui.article.blocks import Blocks
from tui.article.formulas import formula
from tui.article.line import Line
from tui.article.pictures import Picture, picture

# How far into a noscript or a figure to look for its picture: they hold little else.
_FEW = 9


class Figures:
    """Puts pictures into the tree; Zhihu writes most of them twice."""

    def __init__(self, line: Line, blocks: Blocks) -> None:
        self._line = line
        self._blocks = blocks
        self._twin: Tag | None = None
        self.last: Tag = Tag(name="img", attrs={"src": ""})
        """The picture that was put into the tree last."""

    def is_twin(self, noscript: Tag) -> bool:
        """Whether a `noscript` only repeats the picture beside it; that one will know of it."""
        twin = next(filter(_is_picture, islice(noscript.descendants, _FEW)), None)
        if not isinstance(twin, Tag):
            return False
        after = _neighbour(noscript, 1)
        if after is not None and _is_picture(after):
            self._twin = twin
            return True
        before = _neighbour(noscript, -1)
        return before is not None and _is_picture(before) and bool(picture(before.attrs).url)

    def image(self, img: Tag) -> None:
        """Add what an `img` shows."""
        twin, self._twin = self._twin, None
        self.add(picture(img.attrs, twin.attrs if twin is not None else None))

    def add(self, shown: Picture) -> None:
        """Add a picture: as a block, or in a cell as a part of the line."""
        image = Tag(name="img")
        image["src"], image["alt"], image["title"] = shown.url, shown.caption, shown.size
        self.last = image
        if self._line.fixed:
            image["data-inline"] = "1"
            self._line.put(image)
        else:
            self._line.end()
            self._blocks.add(image)

    def captioned(self, figcaption: Tag) -> Tag | None:
        """Return the picture in the tree that a caption belongs to, if there is one."""
        figure = figcaption.parent
        if self._line.fixed or figure is None or self.last.parent is None:
            return None
        before = takewhile(lambda node: node is not figcaption, figure.descendants)
        return self.last if any(map(_is_picture, islice(before, _FEW))) else None


def _is_picture(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name == "img" and formula(node) is None


def _neighbour(tag: Tag, step: int) -> Tag | None:
    node = tag.next_sibling if step > 0 else tag.previous_sibling
    while isinstance(node, NavigableString) and not node.strip():
        node = node.next_sibling if step > 0 else node.previous_sibling
    return node if isinstance(node, Tag) else None
