"""A question with its answers in one object, or by itself beside them."""

from __future__ import annotations

from msgspec.structs import replace

from tui.archive.contents import Contents, Source
from tui.archive.items import UNTITLED, item_from, unwrapped
from tui.archive.model import Question
from tui.archive.saved_object import SavedObject, objects
from tui.text.clean import clean


def sniff(saved: SavedObject) -> bool:
    """Return whether it has a title and a list of answers with their text."""
    if not ("question_title" in saved or "title" in saved or "question" in saved):
        return False
    return any(map(_has_text, objects(saved.items("answers")[:5])))


def read(saved: SavedObject, source: Source, alone: bool) -> Contents:
    """Return the answers, each with the question, which gives the column its title."""
    number, question = _question(saved)
    found = Contents(title=question.title, about=_plain(question.html), url=question.url)
    unknown = 0
    for answer in map(unwrapped, objects(saved.items("answers"))):
        if not _has_text(answer):
            unknown += 1
            continue
        item = item_from(_answering(answer, number))
        own = item.article.question
        title = item.article.title
        item.article = replace(
            item.article,
            question=question if own is None or not own.title else own,
            title=question.title if title == UNTITLED else title,
        )
        item.question = item.question or number
        found.items.append(item)
    if unknown:
        found.notices.append(f"{unknown} 项不是回答，已略过")
    return found


def sniff_alone(saved: SavedObject) -> bool:
    """Return whether it is a question whose answers, if there are any, are elsewhere."""
    if saved.text("type") == "question" and "title" in saved:
        return True
    asked = ("answer_count", "detail", "related_questions", "visit_count")
    return "title" in saved and sum(name in saved for name in asked) >= 2


def read_alone(saved: SavedObject, source: Source, alone: bool) -> Contents:
    """Return what the question is called, for the answers beside it."""
    number, question = _question(saved)
    # A crawler keeps it in a folder named after it.
    number = number or next((name for name in reversed(source.folders) if name.isdigit()), "")
    return Contents(questions={number: question} if number else {})


def _question(saved: SavedObject) -> tuple[str, Question]:
    asked = saved.object("question") or saved
    number = saved.text("question_id") or asked.text("id", "question_id")
    title = saved.line("question_title") or asked.line("title", "name")
    url = f"https://www.zhihu.com/question/{number}" if number else asked.line("url")
    return number, Question(title, url, asked.text("detail", "content", "description"))


def _has_text(answer: SavedObject) -> bool:
    """Return whether an object is an answer, and not only the mention of one."""
    answer = unwrapped(answer)
    return any(name in answer for name in ("content", "content_html", "content_text", "raw_html"))


def _answering(answer: SavedObject, number: str = "") -> SavedObject:
    """Return an answer that says it is one."""
    import msgspec

    fields = {"question_id": msgspec.Raw(msgspec.json.encode(number)), **answer.fields}
    return SavedObject({**fields, "type": msgspec.Raw(b'"answer"')})


def _plain(html: str) -> str:
    import re
    from html import unescape

    text = re.sub(r"<(?:br|/p|/div)\b[^<>]*>", "\n", html)
    return clean(unescape(re.sub(r"<[^<>]*>", "", text))).strip()
