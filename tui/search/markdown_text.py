"""The words of an article that was saved as Markdown: its page is asked for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    from tui.page.blocks import Code, Table
    from tui.page.parse import formulas, parse
    from tui.page.plain import plain_text

    said: list[str] = []
    blocks = parse(markdown)
    for block in blocks:
        text = plain_text((block,))
        if isinstance(block, Code):
            said.append(f"{CODE_BEGINS}{text}\n{CODE_ENDS}")
        elif isinstance(block, Table):
            said += text.replace("\t", "\n").split("\n")  # no phrase goes on in another cell
        else:
            said.append(f"{text}  {_host(block)}".rstrip())
    said += _hosts_within(blocks)
    # In the text they are drawn; what is left is their rows and their TeX.
    places = [FormulaPlace(0, 0, tex, True) for tex in formulas(markdown)]
    return f"\n{BLOCK_ENDS}".join(said), FormulaText(places) if places else None


def _host(block: Block) -> str:
    """Return the host that stands beside the title of a card; empty for anything else."""
    from tui.page.blocks import Card, Video

    if not isinstance(block, Card | Video):
        return ""
    where = site(block.url)
    return "" if names(block.title, where) else where


def _hosts_within(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the hosts of cards that are within other blocks."""
    from tui.page.leaves import leaves

    for leaf in leaves(blocks):
        if leaf.block and leaf.block not in blocks and (host := _host(leaf.block)):
            yield host
