"""`python -m tests.fidelity FILE…`: what is lost of each column, and the first of each kind."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.fidelity.columns import SHIPPED, losses_of_column, saved_columns
from tests.fidelity.product import WIDTHS


def main() -> int:
    """Print a line for each column; return 1 if anything is lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.fidelity", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="columns; else $ZHIHU_COLUMNS")
    parser.add_argument("--width", type=int, action="append", help="cells; may be repeated")
    parser.add_argument("--show", type=int, default=8, help="how many losses to show of each kind")
    options = parser.parse_args()
    lost = False
    for path in options.files or [SHIPPED, *saved_columns()]:
        losses = losses_of_column(path, options.width or WIDTHS)
        print(f"{path.name}: {losses.line()}")
        for kind in losses.counts:
            examples = [example for example in losses.examples if f" {kind}: " in example]
            print(*(f"    {example}" for example in examples[: options.show]), sep="\n")
        lost = lost or bool(losses)
    return int(lost)


if __name__ == "__main__":
    sys.exit(main())
