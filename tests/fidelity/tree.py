"""HTML as a tree, by the standard library's parser alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_VOID_NAMES.split())


@dataclass(eq=False)
class Node:
    """An element; its children are elements and strings, entities decoded."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """Return the names in its class attribute."""
        return frozenset(self.attributes.get("class", "").split())

    def get(self, name: str) -> str:
        """Return an attribute, or the empty string."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator[Node]:
        """Return every element below it, in the order of the document."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.elements()

    def find(self, tag: str = "", having: str = "") -> Node | None:
        """Return the first element below it with this tag and class."""
        for node in self.elements():
            if tag in ("", node.tag) and (not having or having in node.classes):
                return node
        return None

    @property
    def text(self) -> str:
        """Return every string below it, joined; a line break is a line feed."""
        return "".join(
            child if isinstance(child, str) else "\n" if child.tag == "br" else child.text
            for child in self.children
        )


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, 0, -1):
            if self.open[index].tag == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str) -> Node:
    """Return the root of some HTML; what is left open closes with its parent."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
