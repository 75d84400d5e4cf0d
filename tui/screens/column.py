"""The first screen: a column and the list of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen

from tui.archive.model import Article, Column
from tui.commands.registry import LIST, ON_LIST, bindings
from tui.lists.articles import Sort, select, topics_by_size
from tui.memory.values import ArticleMemory, ColumnMemory
from tui.messages import (
    Ahead,
    Arranged,
    Browse,
    OpenArticle,
    OpenComments,
    Pick,
    Say,
    ShowPage,
    ToggleBookmark,
    ToggleRead,
)
from tui.widgets.article_list import ArticleList
from tui.widgets.detail import Detail
from tui.widgets.fields import MARKS
from tui.widgets.filter_bar import FilterBar
from tui.widgets.key_bar import KeyBar
from tui.widgets.list_head import ListHead
from tui.widgets.masthead import Masthead
from tui.widgets.topic_bar import TopicBar

_ROWS_FOR_ALL = 18
"""Below so many rows the screen shows one row of title, and no names of fields."""


class ColumnScreen(Screen[None], inherit_bindings=False):
    """Lists a column's articles by topic, filter and order."""

    COMMANDS_HERE = ON_LIST
    MARKS_HERE = MARKS
    BINDINGS = bindings(LIST)
    AUTO_FOCUS = "ArticleList"
    DEFAULT_CSS = """
    ColumnScreen {
        Masthead { height: 1; }
        TopicBar { height: 1; }
        ListHead { height: 1; }
        ArticleList { height: 1fr; }
        Detail { height: 2; }
        }
    """

    masthead = query_one(Masthead)
    bar = query_one(TopicBar)
    head = query_one(ListHead)
    list = query_one(ArticleList)
    detail = query_one(Detail)
    keys = query_one(KeyBar)

    def __init__(self, column: Column, topic: str = "", article: Article | None = None) -> None:
        """Make the screen of a column, at the articles of a topic, and at one of them."""
        super().__init__()
        self._column = column
        self._topic = topic
        self._first_article = article
        self._sort = Sort.COLUMN
        self._reverse = False
        self._words = ""
        self._bookmarks = False
        self.recall: Callable[[Article], ArticleMemory] | None = None
        """What is remembered of an article; None until it has been looked up."""
        self.left: tuple[ColumnMemory, Article | None] | None = None
        """How to arrange the list to begin with, and what to select; None is as it comes."""
        self._filter_bar: FilterBar | None = None
        self._first_cursor = 0
        self._unread_asked_at: int | None = None
        """Where the next unread one was asked for while it was not known yet which are."""

    def compose(self) -> ComposeResult:
        """Yield the widgets from top to bottom."""
        articles = self._column.articles
        yield Masthead(self._column)
        yield TopicBar(topics_by_size(articles), len(articles))
        yield ListHead()
        yield ArticleList(articles)
        yield Detail()
        yield KeyBar(ON_LIST)

    def on_mount(self) -> None:
        """Choose the topic to begin with."""
        if self.left:
            self.restore(*self.left)
        else:
            self.bar.choose(self._topic)
            self._show_articles()
            if self._first_article:
                self.list.select(self._first_article)
        self._first_cursor = self.list.cursor
        if self.recall:
            self.remember(self.recall)
        for notice in self._column.notices:
            self.post_message(Say(notice, stays=True))

    @on(events.Resize)
    def _arrange(self, event: events.Resize) -> None:
        """Give the list what rows there are, and the rest what it can spare."""
        roomy = event.size.height >= _ROWS_FOR_ALL
        rows = self.masthead.rows_needed(event.size.width) if roomy else 1
        self.masthead.styles.height = rows
        self.head.display = roomy
        self.detail.styles.height = 3 if roomy else 2

    @on(ArticleList.Selected)
    def _show_selected(self, event: ArticleList.Selected) -> None:
        self.detail.article = event.article
        if event.article:
            self.post_message(Ahead((event.article,)))
        count = len(self.list.articles)
        place = f"{self.list.cursor + 1 if count else 0}/{count}"
        if self._sort is not Sort.COLUMN or self._reverse:
            place = f"{self._sort.value}{'倒序' if self._reverse else ''}  {place}"
        if self._words:
            place = f"/{self._words}  {place}"
        if self._bookmarks:
            place = f"书签  {place}"
        self.keys.place = place
        self.tell_arranged()

    @on(events.ScreenSuspend)
    @on(events.ScreenResume)
    def tell_arranged(self) -> None:
        """Say how the list is arranged, and what is selected, once it is known how it was left."""
        self.show_progress()
        if self.recall:
            self.post_message(Arranged(self._memory, self.list.selected))

    @property
    def _memory(self) -> ColumnMemory:
        """How the list is arranged."""
        return ColumnMemory(
            topic=self.bar.topic,
            sort=self._sort.name,
            reverse=self._reverse,
            words=self._words,
            bookmarks=self._bookmarks,
        )

    @property
    def untouched(self) -> bool:
        """Whether the reader has not moved or changed anything yet."""
        as_it_comes = ColumnMemory(topic=self._topic, sort=Sort.COLUMN.name)
        return self.list.cursor == self._first_cursor and self._memory == as_it_comes

    def remember(self, recall: Callable[[Article], ArticleMemory]) -> None:
        """Show from now on what is remembered of the articles."""
        self.recall = self.list.recall = recall
        if self._bookmarks:
            self._show_articles()
        self.show_marks()
        self.tell_arranged()
        if self._unread_asked_at == self.list.cursor:
            self.action_next_unread()

    def show_noted(self, recall: Callable[[Article], ArticleMemory | None]) -> None:
        """Show what has been noted of articles since the start, as long as no more is known."""
        self.list.recall = recall
        self.show_progress()
        self.list.refresh()

    def restore(self, memory: ColumnMemory, selected: Article | None) -> None:
        """Arrange the list as it was left."""
        self.bar.choose(memory.topic)
        self._sort = Sort.__members__.get(memory.sort, Sort.COLUMN)
        self._reverse = memory.reverse
        self._words = memory.words
        self._bookmarks = memory.bookmarks
        self._show_articles()
        if selected:
            self.list.select(selected)
        if self._unread_asked_at is not None:
            self._unread_asked_at = self.list.cursor

    def grow(self, column: Column) -> None:
        """Show more of the column, which is still being read."""
        known, self._column = self._column, column
        self.masthead.column = column
        self.bar.count(topics_by_size(column.articles), len(column.articles))
        self.list.measure(column.articles)
        self.head.refresh()
        self._show_articles()
        for notice in column.notices:
            if notice not in known.notices:
                self.post_message(Say(notice, stays=True))

    def show_progress(self) -> None:
        """Show how far the selected article has been read."""
        if self.list.recall and (article := self.list.selected):
            self.detail.memory = self.list.recall(article)

    def show_marks(self) -> None:
        """Show anew what is read and bookmarked, and how much is not read."""
        if self.recall is None:
            return
        unread = [one for one in self._column.articles if not self.recall(one).read]
        counts = Counter(name for one in unread for name in {topic.name for topic in one.topics})
        self.bar.unread = {**counts, "": len(unread)}
        self.masthead.unread = len(unread)
        self.show_progress()
        self.list.refresh()

    def show_mark(self, article: Article, unread: int) -> None:
        """Show anew what is marked of one article, and so many more or fewer unread."""
        if self.recall is None or self.bar.unread is None:
            return
        counts = Counter(self.bar.unread)
        # What was saved twice is read twice: both are known by one address.
        for one in self._column.articles:
            if one is article or (one.url and one.url == article.url):
                for name in {"", *(topic.name for topic in one.topics)}:
                    counts[name] += unread
        self.bar.unread = counts
        self.masthead.unread = counts[""]
        self.show_progress()
        self.list.refresh()

    def _show_articles(self) -> None:
        """Show the articles of the topic that the filter lets through, in order."""
        found = select(
            self._column.articles, self.bar.topic, self._words, self._sort, self._reverse
        )
        if self._bookmarks and self.recall:
            found = [article for article in found if self.recall(article).bookmarked]
        if not self._column.articles:
            self.list.empty_says = "这个专栏没有文章"
        elif self._bookmarks:
            self.list.empty_says = "没有书签（Esc 看全部）"
        else:
            self.list.empty_says = "没有符合的文章（Esc 清除筛选）"
        self.list.articles = found

    def select_article(self, article: Article) -> None:
        """Select an article in the list, or as soon as it is there."""
        self.list.select(article)

    @property
    def _settled(self) -> Article | None:
        """The selected article: with what is done to it, it is what the reader wants selected."""
        self.list.settle()
        return self.list.selected

    def action_open(self) -> None:
        """Open the selected article."""
        if article := self._settled:
            self.post_message(OpenArticle(article, self.list.articles))

    def action_comments(self) -> None:
        """Open the comments on the selected article."""
        if article := self._settled:
            self.post_message(OpenComments(article))

    def action_browse(self) -> None:
        """Open the selected article in a browser."""
        if (article := self._settled) and article.url:
            self.post_message(Browse(article.url))

    def action_toggle_read(self) -> None:
        """Mark the selected article as read, or as unread."""
        if article := self._settled:
            self.post_message(ToggleRead(article))

    def action_toggle_bookmark(self) -> None:
        """Put a bookmark on the selected article, or take it off."""
        if article := self._settled:
            self.post_message(ToggleBookmark(article))

    def action_only_bookmarks(self) -> None:
        """Show only what is bookmarked, or all again."""
        self._bookmarks = not self._bookmarks
        self._show_articles()

    def action_next_unread(self) -> None:
        """Select the next article that is unread; after the last, the first."""
        articles, recall = self.list.articles, self.recall
        if recall is None:
            self._unread_asked_at = self.list.cursor
            self.post_message(Say("还在查哪些读过，查到就去"))
            return
        after = self.list.cursor + 1
        order = (*range(after, len(articles)), *range(min(after, len(articles))))
        found = (index for index in order if not recall(articles[index]).read)
        index = next(found, None)
        if index is None:
            self.post_message(Say("这里的都读过了"))
        else:
            self.list.cursor = index

    def action_next_topic(self, steps: int) -> None:
        """Show the articles of the next topic, or the previous one."""
        self.bar.choose_next(steps)
        self._show_articles()

    def action_pick_topic(self) -> None:
        """Let the reader choose a topic."""
        self.post_message(Pick("话题", self.bar.labels, self._choose_topic, at=self.bar.chosen))

    def _choose_topic(self, index: int) -> None:
        self.bar.chosen = index
        self._show_articles()

    def action_sort(self) -> None:
        """Sort the list by the next thing there is to sort by."""
        self._sort = self._sort.next()
        self._show_articles()

    def action_reverse(self) -> None:
        """Turn the order of the list round."""
        self._reverse = not self._reverse
        self._show_articles()

    def action_about(self) -> None:
        """Show all that is known of the column."""
        from tui.screens.about import about

        self.post_message(ShowPage(about(self._column)))

    async def action_filter(self) -> None:
        """Let the reader type what the list is narrowed to."""
        if self._filter_bar is None:
            # Not before it is asked for: the first screen has one widget less to lay out.
            self._filter_bar = FilterBar(self._narrow, self.list)
            await self.mount(self._filter_bar)
        self._filter_bar.value = self._words
        self._filter_bar.open()

    def _narrow(self, words: str) -> None:
        self._words = words
        self._show_articles()

    def action_back(self) -> None:
        """Take the filter away, and show more than the bookmarks."""
        if self._filter_bar is not None:
            self._filter_bar.clear()
        if self._words or self._bookmarks:
            self._words, self._bookmarks = "", False
            self._show_articles()
