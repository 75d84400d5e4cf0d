"""Finding in an article: what is marked, counted, gone to and left again."""

from __future__ import annotations

from rich.segment import Segment

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading, reading
from tui.archive.model import Column
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.widgets.find_bar import FindBar
from tui.widgets.page_canvas import PageCanvas
from tui.widgets.page_view import PageView
from tui.widgets.thread_view import ThreadView

FILLER = "".join(f"<p>第 {n} 段。</p>" for n in range(1, 40))
APART = f"<p>一只猫</p>{FILLER}<p>两只猫</p>{FILLER}<p>三只猫</p>"


def article(html: str) -> Column:
    return column_of(saved_article(1, title="题目", content=html), saved_article(2))


def view(reader: Reading) -> PageView:
    return reader.screen.query_one(PageView)


def marked(reader: Reading) -> list[tuple[str, bool]]:
    """Return what is marked on the page, and whether as the current match: by no colour."""
    found: list[tuple[str, bool]] = []
    page = reader.screen.query_one(PageCanvas)
    for y in range(page.size.height):
        last = False
        for segment in page.render_line(y):
            looks = _looks(segment)
            if looks is not None and last and found[-1][1] == looks:
                found[-1] = (found[-1][0] + segment.text, looks)
            elif looks is not None:
                found.append((segment.text, looks))
            last = looks is not None
    return found


def _looks(segment: Segment) -> bool | None:
    style = segment.style
    if style is None or not style.reverse:
        return None
    return bool(style.underline and style.bold)


async def test_what_is_typed_is_marked_and_the_first_one_is_current() -> None:
    async with reading(article("<p>猫和狗，猫和鱼</p>")) as reader:
        await reader.press("enter", "/", "猫")
        assert marked(reader) == [("猫", True), ("猫", False)]
        assert reader.rows[-1].startswith(" /猫") and reader.rows[-1].endswith("1/2")
        await reader.press("和", "鱼")
        assert marked(reader) == [("猫和鱼", True)]
        assert reader.rows[-1].endswith("1/1")
        await reader.press("x")
        assert marked(reader) == []
        assert reader.rows[-1].endswith("0/0")


async def test_case_width_styles_and_the_ends_of_rows_make_no_difference() -> None:
    html = "<p>" + "填" * 38 + "Ｄｏ<b>Cｋ</b>er</p><p>d<i>oc</i>KER</p>"
    async with reading(article(html)) as reader:
        await reader.press("enter", "/", *"docker")
        assert "".join(text for text, current in marked(reader) if current) == "ＤｏCｋer"
        assert [text for text, current in marked(reader) if not current] == ["docKER"]
        assert "1/2" in reader.rows[-1]


async def test_escape_returns_to_where_the_search_began() -> None:
    async with reading(article(APART)) as reader:
        await reader.press("enter", "d", "j", "/", *"三只")
        assert "三只猫" in reader.text
        await reader.press("escape")
        assert view(reader).top == 12
        assert marked(reader) == []
        assert isinstance(reader.screen, ArticleScreen)
        assert not reader.screen.query_one(FindBar).display


async def test_enter_stays_and_n_goes_on_round_the_end() -> None:
    async with reading(article(APART)) as reader:
        await reader.press("enter", "/", "猫", "enter")
        assert "/猫 1/3" in reader.rows[-1]
        await reader.press("n")
        assert "两只猫" in reader.text and "/猫 2/3" in reader.rows[-1]
        await reader.press("n")
        assert "三只猫" in reader.text and reader.said == []
        await reader.press("n")
        assert "一只猫" in reader.text and reader.said == ["到了末尾，从头再找"]
        await reader.press("N")
        assert "三只猫" in reader.text and "/猫 3/3" in reader.rows[-1]
        assert reader.said[-1] == "到了开头，从末尾再找"


async def test_typing_goes_to_the_first_match_below_the_top_and_back_for_fewer_words() -> None:
    async with reading(article(APART)) as reader:
        await reader.press("enter", "d", "d", "/", "猫")
        assert "两只猫" in reader.text
        await reader.press("backspace", "一", "只")
        assert "一只猫" in reader.text
        await reader.press("backspace", "backspace")
        assert view(reader).top == 22


async def test_arrows_step_while_typing() -> None:
    async with reading(article(APART)) as reader:
        await reader.press("enter", "/", "猫", "down")
        assert "两只猫" in reader.text and reader.rows[-1].endswith("2/3")
        await reader.press("up", "up")
        assert "三只猫" in reader.text


async def test_escape_takes_the_marks_away_then_the_focus_and_then_leaves() -> None:
    html = '<p>猫 <a href="https://x.org">狗</a></p>'
    async with reading(article(html)) as reader:
        await reader.press("enter", "/", "猫", "enter", "tab", "tab")
        assert [text for text, _ in marked(reader)] == ["猫", "狗"]
        await reader.press("escape")
        assert [text for text, _ in marked(reader)] == ["狗"]
        await reader.press("escape")
        assert marked(reader) == []
        assert isinstance(reader.screen, ArticleScreen)
        await reader.press("escape")
        assert isinstance(reader.screen, ColumnScreen)


async def test_nothing_found_says_so() -> None:
    async with reading(article("<p>猫</p>")) as reader:
        await reader.press("enter", "/", "狗", "enter")
        assert reader.said == ["没有找到“狗”"]
        await reader.press("N")
        assert reader.said[-1] == "没有找到“狗”"


async def test_before_the_first_search_n_says_how_to_begin_one() -> None:
    async with reading(article("<p>猫</p>")) as reader:
        await reader.press("enter", "n", "/", "enter", "n")
        assert reader.said[-1] == "没有在查找；按 / 开始"
        assert not reader.screen.query_one(FindBar).display


async def test_matches_outlive_a_change_of_width() -> None:
    async with reading(article(f"{FILLER}<p>{'长' * 60}猫{'长' * 60}</p>{FILLER}")) as reader:
        await reader.press("enter", "/", "猫", "enter")
        await reader.resize(40, 12)
        assert marked(reader) == [("猫", True)]
        await reader.press("minus")
        assert "1/1" in reader.rows[-1]


async def test_another_article_has_no_marks() -> None:
    async with reading(article("<p>正文</p>")) as reader:
        await reader.press("enter", "/", "正", "enter", "J")
        assert marked(reader) == []
        assert "/正" not in reader.rows[-1]


async def test_the_keys_can_be_searched_too() -> None:
    async with reading() as reader:
        await reader.press("?", "/", *"下半屏")
        assert marked(reader) == [("下半屏", True)]


async def test_headings_near_the_end_are_stepped_through_and_marked() -> None:
    html = f"{FILLER}<h2>甲</h2><p>一</p><h2>乙</h2><p>二</p>"
    async with reading(article(html)) as reader:
        await reader.press("enter", "]")
        assert marked(reader) == [("甲", False)], "it can't come to the top"
        await reader.press("]")
        assert marked(reader) == [("乙", False)]
        await reader.press("[")
        assert marked(reader) == [("甲", False)]
        await reader.press("k")
        assert marked(reader) == []
        await reader.press("t", "乙", "enter")
        assert marked(reader) == [("乙", False)]


async def test_find_in_comments_goes_through_them() -> None:
    comments = [{"content": f"第 {n} 条 <b>ＡＢ</b>c"} for n in range(1, 30)]
    column = column_of(saved_article(1, comments=comments))
    async with reading(column) as reader:
        await reader.press("c", "/", *"abc", "enter", "n")
        entry = reader.screen.query_one(ThreadView).comments.entry
        assert entry and entry.number == 1
        assert "ＡＢc" in [text for text, _ in marked(reader)]
        await reader.press("escape", "n")
        assert all(text != "ＡＢc" for text, _ in marked(reader))


async def test_n_and_N_go_on_from_the_view() -> None:
    async with reading(article(APART)) as reader:
        await reader.press("enter", "/", "猫", "enter", "d", "d", "n")
        assert "/猫 2/3" in reader.rows[-1], "the first one below"
        await reader.press("g", "n")
        assert "/猫 1/3" in reader.rows[-1], "which is in view"
        await reader.press("G", "N")
        assert "/猫 3/3" in reader.rows[-1]
        await reader.press("u", "u", "u", "N")
        assert "/猫 2/3" in reader.rows[-1]
        assert reader.said == []
        await reader.press("G", "N", "j", "n")
        assert "/猫 1/3" in reader.rows[-1], "after the last one, which is in view"
        assert reader.said == ["到了末尾，从头再找"]


async def test_n_goes_through_all_that_is_in_view() -> None:
    async with reading(article("<p>猫，猫</p><p>猫</p>" + FILLER)) as reader:
        await reader.press("enter", "/", "猫", "enter", "n", "n")
        assert [current for _, current in marked(reader)] == [False, False, True]
        await reader.press("N")
        assert [current for _, current in marked(reader)] == [False, True, False]


async def test_of_a_single_match_it_is_said_that_there_is_no_other() -> None:
    async with reading(article(f"<p>猫</p>{FILLER}")) as reader:
        await reader.press("enter", "/", "猫", "enter", "n")
        assert reader.said == ["只有这一处"]
        await reader.press("N")
        assert set(reader.said) == {"只有这一处"}
        await reader.press("c", "q", "G", "N")
        assert "只有这一处" not in reader.said[2:], "it was not in view"


async def test_n_and_an_empty_field_look_for_the_last_words_again() -> None:
    async with reading(article(APART)) as reader:
        await reader.press("enter", "/", "猫", "enter", "n", "escape")
        assert marked(reader) == []
        await reader.press("n")
        assert "/猫 3/3" in reader.rows[-1], "on from where it was"
        await reader.press("escape", "g", "N")
        assert "/猫 1/3" in reader.rows[-1]
        await reader.press("/")
        assert "按 Enter 再找“猫”" in reader.rows[-1] and marked(reader) == []
        await reader.press("enter")
        assert "/猫 2/3" in reader.rows[-1]
        await reader.press("/", "x", "backspace", "enter")
        assert "/猫 3/3" in reader.rows[-1], "what was typed and taken back does not count"


async def test_n_after_giving_up_begins_where_the_reader_is() -> None:
    async with reading(article(APART)) as reader:
        await reader.press("enter", "/", "猫", "escape", "n")
        assert "/猫 1/3" in reader.rows[-1]
        await reader.press("/", *"只猫", "down", "escape", "n")
        assert "/只猫 1/3" in reader.rows[-1]


async def test_the_last_words_are_looked_for_in_the_next_article_too() -> None:
    async with reading(article("<p>正文</p>")) as reader:
        await reader.press("enter", "/", "正", "enter", "J", "n")
        assert marked(reader) == [("正", True)]
        await reader.press("/", *"正文 1", "enter", "K", "n", "J", "n")
        assert reader.said[-1] == "没有找到“正文 1”"


async def test_the_last_words_are_looked_for_again_among_comments() -> None:
    comments = [{"content": f"第 {n} 条"} for n in range(1, 30)]
    async with reading(column_of(saved_article(1, comments=comments))) as reader:
        await reader.press("c", "/", "2", "enter", "escape", "/", "enter")
        assert "/2 2/12" in reader.rows[-1]
        await reader.press("n")
        assert "/2 3/12" in reader.rows[-1]
