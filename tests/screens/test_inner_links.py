"""Links from an article into its column, and what the footer says of where they lead."""

from __future__ import annotations

import pytest

from tests.columns import column_of, saved_article
from tests.screens.article import LONG, view
from tests.screens.reading import FakeBrowser, reading
from tui.archive.model import Column


def linking(*addresses: str) -> Column:
    """Return a column whose first article links to some addresses, and has two headings."""
    links = "".join(f'<p><a href="{one}">去那里</a></p>' for one in addresses)
    first = saved_article(1, content=f"{links}{LONG}<h2>甲节</h2>{LONG}<h2>乙节</h2>{LONG}")
    second = saved_article(2, title="另一篇", content=f"{LONG}<h2>丙节</h2>{LONG}")
    return column_of(first, second)


P = "https://zhuanlan.zhihu.com/p"


@pytest.mark.parametrize(
    ("address", "top"),
    [
        (f"{P}/2/edit", "另一篇"),
        (f"{P}/2?utm_source=x#y", "另一篇"),
        (f"{P}/2/edit#丙节", "丙节"),
        (f"https://link.zhihu.com/?target={P}/2%23丙节", "丙节"),
        (f"{P}/1/edit#乙节", "乙节"),
        (f"{P}/1?a=b#h_1_1", "乙节"),
        ("https://zhuanlan.zhihu.com/write#甲节", "甲节"),
        (f"{P}/1/edit", "第 1 篇"),
    ],
)
async def test_what_is_in_the_column_does_not_leave_the_app(address: str, top: str) -> None:
    browser = FakeBrowser()
    async with reading(linking(address), browser=browser) as reader:
        await reader.press("enter", "tab", "tab", "enter")
        assert reader.rows[0].strip() == top
        assert not browser.urls
        await reader.press("escape")
        if top != "第 1 篇":
            assert "去那里" in reader.text, "back where the link is"


async def test_a_fragment_that_is_nowhere_is_said_and_leads_nowhere() -> None:
    browser = FakeBrowser()
    async with reading(linking(f"{P}/1/edit#z"), browser=browser, messages=True) as reader:
        await reader.press("enter", "tab", "tab", "enter")
        assert "文中没有找到这一处" in reader.said
        assert "去那里" in reader.text and not browser.urls


async def test_the_footer_says_where_the_focus_leads_before_enter() -> None:
    addresses = (f"{P}/2/edit", f"{P}/1/edit#乙节", "https://x.org/a")
    async with reading(linking(*addresses)) as reader:
        await reader.press("enter", "tab")
        assert f"> {P}/1 " in reader.rows[-1], "its own address leads out of it"
        for said in ("> 本栏 2  另一篇", "> 本文  乙节", "> https://x.org/a"):
            await reader.press("tab")
            assert said in reader.rows[-1]
            assert "? 帮助" in reader.rows[-1]
        await reader.press("escape")
        assert "x.org" not in reader.rows[-1]


async def test_links_into_the_column_are_told_from_others_without_colour() -> None:
    async with reading(linking(f"{P}/2", "https://x.org/a")) as reader:
        await reader.press("enter")
        page = view(reader)
        rows = [row for row in reader.screen._compositor.render_strips() if "去那里" in row.text]
        inner, outer = ([part for part in row if "去那里" in part.text] for row in rows)
        assert page.page
        assert [bool(part.style and part.style.bold) for part in (*inner, *outer)] == [True, False]


async def test_the_footer_says_the_section_and_else_the_title() -> None:
    async with reading(linking()) as reader:
        await reader.press("enter")
        assert "第 1 篇  1/2  " in reader.rows[-1]
        await reader.press("]", "]", "j")
        assert "乙节  1/2  " in reader.rows[-1]
        assert "? 帮助" in reader.rows[-1]


@pytest.mark.parametrize("width", [20, 30, 40, 80, 200])
async def test_help_stays_beside_a_long_section(width: int) -> None:
    article = saved_article(1, title="很长的标题" * 20, content=LONG)
    async with reading(column_of(article), size=(width, 24)) as reader:
        await reader.press("enter")
        if width >= 30:
            assert "? 帮助" in reader.rows[-1] and "%" in reader.rows[-1]
            assert "很长" in reader.rows[-1]
