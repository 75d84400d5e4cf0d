"""Passages found in the words of an article as it is now, and made of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from tui.memory.anchor import Anchor, AnchorText
from tui.memory.passage import Extent, Passage, PassageText, new_key, now
from tui.page.selection import Selection
from tui.page.wording import Wording

if TYPE_CHECKING:
    from tui.page.leaves import Leaf


class PassageFinder:
    """Looks for passages in one text."""

    def __init__(self, leaves: Sequence[Leaf], heading: int = 0) -> None:
        """Look in the words of a text; they are gathered when the first is looked for.

        Args:
            leaves: the text.
            heading: how many leaves at its beginning say nothing that can be marked.
        """
        self._leaves = leaves
        self._heading = heading

    @cached_property
    def _wording(self) -> Wording:
        from tui.page.leaves import Leaf

        silent = (Leaf(None, "", ()),) * self._heading
        return Wording((*silent, *self._leaves[self._heading :]))

    @cached_property
    def _text(self) -> AnchorText:
        return AnchorText(self._wording.text)

    def find(self, passage: Passage) -> Selection | None:
        """Return where a passage stands; None where it is gone."""
        extent = passage.extent
        near, _ = self._wording.range_of(Selection(extent.start, extent.end))
        anchor = Anchor(passage.before, passage.words, passage.after)
        found = self._text.find(anchor, near)
        return self._wording.selection_of(*found) if found else None

    def exact(self, selection: Selection) -> Selection:
        """Return the selection of the same words as `find` returns it."""
        return self._wording.selection_of(*self._wording.range_of(selection))

    def passage(self, selection: Selection, text: PassageText) -> Passage | None:
        """Return a new passage of what is selected of a text; None where that is no words."""
        start, end = self._wording.range_of(selection)
        anchor = Anchor.of(self._wording.text, start, end)
        if not anchor.words.strip():
            return None
        moment = now()
        return Passage(
            new_key(),
            text.article.known_as,
            text.comment,
            extent=Extent.of(*self._wording.selection_of(start, end)),
            words=anchor.words,
            before=anchor.before,
            after=anchor.after,
            url=text.article.url,
            title=text.article.title,
            column=text.column,
            author=text.author,
            made=moment,
            changed=moment,
        )
