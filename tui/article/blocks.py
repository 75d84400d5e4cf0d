"""Blocks: where in the tree what comes next belongs."""

from __future__ import annotations

import re

from bs4 import Tag

LISTS = ("ul", "ol")
# Blocks in blocks beyond this many stand beside each other: markdown-it-py reads 20 and drops
# the rest.
_DEEPEST = 16


class Blocks:
    """The tree under construction and the blocks that are open in it.

    A block joins the tree when something comes into it, so none is ever empty.
    """

    def __init__(self) -> None:
        self.root = Tag(name="[document]")
        self._homes = [self.root]
        self._levels = [0]
        self._joined = 1

    def open(self, name: str, start: str = "") -> bool:
        """Have what follows belong to a new block, up to `close`.

        Args:
            name: of a blockquote, ul, ol, li, table or tr.
            start: the number of an ol's first item.

        Returns whether it could be opened: not where the tree is too deep.
        """
        implied = self._homes[-1].name in LISTS and name != "li"
        level = self._levels[-1] + 1 + implied
        if level > _DEEPEST:
            return False
        block = Tag(name=name)
        if name == "ol":
            block["start"] = str(int(start)) if re.fullmatch(r"[0-9]{1,8}", start) else "1"
        self._homes.append(block)
        self._levels.append(level)
        return True

    def close(self) -> None:
        """End the block that was opened last."""
        closed = self._homes.pop()
        self._levels.pop()
        if closed.name == "tr":
            _reach_down(closed)
        self._joined = min(self._joined, len(self._homes))

    @property
    def innermost(self) -> str:
        """The name of the block that was opened last."""
        return self._homes[-1].name

    def add(self, block: Tag) -> None:
        """Put a block that is complete, or a paragraph, where it belongs; of rules in a row one."""
        home = self._home()
        before = _last(home)
        if block.name != "hr" or before is None or before.name != "hr":
            _put(home, block)

    def add_cell(self, name: str, columns: str, rows: str) -> Tag:
        """Add a cell to the open row and return it, empty ones where it spans more.

        `columns` and `rows` are how many it spans, or empty.
        """
        row = self._home(rows=True)
        _reach_down(row)
        cell = Tag(name=name)
        spanned = [cell, *(Tag(name="td") for _ in range(1, _span(columns)))]
        for one in spanned:
            one["data-below"] = str(_span(rows) - 1)
            row.append(one)
        return cell

    def reopen_items(self) -> bool:
        """Open the list of items that belong to none again, if it came last."""
        last = _last(self._home())
        if last is None or not last.get("data-implied"):
            return False
        self._homes.append(last)
        self._levels.append(self._levels[-1] + 1)
        self._joined += 1
        return True

    def imply_items(self) -> bool:
        """Open a list for items that belong to none."""
        if not self.open("ul"):
            return False
        self._homes[-1]["data-implied"] = "1"
        return True

    def _home(self, *, rows: bool = False) -> Tag:
        """Return the block that comes next belongs to, all open ones joined to the tree.

        What stands in a table but in none of its cells belongs behind it.
        """
        while self._joined < len(self._homes):
            block = self._homes[self._joined]
            if not rows and block.name in ("table", "tr"):
                return _inside(self._homes[self._joined - 1])
            self._join(self._joined)
            self._joined += 1
        place = len(self._homes) - 1
        while not rows and self._homes[place].name in ("table", "tr"):
            place -= 1
        return self._homes[place] if rows else _inside(self._homes[place])

    def _join(self, place: int) -> None:
        block, outer = self._homes[place], self._homes[place - 1]
        if block.name == "tr" and outer.name == "table":
            home = outer.parent
            if home is not None and _last(home) is not outer:
                # Something came between the rows.
                outer = self._homes[place - 1] = Tag(name="table")
                home.append(outer)
            outer.append(block)
        elif block.name == "li" and outer.name in LISTS:
            _number(block, outer)
            outer.append(block)
        else:
            _put(_inside(outer), block)


def _inside(home: Tag) -> Tag:
    """Return where a block goes that stands in this one: never directly in a list."""
    if home.name not in LISTS:
        return home
    # Zhihu nests a list as the sibling of the item it belongs to.
    item = _last(home)
    if item is None:
        item = Tag(name="li")
        _number(item, home)
        home.append(item)
    return item


def _put(home: Tag, block: Tag) -> None:
    before = _last(home)
    if block.name in LISTS:
        # Two lists in a row would be one but for their marks (CommonMark 5.3).
        marks = "-+" if block.name == "ul" else ".)"
        again = before is not None and before.get("data-mark") == marks[0]
        block["data-mark"] = marks[again]
    home.append(block)
    interrupts = block.name == "ul" or block.get("start") == "1"
    if home.name == "li" and home.parent is not None and before is not None and not interrupts:
        home.parent["data-loose"] = "1"


def _span(number: str) -> int:
    return max(1, int(number)) if re.fullmatch("[0-9]{1,2}", number) else 1


def _reach_down(row: Tag) -> None:
    """Add empty cells where those of the row above reach down into the next ones of this."""
    above = row.previous_sibling
    while isinstance(above, Tag) and len(above.contents) > len(row.contents):
        over = above.contents[len(row.contents)]
        below = int(str(over["data-below"])) if isinstance(over, Tag) else 0
        if not below:
            break
        row.append(Tag(name="td", attrs={"data-below": str(below - 1)}))


def _number(item: Tag, home: Tag) -> None:
    number = int(str(home["start"])) + len(home.contents) if home.name == "ol" else ""
    item["data-marker"] = f"{number}{home['data-mark']}"


def _last(home: Tag) -> Tag | None:
    last = home.contents[-1] if home.contents else None
    return last if isinstance(last, Tag) else None
