"""A picture of an article, large: zoomed, moved, fetched where it is not at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.worker import get_current_worker

from tui.commands.registry import IN_PICTURE, PICTURE
from tui.commands.screen_keys import bindings
from tui.messages import Browse, Copy, GoBack, Say
from tui.messages.pictures import PicturesFetched, SavePicture, ShowPixels
from tui.page.page import Stop
from tui.page.style import PageStyle
from tui.pictures.cell_style import CellStyle
from tui.pictures.problem import NoPicture, Reason
from tui.pictures.source import Pictures
from tui.screens.base import ReaderScreen
from tui.widgets.key_bar import KeyBar
from tui.widgets.picture_line import PictureLine
from tui.widgets.picture_view import PictureView


class PictureScreen(ReaderScreen, inherit_bindings=False):
    """Shows one of an article's pictures."""

    COMMANDS_HERE = IN_PICTURE
    BINDINGS = bindings(PICTURE)
    AUTO_FOCUS = "PictureView"

    keys = query_one(KeyBar)
    view = query_one(PictureView)
    line = query_one(PictureLine)

    def __init__(
        self,
        stops: Sequence[Stop],
        index: int,
        pictures: Pictures,
        style: PageStyle,
        keys: Mapping[str, str],
    ) -> None:
        """Make the screen.

        Args:
            stops: the pictures of the article.
            index: which of them to show first.
            pictures: where they come from.
            style: how pages are drawn, and pictures.
            keys: the reader's own keys, by the names of commands.
        """
        super().__init__(keys, style)
        self._stops = stops
        self._index = index
        self._pictures = pictures
        self._fetching = False
        self._stop_fetching = False

    def compose(self) -> ComposeResult:
        """Yield the picture, the line about it and the keys."""
        yield PictureView(self._pictures, self._cell_style)
        yield PictureLine(self.page_style.measure)
        yield KeyBar(self.offered, self.page_style.measure)

    def on_mount(self) -> None:
        """Show the picture."""
        self._show()

    @property
    def _cell_style(self) -> CellStyle:
        pictures = self.page_style.pictures
        return pictures.cells if pictures else CellStyle()

    def set_page_style(self, style: PageStyle) -> None:
        """Draw the picture in another style."""
        before, self.page_style = self._cell_style, style
        if self.composed and self._cell_style != before:
            self.view.set_style(self._cell_style)

    @property
    def _stop(self) -> Stop:
        return self._stops[self._index]

    def _show(self) -> None:
        self.keys.place = ""
        self.view.show(self._stop.url)
        self._say_which()

    def on_screen_resume(self) -> None:
        """Draw once more what another program may have drawn over."""
        self.view.refresh()

    @on(PictureView.Changed)
    def _say_which(self) -> None:
        framing = self.view.framing
        self.line.which = f"图 {self._index + 1}/{len(self._stops)}"
        self.line.caption = self._stop.text
        self.line.framing = framing
        if problem := self.view.problem:
            self._say_problem(problem)

    def _say_problem(self, problem: NoPicture) -> None:
        """Say why there is no picture, and what can be done about it."""
        if self._fetching:
            return
        does = ["y 复制网址，o 在外面打开"] if self._stop.url else []
        if problem.reason is Reason.NOT_SAVED:
            does.insert(0, "Enter 取这张图，A 取这篇的全部（会连知乎的图片服务器）")
        self.view.say(str(problem), "", *does)

    # Commands

    def action_next_picture(self, steps: int) -> None:
        """Show the next picture, or the previous one."""
        if not 0 <= self._index + steps < len(self._stops):
            self.post_message(Say("后面没有图了" if steps > 0 else "前面没有图了"))
            return
        self._index += steps
        self._show()

    def action_copy(self) -> None:
        """Copy the picture's address."""
        if url := self._stop.url:
            self.post_message(Copy(url, "网址", "url.txt"))
        else:
            self.post_message(Say(Reason.NO_ADDRESS.chinese))

    def action_browse(self) -> None:
        """Open the picture's address outside."""
        if url := self._stop.url:
            self.post_message(Browse(url))
        else:
            self.post_message(Say(Reason.NO_ADDRESS.chinese))

    def action_save(self) -> None:
        """Save the picture as it is."""
        self.post_message(SavePicture(self._stop.url))

    def action_pixels(self) -> None:
        """Show the picture's own pixels, where the terminal can."""
        self.post_message(ShowPixels(self._stop.url))

    def action_back(self) -> None:
        """Stop what is being fetched, or leave."""
        stops, self._stop_fetching = self._fetching and not self._stop_fetching, True
        if not stops:
            self.post_message(GoBack())

    # Fetching

    def action_fetch(self) -> None:
        """Fetch the picture."""
        problem = self.view.problem
        if problem is None:
            self.post_message(Say("这张图已经在了"))
        else:
            self._fetch((self._stop.url,))

    def action_fetch_all(self) -> None:
        """Fetch all pictures of the article."""
        self._fetch(tuple(dict.fromkeys(stop.url for stop in self._stops if stop.url)))

    def _fetch(self, urls: Sequence[str]) -> None:
        if self._fetching:
            return
        self._fetching, self._stop_fetching = True, False
        self.view.say("取图中…", "", "Esc 停下")
        work = partial(self._fetch_in_thread, urls)
        self.run_worker(work, thread=True, exit_on_error=False)

    def _fetch_in_thread(self, urls: Sequence[str]) -> None:
        from tui.pictures.fetch import fetch_all

        worker = get_current_worker()
        call = self.app.call_from_thread
        urls = [url for url in urls if not self._pictures.look_for(url)]
        problems: list[NoPicture] = []
        done = 0

        def stopped() -> bool:
            return self._stop_fetching or worker.is_cancelled

        def came(count: int) -> None:
            if len(urls) == 1:
                call(self._say_came, f"{count // 1024} KB")

        def one(url: str) -> None:
            self._pictures.fetch(url, came, stopped)

        def say_done(url: str, problem: NoPicture | None) -> None:
            nonlocal done
            done += 1
            if problem:
                problems.append(problem)
            if len(urls) > 1:
                call(self._say_came, f"{done}/{len(urls)}")

        fetch_all(urls, one, say_done, stopped)
        if not worker.is_cancelled:
            call(self._fetched, done, problems)

    def _say_came(self, much: str) -> None:
        if self._fetching:
            self.view.say(f"取图中… {much}", "", "Esc 停下")

    def _fetched(self, count: int, problems: Sequence[NoPicture]) -> None:
        """Show what has come of so many pictures that were not at hand, and why others have not."""
        self._fetching = False
        self.post_message(PicturesFetched())
        if self._stop_fetching:
            self.post_message(Say(f"停下了，取到 {count - len(problems)} 张"))
        elif count > 1:
            failed = f"，{len(problems)} 张没有取到" if problems else ""
            self.post_message(Say(f"取到 {count - len(problems)} 张{failed}"))
        elif count == 0:
            self.post_message(Say("图都在了，没有要取的"))
        elif problems:
            self.view.say(str(problems[0]), "", "y 复制网址，o 在外面打开")
            return
        self._show()
