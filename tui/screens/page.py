"""The screen that every page is on: find in it, follow and copy its stops, and go back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from textual import on
from textual.getters import query_one

from tui.archive.model import Article
from tui.messages import (
    Browse,
    Copy,
    Follow,
    GoBack,
    OpenArticle,
    OpenComments,
    OpenPicture,
    Pick,
    Say,
)
from tui.page.cells import fit
from tui.page.fragment import Part
from tui.page.page import Kind, Stop
from tui.page.style import PageStyle
from tui.screens.reader import ReaderScreen
from tui.search.full_text import Sought
from tui.widgets.find_bar import FindBar
from tui.widgets.key_bar import KeyBar
from tui.widgets.page_canvas import PageCanvas
from tui.widgets.page_protocol import PageProtocol

_NAMES = {
    Kind.CODE: "代码",
    Kind.LINK: "链接",
    Kind.CARD: "卡片",
    Kind.IMAGE: "图",
    Kind.VIDEO: "视频",
    Kind.FOOTNOTE: "注",
    Kind.FORMULA: "公式",
}
_HINTS_FOLLOW = (("a-z", "跟随"), ("y a-z", "复制"), ("Esc", "放弃"))
_HINTS_COPY = (("a-z", "复制"), ("Esc", "放弃"))
_WORDS = 12
"""Cells of what is looked for that the key bar shows."""
TITLE = 30
"""Characters of an article's title in the name of a file."""


class _Wanted(NamedTuple):
    """The words looked for on a page."""

    words: str
    """As it was typed."""
    terms: tuple[str, ...]


class PageScreen(ReaderScreen, inherit_bindings=False):
    """A screen whose body is a page."""

    AUTO_FOCUS = "PageView"

    keys = query_one(KeyBar)

    def __init__(
        self,
        keys: Mapping[str, str],
        style: PageStyle,
        sought: Sought | None = None,
        article_at: Callable[[str], Article | None] = lambda url: None,
    ) -> None:
        """Make the screen.

        Args:
            keys: the reader's own keys, by the names of commands.
            style: how its page is drawn.
            sought: what to find as soon as there is a page; None is nothing.
            article_at: returns the article of the column that an address leads to, if any.
        """
        super().__init__(keys, style)
        self.article_at = article_at
        """Returns the article of the column that an address leads to, if any."""
        self._find_bar: FindBar | None = None
        self._wanted = self._wanted_before = _Wanted("", ())
        """The words looked for now or last, and before that."""
        self._sought = sought
        """The words still to be found once there is a page."""

    @property
    def view(self) -> PageProtocol:
        """The page."""
        raise NotImplementedError

    @property
    def view_style(self) -> PageStyle:
        """How the page is drawn in its view: as all pages, unless the screen says otherwise."""
        return self.page_style

    @property
    def again(self) -> OpenArticle | OpenComments | None:
        """The message that shows this screen again, or None where that is not worth keeping."""
        return None

    @property
    def home_url(self) -> str:
        """The address to open in a browser when no stop is under focus, or empty."""
        return ""

    def set_page_style(self, style: PageStyle) -> None:
        """Draw the page in another style, from the same place on."""
        super().set_page_style(style)
        if self.composed:
            self.view.set_page_style(self.view_style)

    def go_forward(self) -> bool:
        """Go again on the page where the reader has gone back from; return whether there was."""
        return self.composed and self.view.jumps.forward()

    def action_browse(self) -> None:
        """Open what is under focus in a browser, or else what the page is about."""
        stop = self.view.stop
        if url := (stop.url if stop else "") or self.home_url:
            self.post_message(Browse(url))

    def action_picture(self) -> None:
        """Show the picture under focus, or else the nearest from here on, large."""
        stops, at = self.view.all_stops, self.view.nearest_stop
        pictures = [index for index, stop in enumerate(stops) if stop.kind is Kind.IMAGE]
        if not pictures:
            self.post_message(Say("这里没有图片"))
            return
        chosen = next((n for n, index in enumerate(pictures) if index >= at), len(pictures) - 1)
        self.post_message(OpenPicture([stops[index] for index in pictures], chosen))

    def action_list_stops(self) -> None:
        """Let the reader choose a stop of the page, and put the focus on it."""
        stops = self.view.all_stops
        if not stops:
            self.post_message(Say("没有链接、代码、图片或公式"))
            return
        digits = max(len(str(stop.number)) for stop in stops)
        names = (f"{fit(_NAMES[stop.kind], 4)} {stop.number:>{digits}}" for stop in stops)
        self.post_message(
            Pick(
                "链接、代码、图片、公式",
                [f"{name}  {_said(stop)}" for name, stop in zip(names, stops, strict=True)],
                self.view.focus_stop,
                at=self.view.nearest_stop,
                details=[_address(stop) for stop in stops],
            )
        )

    async def action_find(self) -> None:
        """Let the reader type what to find in the page."""
        if self._find_bar is None:
            self._find_bar = FindBar()
            await self.mount(self._find_bar)
        self.stop_finding()
        self.view.search.mark_origin()
        self._wanted_before = self._wanted
        self._find_bar.open(self._wanted.words)

    @on(FindBar.Typed)
    def _find(self, event: FindBar.Typed) -> None:
        words = event.words.strip()
        self._wanted = _Wanted(words, (words,)) if words else self._wanted_before
        self.view.search.go_to_origin()
        if words:
            self.view.search.find(self._wanted.terms)
        else:
            self.view.search.stop(keep=False)
        self._show_count()

    @on(FindBar.Stepped)
    def _step(self, event: FindBar.Stepped) -> None:
        if (matches := self.view.search.matches) and matches.total:
            self.action_find_next(event.steps)

    @on(FindBar.Kept)
    def _keep_found(self) -> None:
        matches = self.view.search.matches
        if matches is None and self._wanted.words:
            self.action_find_next(1)
        elif matches and not matches.total:
            self._tell_nothing_found()
        self._close_find_bar()

    def _tell_nothing_found(self) -> None:
        self.post_message(Say(f"没有找到“{self._wanted.words}”"))
        self.stop_finding()

    @on(FindBar.GivenUp)
    def _give_up(self) -> None:
        if matches := self.view.search.matches:
            # What is looked for again begins where the reader is, and not where this led.
            matches.leave()
        self.stop_finding()
        self.view.search.go_to_origin()
        self._close_find_bar()

    def _close_find_bar(self) -> None:
        if self._find_bar:
            self._find_bar.close()
        self.view.focus()
        self._show_count()

    def stop_finding(self) -> bool:
        """Take the marks of a search away; return whether there were any."""
        found = self.view.search.stop()
        self._show_count()
        return found

    def action_find_next(self, steps: int) -> None:
        """Go to the next match of what is or was looked for, or the previous one, in a circle."""
        if not self._wanted.words:
            self.post_message(Say("没有在查找；按 / 开始"))
            return
        if self.view.search.matches is None:
            self.view.search.find_again(self._wanted.terms)
        matches = self.view.search.matches
        if matches is None or not matches.total:
            self._tell_nothing_found()
        elif self.view.search.find_next(steps):
            end = "到了末尾，从头再找" if steps > 0 else "到了开头，从末尾再找"
            self.post_message(Say(end if matches.total > 1 else "只有这一处"))
        self._show_count()

    @on(PageCanvas.Moved)
    def _find_sought(self) -> None:
        sought = self._sought
        if sought is None or not self.view.laid_out:
            return
        self._sought = None
        self._wanted = _Wanted(sought.typed, sought.terms)
        if not self.view.search.seek(sought):
            self.post_message(Say("这几个字在这里不是照原样显示的"))
        self._show_count()

    @property
    def found(self) -> str:
        """The words looked for and which match is current, of how many: `/word 3/17  `."""
        matches = self.view.search.matches
        return f"/{fit(self._wanted.words, _WORDS).rstrip()} {matches.count}  " if matches else ""

    def _show_count(self) -> None:
        if self._find_bar and self._find_bar.display:
            matches = self.view.search.matches
            self._find_bar.say(matches.count if matches else "")
        self.view.tell_moved()

    def action_back(self) -> None:
        """Take away the marks of a search, let go of the stop under focus, or leave."""
        if not (self.stop_finding() or self.view.jumps.back() or self.view.let_go()):
            self.post_message(GoBack(self.again))

    @on(PageCanvas.Hinting)
    def _say_what_hints_do(self, event: PageCanvas.Hinting) -> None:
        says = _HINTS_COPY if event.hints.copies else _HINTS_FOLLOW
        self.keys.instead = says if event.hints else ()

    @on(PageCanvas.Act)
    def _act(self, event: PageCanvas.Act) -> None:
        if event.chosen.kind is Kind.IMAGE:
            pictures = [stop for stop in self.view.all_stops if stop.kind is Kind.IMAGE]
            index = next((n for n, one in enumerate(pictures) if _same(one, event.chosen)), 0)
            self.post_message(OpenPicture(pictures, index, or_follow=True))
        elif event.chosen.url:
            if not self.go_within(event.chosen):
                self.post_message(Follow(event.chosen.url, Part.of(event.chosen)))
        else:
            self.post_message(self._copy_of(event.chosen))

    def go_within(self, stop: Stop) -> bool:
        """Go where a link leads, if that is on this page; return whether it is."""
        return False

    @on(PageCanvas.Focused)
    @on(PageCanvas.Moved)
    def _show_target(self) -> None:
        """Show where the stop under focus leads."""
        stop = self.view.stop
        self.keys.target = self.target_of(stop) if stop else ""

    def target_of(self, stop: Stop) -> str:
        """Return where a stop leads, in a line; empty for one that leads nowhere."""
        if stop.target is not None:
            return stop.text or stop.url
        article = self.article_at(stop.url)
        # An article's own address leads out of it.
        if article and article is not self.reading:
            return f"本栏 {article.number}  {article.title}"
        return stop.url

    @on(PageCanvas.CopyAsked)
    def _copy(self, event: PageCanvas.CopyAsked) -> None:
        """Copy the stop under focus, or the one code block in view, or let the reader pick one."""
        code_in_view = [stop for stop in event.in_view if stop.kind == Kind.CODE]
        if event.chosen:
            self.post_message(self._copy_of(event.chosen))
        elif len(code_in_view) == 1:
            self.post_message(self._copy_of(code_in_view[0]))
        else:
            self.copy_without_focus()

    def _copy_of(self, stop: Stop) -> Copy:
        """Return a copy of a stop, in a file named after the article where it comes to one."""
        about = self.reading.title[:TITLE] if self.reading else ""
        kind = {Kind.CODE: "", Kind.FORMULA: "公式"}.get(stop.kind, "网址") if about else stop.kind
        suffix = {Kind.FORMULA: "tex"}.get(stop.kind, "txt")
        if stop.kind is Kind.CODE:
            from tui.page.colours import suffix_of

            suffix = suffix_of(stop.language)
        name = "-".join(filter(None, (about, kind, str(stop.number))))
        return Copy(stop.payload, _what(stop), f"{name}.{suffix}")

    def copy_without_focus(self) -> None:
        """Let the reader pick a code block to copy."""
        blocks = [stop for stop in self.view.all_stops if stop.kind == Kind.CODE]
        if not blocks:
            self.post_message(Say("没有代码块；Tab 选中链接、图片或公式后按 y 复制"))
            return

        def copy(index: int) -> None:
            self.post_message(self._copy_of(blocks[index]))

        choices = [f"{_what(stop)}  {_first_line(stop.payload)}" for stop in blocks]
        self.post_message(Pick("复制代码块", choices, copy, numbered=True))


def _same(stop: Stop, other: Stop) -> bool:
    """Return whether two stops are one, though their rows be counted from different ones."""
    return (stop.kind, stop.number, stop.payload) == (other.kind, other.number, other.payload)


def _what(stop: Stop) -> str:
    if stop.kind == Kind.CODE:
        lines = len(stop.payload.removesuffix("\n").split("\n"))
        return f"{stop.language or '代码'}，{lines} 行"
    return "公式的 TeX" if stop.kind == Kind.FORMULA else "网址"


def _said(stop: Stop) -> str:
    """Return what a stop says, in a line."""
    if stop.kind is Kind.CODE:
        return f"{_what(stop)}  {_first_line(stop.payload)}"
    if stop.kind is Kind.FORMULA:
        return _first_line(stop.payload)
    return " ".join(stop.text.split()) or _address(stop)


def _address(stop: Stop) -> str:
    """Return the address that a stop leads to, unless that is what it says already."""
    said = " ".join(stop.text.split())
    return "" if stop.url == said or stop.url.startswith("data:") else stop.url


def _first_line(code: str) -> str:
    return next((line.strip() for line in code.split("\n") if line.strip()), "")
