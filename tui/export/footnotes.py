"""The reader's marks and notes in what is exported: notes as footnotes, words as highlights."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count

from tui.archive.model import Article
from tui.export.annotated import Annotation, annotated
from tui.lists.conversation import Conversation
from tui.memory.comment_finder import CommentFinder
from tui.memory.passage import Passage
from tui.memory.passage_finder import PassageFinder
from tui.page.blocks import Block, Code, Headline, Mark, Note, Notes, Paragraph, Quote, Run
from tui.page.leaves import leaves
from tui.page.page import Place
from tui.page.selection import Selection

_ELSEWHERE = "另有的划线和笔记"
"""Above what is marked in words that are not there, or in comments that are not exported."""
_BETWEEN = re.compile(r"\n[^\S\n]*\n")
"""The blank lines between two paragraphs of a plain text."""


class PassageFootnotes:
    """The marks and notes of one article and the comments on it, as they are put into its texts.

    Each text is asked for once, the article's first: that numbers the notes.
    """

    def __init__(
        self, article: Article, passages: Sequence[Passage], *, with_comments: bool
    ) -> None:
        """Take what is marked.

        Args:
            article: the article.
            passages: what is marked in it and in the comments on it, in order.
            with_comments: whether the comments are exported, too.
        """
        self._in_text = [one for one in passages if not one.comment]
        self._in_comments: dict[int, list[Passage]] = {}
        self._left: list[Passage] = []
        self._labels = count(1)
        self._taken: set[str] = set()
        """The labels of the author's own footnotes."""
        if commented := [one for one in passages if one.comment]:
            finder = CommentFinder(Conversation(article)) if with_comments else None
            for one in commented:
                number = finder.number(one) if finder else None
                if number is None:
                    self._left.append(one)
                else:
                    self._in_comments.setdefault(number, []).append(one)

    def __bool__(self) -> bool:
        """Return whether anything is marked."""
        return bool(self._in_text or self._in_comments or self._left)

    def text(
        self, blocks: Sequence[Block], above: Sequence[Block] = (), *, highlights: bool = True
    ) -> tuple[Block, ...]:
        """Return the article's text with its notes, and below it what has no place in a text.

        Args:
            blocks: the text, or the rest of it.
            above: the blocks of the article above them, which are not exported.
            highlights: whether the form has highlights for what is marked.
        """
        if not self:
            return tuple(blocks)
        made = self._with_notes(blocks, self._in_text, above, highlights)
        return (*made, *self._elsewhere())

    def comment(
        self, number: int, blocks: Sequence[Block], *, highlights: bool = True
    ) -> tuple[Block, ...]:
        """Return what the comment of a number says with its notes; `highlights` as for the text."""
        inside = self._in_comments.get(number, ())
        # On the screen, where it was marked, it has its heading above it.
        above = (Paragraph(()),)
        made = tuple(blocks)
        if inside:
            made = self._with_notes(blocks, inside, above, highlights)
        return (*made, *self._elsewhere())

    def _with_notes(
        self,
        blocks: Sequence[Block],
        passages: Sequence[Passage],
        above: Sequence[Block],
        highlights: bool,
    ) -> tuple[Block, ...]:
        own = (one for one in blocks if isinstance(one, Notes))
        self._taken.update(note.label for one in own for note in one.notes)
        skipped = len(leaves(above))
        finder = PassageFinder(leaves((*above, *blocks)))
        annotations: list[Annotation] = []
        notes: list[Note] = []
        for passage in passages:
            found = finder.find(passage)
            if found is None or found.start.block < skipped:
                self._left.append(passage)
                continue
            label = self._label() if passage.note.strip() else ""
            annotations.append(Annotation(_moved(found, -skipped), label))
            if label:
                notes.append(Note(label, tuple(_paragraphs(passage.note))))
        made = annotated(blocks, annotations, highlights=highlights)
        if notes and made and isinstance(made[-1], Notes):
            return (*made[:-1], Notes((*made[-1].notes, *notes)))
        return (*made, Notes(tuple(notes))) if notes else made

    def _label(self) -> str:
        return next(label for number in self._labels if (label := f"n{number}") not in self._taken)

    def _elsewhere(self) -> Iterator[Block]:
        """Yield what is marked in words that are in no text that is exported."""
        if self._left:
            yield Headline(2, (Run(_ELSEWHERE),))
        for passage in self._left:
            said = list(_words(passage.words))
            if passage.author:
                said.append(Paragraph((Run(f"— {passage.author}", Mark.DIM),)))
            yield Quote(tuple(said))
            yield from _paragraphs(passage.note)
        self._left = []


NotesOf = Callable[[Article], PassageFootnotes]
"""Returns the notes of an article that is exported."""


def no_notes(article: Article) -> PassageFootnotes:
    """Return that nothing is marked."""
    return PassageFootnotes(article, (), with_comments=False)


def _moved(selection: Selection, blocks: int) -> Selection:
    start, end = selection
    return Selection(
        Place(start.block + blocks, start.offset), Place(end.block + blocks, end.offset)
    )


def _words(text: str) -> Iterator[Block]:
    """Yield marked words as blocks; code, as its indents tell, as such."""
    if any(line[:1].isspace() for line in text.split("\n") if line.strip()):
        yield Code(text.strip("\n"))
    else:
        yield from _paragraphs(text)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a plain text, their lines broken and indented as they are."""
    for part in _BETWEEN.split(text):
        if lines := [line.rstrip().expandtabs(4) for line in part.split("\n") if line.strip()]:
            yield Paragraph((Run("\n".join(map(_indented, lines))),))


def _indented(line: str) -> str:
    """Return a line whose indent no form of text takes for one of its own, or leaves out."""
    said = line.lstrip()
    return "\u00a0" * (len(line) - len(said)) + said
