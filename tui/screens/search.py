"""The screen on which a column or a shelf is searched, while one types."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Input, Static
from textual.worker import Worker, get_current_worker

from tui.commands.registry import IN_SEARCH, SEARCH
from tui.commands.screen_keys import bindings
from tui.messages import GoBack, Say
from tui.messages.field_message import FieldMessage
from tui.page.style import PageStyle
from tui.screens.base import ReaderScreen
from tui.screens.search_scope import WHOLE, SearchScope
from tui.search.found_articles import FoundArticle
from tui.search.hit import Sought
from tui.search.query import Query
from tui.widgets.field import Field
from tui.widgets.hit_list import HitList
from tui.widgets.key_bar import KeyBar

_SOON_SECONDS = 0.02
"""The time after which a search reports first; each time it waits twice as long."""
_REPORT_SECONDS = 0.16
"""The longest that it waits between two reports, each of which is drawn."""


class SearchScreen(ReaderScreen, inherit_bindings=False):
    """Finds words in titles, bodies, code, formulas and comments of all articles."""

    COMMANDS_HERE = IN_SEARCH
    BINDINGS = bindings(SEARCH)
    AUTO_FOCUS = "Input"
    DEFAULT_CSS = """
    SearchScreen {
        #line { height: 1; padding: 0 1; background: $panel; }
        #mark { width: auto; text-style: bold; }
        #progress { width: 40%; max-width: 26; text-style: bold; text-align: right; }
        HitList { height: 1fr; }
    }
    """

    input = query_one(Field)
    progress = query_one("#progress", Static)
    hits = query_one(HitList)

    class Progress(FieldMessage):
        """More has been searched."""

        query: Query
        found: Sequence[FoundArticle]
        done: int
        """The number searched so far."""
        among: int
        finished: bool = False
        """Whether that is all."""

    def __init__(
        self,
        scope: SearchScope,
        words: str,
        remember: Callable[[str], None],
        keys: Mapping[str, str],
        style: PageStyle,
    ) -> None:
        """Make the screen.

        Args:
            scope: what is searched.
            words: what to search it for to begin with.
            remember: takes what is typed, whenever that changes.
            keys: the reader's own keys, by the names of commands.
            style: how pages are drawn.
        """
        super().__init__(keys, style)
        self._scope = scope
        self._first_words = words
        self._remember = remember
        self._query = Query(())
        self._worker: Worker[None] | None = None
        self._said = ""
        """The last message about what could not be searched: it is not repeated at every letter."""

    def compose(self) -> ComposeResult:
        """Yield the row to type in, the hits and the keys."""
        with Horizontal(id="line"):
            yield Static(f"{self._scope.name} ", id="mark", markup=False)
            yield Field('几个词都要有  "…" 内是连着的')
            yield Static("", id="progress", markup=False)
        yield HitList()
        yield KeyBar(self.offered, self.page_style.measure)

    def on_mount(self) -> None:
        """Look for the first words; what is typed takes their place."""
        self.run_worker(self._scope.prepare, thread=True, group="prepare")
        self.input.value = self._first_words
        self.input.select_all()

    def on_unmount(self) -> None:
        """Search no more."""
        self._scope.close()

    def on_key(self, event: events.Key) -> None:
        """Search for what is typed before the field has the keyboard, too."""
        if self.focused is None:
            self.input.take_early(event)

    @on(Input.Changed)
    def _look_for(self, event: Input.Changed) -> None:
        """Search for what has been typed, and for nothing else any more."""
        event.stop()
        if event.value != self.input.value:  # more has been typed since
            return
        self._remember(event.value)
        query = Query.parse(event.value)
        if query == self._query:
            return
        self._query = query
        self._stop()
        self.hits.begin(query)
        self.hits.says = ""
        self._say("")
        if not query.terms:
            return
        # Described here, for Textual would write out all of the articles to do so.
        self._worker = self.run_worker(
            partial(self._search, query), thread=True, description="search"
        )

    def _search(self, query: Query) -> None:
        """Search for a query, and report now and then. In a thread."""
        worker = get_current_worker()
        found: list[FoundArticle] = []
        nothing = True
        wait = _SOON_SECONDS
        done, among = 0, 1
        reported = time.monotonic()
        for one, done, among in self._scope.search(query, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            if one:
                found.append(one)
            now = time.monotonic()
            if now - reported > wait or (found and nothing):
                wait = min(2 * wait, _REPORT_SECONDS)
                self.post_message(self.Progress(query, found, done, among))
                nothing = nothing and not found
                found, reported = [], now
        if not worker.is_cancelled:
            self.post_message(self.Progress(query, found, done, among, finished=True))

    @on(Progress)
    def _show_progress(self, event: Progress) -> None:
        if event.query != self._query or self._worker is None:
            return
        whole = max(0, WHOLE - self.hits.articles)
        self.hits.add(event.found[:whole], whole=True)
        self.hits.add(event.found[whole:], whole=False)
        percent = f"  {100 * event.done // max(1, event.among)}%"
        if event.finished:
            self._worker = None
            self.hits.says = "没有找到"
            percent = ""
            if self._scope.notice not in ("", self._said):
                self._said = self._scope.notice
                self.post_message(Say(self._said))
        self._say(f"{self._count}{percent}")

    def _say(self, progress: str) -> None:
        # Of a fixed width: laying the screen out would take longer than a share of the search.
        self.progress.update(progress, layout=False)

    @property
    def _count(self) -> str:
        """The number of matches and articles found: `12 处 3 篇`; `12+` where there are more."""
        more = "" if self.hits.counted else "+"
        return f"{self.hits.matches}{more} 处 {self.hits.articles} 篇"

    @property
    def working(self) -> bool:
        """Whether a search is going on."""
        return self._worker is not None

    def _stop(self) -> bool:
        """End the search that is going on; return whether one was."""
        worker, self._worker = self._worker, None
        if worker is None:
            return False
        worker.cancel()
        return True

    @on(Input.Submitted)
    def _open(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the selected hit, at the match."""
        if (selected := self.hits.selected) is None:
            return
        found, number = selected
        typed = " ".join(self.input.value.split())
        sought = Sought(self._query.terms, found.hits[number], typed, number)
        self.post_message(self._scope.opening(found, sought))

    def action_move(self, hits: int) -> None:
        """Select the next hit, or the previous one."""
        self.hits.move(hits)

    def action_move_page(self, pages: int) -> None:
        """Select a hit a screenful away."""
        self.hits.move_page(pages)

    def action_move_article(self, steps: int) -> None:
        """Select a hit of the next article, or of the previous one."""
        self.hits.move_article(steps)

    def action_back(self) -> None:
        """Stop searching, or leave."""
        if self._stop():
            self._say(f"{self._count} 已停")
        else:
            self.post_message(GoBack())
