"""What is lost between two contents, counted and shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rich.cells import cell_len

from tests.fidelity.addresses import compare_links
from tests.fidelity.align import BAR, Alignment, align, is_ornament, ornaments
from tests.fidelity.lines_rule import blank_rows, judge, wider
from tests.fidelity.losses import Losses
from tests.fidelity.soft_breaks import soft_breaks
from tests.fidelity.text import FORMULA, TABLE, Block, Code, Content, Mark, Stream, stream


def compare_markdown(wanted: Content, seen: Content) -> Losses:
    """Return what Markdown lost of an article; nothing may be added to it either."""
    losses = Losses()
    left, right = stream(wanted.blocks), stream(seen.blocks)
    asides = (re.escape("".join(url.split())) for url in wanted.asides)
    beside = re.compile("|".join(asides)) if wanted.asides else None
    sides = align(left.text, right.text, left.edges, beside)
    _text(losses, left, right, sides, beside)
    _blanks(losses, left, right, sides)
    # A block of Markdown ends in a line feed whether the code does or not (CommonMark 4.5).
    codes = [Code(code.language, code.source.removesuffix("\n")) for code in wanted.codes]
    _codes(losses, codes, seen.codes)
    compare_links(losses, wanted, seen, exact=False)
    _marks(losses, wanted.blocks, left, right, sides, exact=True)
    _formulas(losses, wanted, seen)
    return losses


def compare_page(wanted: Content, seen: Content, width: int) -> Losses:
    """Return what a page of some width lost of an article."""
    losses = Losses()
    blocks, tables = _without_tables(wanted.blocks)
    # Of a video without a name its label says all there is to say: [视频 2].
    blocks = [block for block in blocks if (block.kind, block.text) != ("video", "视频")]
    left = stream(blocks)
    right = stream(seen.blocks, "" if BAR in left.text else BAR)
    extra = ornaments(_names(wanted))
    texts = [stream(cells).text.replace(FORMULA, "") for cells in tables]
    sides = align(left.text, right.text, left.edges, extra, texts)
    _text(losses, left, right, sides, extra)
    _tables(losses, left, right, sides, tables)
    _blanks(losses, left, right, sides)
    _codes(losses, wanted.codes, seen.codes)
    _indents(losses, blocks, left, right, sides, seen.blocks, width)
    compare_links(losses, wanted, seen, exact=True)
    _marks(losses, blocks, left, right, sides, exact=False)
    bad_rows = wider([block.text for block in seen.blocks], width)
    bad_rows += blank_rows([block.text if block.kind == "row" else "-" for block in seen.blocks])
    for bad in bad_rows:
        losses.add("lines broken wrongly", 1, f"{bad.rule}: {bad.row!r}")
    for line in soft_breaks(blocks, seen.blocks, left, right, sides, width):
        if broken := judge(line):
            example = f"{broken.rule}: {broken.row!r} | {broken.following!r}"
            losses.add("lines broken wrongly", 1, example)
    return losses


def _without_tables(blocks: list[Block]) -> tuple[list[Block], list[list[Block]]]:
    """Return the blocks with a single sign for each table, and the cells of the tables."""
    kept: list[Block] = []
    tables: list[list[Block]] = []
    number = 0
    for block in blocks:
        if not block.table:
            kept.append(block)
            continue
        if block.table != number:
            number = block.table
            tables.append([])
            kept.append(Block("table", TABLE, [Mark.NONE]))
        tables[-1].append(block)
    return kept, tables


def _text(
    losses: Losses,
    left: Stream,
    right: Stream,
    sides: Alignment,
    extra: re.Pattern[str] | None,
) -> None:
    for start, end in sides.missing:
        around = left.text[max(0, start - 12) : start] + "⟦" + left.text[start:end] + "⟧"
        losses.add("characters missing", end - start, around[:120])
    for start, end in sides.extras:
        if extra and is_ornament(right.text, start, end, extra):
            continue
        text = right.text[start:end]
        around = right.text[max(0, start - 12) : start] + "⟦" + text + "⟧"
        losses.add("characters added", end - start, around[:120])


def _tables(
    losses: Losses, left: Stream, right: Stream, sides: Alignment, tables: list[list[Block]]
) -> None:
    """Find each cell in what was drawn for its table: set side by side, still in its order."""
    places = [index for index, character in enumerate(left.text) if character == TABLE]
    for index, cells in zip(places, tables, strict=True):
        start, end = sides.drawn.get(index, (0, 0))
        drawn = right.text[start:end]
        texts = [stream([cell]).text.replace(FORMULA, "") for cell in cells]
        missing = Counter("".join(texts)) - Counter(drawn)
        if missing:
            losses.add("characters missing", missing.total(), f"table: {missing} in {drawn[:80]}")
            continue
        for text in texts:
            characters = iter(drawn)
            if not all(character in characters for character in text):
                losses.add("characters missing", 1, f"table: no {text[:40]} in {drawn[:80]}")


def _names(content: Content) -> set[str]:
    """Return what a page may say of a card besides its words: address, host."""
    names = set(content.asides)
    for link in content.links:
        if link.kind in ("card", "video"):
            host = link.url.partition("://")[2].partition("/")[0].partition("?")[0]
            names |= {link.url, host, host.removeprefix("www.")}
    return names


_TABS = (4, 8, 2)


def _indents(
    losses: Losses,
    blocks: list[Block],
    left: Stream,
    right: Stream,
    sides: Alignment,
    rows: list[Block],
    width: int,
) -> None:
    """Hold the lines of a code block to their indents, whatever a tab is taken to be."""
    shifts: dict[int, list[set[int]]] = {}
    for index, (number, offset) in enumerate(left.places):
        block = blocks[number]
        begin = block.text.rfind("\n", 0, offset) + 1
        if block.kind != "code" or sides.matches[index] < 0 or block.text[begin:offset].strip():
            continue
        row, column = right.places[sides.matches[index]]
        indent = block.text[begin:offset]
        if cell_len(indent.expandtabs(8)) * 2 > width:
            continue
        taken = cell_len(rows[row].text[:column])
        by_tab = [set[int]() for _ in _TABS]
        for shift, tab in zip(shifts.setdefault(number, by_tab), _TABS, strict=True):
            shift.add(taken - cell_len(indent.expandtabs(tab)))
    for number, by_tab in shifts.items():
        if min(map(len, by_tab)) > 1:
            losses.add("code blocks that differ", 1, f"indent: {blocks[number].text!r:.200}")


def _blanks(losses: Losses, left: Stream, right: Stream, sides: Alignment) -> None:
    for index, match in enumerate(sides.matches):
        if index == 0 or match <= 0 or left.text[index] == FORMULA:
            continue
        if left.gaps[index] and not right.gaps[match] and sides.matches[index - 1] == match - 1:
            around = left.text[max(0, index - 12) : index] + "⟦ ⟧" + left.text[index : index + 12]
            losses.add("blanks lost", 1, around)


def _codes(losses: Losses, wanted: Sequence[Code], seen: Sequence[Code]) -> None:
    left, right = Counter(wanted), Counter(seen)
    missing, added = list((left - right).elements()), list((right - left).elements())
    for code in missing:
        losses.add("code blocks that differ", 1, f"no {code!r:.300}; there is {added!r:.300}")
    if not missing and added:
        losses.add("code blocks that differ", len(added), f"added {added!r:.300}")
    elif not missing and list(wanted) != list(seen):
        losses.add("code blocks that differ", 1, "not in their order")


def _marks(
    losses: Losses,
    blocks: list[Block],
    left: Stream,
    right: Stream,
    sides: Alignment,
    *,
    exact: bool,
) -> None:
    """Note the runs that are emphasised in one text and not in the other."""
    marks = tuple(Mark) if exact else (Mark.BOLD,)
    for mark in marks:
        if not mark:
            continue
        name = {Mark.BOLD: "bold runs lost", Mark.LINK: "links lost"}.get(
            mark, "other emphasis lost"
        )
        last = -2
        for index, match in enumerate(sides.matches):
            kind = blocks[left.places[index][0]].kind
            # Other readers show a picture's caption without its marks.
            kinds = ("text", "heading", "cell") if exact else ("text", "heading", "cell", "caption")
            if match < 0 or left.text[index] == FORMULA or kind not in kinds:
                continue
            want, have = mark in left.marks[index], mark in right.marks[match]
            if want == have or (kind == "heading" and mark is Mark.BOLD):
                continue
            if have and not exact:
                continue
            if index > last + 1:
                around = left.text[max(0, index - 8) : index] + "⟦" + left.text[index : index + 12]
                losses.add(name, 1, f"{'' if want else 'added '}{mark.name} {around}")
            last = index


def _formulas(losses: Losses, wanted: Content, seen: Content) -> None:
    left, right = ([_squeezed(tex) for tex in one.formulas] for one in (wanted, seen))
    missing = Counter(left) - Counter(right)
    if missing:
        losses.add("formulas lost", missing.total(), f"{list(missing)[:3]!r:.300}")
    elif left != right:
        losses.add("formulas lost", 1, f"more or in another order: {len(left)}, {len(right)}")


def _squeezed(tex: str) -> str:
    return "".join(tex.split()).rstrip("\\")
