"""What is selected, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from tui.page.blocks import Block
from tui.page.leaves import Leaf
from tui.page.selection import Selection, words_of


def markdown_of(blocks: Sequence[Block], leaves: Sequence[Leaf], selection: Selection) -> str:
    """Return what is selected as Markdown."""
    return words_of(leaves, selection)
