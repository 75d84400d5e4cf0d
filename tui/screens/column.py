"""The first screen: a column and the list of its articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.getters import query_one

from tui import messages
from tui.archive.model import Article, Column
from tui.commands.registry import LIST, ON_LIST, ON_LIST_OF_SHELF
from tui.commands.screen_keys import bindings, keyed
from tui.lists.articles import topics_by_size
from tui.lists.unread import next_unread
from tui.memory.session import Change, ListState, Session
from tui.messages.passages import ListPassages
from tui.page.style import PageStyle
from tui.rows.article_fields import MARKS
from tui.rows.column_list import FirstList, Shares, said_notices, said_place
from tui.screens.arranged_list import ArrangedList
from tui.screens.base import ReaderScreen
from tui.screens.unread_counts import UnreadCounts
from tui.widgets.article_list import ArticleList
from tui.widgets.detail import Detail
from tui.widgets.filter_bar import FilterBar
from tui.widgets.key_bar import KeyBar
from tui.widgets.list_head import ListHead
from tui.widgets.masthead import Masthead
from tui.widgets.topic_bar import TopicBar


class ColumnScreen(ReaderScreen, inherit_bindings=False):
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

    def __init__(
        self, session: Session, keys: Mapping[str, str], style: PageStyle, *, on_shelf: bool
    ) -> None:
        """Make the screen.

        Args:
            session: the column to list, how the list begins, and what is remembered of it.
            keys: the reader's own keys, by the names of commands.
            style: how pages are drawn.
            on_shelf: whether there is a shelf to go back to.
        """
        super().__init__(keys, style)
        if on_shelf:
            self.offered = keyed(ON_LIST_OF_SHELF, keys)
        self._session = session
        self._first = FirstList.of(session)
        self._arranged = ArrangedList(self, session, self._first.arrangement)
        self._unread = UnreadCounts(self, session, self._first.unread)
        self._filter_bar: FilterBar | None = None
        self._first_cursor = self._first.cursor
        self._unread_asked_at: int | None = None
        """The index at which the next unread one was asked for before it was known which are."""

    def compose(self) -> ComposeResult:
        """Yield the widgets from top to bottom, each as it begins.

        So the first screen that is drawn is the one that the first paint has drawn before.
        """
        first, measure = self._first, self.page_style.measure
        masthead = Masthead(first.column, measure, first.unread_of_all)
        head, shown = ListHead(measure), ArticleList(self._session.recall_if_known, measure, first)
        detail = Detail(measure, first.selected, first.memory)
        _give_rows(self.app.size, masthead, head, detail)
        yield masthead
        yield TopicBar(
            first.topics, len(first.column.articles), measure, first.chosen, first.unread
        )
        yield head
        yield shown
        yield detail
        yield KeyBar(self.offered, measure, first.place)

    def on_mount(self) -> None:
        """Say what there is to say of the column, and remember how its list begins."""
        self._show_selected()
        self._say_all(self._column.notices)

    def _say_all(self, notices: Sequence[str]) -> None:
        """Say in one line what is to be said of the column; `i` shows it whole."""
        if notices:
            self.post_message(messages.Say(said_notices(notices), stays=True))

    @on(events.Resize)
    def _share_rows(self, event: events.Resize) -> None:
        if self.composed:
            _give_rows(event.size, self.masthead, self.head, self.detail)

    @on(ArticleList.Selected)
    def _show_selected(self) -> None:
        if not self.composed:
            return  # it was left meanwhile
        self.detail.article = article = self.list.selected
        if article:
            self.post_message(messages.PrefetchArticles((article,)))
        count = len(self.list.articles)
        self.keys.place = said_place(self._arranged.now, self.list.cursor, count)
        self.remember()

    @on(events.ScreenSuspend)
    @on(events.ScreenResume)
    def remember(self) -> None:
        """Have it remembered how the list stands, once it is known how it was left."""
        if not self.composed:
            return  # it has told so when it was left
        self.show_progress()
        if self._session.known:
            state = ListState(self._arranged.now, self.list.selected)
            self.post_message(messages.RememberList(self._session, state))

    @property
    def _column(self) -> Column:
        return self._arranged.column

    @property
    def untouched(self) -> bool:
        """Whether the reader has not moved or changed anything yet."""
        unmoved = self.list.cursor == self._first_cursor
        return unmoved and self._arranged.now == self._first.arrangement

    def memory_known(self) -> None:
        """Show from now on what is remembered of the articles."""
        if self._arranged.now.bookmarks or self._arranged.now.unread:
            self._arranged.show()
        self._unread.count(self._column)
        self.list.refresh()
        self.remember()
        if self._unread_asked_at == self.list.cursor:
            self.action_next_unread()

    def restore(self, state: ListState) -> None:
        """Arrange the list, and select an article in it."""
        self.bar.choose(state.arrangement.topic)
        self._arranged.arrange(replace(state.arrangement, topic=self.bar.topic))
        if state.selected:
            self.list.select(state.selected)
        if self._unread_asked_at is not None:
            self._unread_asked_at = self.list.cursor

    def grow(self, column: Column) -> None:
        """Show more of the column, which is still being read."""
        known = self._arranged.column
        self.masthead.column = column
        self.bar.count(topics_by_size(column.articles), len(column.articles))
        self.list.make_room(column.articles)
        self._arranged.grow(column)
        if self._session.known:
            self._unread.count(column)
        if column.notices != known.notices:
            self._say_all(column.notices)

    def show_progress(self) -> None:
        """Show how far the selected article has been read."""
        if article := self.list.selected:
            self.detail.memory = self._session.recall_if_known(article)

    def show_change(self, change: Change) -> None:
        """Show what has become of an article."""
        before, now = change.before, change.now
        if (now.read, now.bookmarked, now.begun) != (before.read, before.bookmarked, before.begun):
            self._unread.show_change(self._column, change)
            self.list.refresh()
        self.show_progress()

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
            self.post_message(messages.OpenArticle(article, self.list.articles))

    def action_comments(self) -> None:
        """Open the comments on the selected article."""
        if article := self._settled:
            self.post_message(messages.OpenComments(article))

    def action_browse(self) -> None:
        """Open the selected article in a browser."""
        if (article := self._settled) and article.url:
            self.post_message(messages.Browse(article.url))

    def action_toggle_read(self) -> None:
        """Mark the selected article as read, or as unread."""
        if article := self._settled:
            self.post_message(messages.ToggleRead(article))

    def action_toggle_bookmark(self) -> None:
        """Put a bookmark on the selected article, or take it off."""
        if article := self._settled:
            self.post_message(messages.ToggleBookmark(article))

    def action_only(self, what: str) -> None:
        """Show only `bookmarks` or what is `unread`, or all again."""
        self._arranged.arrange(self._arranged.now.turned(what))

    def action_next_unread(self) -> None:
        """Select the next article that is unread; after the last, the first."""
        if not self._session.known:
            self._unread_asked_at = self.list.cursor
            self.post_message(messages.Say("还在查哪些读过，查到就去"))
            return
        index = next_unread(self.list.articles, self.list.cursor, self._unread.is_read)
        if index is None:
            self.post_message(messages.Say("这里的都读过了"))
        else:
            self.list.cursor = index

    def action_next_topic(self, steps: int) -> None:
        """Show the articles of the next topic, or the previous one."""
        self.bar.choose_next(steps)
        self._arranged.show_topic(self.bar.topic)

    def action_pick_topic(self) -> None:
        """Let the reader choose a topic."""
        names, counts = zip(*self.bar.choices, strict=True)
        self.post_message(
            messages.Pick("话题", names, self._choose_topic, at=self.bar.chosen, details=counts)
        )

    def _choose_topic(self, index: int) -> None:
        self.bar.chosen = index
        self._arranged.show_topic(self.bar.topic)

    def action_sort(self) -> None:
        """Sort the list by the next thing there is to sort by, and show its top."""
        self._arranged.reorder(self._arranged.now.sorted_by_next(self._column.dated))

    def action_reverse(self) -> None:
        """Turn the order of the list round, and show its top."""
        now = self._arranged.now
        self._arranged.reorder(replace(now, reverse=not now.reverse))

    def action_list_passages(self) -> None:
        """List what is marked in the articles of the column."""
        articles = self._session.column.articles
        self.post_message(ListPassages("本栏", articles))

    def action_about(self) -> None:
        """Show all that is known of the column."""
        from tui.screens.about import about

        self.post_message(messages.ShowPage(about(self._column)))

    async def action_filter(self) -> None:
        """Let the reader type what the list is narrowed to."""
        if self._filter_bar is None:
            # Not before it is asked for: the first screen has one widget less to lay out.
            self._filter_bar = FilterBar(self._arranged.narrow, self.list)
            await self.mount(self._filter_bar)
        self._filter_bar.open(self._arranged.now.words, len(self.list.articles))

    def action_back(self) -> None:
        """Take away one restriction: the filter, bookmarks, unread, the topic; then go back."""
        if not self._arranged.peel():
            self.post_message(messages.GoBack(messages.OpenOnShelf(self._session.key)))


def _give_rows(size: Size, masthead: Masthead, head: ListHead, detail: Detail) -> None:
    """Give the list what rows there are, and the rest what it can spare."""
    shares = Shares.of(size.height, masthead.rows_needed(size.width))
    masthead.styles.height = shares.masthead
    head.display = bool(shares.head)
    detail.styles.height = shares.detail
