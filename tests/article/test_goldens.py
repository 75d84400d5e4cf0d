"""Each construct of Zhihu's HTML and the Markdown it becomes, one file a kind in goldens/article.

`python -m tests.article.test_goldens` writes the Markdown anew; read the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.article import to_markdown

FOLDER = Path(__file__).parent.parent / "goldens" / "article"
_CASE, _MARKDOWN = "=== ", "--- Markdown"


def cases(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the title, the HTML and the Markdown of each case in a file."""
    for case in path.read_text("utf-8").split(f"\n{_CASE}")[1:]:
        title, _, rest = case.partition("\n")
        html, _, markdown = rest.partition(f"\n{_MARKDOWN}\n")
        yield title, html, markdown.rstrip("\n")


def converted(path: Path, html: str) -> str:
    """Return what a case's HTML becomes: comments have their codes as emoji."""
    return to_markdown(html, emoticons=path.stem == "comments")


ALL = [(path, *case) for path in sorted(FOLDER.glob("*.txt")) for case in cases(path)]


@pytest.mark.parametrize(
    ("path", "title", "html", "markdown"), ALL, ids=[f"{case[0].stem}: {case[1]}" for case in ALL]
)
def test_golden(path: Path, title: str, html: str, markdown: str) -> None:
    assert converted(path, html) == markdown


def test_there_are_goldens() -> None:
    assert len(ALL) > 80


def _write() -> None:
    for path in sorted(FOLDER.glob("*.txt")):
        head = path.read_text("utf-8").partition(f"\n{_CASE}")[0]
        new = [
            f"\n{_CASE}{title}\n{html}\n{_MARKDOWN}\n{converted(path, html)}\n"
            for title, html, _ in cases(path)
        ]
        path.write_text(head + "".join(new), "utf-8")


if __name__ == "__main__":
    _write()
