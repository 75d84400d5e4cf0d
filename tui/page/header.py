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


def facts(article: Article, pictures: int = 0) -> list[tuple[str, str]]:
    """Return what is known of an article: what the archive says, and a word of ours after it.

    Args:
        article: the article.
        pictures: how many it has.
    """
    days = (said.partition(" ") for said in dates(article))
    topics = (clean_line(topic.name) for topic in article.topics)
    found = [
        (clean_line(article.author.name), ""),
        (str(article.votes), " 赞同"),
        (str(article.comment_count), " 评论"),
        ("", f"{pictures} 图" if pictures else ""),
        *((when, ours and f" {ours}") for when, _, ours in days),
        *((topic, "") for topic in topics),
    ]
    return [fact for fact in found if any(fact)]


def header(article: Article, pictures: int = 0) -> tuple[Block, ...]:
    """Return the blocks above an article's text. What the archive says is text, not Markdown.

    Args:
        article: the article.
        pictures: how many it has.
    """
    lines: list[Run] = []
    for said, ours in facts(article, pictures):
        lines.append(Run(f"  {said}" if lines else said, Mark.DIM))
        if ours:
            lines.append(Run(ours, Mark.DIM | Mark.OURS))
    if url := clean_line(article.url):
        leads = url.lower().startswith(SCHEMES)
        # Nor is its address found: a search for `https` would find every article.
        address = Run(url, Mark.OURS, Link(url)) if leads else Run(url, Mark.OURS)
        lines += [Run("\n"), address]
    title = clean_line(article.title)
    named = Run(title) if title else Run("（无标题）", Mark.OURS)
    blocks: list[Block] = [Headline(1, (named,))]
    if article.damage:
        damage = f"! 存档有损：{clean_line(article.damage)}"
        blocks.append(Paragraph((Run(damage, Mark.WARNING | Mark.OURS),)))
    return (*blocks, Paragraph(tuple(lines)), Rule())
