"""The screen that every page is on: find in it, follow and copy its stops, and go back."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.getters import query_one

from tui.commands.registry import IN_SELECTION
from tui.commands.screen_keys import keyed
from tui.commands.selecting import SELECTION
from tui.messages import Browse, Copy, Follow, GoBack, OpenArticle, OpenComments, Pick, Say
from tui.messages.pictures import OpenPicture
from tui.page.fragment import ArticlePart
from tui.page.page import Kind, Stop
from tui.page.style import PageStyle
from tui.screens.base import ReaderScreen
from tui.screens.finding import Finding
from tui.screens.home import Home, Nowhere
from tui.screens.stop_words import copy_of, more_of, what_it_is
from tui.search.hit import Sought
from tui.widgets.find_bar import FindBar
from tui.widgets.key_bar import KeyBar
from tui.widgets.page_messages import Act, CopyAsked, Focused, Hinting, Moved, SelectionChanged
from tui.widgets.page_protocol import PageProtocol

_HINTS_FOLLOW = (("a-z", "跟随"), ("y a-z", "复制"), ("Esc", "放弃"))
_HINTS_COPY = (("a-z", "复制"), ("Esc", "放弃"))


class PageScreen(ReaderScreen, inherit_bindings=False):
    """A screen whose body is a page."""

    AUTO_FOCUS = "PageView"

    keys = query_one(KeyBar)

    def __init__(
        self,
        keys: Mapping[str, str],
        style: PageStyle,
        sought: Sought | None = None,
        home: Home | None = None,
    ) -> None:
        """Make the screen.

        Args:
            keys: the reader's own keys, by the names of commands.
            style: how its page is drawn.
            sought: what to find as soon as there is a page; None is nothing.
            home: the column of the article on it, if there is one.
        """
        super().__init__(keys, style)
        self._commands = self.offered
        self.while_selecting = keyed(IN_SELECTION, keys)
        """The commands that there are keys for while words are selected."""
        self.led_to = self._selection = keyed(SELECTION, keys)
        self.home = home or Nowhere()
        """The column of the article on it."""
        self.finding = Finding(self, sought)
        """The search for words on the page."""
        self._find_bar: FindBar | None = None

    @property
    def view(self) -> PageProtocol:
        """The page."""
        raise NotImplementedError

    @property
    def view_style(self) -> PageStyle:
        """The style of the page in its view: that of all, unless the screen says otherwise."""
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
        pictures, nearest = self.view.stops.pictures()
        if pictures:
            self.post_message(OpenPicture(pictures, nearest))
        else:
            self.post_message(Say("这里没有图片"))

    def action_list_stops(self) -> None:
        """Let the reader choose a stop of the page, and put the focus on it."""
        self.post_message(self.stop_menu() or Say("没有链接、代码、图片或公式"))

    def stop_menu(self) -> Pick | None:
        """Return the choice of a stop; None where there is none."""
        raise NotImplementedError

    async def action_find(self) -> None:
        """Let the reader type what to find in the page."""
        if self._find_bar is None:
            self._find_bar = FindBar(self.finding)
            await self.mount(self._find_bar)
        self.finding.begin(self._find_bar)

    def action_find_next(self, steps: int) -> None:
        """Go to the next match of what is or was looked for, or the previous one, in a circle."""
        self.finding.find_next(steps)

    @on(Moved)
    def _find_sought(self) -> None:
        self.finding.find_sought()

    def action_back(self) -> None:
        """Take away the marks of a search, let go of the stop under focus, or leave."""
        if not (self.finding.stop() or self.view.jumps.back() or self.view.let_go()):
            self.post_message(GoBack(self.again))

    @on(Hinting)
    def _say_what_hints_do(self, event: Hinting) -> None:
        says = _HINTS_COPY if event.hints.copies else _HINTS_FOLLOW
        self.keys.instead = says if event.hints else ()

    @on(SelectionChanged)
    def _say_what_is_selected(self, event: SelectionChanged) -> None:
        """Show how much is selected, and the keys there are for it."""
        self.offered = self.while_selecting if event.active else self._commands
        self.led_to = () if event.active else self._selection
        said = [(one.first_key, one.short) for one in self.while_selecting if one.short]
        self.keys.instead = ((event.said, ""), *said) if event.active else ()

    @on(Act)
    def _act(self, event: Act) -> None:
        self.act_on(event.chosen)

    def act_on(self, stop: Stop) -> None:
        """Follow or open a stop; copy one that leads nowhere."""
        if stop.kind is Kind.IMAGE:
            pictures, _ = self.view.stops.pictures()
            index = next((n for n, one in enumerate(pictures) if _same(one, stop)), 0)
            self.post_message(OpenPicture(pictures, index, or_follow=True))
        elif stop.url:
            if not self.go_within(stop):
                self.post_message(Follow(stop.url, ArticlePart.of(stop)))
        else:
            self.post_message(self._copy_of(stop))

    def action_mark(self) -> None:
        """Mark what is selected, where that can be remembered."""
        self.post_message(Say("这一页不能划线"))

    def action_write_note(self) -> None:
        """Let the reader write a note to what is selected, where that can be remembered."""
        self.post_message(Say("这一页不能写笔记"))

    def go_within(self, stop: Stop) -> bool:
        """Go where a link leads, if that is on this page; return whether it is."""
        return False

    @on(Focused)
    @on(Moved)
    def _show_target(self) -> None:
        """Show where the stop under focus leads."""
        stop = self.view.stop
        self.keys.target = self.target_of(stop) if stop else ""

    def target_of(self, stop: Stop) -> str:
        """Return where a stop leads, in a line; empty for one that leads nowhere."""
        if stop.target is not None:
            return stop.text or stop.url
        article = self.home.article_at(stop.url)
        # An article's own address leads out of it.
        if article and article is not self.reading:
            return f"本栏 {article.number}  {article.title}"
        if not article and (column := self.home.elsewhere(stop.url)):
            return f"另一栏 {column}"
        return stop.url

    @on(CopyAsked)
    def _copy(self, event: CopyAsked) -> None:
        """Copy the stop under focus, or the one code block in view, or let the reader pick one."""
        code_in_view = [stop for stop in event.in_view if stop.kind == Kind.CODE]
        if event.chosen:
            self.post_message(self._copy_of(event.chosen))
        elif len(code_in_view) == 1:
            self.post_message(self._copy_of(code_in_view[0]))
        else:
            self.copy_without_focus()

    def _copy_of(self, stop: Stop) -> Copy:
        return copy_of(stop, self.reading.title if self.reading else "")

    def copy_without_focus(self) -> None:
        """Let the reader pick a code block to copy."""
        blocks = [stop for stop in self.view.stops.all if stop.kind == Kind.CODE]
        if not blocks:
            self.post_message(Say("没有代码块；Tab 选中链接、图片或公式后按 y 复制"))
            return

        def copy(index: int) -> None:
            self.post_message(self._copy_of(blocks[index]))

        codes, begin = list(map(what_it_is, blocks)), list(map(more_of, blocks))
        self.post_message(Pick("复制代码块", codes, copy, numbered=True, details=begin))


def _same(stop: Stop, other: Stop) -> bool:
    """Return whether two stops are one, though their rows be counted from different ones."""
    return (stop.kind, stop.number, stop.payload) == (other.kind, other.number, other.payload)
