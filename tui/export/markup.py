"""Blocks as XHTML, which is HTML too: for a page that stands alone, and for the pages of a book."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby

from tui.export.mathml import mathml
from tui.page.blocks import (
    Block,
    Card,
    Code,
    Formula,
    Headline,
    Link,
    Listing,
    Mark,
    Note,
    Notes,
    Paragraph,
    Picture,
    Prose,
    Quote,
    Reference,
    Rule,
    Run,
    Table,
    Thing,
    Video,
    plain,
)

_TAGS = (
    (Mark.BOLD, "b"),
    (Mark.ITALIC, "i"),
    (Mark.UNDERLINE, "u"),
    (Mark.STRIKE, "s"),
    (Mark.CODE, "code"),
    (Mark.RAISED, "sup"),
    (Mark.LOWERED, "sub"),
    (Mark.DIM, "small"),
    (Mark.WARNING, "strong"),
    (Mark.HIGHLIGHT, "mark"),
)


class Markup:
    """Writes the blocks of one article."""

    def __init__(
        self,
        source_of: Callable[[str], str | None],
        link_to: Callable[[str], str | None] = lambda url: None,
        *,
        prefix: str = "",
        book: bool = False,
    ) -> None:
        """Make what writes an article.

        Args:
            source_of: returns where a picture is, as an `src`, or None where it is not at hand.
            link_to: returns where an article of the same column is, or None for other addresses.
            prefix: begins the ids of footnotes, so that articles in one file have their own.
            book: whether it is for an EPUB, whose readers show footnotes as notes that pop up.
        """
        self._source_of = source_of
        self._link_to = link_to
        self._prefix = prefix
        self._book = book
        self._marked: set[str] = set()

    def blocks(self, blocks: Iterable[Block]) -> str:
        """Return blocks as elements, one below the other."""
        return "\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Headline(level, prose):
                return f"<h{level}>{self.prose(prose)}</h{level}>"
            case Paragraph(prose):
                return f"<p>{self.prose(prose)}</p>"
            case Code(text, language):
                name = f' class="language-{_attribute(language)}"' if language else ""
                return f"<pre><code{name}>{_text(text)}</code></pre>"
            case Formula():
                return f'<div class="formula">{_formula(block.expanded, block.tex)}</div>'
            case Rule():
                return "<hr/>"
            case Quote(blocks):
                return f"<blockquote>{self.blocks(blocks)}</blockquote>"
            case Listing():
                return self._listing(block)
            case Table():
                return self._table(block)
            case Notes(notes):
                return self._notes(notes)
            case Picture():
                return self._figure(block)
            case Card(url, title) | Video(url, title):
                return f"<p>{self._linked(url, _text(title or url))}</p>"

    def _listing(self, listing: Listing) -> str:
        items = "".join(f"<li>{self._item(item)}</li>" for item in listing.items)
        if listing.start is None:
            return f"<ul>{items}</ul>"
        start = f' start="{listing.start}"' if listing.start != 1 else ""
        return f"<ol{start}>{items}</ol>"

    def _item(self, blocks: tuple[Block, ...]) -> str:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self.prose(blocks[0].prose)
        return self.blocks(blocks)

    def _table(self, table: Table) -> str:
        head = ""
        if any(map(plain, table.head)):
            cells = "".join(f"<th>{self.prose(cell)}</th>" for cell in table.head)
            head = f"<thead><tr>{cells}</tr></thead>"
        rows = "".join(
            f"<tr>{''.join(f'<td>{self.prose(cell)}</td>' for cell in row)}</tr>"
            for row in table.rows
        )
        return f"<table>{head}<tbody>{rows}</tbody></table>"

    def _notes(self, notes: Iterable[Note]) -> str:
        kind = ' epub:type="footnote"' if self._book else ""
        sides = "".join(
            f'<aside{kind} id="{self._note(note.label)}"><p>[{_text(note.label)}]</p>'
            f"{self.blocks(note.blocks)}</aside>"
            for note in notes
        )
        return f'<section class="notes"><hr/>{sides}</section>'

    def _note(self, label: str) -> str:
        return f"{self._prefix}note-{_attribute(label)}"

    def _figure(self, picture: Picture) -> str:
        caption = self.prose(picture.caption) if plain(picture.caption) else ""
        said = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f"<figure>{self._image(picture)}{said}</figure>"

    def _image(self, picture: Picture) -> str:
        source = self._source_of(picture.url)
        words = plain(picture.caption)
        if source is None:
            size = f" {picture.size}" if picture.size else ""
            return self._linked(picture.url, f"[图{_text(size)}]")
        return f'<img src="{_attribute(source)}" alt="{_attribute(words)}"/>'

    def prose(self, prose: Prose) -> str:
        """Return words with their marks."""
        out = []
        for _, group in groupby(prose, key=lambda run: id(run.thing)):
            runs = list(group)
            out.append(self._around(runs[0].thing, "".join(map(self._run, runs))))
        return "".join(out)

    def _around(self, thing: Thing | None, words: str) -> str:
        match thing:
            case Link(url):
                return self._linked(url, words)
            case Reference(label):
                kind = ' epub:type="noteref"' if self._book else ""
                return f'<sup><a{kind} href="#{self._note(label)}">{words}</a></sup>'
        return words

    def _linked(self, url: str, words: str) -> str:
        target = self._link_to(url) or url
        return f'<a href="{_attribute(target)}">{words}</a>' if target else words

    def _run(self, run: Run) -> str:
        match run.thing:
            case Picture() as picture:
                said = f" {self.prose(picture.caption)}" if plain(picture.caption) else ""
                return self._image(picture) + said
            case Card(url, title) | Video(url, title):
                return self._linked(url, _text(title or url))
        words = _text(run.text).replace("\n", "<br/>")
        if run.formula:
            # What is no TeX has no other form, here or in the terminal, than as it was written.
            words = mathml(run.formula.expanded, display=False) or f"<code>{words}</code>"
        for mark, tag in _TAGS:
            if mark in run.mark:
                words = f"<{tag}>{words}</{tag}>"
        return words


def _formula(expanded: str, tex: str) -> str:
    return mathml(expanded, display=True) or f"<pre>{_text(tex)}</pre>"


def _text(text: str) -> str:
    return escape(text, quote=False)


def _attribute(text: str) -> str:
    return escape(text, quote=True)
