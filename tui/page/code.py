"""Code of a page: a label, rows with a gutter, and a closing row where it has no ground."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter

from rich.style import Style

from tui.page.blocks import TAB, Code
from tui.page.builder import PageBuilder, StyledText
from tui.page.cells import clusters
from tui.page.colours import NO_LANGUAGE, lexer_of, stretches
from tui.page.page import Kind, Origin, Stretch
from tui.page.pending_stops import PendingStop
from tui.page.theme import PLAIN

_Line = list[tuple[str, Style]]
"""A line of code: stretches of one look."""
_RULE = "╌"
_GUTTER = "  "
_GOES_ON = "↳ "
_HANG = 2
"""Cells by which a line that goes on is indented more than where it begins."""
_TABS = re.compile(r"\t|[^\t]+")
_OF_WORD = re.compile(r"[A-Za-z0-9_$@]")
_ENDING = frozenset(",;)]}，。；）")
_BLANK = frozenset(" \t\u3000")


def draw_code(builder: PageBuilder, code: Code) -> None:
    """Draw a block of code as a stop: Enter and copy give its text as it was written."""
    stop = builder.stop(Kind.CODE, "", code.text, code.language)
    lines = _coloured(builder, code)
    if code.text.endswith("\n"):
        lines.pop()  # What follows the last line feed is no line.
    language = [] if code.language.lower() in NO_LANGUAGE else [code.language]
    _draw_framed(builder, [f"代码 {stop.number}", *language, f"{len(lines)} 行"], lines, stop)


def draw_source(builder: PageBuilder, tex: str, stop: PendingStop, why: str = "") -> None:
    """Draw a formula that has no drawing as the TeX it was written in, and say why where known."""
    lines = [[(line, builder.theme["code"])] for line in tex.split("\n")]
    label = list(filter(None, [f"公式 {stop.number}", "TeX", why]))
    _draw_framed(builder, label, lines, stop, whole=len(tex))


def _draw_framed(
    builder: PageBuilder,
    words: list[str],
    lines: list[_Line],
    stop: PendingStop,
    whole: int | None = None,
) -> None:
    """Draw lines of code below a row that says what they are; a closing row ends them.

    `whole` is how many characters they stand for as a whole; None for each of them for itself.
    """
    length = sum(len(text) for line in lines for text, _ in line) + len(lines)
    shown = [_expanded(builder, line) for line in lines]
    wanted = len(_GUTTER) + max((cells for _, cells in shown), default=0)
    room = max(builder.room, min(wanted, builder.room + builder.beside))
    builder.begin(length + 1)
    builder.row([_label(builder, words, stop, room)], 0, ours=True)
    _draw_lines(builder, lines, shown, stop, room, whole)
    if not builder.theme["code"].bgcolor:
        # Where code has a ground of its own, that says where it ends.
        builder.row([(_RULE * room, builder.theme["ornament"], stop)], length + 1, ours=True)


def _draw_lines(
    builder: PageBuilder,
    lines: list[_Line],
    shown: list[tuple[_Line, int]],
    stop: PendingStop,
    room: int,
    whole: int | None,
) -> None:
    """Draw lines as code: tabs expanded, a long line broken where a row ends and marked.

    Args:
        builder: the page.
        lines: the lines as they were written.
        shown: the same with tabs expanded, and the cells of each.
        stop: the stop they are.
        room: cells to a row, the gutter included.
        whole: how many characters they stand for as a whole, if they do.
    """
    left = len(_GUTTER)
    room -= left
    plain, mark = builder.theme["code"], builder.theme["code mark"]
    offset = 1
    for line, (expanded, cells) in zip(lines, shown, strict=True):
        fits = cells <= room or not builder.code_wraps
        hang = 0 if fits else min(_indent(expanded) + _HANG, room // 3)
        rows = [(expanded, cells, 0)] if fits else _wrap(builder, line, room, hang)
        written = "".join([text for text, _ in line])
        ends = [start for _, _, start in rows[1:]] + [len(written)]
        for (pieces, cells, start), end in zip(rows, ends, strict=True):
            row: list[StyledText] = [(_GOES_ON, mark, stop) if start else (_GUTTER, plain, stop)]
            before = hang if start else 0
            if before:
                row.append((" " * before, plain, stop))
            row += [(part, style, stop) for part, style in pieces]
            # Of a block that is wider than the page, all rows begin at one cell.
            if (plain.bgcolor or room + left > builder.room) and before + cells < room:
                row.append((" " * (room - before - cells), plain, stop))
            if whole is None:
                origins = _origins(builder, written[start:end], cells, offset + start)
            else:
                origins = (Origin(0, cells, 0, whole),)
            text = Stretch(0, cells, "" if start else "\n", origins=origins)
            builder.row(row, offset + start, stretches=(text.moved(left + before),))
        offset += len(written) + 1


def _origins(builder: PageBuilder, text: str, cells: int, offset: int) -> tuple[Origin, ...]:
    """Return where the cells of a row of code come from: each tab, and what is between tabs.

    Args:
        builder: the page.
        text: the row as it was written.
        cells: how many it takes.
        offset: characters of the block before it.
    """
    if "\t" not in text:
        return (Origin(0, cells, offset),)
    found: list[Origin] = []
    at = 0
    for part in _TABS.findall(text):
        wide = TAB - at % TAB if part == "\t" else builder.cells(part)
        found.append(Origin(at, at + wide, offset, 1 if part == "\t" else None))
        at += wide
        offset += len(part)
    return tuple(found)


def _indent(line: _Line) -> int:
    """Return the blanks that a line begins with."""
    text = "".join([text for text, _ in line])
    return len(text) - len(text.lstrip(" "))


def _expanded(builder: PageBuilder, line: _Line) -> tuple[_Line, int]:
    """Return a line with its tabs as blanks, and how many cells it takes."""
    pieces: _Line = []
    cells = 0
    for text, style in line:
        first, *rest = text.split("\t")
        cells += builder.cells(first)
        shown = [first]
        for part in rest:
            blanks = TAB - cells % TAB
            shown += (" " * blanks, part)
            cells += blanks + builder.cells(part)
        pieces.append(("".join(shown), style))
    # As a whole: a lexer may have parted an emoji, whose characters alone take other cells.
    return pieces, builder.cells("".join([text for text, _ in pieces]))


def _wrap(builder: PageBuilder, line: _Line, room: int, hang: int) -> list[tuple[_Line, int, int]]:
    """Return the rows of a line of code: its pieces, their cells, and the offset of the first.

    It is broken between tokens; one that is longer than a row, where the row ends.

    Args:
        builder: the page.
        line: the line as it was written.
        room: cells to a row.
        hang: cells by which all rows but the first are indented.
    """
    styles = [style for text, style in line for _ in text]
    rows: list[tuple[_Line, int, int]] = []
    pieces: _Line = []
    cells = begin = at = 0
    for token in _tokens("".join(text for text, _ in line)):
        whole = sum(TAB if cluster == "\t" else builder.cells(cluster) for cluster in token)
        keep = whole <= room - hang
        for number, cluster in enumerate(token):
            shown = " " * (TAB - cells % TAB) if cluster == "\t" else cluster
            width = builder.cells(shown)
            ends = cells + (whole if keep and not number and cluster != "\t" else width)
            if cells and ends > room:
                rows.append((_merged(pieces), cells, begin))
                if len(rows) == 1:
                    room -= hang
                pieces, cells, begin = [], 0, at
                if cluster == "\t":
                    shown, width = " " * TAB, TAB
            pieces.append((shown, styles[at]))
            cells += width
            at += len(cluster)
    rows.append((_merged(pieces), cells, begin))
    return rows


def _tokens(text: str) -> list[list[str]]:
    """Return the tokens of a line of code, as clusters: words, and all else one by one.

    What ends something, such as a comma or a bracket, stays with what it ends.
    """
    tokens: list[list[str]] = []
    before = ""
    for cluster in clusters(text):
        of_word = bool(_OF_WORD.match(cluster))
        if tokens and ((of_word and before == "word") or (cluster in _ENDING and before)):
            tokens[-1].append(cluster)
        else:
            tokens.append([cluster])
        before = "word" if of_word else "" if cluster in _BLANK else "sign"
    return tokens


def _merged(pieces: _Line) -> _Line:
    """Return the pieces with neighbours of one style as one."""
    return [
        ("".join([text for text, _ in group]), style)
        for style, group in groupby(pieces, key=itemgetter(1))
    ]


def _label(builder: PageBuilder, words: list[str], stop: PendingStop, room: int) -> StyledText:
    """Return the label row of `room` cells: as many of the words as fit, and a rule to the end."""
    while len(words) > 1 and builder.cells("  ".join(words)) + 6 > room:
        words.pop(1)
    text = "  ".join(words)
    if builder.cells(text) + 6 <= room:
        text = f"{_RULE * 2} {text} "
    return (text + _RULE * (room - builder.cells(text)), builder.theme["ornament"], stop)


def _coloured(builder: PageBuilder, code: Code) -> list[_Line]:
    """Return the lines of the code, each as stretches of one look."""
    plain = builder.theme["code"]
    if not code.text:
        return []
    # What is printed to a pipe is not read for its keywords.
    coloured = builder.theme != PLAIN and len(code.text) <= builder.colour_budget
    lexer = lexer_of(code.text, code.language) if coloured else None
    if lexer is None:
        return [[(line, plain)] if line else [] for line in code.text.split("\n")]
    builder.colour_budget -= len(code.text)
    lines: list[_Line] = [[]]
    found = stretches(lexer, code.text)
    for role, group in groupby(found, key=itemgetter(0)):
        # Tokens of one colour are one piece, or an emoji would be cut where no lexer knew it.
        first, *rest = "".join([text for _, text in group]).split("\n")
        style = builder.theme[role] if role else plain
        if first:
            lines[-1].append((first, style))
        for part in rest:
            lines.append([(part, style)] if part else [])
    return lines
