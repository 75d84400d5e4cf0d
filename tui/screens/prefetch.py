"""Articles laid out before they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import App
from textual.timer import Timer
from textual.worker import get_current_worker

from tui.archive.model import Article
from tui.screens.factory import ScreenFactory

_REST_SECONDS = 0.15
"""Without a key for so long, a reader has come to rest."""


class Prefetcher:
    """Lays out, in a thread, what may well be opened next: once the reader has come to rest."""

    def __init__(self, app: App[None], screens: ScreenFactory) -> None:
        """Make it for an app, and for what knows how the pages of its screens are drawn."""
        self._app = app
        self._screens = screens
        self._timer: Timer | None = None

    def prefetch(self, articles: Sequence[Article]) -> None:
        """Lay articles out, and none of those asked for before that are not laid out yet."""
        if self._timer:
            self._timer.stop()
        lay_out = partial(self._lay_out, articles, self._app.size.width)
        work = partial(self._app.run_worker, lay_out, thread=True, group="prefetch", exclusive=True)
        self._timer = self._app.set_timer(_REST_SECONDS, work)

    def _lay_out(self, articles: Sequence[Article], width: int) -> None:
        worker = get_current_worker()
        for article in articles:
            if not worker.is_cancelled:
                self._screens.lay_out(article, width)
