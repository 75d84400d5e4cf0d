"""Attack the program for some minutes: `python -m tests.attack --minutes 5 --seed 7`.

Each attack has a seed of its own, made of the one given and its number; one that fails is printed
with the command that does it again, and the run goes on. The exit status is 1 if any has failed.
"""

from __future__ import annotations

import argparse
import os
import time
import traceback
from collections import Counter
from collections.abc import Callable
from random import Random

from tests.attack import terminal, words

ATTACKS: dict[str, tuple[Callable[[Random], None], int]] = {
    "column": (words.damaged_column, 20),
    "article": (words.random_article, 40),
    "formula": (words.random_formula, 80),
    "bursts": (terminal.bursts, 1),
    "killed": (terminal.killed, 1),
    "writers": (terminal.three_writers, 1),
    "growing": (terminal.opened_while_growing, 1),
}
"""Each attack, and how many times it comes for each time of the slowest."""


def main() -> int:
    """Attack, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(3)))
    parser.add_argument("--only", choices=ATTACKS, help="this attack alone")
    parser.add_argument("--number", type=int, help="this one of them alone")
    options = parser.parse_args()
    print(f"attacking for {options.minutes:g} minutes with --seed {options.seed}", flush=True)
    names = [options.only] if options.only else list(ATTACKS)
    end = time.monotonic() + 60 * options.minutes
    done: Counter[str] = Counter()
    failed = 0
    while time.monotonic() < end:
        for name in names:
            attack, times = ATTACKS[name]
            for _ in range(times):
                number = done[name] if options.number is None else options.number
                done[name] += 1
                failed += not _survived(attack, name, options.seed, number)
                if time.monotonic() >= end or options.number is not None:
                    break
        if options.number is not None:
            break
    print(f"{', '.join(f'{count} {name}' for name, count in done.items())}; {failed} failed")
    return 1 if failed else 0


def _survived(attack: Callable[[Random], None], name: str, seed: int, number: int) -> bool:
    try:
        attack(Random(f"{seed} {name} {number}"))
    except Exception:
        again = f"python -m tests.attack --seed {seed} --only {name} --number {number}"
        print(f"\n{again}\n{traceback.format_exc(limit=-4)[-3000:]}", flush=True)
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main())
