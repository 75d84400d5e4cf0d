"""The converter: a tree that has been put in order becomes Markdown, one method an element."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, NavigableString, Tag
from markdownify import MarkdownConverter

from tui.article import inline
from tui.article.escape import code_span, escape, fenced
from tui.article.links import destination
from tui.article.tree import Tree

_LINE = re.compile(r"^(?=.)", re.MULTILINE)


# libxml2 ends these at the next p, as HTML 3 had it; their twins it lets stand.
_CUT_SHORT = re.compile(r"<(/?)(b|i|u|s|strike)(?=[\s/>])", re.IGNORECASE)
_TWINS = {"b": "strong", "i": "em", "u": "ins", "s": "del", "strike": "del"}


def markdown(html: str, *, emoticons: bool) -> str:
    """Return HTML as Markdown."""
    html = re.sub("[\x00\ud800-\udfff]", "\ufffd", html)
    html = _CUT_SHORT.sub(lambda tag: f"<{tag[1]}{_TWINS[tag[2].lower()]}", html)
    tree = Tree(emoticons=emoticons)
    tree.read(BeautifulSoup(html, "lxml"))
    return str(Converter().convert_soup(tree.root))


class Converter(MarkdownConverter):  # type: ignore[misc]  # markdownify has no types
    """Turns what `tree` makes of an article into Markdown."""

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        return str(el)

    # Blocks

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _block(el, inline.paragraph(text))

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{'#' * n} {inline.one_line(text)}\n\n"

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        lines = text.strip("\n").split("\n")
        return "\n\n" + "\n".join(f"> {line}" if line else ">" for line in lines) + "\n\n"

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _block(el, text.strip("\n"))

    convert_ul = convert_list
    convert_ol = convert_list

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        marker = f"{el['data-marker']} "
        text = _LINE.sub(" " * len(marker), text.strip("\n"))[len(marker) :]
        return f"\n{marker}{text}\n" if _tight(el) else f"\n\n{marker}{text}\n\n"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{fenced(text, str(el.get('lang', '')))}\n\n"

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        # Under a list's dash, dashes would make one rule of it all.
        return "\n\n***\n\n" if "li" in parent_tags else "\n\n---\n\n"

    # Tables

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        rows = el.find_all("tr")
        columns = max(len(row.contents) for row in rows)
        head = "" if rows[0].find("th") else _row([""] * columns)
        short = columns - len(rows[0].contents) if not head else 0
        lines = (head + text.strip("\n")).split("\n")
        lines[0] += "  |" * short
        lines.insert(1, _row(["---"] * columns).strip("\n"))
        return "\n\n" + "\n".join(lines) + "\n\n"

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"|{text}\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f" {inline.cell(text)} |"

    convert_th = convert_td

    # Pictures, formulas, footnotes

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        caption = inline.one_line(text) if text else escape(str(el.get("alt", "")), in_link=True)
        size = f' "{el["title"]}"' if el.get("title") else ""
        markdown = f"![{caption}]({destination(str(el['src']))}{size})"
        return inline.raw(markdown) if "_inline" in parent_tags else _block(el, markdown)

    def convert_math(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if el.get("display"):
            return f"\n\n$$\n{text}\n$$\n\n"
        return inline.raw(f"${' '.join(text.split())}$")

    def convert_ref(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.raw(f"[^{text}]")

    def convert_note(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n[^{el['id']}]: {inline.one_line(text)}\n\n"

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
        return inline.linked(text, str(el["href"]), str(el.get("title", "")))

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return inline.BREAK


def _row(cells: list[str]) -> str:
    return "|" + "".join(f" {cell} |" for cell in cells) + "\n"


def _tight(li: Tag) -> bool:
    return li.parent is not None and not li.parent.get("data-loose")


def _block(el: Tag, markdown: str) -> str:
    """Return a block with a blank line around it, or none in an item of a tight list."""
    if el.parent is not None and el.parent.name == "li" and _tight(el.parent):
        return f"\n{markdown}\n"
    return f"\n\n{markdown}\n\n"
