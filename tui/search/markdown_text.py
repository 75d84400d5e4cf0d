"""The words of an article that was saved as Markdown: its page is asked for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui.article.formula_places import FormulaPlace
from tui.page.sites import names, site
from tui.search.drawn import FormulaText
from tui.search.formula_terms import IDEOGRAPHS
from tui.search.query import Query
from tui.search.words import BLOCK_ENDS, CODE_BEGINS, CODE_ENDS
from tui.text.folding import fold

if TYPE_CHECKING:
    from tui.page.blocks import Block


def may_hold(markdown: str, query: Query) -> bool:
    """Return whether any term may be in Markdown, by its ideographs: these need no page."""
    letters = frozenset(fold(markdown))
    return any(
        all(one in letters for one in term if one.isalpha() and one >= IDEOGRAPHS)
        for term in query.terms
    )


def text_of_markdown(markdown: str) -> tuple[str, FormulaText | None]:
    """Return the words of an article that was saved as Markdown, and its formulas."""
    from tui.page.blocks import Code
    from tui.page.parse import formulas, parse
    from tui.page.plain import plain_text

    said: list[str] = []
    blocks = parse(markdown)
    for block in blocks:
        text = plain_text((block,))
        said.append(f"{CODE_BEGINS}{text}\n{CODE_ENDS}" if isinstance(block, Code) else text)
    said += _hosts(blocks)
    # In the text they are drawn; what is left is their rows and their TeX.
    places = [FormulaPlace(0, 0, tex, True) for tex in formulas(markdown)]
    return f"\n{BLOCK_ENDS}".join(said), FormulaText(places) if places else None


def _hosts(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the hosts that stand beside the titles of cards."""
    from tui.page.blocks import Card, Video
    from tui.page.leaves import leaves

    for leaf in leaves(blocks):
        if isinstance(leaf.block, Card | Video):
            where = site(leaf.block.url)
            if not names(leaf.block.title, where):
                yield where
