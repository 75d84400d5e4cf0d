"""Saved pages and feeds: read by their state, else as they are shown."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.archive.opened import answer, column_in, state_page
from tests.archive.shaped import ATOM, DOM, RSS, WRITTEN, facts
from tui.archive.model import Author


def test_a_page_is_read_by_its_state(tmp_path: Path) -> None:
    page = state_page(
        shown='<div class="Post-RichText RichText"><p>页面上的字</p></div>',
        articles={
            "1": {
                "id": "1",
                "type": "article",
                "title": "甲",
                "content": "<p>状态里的字</p>",
                "author": {"name": "人", "urlToken": "ren"},
                "voteupCount": 3,
                "created": 1_700_000_001,
                "column": {"id": "c_1", "title": "专栏"},
            }
        },
        columns={"c_1": {"title": "专栏", "intro": "简介"}},
    )
    for name, saved in (("page.html", page), ("raw.json", {"title": "甲", "rawHtml": page})):
        column = column_in(tmp_path, {name: saved})
        assert column.articles[0].html == "<p>状态里的字</p>"
    column = column_in(tmp_path, {"page.html": page})
    assert (column.title, column.description) == ("专栏", "简介")
    assert facts(column) == [("甲", "人", "<p>状态里的字</p>")]
    assert column.articles[0].written == WRITTEN


@pytest.mark.parametrize("cut", [True, False])
def test_a_state_that_is_cut_off_gives_way_to_what_the_page_shows(
    tmp_path: Path, cut: bool
) -> None:
    shown = '<div class="RichText Post-RichText"><p>一二三四五六七八</p></div>'
    article = {"id": "1", "title": "甲", "content": "<p>一二三</p>", "contentNeedTruncated": cut}
    (one,) = column_in(
        tmp_path, {"p.html": state_page(shown=shown, articles={"1": article})}
    ).articles
    assert one.html == shown


def test_a_page_without_a_state_is_read_as_it_is_shown(tmp_path: Path) -> None:
    (article,) = column_in(tmp_path, {"page.htm": DOM}).articles
    assert (article.title, article.votes) == ("甲 & 乙", 1234)
    assert article.author == Author("人", "https://www.zhihu.com/people/ren")
    assert article.url == "https://zhuanlan.zhihu.com/p/1"
    assert (article.written, article.edited) == (None, datetime(2024, 5, 6, 7, 8))
    assert "三" in article.html and "别的" not in article.html


def test_mhtml_is_the_page_in_it(tmp_path: Path) -> None:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    mail = MIMEMultipart("related")
    mail["From"] = "<Saved by Blink>"
    mail.attach(MIMEText(DOM, "html", "utf-8"))
    text = mail.as_bytes()
    text = b"From: <Saved by Blink>\r\n" + text.replace(b"From: <Saved by Blink>\n", b"")
    (article,) = column_in(tmp_path, {"page.mhtml": text}).articles
    assert (article.title, article.author.name) == ("甲 & 乙", "人")


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "读书",
    "description": "说明",
    "items": [
        {
            "id": "https://zhuanlan.zhihu.com/p/1",
            "url": "https://zhuanlan.zhihu.com/p/1",
            "title": "甲",
            "content_html": "<p>文</p>",
            "authors": [{"name": "人"}],
            "date_published": "2023-11-14T22:13:21Z",
            "tags": ["终端"],
        }
    ],
}


@pytest.mark.parametrize("saved", [RSS, ATOM, FEED], ids=["rss", "atom", "json"])
def test_a_feed_is_a_column(tmp_path: Path, saved: object) -> None:
    column = column_in(tmp_path, {"feed.xml": saved})
    assert (column.title, column.description) == ("读书", "说明")
    assert facts(column) == [("甲", "人", "<p>文</p>")]
    (article,) = column.articles
    assert article.url == "https://zhuanlan.zhihu.com/p/1"
    assert article.written == WRITTEN
    assert [topic.name for topic in article.topics] == ["终端"]


def test_xml_takes_nothing_in_from_outside(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim")
    entities = (
        f'<!DOCTYPE rss [<!ENTITY s SYSTEM "file://{tmp_path}/secret"><!ENTITY a "aaaa">'
        '<!ENTITY b "&a;&a;&a;&a;">]>'
    )
    evil = RSS.replace("<rss", f"{entities}<rss").replace("甲</title>", "甲&s;&b;</title>")
    (article,) = column_in(tmp_path, {"feed.xml": evil}).articles
    assert "geheim" not in article.title and "aaaa" not in article.title


def test_each_answer_of_a_saved_question_keeps_its_own_text(tmp_path: Path) -> None:
    """However much longer the first on the page is."""
    answers = {
        str(n): answer(n, content=f"<p>{'长' * 100 if n == 1 else '短'}</p>") for n in (1, 2)
    }
    shown = "".join(
        '<div class="AnswerItem"><div class="RichContent-inner"><span class="RichText">'
        f"{one['content']}</span></div></div>"
        for one in answers.values()
    )
    questions = {"77": {"title": "如何读书？", "detail": "<p>细节</p>"}}
    page = state_page(shown=shown, answers=answers, questions=questions)
    column = column_in(tmp_path, {"question.html": page})
    assert [one.html for one in column.articles] == [one["content"] for one in answers.values()]
    assert column.title == "如何读书？"
    for one in column.articles:
        assert one.question and one.question.html == "<p>细节</p>"
    without = page[: page.index("<script")] + "</body></html>"
    assert [one.html.count("长") for one in column_in(tmp_path, {"x.html": without}).articles] == [
        *(100, 0)
    ]
