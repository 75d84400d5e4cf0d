"""Blocks: where in the tree what comes next belongs."""

from __future__ import annotations

import re

import msgspec
from bs4 import Tag

LISTS = ("ul", "ol")
# Blocks in blocks beyond this many stand beside each other: markdown-it-py reads 20 and drops
# the rest.
_DEEPEST = 16


class BlockTree:
    """The tree under construction and the blocks that are open in it.

    A block joins the tree when something comes into it, so none is ever empty.
    """

    def __init__(self) -> None:
        self.root = Tag(name="[document]")
        self._homes = [self.root]
        self._levels = [0]
        self._counts = [_Count()]
        self._joined = 1

    def open(self, name: str, start: str = "", step: int = 1) -> bool:
        """Have what follows belong to a new block, up to `close`.

        Args:
            name: of a blockquote, ul, ol, li, table or tr.
            start: the number of an ol's first item, or of an item that says its own.
            step: from an item's number to the next.

        Returns whether it could be opened: not where the tree is too deep.
        """
        implied = self._homes[-1].name in LISTS and name != "li"
        level = self._levels[-1] + 1 + implied
        if level > _DEEPEST:
            return False
        block = Tag(name=name)
        number = int(start) if re.fullmatch(r"[0-9]{1,8}", start) else None
        if name == "ol":
            first = 1 if number is None else number
            block["start"] = str(first)
            self._counts.append(_Count(first - step, step))
        else:
            self._counts.append(_Count(given=number))
        self._homes.append(block)
        self._levels.append(level)
        return True

    def close(self) -> None:
        """End the block that was opened last."""
        closed = self._homes.pop()
        self._levels.pop()
        count = self._counts.pop()
        if closed.name == "li" and self._joined <= len(self._homes):
            self._counts[-1].pass_over(count.given)
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
        self._counts.append(_Count())
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
                return self._inside(self._joined - 1)
            self._join(self._joined)
            self._joined += 1
        place = len(self._homes) - 1
        while not rows and self._homes[place].name in ("table", "tr"):
            place -= 1
        return self._homes[place] if rows else self._inside(place)

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
            self._item(place - 1, block, self._counts[place].given)
        else:
            _put(self._inside(place - 1), block)

    def _inside(self, place: int) -> Tag:
        """Return where a block goes that stands in an open one: never directly in a list."""
        home, count = self._homes[place], self._counts[place]
        if home.name not in LISTS:
            return home
        # Zhihu nests a list as the sibling of the item it belongs to, which may hold nothing else.
        if not home.contents or (home.name == "ol" and count.empty):
            count.empty = max(0, count.empty - 1)
            self._item(place, Tag(name="li"))
        item = _last(self._homes[place])
        assert item is not None
        return item

    def _item(self, place: int, item: Tag, given: int | None = None) -> None:
        """Put an item into the open list there; in an ordered one with a browser's number.

        Markdown counts by itself, one by one: where that would be wrong another list begins.
        """
        home, count = self._homes[place], self._counts[place]
        if home.name == "ul":
            item["data-marker"] = home["data-mark"]
            home.append(item)
            return
        empty = count.empty if count.step == 1 and home.contents else 0
        number = count.take(given)
        for missing in range(number - empty, number):
            _add_item(home, missing)
        if not home.contents:
            home["start"] = str(number)
            _set_apart(home)
        elif number != int(str(home["start"])) + len(home.contents):
            outer = home.parent
            home = self._homes[place] = Tag(name="ol", attrs={"start": str(number)})
            if outer is not None:
                _put(outer, home)
        _add_item(home, number, item)


class _Count(msgspec.Struct):
    """The numbers of a list's items, or the one that an item says."""

    last: int = 0
    step: int = 1
    empty: int = 0
    """The number of items in a row that hold nothing: browsers number them."""
    given: int | None = None

    def pass_over(self, given: int | None) -> None:
        """Count an item that holds nothing."""
        if given is None:
            self.empty += 1
        else:
            self.last, self.empty = given, 0

    def take(self, given: int | None) -> int:
        """Return the number of the next item that holds something."""
        counted = max(0, self.last + self.step * (1 + self.empty))
        self.last = counted if given is None else given
        self.empty = 0
        return self.last


def numbers(tag: Tag) -> tuple[str, int]:
    """Return the number that an ol begins with or an li has, or empty, and the step to the next."""
    if tag.name == "li":
        return str(tag.get("value", "")), 1
    start = str(tag.get("start", ""))
    if tag.name != "ol" or "reversed" not in tag.attrs:
        return start, 1
    return start or str(len(tag.find_all("li", recursive=False))), -1


def _put(home: Tag, block: Tag) -> None:
    before = _last(home)
    if block.name in LISTS:
        # Two lists in a row would be one but for their marks (CommonMark 5.3).
        marks = "-+" if block.name == "ul" else ".)"
        again = before is not None and before.get("data-mark") == marks[0]
        block["data-mark"] = marks[again]
    home.append(block)
    _set_apart(block)


def _set_apart(block: Tag) -> None:
    """See to blank lines before a block of an item that Markdown would take for text of it."""
    item = block.parent
    interrupts = block.name == "ul" or block.get("start") == "1"
    if item is None or item.name != "li" or block is item.contents[0] or interrupts:
        return
    if item.parent is not None:
        item.parent["data-loose"] = "1"


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


def _add_item(home: Tag, number: int, item: Tag | None = None) -> None:
    item = Tag(name="li") if item is None else item
    item["data-marker"] = f"{number}{home['data-mark']}"
    home.append(item)


def _last(home: Tag) -> Tag | None:
    last = home.contents[-1] if home.contents else None
    return last if isinstance(last, Tag) else None
