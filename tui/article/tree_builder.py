"""The builder of the tree: puts Zhihu's HTML in order, blocks in blocks, words in lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from bs4 import NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from tui.article.anchors import Anchors, sticker
from tui.article.block_tree import LISTS, BlockTree, numbers
from tui.article.cards import SavedCard, card
from tui.article.cell_tables import CellTables
from tui.article.code import CodeElements
from tui.article.element_rule import ElementRule, Leave, nothing, unseen
from tui.article.elements import DIVISIONS, HEADINGS, INLINE, UNSEEN, UNSEEN_CLASSES
from tui.article.figures import Figures
from tui.article.footnotes import Footnotes
from tui.article.formulas import UNKNOWN, formula_of
from tui.article.line import Format, LineWriter
from tui.article.soup import unfold
from tui.text import emoticons


class TreeBuilder:
    """Builds of an article a tree of elements that Markdown has words for.

    In the tree are p, h2 to h4, blockquote, ul, ol, li, pre, hr, table, tr, th, td, img, math and
    note, and in their lines b, i, s, u, sup, sub, code, a, br, img, math and ref. No block is
    empty or in a line, no list or item is anywhere but in its place.
    """

    def __init__(self, *, emoticons: bool) -> None:
        self._emoticons = emoticons
        self._blocks = BlockTree()
        self._line = LineWriter(self._begin)
        self._footnotes = Footnotes()
        self._heading = ""
        self._numbers = count(1)
        self._cell_tables = CellTables(self._line)
        self._figures = Figures(self._line, self._blocks)
        self._anchors = Anchors(self._line, self._figures, self._text, self._numbers)
        self._code = CodeElements(self._line, self._blocks)
        self._rules = self._all_rules()

    def build(self, soup: Tag) -> Tag:
        """Return the tree of what an element holds."""
        # Without recursion: archives nest as deep as they like.
        ways: list[tuple[Iterator[PageElement], Leave]] = [(iter(soup.contents), self._line.end)]
        while ways:
            node = next(ways[-1][0], None)
            if node is None:
                ways.pop()[1]()
            elif isinstance(node, Tag):
                leave = self._enter(node)
                if leave is not None:
                    ways.append((iter(node.contents), leave))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self._text(str(node))
        for note in self._footnotes.notes():
            self._blocks.add(note)
        return self._blocks.root

    def _begin(self) -> Tag:
        leaf = Tag(name=self._heading or "p")
        self._blocks.add(leaf)
        return leaf

    def _text(self, text: str) -> None:
        if self._code.depth:
            self._line.write_code(text)
        else:
            self._line.write(emoticons.replaced(text) if self._emoticons else text)

    def _enter(self, tag: Tag) -> Leave | None:
        if tag.attrs:
            maths = formula_of(tag)
            if maths is not None:
                if tag.name == "img" and not maths[0]:
                    self._line.write(UNKNOWN)
                self._formula(*maths)
                return None
            classes = set(str(tag.attrs.get("class", "")).split())
            if classes & UNSEEN_CLASSES:
                return None
            if "ellipsis" in classes:
                self._line.write("…")
                return None
            found = card(tag, classes)
            if found is not None:
                self._card(found)
                return None
        rule = self._rules.get(tag.name)
        return rule(tag) if rule is not None else nothing

    def _all_rules(self) -> dict[str, ElementRule]:
        rules: dict[str, ElementRule] = {
            "a": self._anchors.enter,
            "blockquote": self._block,
            "br": self._br,
            "figcaption": self._figcaption,
            "figure": self._apart,
            "hr": self._hr,
            "image": self._image,
            "img": self._image,
            "li": self._li,
            "noscript": self._noscript,
            "ol": self._block,
            "pre": self._pre,
            "sub": self._shifted,
            "sup": self._sup,
            "table": self._block,
            "td": self._cell,
            "th": self._cell,
            "tr": self._row,
            "ul": self._block,
        }
        rules |= dict.fromkeys(INLINE, self._inline)
        rules |= dict.fromkeys(HEADINGS, self._title)
        rules |= dict.fromkeys(DIVISIONS, self._division)
        rules |= dict.fromkeys(["code", "kbd", "samp", "tt"], self._code.inline)
        return rules | dict.fromkeys(UNSEEN, unseen)

    # Blocks

    def _division(self, tag: Tag) -> Leave:
        if self._heading:
            self._line.blank()
            return self._line.blank
        self._line.end()
        return self._line.end

    def _title(self, tag: Tag) -> Leave:
        self._line.end()
        if self._line.fixed:
            return self._line.end
        return self._with_heading(HEADINGS[tag.name], self._line.end)

    def _with_heading(self, heading: str, leave: Leave) -> Leave:
        outer, self._heading = self._heading, heading

        def left() -> None:
            leave()
            self._heading = outer

        return left

    def _block(self, tag: Tag) -> Leave:
        self._line.end()
        if self._line.fixed or not self._blocks.open(tag.name, *numbers(tag)):
            return self._line.end
        return self._with_heading("", self._close)

    def _close(self) -> None:
        self._line.end()
        self._blocks.close()

    def _li(self, tag: Tag) -> Leave:
        self._line.end()
        if self._line.fixed:
            return self._line.end
        note = self._footnotes.place(tag)
        if note is not None:
            self._line.fix(note)
            return self._line.release
        if self._blocks.innermost in LISTS:
            return self._block(tag)
        if not (self._blocks.reopen_items() or self._blocks.imply_items()):
            return self._line.end
        leave = self._block(tag)

        def left() -> None:
            leave()
            self._close()

        return left

    def _row(self, tag: Tag) -> Leave:
        if self._line.fixed:
            return self._cell_tables.row(self._division(tag))
        return self._block(tag) if self._blocks.innermost == "table" else self._division(tag)

    def _cell(self, tag: Tag) -> Leave:
        if self._line.fixed and tag.parent is not None and tag.parent.name == "tr":
            return self._cell_tables.cell()
        if self._line.fixed or self._blocks.innermost != "tr":
            return self._division(tag)
        spans = (str(tag.get("colspan", "")), str(tag.get("rowspan", "")))
        self._line.fix(self._blocks.add_cell(tag.name, *spans))
        return self._line.release

    def _hr(self, tag: Tag) -> Leave:
        self._line.end()
        if not self._line.fixed:
            self._blocks.add(Tag(name="hr"))
        return nothing

    def _apart(self, tag: Tag) -> Leave:
        self._line.end()
        return self._line.end

    def _figcaption(self, tag: Tag) -> Leave:
        image = self._figures.captioned(tag)
        if image is None:
            return self._division(tag)
        self._line.fix(image)
        return self._line.release

    def _noscript(self, tag: Tag) -> Leave | None:
        unfold(tag)
        return None if self._figures.is_twin(tag) else nothing

    def _pre(self, tag: Tag) -> None:
        self._code.block(tag)
        self._figures.below(tag)

    # Lines

    def _inline(self, tag: Tag) -> Leave:
        self._line.start(Format(INLINE[tag.name]))
        return self._line.stop

    def _br(self, tag: Tag) -> Leave:
        self._line.break_off()
        return nothing

    def _image(self, tag: Tag) -> None:
        if "sticker" in str(tag.get("class", "")).split():
            self._text(sticker(str(tag.get("alt", ""))))
        else:
            self._figures.image(tag)

    def _card(self, found: SavedCard) -> None:
        leave = self._with_heading("", self._line.end)
        self._line.end()
        if found.url:
            self._line.start(Format("a", found.url, found.kind))
            self._line.write(found.title or found.url)
            self._line.stop()
        else:
            self._line.write(found.title)
        leave()

    def _formula(self, tex: str, display: bool) -> None:
        if not tex:
            return
        maths = Tag(name="math")
        maths.append(tex)
        if not display or self._line.fixed or self._heading:
            self._line.put(maths)
            return
        maths["data-display"] = "1"
        self._line.end()
        self._blocks.add(maths)
        self._line.written += 1

    def _sup(self, tag: Tag) -> Leave | None:
        number = self._footnotes.refer(tag)
        if number:
            ref = Tag(name="ref")
            ref.append(number)
            self._line.put(ref)
            return None
        return self._shifted(tag)

    def _shifted(self, tag: Tag) -> Leave:
        self._line.start(Format(tag.name, number=next(self._numbers)))
        return self._line.stop
