"""bs4 without CSS selectors, which nobody here uses: compiling those takes half its time."""

from __future__ import annotations

from tui.imports import without

with without("soupsieve"):
    import bs4 as bs4
