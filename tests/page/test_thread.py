"""A thread as rows, laid out where it is looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.page.threads import WRITER, chain, conversation, person, rows, thread
from tui.archive.model import Author, Comment, Reply
from tui.lists.conversation import CommentSelection
from tui.page.page import Kind
from tui.page.style import PageStyle
from tui.page.theme import DARK, PLAIN
from tui.page.thread import Spot, Thread, comment_blocks, comment_text

GONE = Author("知乎用户", "https://www.zhihu.com/people/0")
GROUP = Author("某社", "https://www.zhihu.com/org/x")


def test_who_says_what_to_whom() -> None:
    made = thread(
        Comment(
            person("甲"),
            7,
            "写得好[捂脸]，见 a[0]",
            (
                Reply(WRITER, 0, "<p>谢谢</p><p>再来</p>", "甲"),
                Reply(GONE, 1, "同问", "林知秋"),
                Reply(person("乙"), 0, "哪里？", "谁"),
            ),
        ),
        Comment(GROUP, 1022, "<ul><li>一</li><li>二</li></ul>"),
        Comment(Author(""), 0, "没有名字"),
    )
    assert rows(made) == [
        "  甲  7 赞",
        "  写得好🤦，见 a[0]",
        "",
        "      林知秋 [作者]",
        "      谢谢",
        "",
        "      再来",
        "",
        "          知乎用户 (已注销)  1 赞",
        "          同问",
        "",
        "      乙 回复 谁",
        "      哪里？",
        "",
        "  某社 (机构)  1022 赞",
        "  ‣ 一",
        "  ‣ 二",
        "",
        "  匿名",
        "  没有名字",
    ]


def test_of_two_people_of_one_name_it_says_the_name() -> None:
    other = Author("乙", "https://www.zhihu.com/people/another")
    made = thread(
        Comment(
            person("乙"),
            0,
            "一",
            (Reply(other, 0, "二", "乙"), Reply(person("丙"), 0, "三", "乙")),
        )
    )
    assert rows(made)[::3] == ["  乙", "      乙", "      丙 回复 乙"]


@pytest.mark.parametrize(
    ("width", "indents"),
    [
        (80, [0, 4, 8, 12, 16, 20, 24, 24, 24]),
        (60, [0, 4, 8, 12, 16, 20, 20, 20, 20]),
        (40, [0, 2, 4, 6, 8, 10, 12, 12, 12]),
        (20, [0, 2, 4, 6, 6, 6, 6, 6, 6]),
        (10, [0, 2, 2, 2, 2, 2, 2, 2, 2]),
    ],
)
def test_depth_is_indented_up_to_a_third_of_the_width(width: int, indents: list[int]) -> None:
    """From there on each says whom it answers, since its place no longer does."""
    made = thread(chain(9), width=width)
    heads = [made.page(index).rows[0].text for index in range(9)]
    assert [len(head) - len(head.lstrip()) - 2 for head in heads] == indents
    says = [" 回复 n" in made.page(index).rows[0].text for index in range(9)]
    assert [i for i, said in enumerate(says) if said] == [
        i for i in range(1, 9) if indents[i] == indents[i - 1]
    ]


def test_what_is_folded_says_how_much() -> None:
    talk = conversation(chain(5))
    made = Thread(talk, CommentSelection(folded=frozenset({2})), PageStyle(60, PLAIN))
    assert len(made.entries) == 3
    assert made.page(2).rows[0].text == "          n2  [+2\u00a0条]"
    assert (
        Thread(talk, CommentSelection(folded=frozenset({4})), PageStyle(60, PLAIN))
        .page(4)
        .rows[0]
        .text.endswith("n4")
    ), "nothing stands below it"


def test_an_exchange_is_flat_and_says_no_names_twice() -> None:
    talk = conversation(
        Comment(
            person("甲"),
            0,
            "一",
            (
                Reply(person("乙"), 0, "二", "甲"),
                Reply(person("丙"), 0, "三", "甲"),
                Reply(person("甲"), 0, "四", "乙"),
            ),
        )
    )
    (pair,) = talk.pairs(talk.entries[3])
    made = Thread(talk, CommentSelection(pair=pair, folded=frozenset({0})), PageStyle(60, PLAIN))
    assert rows(made) == ["  甲", "  一", "", "  乙", "  二", "", "  甲", "  四"]


def test_the_body_is_laid_out_as_an_article_is() -> None:
    html = (
        '<p>看<a href="https://link.zhihu.com/?target=https%3A//x.org/">这里</a></p>'
        '<pre><code class="language-c">int i;</code></pre>'
        '<a class="comment_img" href="https://pic1.zhimg.com/v2-a.jpg">查看图片</a>'
        '<a class="member_mention" href="https://www.zhihu.com/people/a">@甲</a>'
    )
    made = thread(Comment(person("甲"), 0, html, (Reply(person("乙"), 0, html, "甲"),)))
    first, second = made.page(0), made.page(1)
    payloads = [stop.payload for stop in first.stops]
    assert payloads == [
        "https://x.org/",
        "int i;",
        "https://pic1.zhimg.com/v2-a.jpg",
        "https://www.zhihu.com/people/a",
    ]
    for page, left in ((first, 2), (second, 6)):
        assert [stop.payload for stop in page.stops] == payloads
        link = page.stops[0].spans[0]
        assert (link.row, link.start, link.end) == (1, left + 2, left + 6)
        assert page.rows[link.row].text[left + 1 : left + 3] == "这里"


def test_emoticons_are_emoji_or_their_names() -> None:
    html = 'a[捂脸]<a class="comment_sticker" href="https://x.org/a.gif">[ 哈哈]</a>[0]'
    (entry,) = conversation(Comment(person("甲"), 0, html)).entries
    assert comment_text(entry) == "a🤦😆[0]"
    assert comment_text(entry, emoji=False) == "a[捂脸][哈哈][0]"


def test_hostile_names_and_bodies() -> None:
    html = "a&#27;[31m\x1b]52;c;AAAA\x07**b** # c <script>x</script>"
    (row,) = thread(Comment(person("[甲](x) **乙**"), 0, html)).page(0).rows[1:]
    assert row.text.strip() == "a**b** # c"
    assert thread(Comment(person("# 甲 `x` [y](z)"), 0, "")).page(0).rows[0].text == (
        "  # 甲 `x` [y](z)"
    )


# Scrolling

LONG = tuple(
    Comment(person("甲"), 0, "".join(f"<p>{n}.{k}</p>" for k in range(n % 5 + 1)))
    for n in range(40)
)


def test_a_view_is_the_rows_from_a_spot_on() -> None:
    made = thread(*LONG)
    every = rows(made)
    spot = Spot(0, 0)
    for number in range(len(every)):
        view = made.view(spot, 7)
        assert [row.text.rstrip() for row in view.page.rows] == every[number : number + 7]
        assert len(view.owners) == len(view.page.rows)
        between = spot.row == len(made.page(spot.index).rows)
        assert view.owners[0] == (-1 if between else spot.index)
        spot = made.moved(spot, 1)
    assert spot == made.moved(spot, 1), "the last row is the last"


spots = st.integers(0, 300)


@given(spots, st.integers(-400, 400), st.integers(1, 50))
def test_moving_by_many_rows_is_moving_by_each(start: int, rows_down: int, height: int) -> None:
    made = thread(*LONG)
    count = sum(made.height(index) for index in range(len(LONG)))
    begin = made.moved(Spot(0, 0), start)
    end = made.moved(begin, rows_down)
    number = max(0, min(min(start, count - 1) + rows_down, count - 1))
    assert end == made.moved(Spot(0, 0), number)
    top = made.filled(end, height)
    assert top == made.moved(Spot(0, 0), min(number, max(0, count - height)))
    assert len(made.view(top, height).page.rows) == min(height, count)


def test_a_view_has_the_stops_of_what_it_shows_and_only_those() -> None:
    link = '<p>一</p><p><a href="https://x.org/{}">词</a></p><p>三</p>'
    made = thread(*(Comment(person("甲"), 0, link.format(n)) for n in range(9)))
    view = made.view(Spot(2, 4), 9)
    assert [stop.payload[-1] for stop in view.page.stops] == ["2", "3"]
    assert view.stop_owners == [(2, 0), (3, 0)]
    assert [stop.row for stop in view.page.stops] == [-1, 6], "counted from the view's first"
    assert "词" in view.page.rows[6].text


def test_stops_are_gone_through_in_both_directions() -> None:
    two = '<p><a href="https://x.org/a">词</a>和<a href="https://x.org/b">词</a></p>'
    made = thread(*(Comment(person("甲"), 0, two if n in (1, 4) else "字") for n in range(6)))
    assert list(made.stops(0, 1)) == [(1, 0), (1, 1), (4, 0), (4, 1)]
    assert list(made.stops(4, -1)) == [(4, 1), (4, 0), (1, 1), (1, 0)]
    assert list(made.stops(5, 1)) == []
    assert made.page(1).stops[0].kind == Kind.LINK


def test_ten_thousand_comments_are_laid_out_only_where_they_are_looked_at() -> None:
    def read() -> int:
        return comment_blocks.cache_info().misses - before

    comments = [Comment(person("甲"), n, f"<p>此处第 {n} 条</p>") for n in range(10_000)]
    before = comment_blocks.cache_info().misses
    made = thread(*comments)
    assert read() == 0
    made.view(Spot(0, 0), 24)
    assert 0 < read() <= 9
    made.view(made.filled(Spot(9_999, 0), 24), 24)
    assert read() <= 18
    assert made.view(Spot(9_999, 0), 24).page.rows[1].text == "  此处第 9999 条"


def test_a_chain_of_ten_thousand() -> None:
    made = thread(chain(10_000))
    assert len(made.entries) == 10_000
    assert made.view(Spot(9_999, 0), 5).page.rows[0].text == " " * 22 + "n9999 回复 n9998"


def test_no_comments() -> None:
    made = thread()
    assert made.view(Spot(0, 0), 9).page.rows == ()
    assert list(made.stops(0, 1)) == []


ANY_TEXT = st.text(alphabet='甲乙 a<>&;[]p/="\n*_`#\x1b\u200b', max_size=60)


@given(st.lists(ANY_TEXT, min_size=1, max_size=6), st.integers(10, 90))
def test_no_row_is_wider_than_the_width(texts: list[str], width: int) -> None:
    replies = tuple(Reply(person(text), 3, text, texts[0]) for text in texts)
    made = thread(Comment(person(texts[0]), 1, texts[-1], replies), width=width)
    for index in range(len(made.entries)):
        page = made.page(index)
        narrowest = made.indent(made.entries[index]) + 10  # what a page takes at least
        assert all(row.cells <= max(width, narrowest) for row in page.rows)


def test_what_is_said_is_read_once() -> None:
    assert comment_blocks("<p>一</p>") is comment_blocks("<p>一</p>")


def test_a_name_looks_the_same_with_and_without_likes() -> None:
    """A paragraph that is only bold is a heading in an article; here it is who says it."""
    comments = (Comment(person("甲"), likes, "<b>好</b>") for likes in (0, 1))
    made = Thread(conversation(*comments), CommentSelection(), PageStyle(40, DARK))
    first, second = (made.page(index).rows for index in range(2))
    assert first[0].segments[1].style == second[0].segments[1].style == DARK["bold"]
    assert first[1].segments[1].style == DARK["bold"]
