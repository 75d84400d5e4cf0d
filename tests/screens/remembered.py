"""A column that is remembered, for tests of what is."""

from __future__ import annotations

import re

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading
from tui.archive.model import Column

LONG = "".join(
    f"<p>第 {number} 段，说的是终端里的第 {number} 件事。</p>" for number in range(1, 100)
)


def column() -> Column:
    topics = [{"tag": "终端"}], [{"tag": "终端"}], [{"tag": "排版"}], [{"tag": "排版"}]
    return column_of(
        *(
            saved_article(number, content=LONG if number < 3 else "<p>短</p>", topic=topic)
            for number, topic in enumerate(topics, 1)
        )
    )


def row(reader: Reading, number: int) -> str:
    """Return the list's row of an article."""
    return next(row for row in reader.rows if re.match(rf".... *{number} 第 {number} 篇", row))
