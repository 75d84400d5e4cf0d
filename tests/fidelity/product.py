"""The reader's own way from HTML to pages, held against what the HTML says."""

from __future__ import annotations

from collections.abc import Iterable

from tests.fidelity.compare import compare_markdown, compare_page
from tests.fidelity.expected import expected
from tests.fidelity.losses import Losses
from tests.fidelity.markdown import read_markdown
from tests.fidelity.page import read_page
from tui.article import to_markdown
from tui.page.layout import lay_out
from tui.page.page import Kind
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN

WIDTHS = (80, 40)


def losses_of(html: str, widths: Iterable[int] = WIDTHS) -> Losses:
    """Return what the Markdown and the pages of some HTML lost, each page's losses apart."""
    losses = Losses()
    said = expected(html)
    markdown = to_markdown(html)
    losses.merge(compare_markdown(said, read_markdown(markdown)), "Markdown")
    blocks = parse(markdown)
    for width in widths:
        page = lay_out(blocks, PageStyle(width, PLAIN))
        losses.merge(compare_page(said, read_page(page), width), f"page at {width}")
        if any(stop.kind is Kind.INLINE_FORMULA for stop in page.stops):
            page = lay_out(blocks, PageStyle(width, PLAIN, tall_formulas=True))
            losses.merge(compare_page(said, read_page(page), width), f"tall page at {width}")
    return losses
