"""An article on the screen, for tests of what is done there."""

from __future__ import annotations

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading
from tui.archive.model import Column
from tui.widgets.page_view import PageView

LONG = "".join(f"<p>第 {n} 段。</p>" for n in range(1, 60))


def block(code: str, language: str = "python") -> str:
    return (
        f'<div class="highlight"><pre><code class="language-{language}">{code}</code></pre></div>'
    )


def article_with(html: str) -> Column:
    return column_of(saved_article(1, content=html), saved_article(2), saved_article(3))


def view(reader: Reading) -> PageView:
    return reader.screen.query_one(PageView)
