"""Measure formulas in sentences: `python -m tests.bench.formulas FILE...` reads columns, or JSON
lists of TeX.

Prints how many take one row and how many more, what a reader would be misled by, and, of articles
with formulas, the rows and the time of a page with tall formulas in ratio to one without.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

import tui.page.formula as formula
from tests.page.formula_readings import (
    draw,
    faults_displayed,
    faults_in_sentence,
    formulas_of,
    sentence_rows,
)
from tui.archive.load import load
from tui.page.document import markdown_of
from tui.page.layout import lay_out
from tui.page.page import Kind, Page
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN

_ROUNDS = 7


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.formulas", description=__doc__)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--inline", type=int, default=2000, help="formulas in sentences to draw")
    parser.add_argument("--displayed", type=int, default=1000, help="displayed ones to draw")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--width", type=int, default=80, help="cells to a row")
    options = parser.parse_args()
    inline, displayed, articles = _read(options.files)
    print_readings(draw(inline, options.inline, options.seed), options.width)
    faulty = [
        (tex, faults)
        for tex in draw(displayed, options.displayed, options.seed)
        if (faults := faults_displayed(tex, options.width))
    ]
    print(f"{min(options.displayed, len(displayed))} displayed, {len(faulty)} with faults")
    _print_faults(faulty)
    print_pages(articles, options.width)


def _read(files: Iterable[Path]) -> tuple[list[str], list[str], dict[str, str]]:
    """Return formulas in sentences, displayed ones, and the articles' Markdown by name."""
    formulas: list[tuple[str, bool]] = []
    articles: dict[str, str] = {}
    for file in files:
        text = file.read_text(encoding="utf-8")
        if text.lstrip().startswith('["') or text.lstrip().startswith("[\n"):
            formulas += [(tex.strip(), False) for tex in json.loads(text)]
            continue
        column = load(file)
        formulas += formulas_of(column)
        articles |= {f"{file.stem} {one.number}": markdown_of(one) for one in column.articles}
    inline = [tex for tex, display in formulas if not display]
    return inline, [tex for tex, display in formulas if display], articles


def print_readings(formulas: Sequence[str], width: int) -> None:
    """Print how many rows formulas in sentences take, and which mislead."""
    rows = Counter(len(sentence_rows(tex, width)) for tex in formulas)
    faulty = [(tex, faults) for tex in formulas if (faults := faults_in_sentence(tex, width))]
    print(f"{len(formulas)} in sentences, {rows[1]} on one row, {len(faulty)} with faults")
    print("rows:", ", ".join(f"{count} take {number}" for number, count in sorted(rows.items())))
    _print_faults(faulty)


def _print_faults(faulty: Sequence[tuple[str, list[str]]]) -> None:
    for tex, faults in faulty:
        print(f"  {'; '.join(faults)}: {tex}")


def print_pages(articles: dict[str, str], width: int) -> None:
    """Print the ratios of tall pages to flat ones: rows, and the time from Markdown on."""
    rows, times = [], []
    for name, markdown in articles.items():
        spent: dict[bool, list[float]] = {False: [], True: []}
        for _ in range(_ROUNDS):
            for tall in (False, True):
                spent[tall].append(_seconds(markdown, width, tall))
        tall_page, flat_page = (_page(markdown, width, tall) for tall in (True, False))
        rows.append(len(tall_page.rows) / max(1, len(flat_page.rows)))
        if any(stop.kind is Kind.INLINE_FORMULA for stop in tall_page.stops):
            times.append(median(spent[True]) / median(spent[False]))
            print(f"  {name}: {rows[-1]:.2f} of the rows, {times[-1]:.2f} of the time")
    if rows:
        print(f"rows: median {median(rows):.2f}, most {max(rows):.2f} of a flat page's")
    if times:
        print(f"time of those: median {median(times):.2f}, most {max(times):.2f}")


def _page(markdown: str, width: int, tall: bool) -> Page:
    return lay_out(parse(markdown), PageStyle(width, PLAIN, tall_formulas=tall))


def _seconds(markdown: str, width: int, tall: bool) -> float:
    """Return what a page takes of the processor, its formulas read again."""
    for cached in (formula.in_sentence, formula.drawn, formula._formula, formula._said):
        cached.cache_clear()
    start = time.process_time()
    _page(markdown, width, tall)
    return time.process_time() - start


if __name__ == "__main__":
    main()
