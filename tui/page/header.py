"""The header above an article: its title, who wrote it, what readers made of it, where it is."""

from __future__ import annotations

from tui.archive.model import Article
from tui.page.blocks import SCHEMES, Block, Headline, Link, Mark, Paragraph, Rule, Run
from tui.text.clean import clean_line
from tui.text.dates import day


def dates(article: Article) -> list[str]:
    """Return when an article was written and edited, in words; nothing where that is not known."""
    written, edited = day(article.written), day(article.edited)
    return [written] * bool(written) + [f"{edited} 编辑"] * (bool(edited) and edited != written)


def header(article: Article, pictures: int = 0) -> tuple[Block, ...]:
    """Return the blocks above an article's text. What the archive says is text, not Markdown.

    Args:
        article: the article.
        pictures: how many it has.
    """
    facts = [clean_line(article.author.name), f"{article.votes} 赞同"]
    facts.append(f"{article.comment_count} 评论")
    facts.append(f"{pictures} 图" if pictures else "")
    facts += dates(article)
    facts += [clean_line(topic.name) for topic in article.topics]
    lines = [Run("  ".join(filter(None, facts)), Mark.DIM)]
    if url := clean_line(article.url):
        leads = url.lower().startswith(SCHEMES)
        lines += [Run("\n"), Run(url, thing=Link(url)) if leads else Run(url)]
    blocks: list[Block] = [Headline(1, (Run(clean_line(article.title) or "（无标题）"),))]
    if article.damage:
        blocks.append(Paragraph((Run(f"! 存档有损：{clean_line(article.damage)}", Mark.WARNING),)))
    return (*blocks, Paragraph(tuple(lines)), Rule())
