"""Figures: each picture once, as a block, with its caption."""

from __future__ import annotations

from itertools import chain, filterfalse, islice, takewhile

from bs4 import NavigableString, PageElement, Tag

from tui.article.block_tree import BlockTree
from tui.article.formulas import formula_of
from tui.article.line import LineWriter
from tui.article.pictures import SavedPicture, picture
from tui.article.soup import descendants

# How far into a noscript or a figure to look for its picture: they hold little else.
_FEW = 9
# What holds another picture of a figure, or none.
_OTHERS = ("noscript", "figcaption")


class Figures:
    """Puts pictures into the tree; Zhihu writes most of them twice."""

    def __init__(self, line: LineWriter, blocks: BlockTree) -> None:
        self._line = line
        self._blocks = blocks
        self._twin: Tag | None = None
        self.last: Tag = Tag(name="img", attrs={"src": ""})
        """The picture that was put into the tree last."""

    def is_twin(self, noscript: Tag) -> bool:
        """Return whether a `noscript` only repeats the picture beside it, which will know of it."""
        twin = next(filter(_is_picture, islice(descendants(noscript), _FEW)), None)
        if not isinstance(twin, Tag):
            return False
        if _followed(noscript):
            self._twin = twin
            return True
        before = next(filterfalse(_is_blank, noscript.previous_siblings), None)
        return isinstance(before, Tag) and _is_picture(before) and bool(picture(before.attrs).url)

    def image(self, img: Tag) -> None:
        """Add what an `img` shows."""
        twin, self._twin = self._twin, None
        self.add(picture(img.attrs, twin.attrs if twin is not None else None))

    def below(self, code: Tag) -> None:
        """Add the pictures in code: its text takes none of them."""
        for img in filter(_is_picture, code.find_all("img")):
            around = img.parent
            if around is None or around.name != "noscript" or not self.is_twin(around):
                self.image(img)

    def add(self, shown: SavedPicture) -> None:
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
        before = takewhile(lambda node: node is not figcaption, descendants(figure))
        return self.last if any(map(_is_picture, islice(before, _FEW))) else None


def _is_picture(node: PageElement | None) -> bool:
    return isinstance(node, Tag) and node.name == "img" and formula_of(node) is None


def _followed(noscript: Tag) -> bool:
    """Return whether a picture comes next; in a figure it may be wrapped up."""
    after = noscript.next_siblings
    if noscript.parent is not None and noscript.parent.name == "figure":
        shown = (
            chain((node,), descendants(node) if isinstance(node, Tag) else ()) for node in after
        )
        nodes = takewhile(lambda node: not _is_other(node), chain.from_iterable(shown))
        return any(map(_is_picture, islice(nodes, _FEW)))
    return _is_picture(next(filterfalse(_is_blank, after), None))


def _is_other(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in _OTHERS


def _is_blank(node: PageElement) -> bool:
    return isinstance(node, NavigableString) and not node.strip()
