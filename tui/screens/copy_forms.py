"""The forms in which an article is copied whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.archive.model import Article
from tui.messages import Copy
from tui.page.document import body, markdown_of, tex_of
from tui.page.plain import plain_text
from tui.screens.stop_words import short_title

_FORMS: Mapping[str, Callable[[Article], str]] = {
    "网址": lambda article: article.url,
    "标题和网址": lambda article: f"{article.title}\n{article.url}",
    "Markdown": markdown_of,
    "正文": lambda article: plain_text(body(article)),
    "全部公式的 TeX": lambda article: "\n".join(tex_of(article)),
}
_ENDINGS = {"Markdown": "md", "全部公式的 TeX": "tex"}
COPY_FORMS = tuple(_FORMS)
"""Their names, in Chinese."""


def copy_article(article: Article, form: str) -> Copy:
    """Return a copy of an article in one of the forms."""
    name = f"{short_title(article.title)}.{_ENDINGS.get(form, 'txt')}"
    return Copy(_FORMS[form](article), form, name)
