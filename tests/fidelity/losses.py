"""Losses between two contents: how many of each kind, with examples."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

FIGURES = (
    "characters missing",
    "characters added",
    "blanks lost",
    "code blocks that differ",
    "links lost",
    "pictures lost",
    "bold runs lost",
    "other emphasis lost",
    "formulas lost",
    "lines broken wrongly",
)


@dataclass
class Losses:
    """How much is lost of each kind, and the first examples."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def add(self, kind: str, count: int, example: str) -> None:
        """Note a loss of `count` things of one of the `FIGURES`."""
        assert kind in FIGURES, kind
        self.counts[kind] += count
        self.examples.append(f"{kind}: {example}")

    def merge(self, others: Losses, where: str) -> None:
        """Take over the losses of a part, naming it."""
        self.counts += others.counts
        self.examples += [f"{where}: {example}" for example in others.examples]

    def __bool__(self) -> bool:
        return bool(self.counts)

    def line(self) -> str:
        """Return the figures on one line."""
        return ", ".join(f"{name} {self.counts[name]}" for name in FIGURES)
