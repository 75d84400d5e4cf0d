"""Lines: where prose may be broken, and where it is.

UAX #14 says where a line may end, on a shadow of the text: a string of the same length in which a
character that we want treated differently is replaced by one of the class we want. That is how
Chinese quotes come to be brackets and `--flag` a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from unicode_segmentation_rs import line_break_units

from tui.page.cells import NARROW, Measure, clusters
from tui.text.unsafe import SURROGATES

BLANKS = " \t\r\v\f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000".replace(
    "\u2000-\u2006\u2008-\u200a", "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
)
"""Blanks that hang at the end of a line; U+00A0, U+2007 and U+202F glue and are not among them."""
CLOSING = "，。、；：？！）》」』】〉〕〗〙〛｝］｠”’〞〟…‥—·・％～〜々〻ゝゞヽヾー!?,.;:)]}%"
"""Characters that begin no line: closing marks and all that leans on the character before it."""
CLOSING += "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
OPENING = "（《「『【〈〔〖〘〚｛［｟“‘〝([{"
"""Characters that end no line."""

_FULL_CLOSING = frozenset(mark for mark in CLOSING if not mark.isascii())

# Characters that stand for a class of UAX #14 in a shadow.
_WORD = "a"  # AL: no break between two of them
_CLOSE = "、"  # CL: no break before it, even after a blank
_OPEN = "「"  # OP: no break after it, nor between a word and it
_OPEN_WIDE = "´"  # BB: no break after it
_JOINT = "–"  # BA: a break after it, none before

_SURROGATES = re.compile(f"[{SURROGATES}]")
_APOSTROPHE = re.compile(r"(?<=[0-9A-Za-z])[’·](?=[0-9A-Za-z])|(?<!\S)’(?=[0-9A-Za-z])")
# Words with a mark in them, full-width words, and what opens after a word.
_SHADOWED = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-Za-z]*+[!-/:-@\[-`{-~][!-~]*|[Ａ-Ｚａ-ｚ０-９]+|(?<=[!-~])[（《「『【〈〔]"
)
_URL = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_TOKEN = re.compile(r"""([!?,.;:)\]}>%(\[{<"']*)(.*?)([!?,.;:)\]}>%(\[{<"']*)""", re.DOTALL)
_HYPHEN = re.compile(r"(?<=[A-Za-z]{2})-(?=[A-Za-z]{2})")
_EDGE = {c: _CLOSE for c in "!?,.;:)]}>%"} | {c: _OPEN for c in "([{<"}
_URL_JOINT = re.compile(r"""[/?&](?=[^/?&!,.;:)\]}>'"])""")
# Where a Latin unit longer than a line is broken first: after the marks inside it, `://` and the
# points and commas of numbers excepted.
_JOINT_IN_LONG = re.compile(
    r"(?<=[0-9A-Za-z)\]])(?::/+|(?![.,:][0-9])[!-&*-/:;=?@\\^_|~]+)(?=[0-9A-Za-z(\[])"
)


def _shadow_of_token(token: str, before: str) -> str:
    """Return the shadow of a run of printable ASCII after the character `before`."""
    if len(token) == 1 and not token.isalnum():
        return _EDGE.get(token, token)
    matched = _TOKEN.fullmatch(token)
    assert matched is not None
    lead, word, trail = matched.groups()
    if not word:
        return "".join(_EDGE.get(c, c) for c in token)
    if lead in ("'", '"') and lead in trail:  # a quotation within one token: we know its sides
        lead, trail = "(", trail.replace(lead, ")")
    if lead in (".", "..", "%"):  # .NET, ../lib, %d
        lead = lead if before > "\u2e80" and before not in CLOSING else _WORD * len(lead)
    else:
        lead = "".join(_EDGE.get(c, c) for c in lead)
    trail = "".join(_EDGE.get(c, c) for c in trail)
    if word.isalnum():
        return lead + _WORD * len(word) + trail
    if not any(c.isalnum() for c in word):
        return lead + word + trail
    shadow = [_WORD] * len(word)
    if url := _URL.search(word):
        for joint in _URL_JOINT.finditer(word, url.end()):
            shadow[joint.start()] = _JOINT
    elif not word.startswith("-"):
        for joint in _HYPHEN.finditer(word):
            shadow[joint.start()] = _JOINT
    return lead + "".join(shadow) + trail


def _shadow_of(matched: re.Match[str]) -> str:
    piece = matched.group()
    if piece.isascii():
        return _shadow_of_token(
            piece, matched.string[max(matched.start() - 1, 0) : matched.start()]
        )
    return _OPEN_WIDE if piece in OPENING else _WORD * len(piece)


def line_starts(text: str) -> list[int]:
    """Return the offsets in characters at which a line of the text may begin."""
    shadow = text
    if not text.isascii():
        shadow = _APOSTROPHE.sub(_WORD, _SURROGATES.sub("\ufffd", shadow))
        shadow = shadow.replace("“", _OPEN_WIDE).replace("‘", _OPEN_WIDE)
        shadow = shadow.replace("”", _CLOSE).replace("’", _CLOSE)
    shadow = _SHADOWED.sub(_shadow_of, shadow)
    return list(accumulate(map(len, line_break_units(shadow))))


class _Paragraph:
    """Text without line feeds, and where its lines may end."""

    def __init__(self, text: str, measure: Measure) -> None:
        self.text = text
        self.stop = len(text.rstrip(BLANKS))
        self.cells = [0, *accumulate(measure.widths(text))]
        """Cells before each character."""

    @cached_property
    def breaks(self) -> list[int]:
        """The places where a line may begin; a paragraph that fits on one line never asks."""
        # None begins with a blank: whether it may begin there is for what follows to say.
        text = self.text
        return [at for at in line_starts(text) if at == len(text) or text[at] not in BLANKS]

    def reach(self, start: int, room: int) -> int:
        """Return how far a line of `room` cells gets from `start`."""
        return min(bisect_right(self.cells, self.cells[start] + room, start) - 1, self.stop)

    def skip_blanks(self, at: int) -> int:
        """Return where the blanks at `at`, if any, end."""
        while at < self.stop and self.text[at] in BLANKS:
            at += 1
        return at

    def drop_blanks(self, start: int, end: int) -> int:
        """Return the end of a line without the blanks that hang from it."""
        while end > start and self.text[end - 1] in BLANKS:
            end -= 1
        return end

    def last_break(self, start: int, reach: int) -> int:
        """Return where the line after one that gets as far as `reach` begins, or `start`."""
        text = self.text
        for at in range(bisect_right(self.breaks, self.skip_blanks(reach)) - 1, -1, -1):
            begin = self.breaks[at]
            if begin <= start:
                break
            end = self.drop_blanks(start, begin)
            if (
                end > start
                and text[self.skip_blanks(begin)] not in _FULL_CLOSING
                and text[end - 1] not in OPENING
                and self.cells[begin] < self.cells[begin + 1]  # no mark that joins a blank
            ):
                return begin
        return start

    def joint(self, start: int, reach: int) -> int:
        """Return the last place before `reach` where a long unit may be broken, or `start`."""
        found = start
        for joint in _JOINT_IN_LONG.finditer(self.text, start, reach + 1):
            if joint.end() <= reach:
                found = joint.end()
        return found

    def cut(self, start: int, reach: int) -> int:
        """Return where to cut a unit longer than its line between clusters, beyond `start`."""
        text = self.text
        ends = [start + end for end in accumulate(map(len, clusters(text[start : reach + 1])))][:-1]
        for end in reversed(ends):
            if text[self.skip_blanks(end)] not in CLOSING and text[end - 1] not in OPENING:
                return end
        for end in reversed(ends):
            if text[end] not in "…—" or text[end - 1] != text[end]:
                return end
        if ends:
            return ends[-1]
        # A cluster wider than the line.
        more = 64
        while reach < self.stop:
            reach = min(reach + more, self.stop)
            found = clusters(text[start : reach + 1])
            if len(found) > 1:
                return start + len(found[0])
            more *= 2
        return self.stop

    def lines(self, first: int, width: int, keep_lead: bool) -> list[tuple[int, int]]:
        """Return the ranges of its lines; `keep_lead` leaves blanks at its start in the first."""
        start = self.skip_blanks(0)
        if start == self.stop:
            return [(0, 0)]
        if keep_lead and self.cells[start] + 2 <= first:
            start = 0
        lines: list[tuple[int, int]] = []
        room = first
        while (reach := self.reach(start, room)) < self.stop:
            begin = self.last_break(start, reach)
            ahead = self.reach(begin, width)
            if ahead < self.stop and self.last_break(begin, ahead) == begin:
                # The next unit is longer than a line: as much of it as it has joints stays here.
                begin = self.joint(begin, reach)
            elif begin == start and room < width:
                lines.append((start, start))
                room = width
                continue
            if begin == start:
                begin = self.cut(start, reach)
            lines.append((start, self.drop_blanks(start, begin)))
            start = self.skip_blanks(begin)
            room = width
        if start < self.stop:
            lines.append((start, self.stop))
        return lines


def break_lines(
    text: str, width: int, measure: Measure = NARROW, first: int | None = None
) -> list[tuple[int, int]]:
    """Break text into lines of at most `width` cells, each as long as it can be.

    Returns the half-open ranges of characters of the lines. Blanks at a break are in none: they
    hang. A line feed ends a line. `first` is the width of the first line where it differs; that
    line is empty when the first unit fits only on the next. A width below 1 counts as 1, and a
    cluster wider than the line stands alone on it.
    """
    width = max(width, 1)
    room = width if first is None else first
    lines: list[tuple[int, int]] = []
    offset = 0
    for paragraph in text.split("\n"):
        found = _Paragraph(paragraph, measure).lines(room, width, keep_lead=not offset)
        lines += [(offset + start, offset + end) for start, end in found]
        offset += len(paragraph) + 1
        room = width
    return lines
