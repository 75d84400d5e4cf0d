"""Saved columns to be checked: the shipped one, and those in the folder `$ZHIHU_COLUMNS` names."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import tui
from tests.fidelity.losses import Losses
from tests.fidelity.product import WIDTHS, losses_of
from tui.archive.load import load

FOLDER = "ZHIHU_COLUMNS"
SHIPPED = Path(tui.__file__).parent / "demo.json"


def saved_columns() -> list[Path]:
    """Return the columns in the folder that the environment names, or none."""
    folder = os.environ.get(FOLDER)
    return sorted(Path(folder).glob("*.json")) if folder else []


def losses_of_column(path: Path, widths: Iterable[int] = WIDTHS) -> Losses:
    """Return what is lost of a column's articles, comments and replies."""
    widths = tuple(widths)
    losses = Losses()
    for article in load(path).articles:
        here = f"{path.name} {article.number}"
        losses.merge(losses_of(article.html, widths), here)
        for number, comment in enumerate(article.comments, 1):
            for html in (comment.html, *(reply.html for reply in comment.replies)):
                losses.merge(losses_of(html, widths[:1]), f"{here}, comment {number}")
    return losses
