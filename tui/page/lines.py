"""Lines: where prose may be broken, and where it is.

UAX #14 says where a line may end, on a shadow of the text: a string of the same length in which a
character that we want treated differently is replaced by one of the class we want. That is how
Chinese quotes come to be brackets and `--flag` a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from unicode_segmentation_rs import line_break_units

from tui.page.cells import clusters, widths

BLANKS = " \t\r\v\f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000".replace(
    "\u2000-\u2006\u2008-\u200a", "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
)
"""What hangs at the end of a line; U+00A0, U+2007 and U+202F glue and are not among them."""
CLOSING = "，。、；：？！）》」』】〉〕〗〙〛｝］｠”’〞〟…‥—·・％～〜々〻ゝゞヽヾー!?,.;:)]}%"
"""What begins no line: closing marks and what else leans on the character before it."""
CLOSING += "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
OPENING = "（《「『【〈〔〖〘〚｛［｟“‘〝([{"
"""What ends no line."""

# Characters that stand for a class of UAX #14 in a shadow.
_WORD = "a"  # AL: no break between two of them
_CLOSE = "、"  # CL: no break before it, even after a blank
_OPEN = "´"  # BB: no break after it; OP would also forbid one between a word and `（`
_OPEN_WIDE = "「"  # OP: no break after it, nor after blanks that follow it
_JOINT = "–"  # BA: a break after it, none before

_SHADOWED = re.compile(
    r"[!-~]+|[Ａ-Ｚａ-ｚ０-９]+|[\ud800-\udfff]"
    f"|[{re.escape(''.join(c for c in CLOSING + OPENING if not c.isascii()))}]"
)
_URL = re.compile(r"(?:https?|ftp)://|www\.", re.IGNORECASE)
_TOKEN = re.compile(r"""([!?,.;:)\]}>%(\[{<"']*)(.*?)([!?,.;:)\]}>%(\[{<"']*)""", re.DOTALL)
_HYPHEN = re.compile(r"(?<=[A-Za-z]{2})-(?=[A-Za-z]{2})")
_EDGE = {c: _CLOSE for c in "!?,.;:)]}>%"} | {c: _OPEN_WIDE for c in "([{<"}
_URL_JOINT = re.compile(r"[/?&](?=[^/?&])|(?<=/)/")


def _letter(character: str) -> bool:
    return character.isalnum() and character < "\u0250"


def _shadow_of_token(token: str, before: str) -> str:
    """Return the shadow of a run of printable ASCII after the character `before`."""
    if len(token) == 1 and not token.isalnum():
        return _EDGE.get(token, token)
    if token.isalnum():
        return _WORD * len(token)
    matched = _TOKEN.fullmatch(token)
    assert matched is not None
    lead, word, trail = matched.groups()
    if not word:
        return "".join(_EDGE.get(c, c) for c in token)
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
    piece, text = matched.group(), matched.string
    before = text[matched.start() - 1] if matched.start() else " "
    if "!" <= piece[0] <= "~":
        return _shadow_of_token(piece, before)
    after = text[matched.end() : matched.end() + 1]
    if piece in "’‘·" and after and _letter(after) and (_letter(before) or before in BLANKS):
        return _WORD
    if piece in OPENING:
        return _OPEN_WIDE if after in BLANKS else _OPEN
    return _CLOSE if piece in CLOSING else _WORD * len(piece)


def _breaks(text: str) -> list[int]:
    """Return the offsets in characters at which a line of the text may begin."""
    shadow = _SHADOWED.sub(_shadow_of, text)
    return list(accumulate(map(len, line_break_units(shadow))))


def _may_break(text: str, at: int) -> bool:
    return text[at] not in CLOSING and text[at - 1] not in OPENING


def _inner_breaks(unit: str) -> list[int]:
    """Return where a unit longer than a line may be broken: as UAX #14 has it, and after `/?&`."""
    found = set(accumulate(map(len, line_break_units(re.sub("[\ud800-\udfff]", "a", unit)))))
    found.update(joint.start() + 1 for joint in _URL_JOINT.finditer(unit))
    return [at for at in sorted(found) if 0 < at < len(unit) and _may_break(unit, at)]


def _cut(text: str, start: int, stop: int, room: int, at: list[int]) -> int:
    """Return where to cut a unit longer than the line between clusters, beyond `start`."""
    while True:
        last = min(bisect_right(at, at[start] + room, start) - 1, stop)
        if last == stop:
            return stop
        ends = list(accumulate(map(len, clusters(text[start : last + 1]))))[:-1]
        if ends:
            break
        room = 2 * room + 2
    for end in reversed(ends):
        if _may_break(text, start + end):
            return start + end
    return start + ends[-1]


def _break_paragraph(
    text: str, first: int, width: int, ambiguous: int, keep_lead: bool
) -> list[tuple[int, int]]:
    stop = len(text.rstrip(BLANKS))
    start = 0 if keep_lead else stop - len(text[:stop].lstrip(BLANKS))
    if start >= stop:
        return [(0, 0)]
    at = [0, *accumulate(widths(text, ambiguous))]
    if at[stop] - at[start] <= first:
        return [(start, stop)]
    ends: list[int] = []
    begins: list[int] = []
    before = start
    for begin in _breaks(text[:stop]):
        end = begin
        while end > before and text[end - 1] in BLANKS:
            end -= 1
        if end <= before or (begin < stop and at[begin + 1] == at[begin]):
            continue
        if at[end] - at[before] > width:
            for inner in _inner_breaks(text[before:end]):
                begins.append(before + inner)
                ends.append(before + len(text[before : before + inner].rstrip(BLANKS)))
        ends.append(end)
        begins.append(begin)
        before = begin
    lines: list[tuple[int, int]] = []
    room = first
    while start < stop:
        last = bisect_right(at, at[start] + room, start) - 1
        found = bisect_right(ends, last) - 1
        if found >= 0 and ends[found] > start:
            lines.append((start, ends[found]))
            start = begins[found]
        elif not lines and room < width and at[ends[0]] - at[start] <= width:
            lines.append((start, start))
        else:
            begin = _cut(text, start, ends[found + 1], max(room, 1), at)
            end = begin
            while text[end - 1] in BLANKS and end > start + 1:
                end -= 1
            lines.append((start, end))
            start = begin
            while start < stop and text[start] in BLANKS:
                start += 1
        room = width
    return lines


def break_lines(
    text: str, width: int, ambiguous: int = 1, first: int | None = None
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
        for start, end in _break_paragraph(paragraph, room, width, ambiguous, not offset):
            lines.append((offset + start, offset + end))
        offset += len(paragraph) + 1
        room = width
    return lines
