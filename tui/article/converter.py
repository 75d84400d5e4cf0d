"""The converter: the tree becomes Markdown, one method an element.

The Markdown is CommonMark with GFM tables, strike-through, footnotes and formulas. What
CommonMark has no word for is said so that any program still shows something right:

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
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import NavigableString, PageElement, Tag
from markdownify import MarkdownConverter

from tui.article import inline
from tui.article.escape import code_span, fenced
from tui.article.links import destination
from tui.article.players import put_away
from tui.article.soup import parse_html
from tui.article.tree_builder import TreeBuilder

_LINE = re.compile(r"^(?=.)", re.MULTILINE)


def convert(html: str, *, emoticons: bool) -> str:
    """Return HTML as Markdown."""
    soup = parse_html(html)
    if "<video" in html:
        put_away(soup)
    return str(Converter().convert_soup(TreeBuilder(emoticons=emoticons).build(soup)))


class Converter(MarkdownConverter):
    """Writes the tree of an `TreeBuilder` as Markdown."""

    # Left out of markdownify's stub.
    process_element: Callable[[PageElement, set[str]], str]
    get_conv_fn_cached: Callable[[str], Callable[[Tag, str, set[str]], str]]

    def process_tag(self, node: Tag, parent_tags: set[str] | None = None) -> str:
        """Return an element's Markdown. The tree has no blanks or empty blocks to look out for."""
        tags = parent_tags or set()
        text = _joint(node).join([self.process_element(child, tags) for child in node.contents])
        return self.get_conv_fn_cached(node.name)(node, text, tags)

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        """Return text as it is: a line's escapes are known when all of it is."""
        return str(el)

    # Blocks

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        tex = _formula_alone(el)
        return _display(tex) if tex else inline.paragraph(text)

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{'#' * n} {inline.heading_line(text)}"

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    convert_ul = convert_list
    convert_ol = convert_list

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        marker = f"{el['data-marker']} "
        if not text:
            return marker.rstrip()
        return marker + _LINE.sub(" " * len(marker), text)[len(marker) :]

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return fenced(text, str(el["lang"]))

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        # Behind an item's dash, dashes would make one rule of it all.
        return "***" if el.parent is not None and el.parent.name == "li" else "---"

    # Tables

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        rows = [row for row in el.contents if isinstance(row, Tag)]
        columns = max(len(row.contents) for row in rows)
        lines = text.split("\n")
        first = [cell for cell in rows[0].contents if isinstance(cell, Tag)]
        heads = any(cell.name == "th" for cell in first)
        if heads and not any(cell.name == "td" and cell.contents for cell in first):
            lines[0] += "  |" * (columns - len(rows[0].contents))
        else:
            lines.insert(0, "|" + "  |" * columns)
        lines.insert(1, "|" + " --- |" * columns)
        return "\n".join(lines)

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"|{text}"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f" {inline.cell(text)} |"

    convert_th = convert_td

    # Pictures, formulas, footnotes

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        # A link cannot be followed in a picture's caption: it goes below.
        below = f"\n\n{inline.paragraph(text)}" if el.find("a") else ""
        caption = "" if below else inline.caption(text or str(el["alt"]))
        size = f' "{el["title"]}"' if el["title"] else ""
        markdown = f"![{caption}]({destination(str(el['src']))}{size})"
        return inline.raw(markdown) if el.get("data-inline") else markdown + below

    def convert_math(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return (
            _display(text) if el.get("data-display") else inline.raw(f"${' '.join(text.split())}$")
        )

    def convert_ref(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.raw(f"[^{text}]")

    def convert_note(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"[^{el['id']}]: {inline.note(text)}"

    # Inline

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.emphasised(el.name, text)

    convert_i = convert_b
    convert_s = convert_b

    def convert_u(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.raw(f"<{el.name}>") + text + inline.raw(f"</{el.name}>")

    convert_sup = convert_u
    convert_sub = convert_u

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.raw(code_span(text))

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.linked(text, str(el["href"]), str(el["title"]))

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.BREAK


def _joint(el: Tag) -> str:
    """Return what stands between the children of an element."""
    if el.name in ("ul", "ol", "li"):
        around = el.parent if el.name == "li" else el
        return "\n\n" if around is not None and around.get("data-loose") else "\n"
    if el.name == "table":
        return "\n"
    return "\n\n" if el.name in ("[document]", "blockquote") else ""


def _display(tex: str) -> str:
    return f"$$\n{tex}\n$$"


def _formula_alone(paragraph: Tag) -> str:
    """Return the TeX of a paragraph that is a formula and nothing else."""
    only: Tag = paragraph
    while len(only.contents) == 1 and isinstance(only.contents[0], Tag):
        only = only.contents[0]
        if only.name == "math":
            in_item = paragraph.parent is not None and paragraph.parent.name == "li"
            return "" if in_item else str(only.contents[0])
    return ""
