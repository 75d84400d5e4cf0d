"""The second screen: an article to read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult

from tui.archive.model import Article
from tui.commands.registry import ARTICLE, FIND, IN_ARTICLE, bindings
from tui.memory.values import ArticleMemory
from tui.messages import (
    Copy,
    OpenArticle,
    OpenComments,
    Pick,
    PrefetchArticles,
    RememberPlace,
    Say,
    SelectInList,
    SetWidth,
    ToggleBookmark,
    ToggleRead,
)
from tui.page.cache import PageCache
from tui.page.document import body, markdown_of, tex_of
from tui.page.fragment import Part, row_of
from tui.page.page import Page, Place, Stop
from tui.page.plain import plain_text
from tui.page.style import PageStyle
from tui.screens.page import PageScreen
from tui.screens.stop_words import short_title
from tui.search.full_text import Sought
from tui.widgets.key_bar import KeyBar
from tui.widgets.page_view import PageView

_DRAFT = re.compile(r"https?://zhuanlan\.zhihu\.com/write/?#", re.IGNORECASE)
"""The address of an article that its author was writing: links in it lead to itself."""


class ArticleScreen(PageScreen, inherit_bindings=False):
    """Shows an article, and those before and after it in the list it was opened from."""

    COMMANDS_HERE = IN_ARTICLE
    BINDINGS = bindings((*FIND, *ARTICLE))
    DEFAULT_CSS = """
    ArticleScreen PageView { height: 1fr; }
    ArticleScreen.-full-screen KeyBar { display: none; }
    """

    def __init__(
        self,
        article: Article,
        among: Sequence[Article],
        style: PageStyle,
        pages: PageCache,
        recall: Callable[[Article], ArticleMemory],
        *,
        keys: Mapping[str, str],
        article_at: Callable[[str], Article | None],
        place: Place | None = None,
        sought: Sought | None = None,
        part: Part | None = None,
    ) -> None:
        """Make the screen.

        Args:
            article: the article to show.
            among: the articles that the next and the previous one are taken from.
            style: how the page is drawn.
            pages: lays articles out.
            recall: says what is remembered of an article.
            keys: the reader's own keys, by the names of commands.
            article_at: returns the article of the column that an address leads to, if any.
            place: where to begin; None for where the article was left.
            sought: what to find in it and mark, if anything.
            part: the part of it to go to, if any.
        """
        super().__init__(keys, style, sought, article_at)
        self.article = article
        self._among = among
        self._pages = pages
        self._fills_screen = False
        """Whether rows are as wide as the screen."""
        self._recall = recall
        self._part = part if part and part.fragment else None
        """The part of it still to be gone to, once there is a page."""
        self._first_place = place or (Place(0, 0) if sought or self._part else None)
        """Where to begin, if not where the article was left."""
        self._put_at: tuple[Page, Place] | None = None
        """Where a search or a way back has led, as long as the reader has not moved from it."""
        self._asked_for_next = False
        """Whether the reader has wanted to go on beyond the end, and been asked."""
        self._moved = self._first_place is None
        """Whether the reader has moved there, or gone on from where the article was left."""

    def compose(self) -> ComposeResult:
        """Yield the page and the keys below it."""
        begin = self._first_place or self._left_at()
        yield PageView(self._page, self.page_style, begin, self._leads_here)
        yield KeyBar(self.offered, self.page_style.ambiguous_width)

    @property
    def view(self) -> PageView:
        """The article's page."""
        return self.query_one(PageView)

    def _page(self, style: PageStyle) -> Page:
        return self._pages.page(self.article, style)

    @property
    def view_style(self) -> PageStyle:
        """How the page is drawn in its view: in rows as wide as that, if it fills the screen."""
        return self.page_style.unbounded() if self._fills_screen else self.page_style

    def on_mount(self) -> None:
        """Look to the articles on either side."""
        self._look_ahead()

    def _look_ahead(self) -> None:
        index = self._index
        if index is not None:
            near = (*self._among[index + 1 : index + 2], *self._among[max(0, index - 1) : index])
            self.post_message(PrefetchArticles(near))

    def _left_at(self) -> Place | None:
        """Return where the article was left, and say so; None at its top."""
        memory = self._recall(self.article)
        if not memory.begun:
            return None
        self.post_message(Say(f"上次读到 {memory.percent}%"))
        return memory.place

    def memory_known(self) -> None:
        """Go where the article was left, once that is known, unless the reader has gone on."""
        if not self.composed:
            return  # it will begin there by itself
        if self.view.top == 0 and not self._first_place and (place := self._left_at()):
            self.view.begin_at(place)
        self._show_place()

    @on(PageView.Moved)
    def _go_to_part(self) -> None:
        part, page = self._part, self.view.page
        if part is None or page is None:
            return
        self._part = None
        if (row := row_of(page, part)) is not None:
            self.view.go_to_heading(row)

    def _leads_here(self, stop: Stop) -> bool:
        """Return whether a stop leads to an article of this column."""
        return self._leads_within(stop) or (
            stop.url != self.article.url and self.article_at(stop.url) is not None
        )

    def _leads_within(self, stop: Stop) -> bool:
        """Return whether a stop is a link to this article; its plain address leads out of it."""
        url = stop.url
        if stop.target is not None or url == self.article.url:
            return False
        return self.article_at(url) is self.article or bool(_DRAFT.match(url))

    def go_within(self, stop: Stop) -> bool:
        """Go where a link leads, if that is in this article."""
        if not self._leads_within(stop):
            return False
        part, page = Part.of(stop), self.view.page
        row = row_of(page, part) if page else None
        if row is not None:
            self.view.jump_to(row)
        elif part.fragment:
            self.post_message(Say("文中没有找到这一处"))
        else:
            self.view.jump_to(0)
        return True

    def target_of(self, stop: Stop) -> str:
        """Return where a stop leads, in a line; empty for one that leads nowhere."""
        page = self.view.page
        if page is None or not self._leads_within(stop):
            return super().target_of(stop)
        row = row_of(page, Part.of(stop))
        return f"本文  {page.rows[row].text.strip() if row is not None else ''}".rstrip()

    @on(PageView.AtEnd)
    def _ask_for_next(self) -> None:
        """Say what going on beyond the end means, and do it when that is wanted once more."""
        index = self._index
        rest = self._among[index + 1 :] if index is not None else ()
        following = next((one for one in rest if not self._recall(one).read), None)
        if following is None:
            self.post_message(Say("已到末尾，后面没有未读的"))
        elif self._asked_for_next:
            self._show_article(following)
        else:
            self._asked_for_next = True
            key = next(one.first_key for one in self.offered if one.name == "page down")
            self.post_message(Say(f"已到末尾，再按一次 {key}：下一篇未读"))

    @on(PageView.Moved)
    def _show_place(self) -> None:
        self._asked_for_next = False
        self.keys.section = self.view.section or self.article.title
        index = self._index
        of_all = f"{index + 1}/{len(self._among)}  " if index is not None else ""
        self.keys.place = f"{self.finding.found}{of_all}{self.view.percent}%"
        if (page := self.view.page) and (place := self.view.place):
            self._look_for_a_move(page, place)
            seen = place if self._moved else None
            self.post_message(RememberPlace(self.article, seen, self.view.percent))

    def _look_for_a_move(self, page: Page, place: Place) -> None:
        """Find out whether the reader has moved from where a search or a way back has led."""
        if self._moved or self.finding.awaits_page:
            return
        if self._put_at is None or self._put_at[0] is not page:
            self._put_at = page, place
        all_in_view = self.view.top == 0 and self.view.percent == 100
        self._moved = all_in_view or self._put_at[1] != place

    @property
    def reading(self) -> Article:
        """The article."""
        return self.article

    @property
    def _index(self) -> int | None:
        """The article's place among those it was opened from."""
        found = (index for index, one in enumerate(self._among) if one is self.article)
        return next(found, None)

    def action_next_article(self, steps: int) -> None:
        """Show the next article, or the previous one."""
        index = self._index
        if index is None or not 0 <= index + steps < len(self._among):
            self.post_message(Say("已是最后一篇" if steps > 0 else "已是第一篇"))
            return
        self._show_article(self._among[index + steps])

    def _show_article(self, article: Article) -> None:
        """Show another one in place of the article."""
        self.article = article
        self._moved = True
        self._asked_for_next = False
        self.post_message(SelectInList(self.article))
        self.view.show(self._page, self._left_at())
        self._look_ahead()

    def action_toggle_read(self) -> None:
        """Mark the article as read, or as unread."""
        self.post_message(ToggleRead(self.article))

    def action_toggle_bookmark(self) -> None:
        """Put a bookmark on the article, or take it off."""
        self.post_message(ToggleBookmark(self.article))

    def action_comments(self) -> None:
        """Open the comments on the article."""
        self.post_message(OpenComments(self.article))

    def action_outline(self) -> None:
        """Let the reader choose a heading, and go there."""
        headings = self.view.outline
        rows = [heading.row for heading in headings]
        levels = sorted({heading.level for heading in headings})
        choices = [f"{'  ' * levels.index(one.level)}{one.text}" for one in headings]
        at = max(0, bisect_right(rows, self.view.top) - 1)
        self.post_message(
            Pick("大纲", choices, lambda index: self.view.go_to_heading(rows[index]), at=at)
        )

    def action_copy_menu(self) -> None:
        """Let the reader choose in which form to copy the article."""
        article = self.article
        title, url = article.title, article.url
        forms = {
            "网址": lambda: url,
            "标题和网址": lambda: f"{title}\n{url}",
            "Markdown": lambda: markdown_of(article),
            "正文": lambda: plain_text(body(article)),
            "全部公式的 TeX": lambda: "\n".join(tex_of(article)),
        }
        names = list(forms)

        def copy(index: int) -> None:
            what = names[index]
            suffix = {"Markdown": "md", "全部公式的 TeX": "tex"}.get(what, "txt")
            self.post_message(Copy(forms[what](), what, f"{short_title(title)}.{suffix}"))

        self.post_message(Pick("复制这篇文章", names, copy, numbered=True))

    def action_widen(self, cells: int) -> None:
        """Change the reading width, as far as there is room."""
        style = self.view.page_style
        wanted = style.widened(cells, self.view.size.width)
        if wanted != style:
            self._fills_screen = False
            self.post_message(SetWidth(wanted.width))

    def action_full_screen(self) -> None:
        """Give the page the whole screen, or take it back."""
        full = not self.has_class("-full-screen")
        self.set_class(full, "-full-screen")
        self._fills_screen = full
        self.view.set_page_style(self.view_style)

    @property
    def again(self) -> OpenArticle:
        """The article at the row it is at now."""
        return OpenArticle(self.article, self._among, self.view.place)

    @property
    def home_url(self) -> str:
        """The article's address."""
        return self.article.url
