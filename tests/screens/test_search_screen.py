"""Searching the whole column: what is found as one types, and where a hit leads."""

from __future__ import annotations

from textual.geometry import Region

from tests.columns import column_of, saved_article
from tests.screens.reading import Reading, reading
from tests.screens.test_find import marked
from tui.archive.model import Column
from tui.screens.article import ArticleScreen
from tui.screens.column import ColumnScreen
from tui.screens.comments import CommentsScreen
from tui.screens.search import SearchScreen
from tui.widgets.hit_list import HitList
from tui.widgets.page_view import PageView

FILLER = "".join(f"<p>第 {n} 段。</p>" for n in range(1, 40))
CODE = '<div class="highlight"><pre><code class="language-python">import kitten</code></pre></div>'


def column() -> Column:
    comments = [
        {"userName": "甲", "content": "没什么"},
        {
            "userName": "乙",
            "content": "我也养<b>猫</b>",
            "childComments": [{"userName": "丙", "content": "ＣＡＴ 和 Kitten"}],
        },
    ]
    return column_of(
        saved_article(1, title="养猫", content=f"<p>一只猫</p>{FILLER}<p>又一只<b>猫</b>咪</p>"),
        saved_article(2, title="狗", content=f"<p>狗</p>{CODE}", comments=comments),
        saved_article(3, title="鱼", content="<p>只有鱼</p>"),
    )


def page(reader: Reading) -> PageView:
    return reader.screen.query_one(PageView)


async def test_hits_are_grouped_by_article_with_their_lines() -> None:
    async with reading(column()) as reader:
        await reader.press("F", "猫")
        assert reader.rows[0].startswith(" 全栏查找 猫")
        assert reader.rows[0].endswith("2 篇")
        assert reader.rows[1:8] == [
            " 1 养猫",
            " > 标题 养猫",
            "   一只猫",
            "   又一只猫咪",
            " 2 狗",
            "   评论 我也养猫",
            "",
        ]


async def test_a_hit_opens_at_the_match_and_back_returns_to_the_hits() -> None:
    async with reading(column()) as reader:
        await reader.press("F", "猫", "down", "down", "enter")
        assert isinstance(reader.screen, ArticleScreen)
        assert "又一只猫咪" in reader.text
        assert marked(reader) == [("猫", True)]
        assert "/猫 3/3" in reader.rows[-1]
        await reader.press("n")
        assert reader.rows[0] == "  养猫" and marked(reader)[0] == ("猫", True)
        top = page(reader).top
        await reader.press("escape", "escape")
        assert isinstance(reader.screen, SearchScreen)
        assert reader.rows[4] == " > 又一只猫咪"
        await reader.press("ctrl+r")
        assert isinstance(reader.screen, ArticleScreen) and page(reader).top == top
        await reader.press("escape", "escape")
        assert isinstance(reader.screen, ColumnScreen)


async def test_of_lines_that_are_alike_the_one_that_was_chosen_is_opened() -> None:
    lines = "".join(f"<p>段 {n}</p><p>同一只猫</p>" for n in "甲乙丙丁")
    async with reading(column_of(saved_article(1, title="无", content=lines))) as reader:
        for down, count in ((2, "3/4"), (0, "1/4"), (3, "4/4")):
            await reader.press("F", "猫", *["down"] * down, "enter")
            assert f"/猫 {count}" in reader.rows[-1]
            await reader.press("n")
            assert f"/猫 {int(count[0]) % 4 + 1}/4" in reader.rows[-1]
            await reader.press(*["escape"] * 4)


async def test_a_hit_in_a_comment_opens_that_comment() -> None:
    async with reading(column()) as reader:
        await reader.press("F", *"cat", "enter")
        assert isinstance(reader.screen, CommentsScreen)
        entry = reader.screen.view.comments.entry
        assert entry and entry.author.name == "丙"
        await reader.press("escape", "escape")
        assert isinstance(reader.screen, SearchScreen)
        await reader.press("ctrl+r")
        assert isinstance(reader.screen, CommentsScreen)
        entry = reader.screen.view.comments.entry
        assert entry and entry.author.name == "丙"


async def test_code_is_searched_and_all_words_must_be_there() -> None:
    async with reading(column()) as reader:
        await reader.press("F", *"KITTEN im")
        assert reader.rows[1:4] == [
            " 2 狗",
            " > 代码 import kitten",
            "   评论 ＣＡＴ 和 Kitten",
        ]
        await reader.press(*" 鱼")
        assert reader.rows[1] == "  没有找到"


async def test_quotes_make_a_phrase() -> None:
    async with reading(column()) as reader:
        await reader.press("F", *'"kitten im')
        assert "没有找到" in reader.text
        await reader.press(*(["backspace"] * 10), *'"import kitten"')
        assert " > 代码 import kitten" in reader.rows


async def test_tab_goes_from_article_to_article() -> None:
    async with reading(column()) as reader:
        await reader.press("F", "猫", "tab")
        assert " > 评论 我也养猫" in reader.rows
        await reader.press("shift+tab")
        assert " > 标题 养猫" in reader.rows


async def test_from_an_article_and_back_to_it() -> None:
    async with reading(column()) as reader:
        await reader.press("enter", "d", "F", "鱼", "escape")
        assert isinstance(reader.screen, ArticleScreen)
        assert page(reader).top == 11


async def test_the_palette_offers_it() -> None:
    async with reading(column()) as reader:
        await reader.press("ctrl+p", *"search the column", "enter")
        assert isinstance(reader.screen, SearchScreen)


async def test_what_was_looked_for_before_narrows_and_widens() -> None:
    async with reading(column()) as reader:
        await reader.press("F", "猫", "咪")
        assert reader.rows[0].endswith("1 篇")
        await reader.press("backspace")
        assert reader.rows[0].endswith("2 篇")
        await reader.press("backspace")
        assert reader.rows[1:3] == ["", ""]


async def test_what_was_typed_stands_on_the_bar_of_a_hit() -> None:
    async with reading(column()) as reader:
        await reader.press("F", *"IMPORT Kit", "enter")
        assert "/IMPORT Kit 1/2" in reader.rows[-1]
        await reader.press("escape", "n")
        assert ("kit", True) in marked(reader), "and is looked for again"


async def test_lines_that_are_cut_are_marked_on_the_side_where_they_are() -> None:
    long = "很长的一句话，" * 30
    columns = column_of(
        saved_article(1, title="猫" * 60, content=f"<p>{long}狗{long}</p><p>狗{long}</p>"),
        saved_article(2, title="短", content=f"<p>{'word ' * 9}狗</p><p>一只狗</p>"),
    )
    async with reading(columns) as reader:
        for width, words in ((80, "word"), (40, "«word word"), (400, "word")):
            await reader.press("F", "狗")
            await reader.resize(width, 12)
            rows = [row.removeprefix(" >").strip() for row in reader.rows[2:7]]
            assert rows[0].startswith("«") and rows[0].endswith("»"), width
            assert rows[1].startswith("狗") and rows[1].endswith("»"), width
            assert rows[3].startswith(words), width
            assert rows[4] == "一只狗"
            await reader.press("escape")


async def test_the_last_search_comes_back_and_typing_takes_its_place() -> None:
    async with reading(column()) as reader:
        await reader.press("F", "猫", "down", "enter", "escape", "escape", "escape")
        assert isinstance(reader.screen, ColumnScreen)
        await reader.press("F")
        assert reader.rows[0].startswith(" 全栏查找 猫") and reader.rows[0].endswith("2 篇")
        assert " > 标题 养猫" in reader.rows
        await reader.press("down", "enter", "F")
        assert reader.rows[0].startswith(" 全栏查找 猫"), "from anywhere"
        await reader.press("鱼")
        assert reader.rows[0].startswith(" 全栏查找 鱼 ")
        assert " 3 鱼" in reader.rows
        await reader.press("backspace", *["escape"] * 4, "F")
        assert reader.rows[1:3] == ["", ""]


async def test_a_line_is_one_row_with_all_its_matches_lit_and_all_are_counted() -> None:
    articles = column_of(saved_article(1, title="无", content="<p>猫和猫，又一只猫</p><p>猫</p>"))
    async with reading(articles) as reader:
        await reader.press("F", "猫")
        assert reader.rows[0].endswith("4 处 1 篇")
        assert reader.rows[1:5] == [" 1 无", " > 猫和猫，又一只猫", "   猫", ""]
        lit = [
            segment.text
            for strip in reader.screen.query_one(HitList).render_lines(Region(0, 0, 80, 5))
            for segment in strip
            if segment.style and segment.style.reverse
        ]
        assert lit == ["猫"] * 4


async def test_a_formula_is_found_as_it_is_drawn_and_by_its_tex() -> None:
    formula = '<img src="https://www.zhihu.com/equation?tex=x" alt="\\alpha^2" eeimg="1"/>'
    articles = column_of(saved_article(1, title="无", content=f"<p>若{formula}则</p>"))
    async with reading(articles) as reader:
        await reader.press("F", *"若α²则")
        assert reader.rows[1:3] == [" 1 无", " > 若α²则"]
        await reader.press("enter")
        assert marked(reader) == [("若α²则", True)]
        await reader.press("escape", "escape", "home", "ctrl+k", *"\\alpha")
        assert reader.rows[1:3] == [" 1 无", " > 公式 \\alpha^2"]
        await reader.press("enter")
        assert marked(reader) == [("α²", True)]
        assert "1/1" in reader.rows[-1]
