"""Two texts laid side by side: what the second lacks of the first, and what it has besides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from tests.fidelity.text import FORMULA, TABLE

BAR = "╎"
"""Stands before every row of a quote."""
_ORNAMENTS = (
    r"\[(?:图|动图)\d+(?:·[^\]]{1,20})?\]",  # a picture: [图 3 · 600×400]
    r"\[视频\d+\]",
    r"\[链接\]",
    r"代码\d+[A-Za-z+#-]{0,15}\d+行",
    r"代码\d+",
    r"[‣◦╎╌↳-]",  # bullets, bars, rules, marks of wrapped code
    r"\d{1,4}\.",  # numbers of items
    r"[\^_]\(?|\)",  # around an exponent or an index of no Unicode form
)
_KEY = 8
_ENOUGH = 3
_WINDOW = 600
_WILD = {FORMULA: 8_000, TABLE: 60_000}
"""What stands for something drawn, and how many characters that may be."""


def ornaments(names: Iterable[str]) -> re.Pattern[str]:
    """Return what a page draws that no author wrote, blanks left out.

    `names` are the addresses and hosts that may stand beside a card.
    """
    beside = (re.escape("".join(name.split())) for name in names if name)
    return re.compile("|".join((*_ORNAMENTS, *beside)))


@dataclass
class Alignment:
    """Where each character of the first text stands in the second."""

    matches: list[int]
    """The index in the second text, or -1."""
    drawn: dict[int, tuple[int, int]] = field(default_factory=dict)
    """The stretch of the second text that was drawn for a formula or table of the first."""
    extras: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of the second text that answer nothing in the first."""

    @property
    def missing(self) -> list[tuple[int, int]]:
        """Return the stretches of the first text that the second lacks."""
        stretches: list[tuple[int, int]] = []
        for index, match in enumerate(self.matches):
            if match >= 0:
                continue
            if stretches and stretches[-1][1] == index:
                stretches[-1] = (stretches[-1][0], index + 1)
            else:
                stretches.append((index, index + 1))
        return stretches


def align(
    wanted: str,
    seen: str,
    edges: Set[int] = frozenset(),
    extra: re.Pattern[str] | None = None,
    tables: Sequence[str] = (),
) -> Alignment:
    """Lay two texts without blanks side by side, in order, each character used once.

    A formula or a table in the first answers to one in the second, or to anything at all up to
    the words that follow it. `edges` are the indices in the first text at which blocks begin:
    ornaments stand there, and are stepped over where the texts differ. `tables` are the
    texts of the tables. Linear: where the texts part, a stretch of bounded length is searched
    for the place where they meet again.
    """
    return _Aligning(wanted, seen, edges, extra, tables).result


class _Aligning:
    def __init__(
        self,
        wanted: str,
        seen: str,
        edges: Set[int],
        extra: re.Pattern[str] | None,
        tables: Sequence[str],
    ) -> None:
        self.tables = iter(tables)
        self.wanted, self.seen, self.edges, self.extra = wanted, seen, edges, extra
        self.result = Alignment([-1] * len(wanted))
        here = there = 0
        while here < len(wanted):
            character = wanted[here]
            there = self.past_label(here, there)
            if there < len(seen) and seen[there] == character:
                self.result.matches[here] = there
                here, there = here + 1, there + 1
            elif character in _WILD and character not in seen:
                here, there = self.past_drawing(here, there)
            elif extra and (match := extra.match(seen, there)):
                self.result.extras.append((there, match.end()))
                there = match.end()
            else:
                skipped, added = self.meeting(here, there)
                if added:
                    self.result.extras.append((there, there + added))
                here, there = here + skipped, there + added
        if there < len(seen):
            self.result.extras.append((there, len(seen)))

    def past_label(self, here: int, there: int) -> int:
        """Step over what stands before a block, though the block may begin with the same sign."""
        while self.extra and here in self.edges and self.wanted[here] not in _WILD:
            match = self.extra.match(self.seen, there)
            if not match:
                break
            # Where the block itself begins with the same words, they may stand there twice.
            short = len(match.group()) < _KEY
            if self.wanted.startswith(match.group(), here) and (
                short or self.seen.startswith(self.beginning(here), there)
            ):
                break
            self.result.extras.append((there, match.end()))
            there = match.end()
        return there

    def beginning(self, here: int) -> str:
        """Return how a block begins, as far as it has no formula in it."""
        end = here + 1
        while end < min(here + 60, len(self.wanted)) and not (
            end in self.edges or self.wanted[end] in _WILD
        ):
            end += 1
        return self.wanted[here:end]

    def key(self, start: int, size: int = _KEY) -> re.Pattern[str]:
        """Return what finds the next characters of the first text, ornaments at edges aside."""
        pattern = re.escape(self.wanted[start])
        for index in range(start + 1, min(start + size, len(self.wanted))):
            if self.wanted[index] in _WILD:
                break
            if self.extra and index in self.edges:
                pattern += f"(?:{self.extra.pattern})*"
            pattern += re.escape(self.wanted[index])
        return re.compile(pattern)

    def past_drawing(self, here: int, there: int) -> tuple[int, int]:
        """Step over something drawn, and over what is drawn right after it."""
        after, least, window = here, 0, 0
        while after < len(self.wanted) and self.wanted[after] in _WILD:
            self.result.matches[after] = there
            window += _WILD[self.wanted[after]]
            if self.wanted[after] == TABLE:
                least = self.whole(next(self.tables, ""), there + least) - there
            after += 1
        end = len(self.seen)
        if after < len(self.wanted):
            spots = (self.search(after, size, there + least, there + window) for size in (8, 4, 2))
            end = next((spot for spot in spots if spot >= 0), there)
        for index in range(here, after):
            self.result.drawn[index] = (there, end)
        return after, end

    def search(self, start: int, size: int, there: int, end: int) -> int:
        """Return where the next characters of the first text stand, in no ornament, or -1."""
        key = self.key(start, size)
        while found := key.search(self.seen, there, end):
            spot = found.start()
            drawn = self.extra.finditer(self.seen, there, end) if self.extra else iter(())
            long = (match for match in drawn if len(match.group()) >= _KEY or match[0][0] == "[")
            inside = next((match for match in long if match.end() > spot), None)
            if not inside or inside.start() >= spot:
                return spot
            there = inside.end()
        return -1

    def whole(self, table: str, there: int) -> int:
        """Return where every character of a table has been seen, or `there` if they are not."""
        wanted = Counter(table)
        left = len(table)
        for index in range(there, len(self.seen)):
            if not left:
                return index
            if wanted[self.seen[index]] > 0:
                wanted[self.seen[index]] -= 1
                left -= 1
        return there if left else len(self.seen)

    def meeting(self, here: int, there: int) -> tuple[int, int]:
        """Return how many characters to skip in either text before they agree again.

        Where they do not within the window, that is the rest of the block.
        """
        best = (0, 0, _WINDOW + 1)
        edge = len(self.wanted)
        for skipped in range(min(_WINDOW, len(self.wanted) - here)):
            if skipped >= best[2]:
                break
            start = here + skipped
            if skipped and start in self.edges:
                edge = min(edge, start)
            if self.wanted[start] in _WILD and self.wanted[start] not in self.seen:
                return (skipped, 0) if skipped < best[2] else best[:2]
            found = self.find(start, there, there + best[2] - skipped + _KEY)
            if found >= 0 and skipped + found - there < best[2]:
                best = (skipped, found - there, skipped + found - there)
        return best[:2] if best[2] <= _WINDOW else (max(1, edge - here), 0)

    def find(self, start: int, there: int, end: int) -> int:
        """Return where the next characters of the first text stand in the second, or -1."""
        size = 1
        while size < _KEY and start + size < len(self.wanted):
            if start + size in self.edges or self.wanted[start + size] in _WILD:
                break
            size += 1
        if size >= _ENOUGH or not self.extra:
            return self.seen.find(self.wanted[start : start + size], there, end)
        found = self.key(start).search(self.seen, there, end)
        return found.start() if found else -1


def is_ornament(seen: str, start: int, end: int, extra: re.Pattern[str]) -> bool:
    """Return whether an extra stretch is ornaments, wherever it was taken to begin.

    In `ab1.1.c` the stretch that `ab1.c` lacks is the first `1.`, the second, or `.1`.
    """
    for step in (-1, 1):
        first, last = start, end
        while True:
            if _all_ornaments(seen[first:last], extra):
                return True
            if step < 0 < first and seen[first - 1] == seen[last - 1]:
                first, last = first - 1, last - 1
            elif step > 0 and last < len(seen) and seen[first] == seen[last]:
                first, last = first + 1, last + 1
            else:
                break
    return False


def _all_ornaments(text: str, extra: re.Pattern[str]) -> bool:
    position = 0
    while position < len(text):
        match = extra.match(text, position)
        if not match or match.end() == position:
            return False
        position = match.end()
    return True
