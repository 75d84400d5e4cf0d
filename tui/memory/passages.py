"""The passages that a reader has marked: known by article, noted, taken away and brought back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tui.memory.passage import Passage, newest
from tui.memory.store import Store


class Passages:
    """All passages there are, as far as they are known; each change is kept by the store at once.

    What another program has changed meanwhile is merged in when the store is looked up again.
    """

    def __init__(self, store: Store) -> None:
        """Know of none yet.

        Args:
            store: what keeps them.
        """
        self._store = store
        self._all: dict[str, Passage] = {}
        self._by_article: dict[str, list[str]] = {}
        """The keys of the passages of each article."""
        self._deleted: list[str] = []
        """The keys of those that were taken away in this session, the latest last."""
        self._kept_sightings: Mapping[str, bool] = {}
        self._sightings: dict[str, bool] = {}
        """Those of this session, which hold: the text that was looked in is open here."""
        self._looked_up: int | None = None
        """The version of the store's file when it was looked up last."""

    def look_up(self) -> Mapping[str, Passage]:
        """Return what the store keeps, or nothing where no other program has written since.

        Blocks; for any thread.

        Raises:
            LaterError: another program has the file for itself.
        """
        version = self._store.version()
        if version == self._looked_up:
            return {}
        kept = self._store.passages()
        self._kept_sightings = self._store.sightings()
        self._looked_up = version
        return kept

    def found(self, key: str) -> bool | None:
        """Return whether the words of a passage were in the text when they were looked for last.

        None where they never were on this machine.
        """
        return self._sightings.get(key, self._kept_sightings.get(key))

    def sight(self, found: Mapping[str, bool]) -> bool:
        """Keep of passages whether their words are in the text; return whether that is new."""
        changed = [key for key, is_there in found.items() if self.found(key) is not is_there]
        for key in changed:
            self._store.remember_sighting(key, found[key])
        self._sightings.update(found)
        return bool(changed)

    def restore(self, kept: Mapping[str, Passage]) -> bool:
        """Take over what the store keeps; return whether that is anything new."""
        return bool([one for one in kept.values() if self._take(one)])

    def merge(self, others: Iterable[Passage]) -> int:
        """Keep the passages of another machine, each where it is newer; return how many are."""
        taken = [one for one in others if self._take(one)]
        for one in taken:
            self._store.remember_passage(one)
        return len(taken)

    def get(self, key: str) -> Passage | None:
        """Return a passage that is marked, or None where it is no more."""
        found = self._all.get(key)
        return found if found and not found.deleted else None

    def of(self, article: str) -> list[Passage]:
        """Return what is marked in an article, in reading order, then in the comments on it.

        Args:
            article: what it is known by; see `Article.known_as`.
        """
        return in_order(filter(None, map(self.get, self._by_article.get(article, ()))))

    def __iter__(self) -> Iterator[Passage]:
        """Iterate over all that is marked, in the order it was."""
        marked = (one for one in self._all.values() if not one.deleted)
        return iter(sorted(marked, key=lambda one: (one.made, one.key)))

    def keep(self, passage: Passage) -> None:
        """Keep a passage that is new or has changed."""
        if self._take(passage):
            self._store.remember_passage(passage)

    def note(self, key: str, note: str) -> Passage | None:
        """Write a note to a passage in place of the one before; return it, if there is one."""
        passage = self.get(key)
        if passage is None or passage.note == note:
            return passage
        noted = passage.noted(note)
        self.keep(noted)
        return noted

    def delete(self, key: str) -> Passage | None:
        """Take a passage away; return it as it was, or None where there was none."""
        if passage := self.get(key):
            self.keep(passage.marked(False))
            self._deleted.append(key)
        return passage

    def bring_back(self) -> Passage | None:
        """Mark again what was taken away last and is not marked; return it, or None of nothing."""
        while self._deleted:
            passage = self._all[self._deleted.pop()]
            if passage.deleted:
                back = passage.marked(True)
                self.keep(back)
                return back
        return None

    def _take(self, passage: Passage) -> bool:
        """Know of a passage; return whether it is newer than what was known of it."""
        known = self._all.get(passage.key)
        if known is not None and newest(known, passage) == known:
            return False
        if known is None:
            self._by_article.setdefault(passage.article, []).append(passage.key)
        elif known.article != passage.article:
            self._by_article[known.article].remove(passage.key)
            self._by_article.setdefault(passage.article, []).append(passage.key)
        self._all[passage.key] = passage
        return True


def in_order(passages: Iterable[Passage]) -> list[Passage]:
    """Return passages of one article in the order they are read, those of comments last.

    The comment in which anything was marked first comes first.
    """
    found = list(passages)
    first: dict[str, int] = {}
    for one in found:
        when = one.made if one.comment else 0
        first[one.comment] = min(when, first.get(one.comment, when))
    return sorted(
        found,
        key=lambda one: (
            *(bool(one.comment), first[one.comment], one.comment),
            *(one.extent, one.made, one.key),
        ),
    )
