"""Zhihu's HTML becomes Markdown. Pure: a string in, a string out.

The Markdown is CommonMark with GFM tables, strike-through, footnotes and formulas. What
CommonMark has no word for is said so that any reader of it still shows something right:

| in the article         | in the Markdown                                                      |
|------------------------|----------------------------------------------------------------------|
| formula in a sentence  | `$tex$`, no blank at either end, no line end inside; letters and     |
|                        | digits may stand right beside it                                     |
| display formula        | `$$`, the TeX, `$$`, each on lines of their own                      |
| picture                | `![caption](url "1471×306")` in a paragraph of its own; the title is |
|                        | left out where the size is unknown, the URL where none was saved. In |
|                        | a table's cell it stands in the line                                 |
| caption with a link    | the caption is empty, and a paragraph below the picture holds it     |
| picture that is a link | the picture, and `<url>` in a paragraph below                        |
| moving picture         | the same with the title `动图` or `动图 600×400`                     |
| link card              | `[title](url "链接卡片")` in a paragraph of its own                  |
| video                  | `[title](url "视频")` in a paragraph of its own; the title may be     |
|                        | `视频`                                                               |
| footnote               | `[^1]`, and `[^1]: text <url>` at the end                            |
| underline, raised and  | `<u>…</u>`, `<sup>…</sup>`, `<sub>…</sub>`                           |
| lowered text           |                                                                      |
| emphasis that          | `<b>…</b>`, `<i>…</i>`, `<s>…</s>`: CommonMark's rule for `**` fails |
| CommonMark can't close | next to Chinese punctuation                                          |
| line break             | a backslash at the end of the line; `<br>` in a table's cell         |
| table without a head   | a head of empty cells                                                |
| lists in a row         | `-` and `+`, `1.` and `1)` in turn; `***` for a rule in an item      |
| numbers that jump      | another list from there on                                           |
| literal `$`            | `\\$`                                                                |

On the way, `html_reader` puts the HTML in order (`block_tree` and `line` are what it writes into),
and `converter` writes that as Markdown (`inline` has the last word on escapes and emphasis).
"""

from __future__ import annotations


def to_markdown(html: str, *, emoticons: bool = False) -> str:
    """Return Zhihu's HTML as Markdown in the dialect above, without a line feed at its end.

    Args:
        html: an article, a comment or any other text; nothing in it makes this raise.
        emoticons: whether codes such as `[捂脸]` become emoji, as comments want it.
    """
    # Before whatever else imports bs4; that and markdownify take 0.05 s to import.
    from tui.article import bs4_without_selectors as bs4_without_selectors
    from tui.article.converter import markdown

    return markdown(html, emoticons=emoticons)
