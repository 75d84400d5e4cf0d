"""An article, answer, pin or video as Zhihu's API or a page has it becomes an `Item`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from html import escape

import msgspec

from tui.archive.addresses import id_in, kind_in, public, question_in
from tui.archive.authors import author_of
from tui.archive.contents import Item, Source, UnreadableError
from tui.archive.model import Article, Comment, Question, Topic
from tui.archive.page_state import body_in_page
from tui.archive.remarks import comments_in
from tui.archive.saved_object import SavedObject, decoded, objects
from tui.text.clean import clean, clean_line

UNTITLED = "无标题"
_TITLE_OF_A_PIN = 30
"""Characters of a pin that stand for its title."""
_CONTENTS = ("content", "content_html", "raw_html", "content_text", "body")
_WRITTEN = ("created", "created_time", "published_time", "created_at", "date_published")
_EDITED = ("updated", "updated_time", "edited_time", "updated_at", "date_modified")
_VOTES = ("voteup_count", "likes_count", "upvote", "upvote_count", "reaction_count", "like_count")
_KINDS = {"article", "answer", "pin", "zvideo"}


def is_item(saved: SavedObject) -> bool:
    """Return whether an object is an article, answer, pin or video."""
    if "comment_id" in saved:
        return False
    if saved.text("type", "content_type") in _KINDS and ("id" in saved or "content_id" in saved):
        return True
    if not any(name in saved for name in (*_CONTENTS, "excerpt")):
        return False
    named = ("title", "question", "question_id", "question_title", "voteup_count", "content_id")
    return any(name in saved for name in named)


def unwrapped(saved: SavedObject) -> SavedObject:
    """Return what a feed's entry, or a crawler's envelope, is about."""
    kept = saved.object("content")  # what someone put into a collection
    if kept is not None and is_item(kept):
        return kept
    for name in ("target", "object", "data"):
        inner = saved.object(name)
        if inner is not None and is_item(inner) and not any(key in saved for key in _CONTENTS):
            return inner
    return saved


def item_from(saved: SavedObject, source: Source | None = None) -> Item:
    """Return an item. What is wrong with it costs only that part of it; never raises.

    Args:
        saved: its fields.
        source: where all of a file is this one item: it is read again when its text is asked for,
            so that a folder of a thousand pages is not kept in memory.
    """
    url = saved.line("url", "content_url", "link", "source_url")
    kind = saved.text("type", "content_type")
    kind = kind if kind in _KINDS else ("answer" if _answers(saved) else kind_in(url))
    asked = saved.object("question")
    question_id = (asked.text("id") if asked else "") or saved.text("question_id")
    own = saved.text("content_id", "id") or id_in(url)
    body, excerpt = _body(saved, source)
    question = _question(saved, asked, question_id)
    written = saved.moment(*_WRITTEN)
    column = saved.object("column")
    comments = saved.raw("comments", "top_comments", "comment", "root_comments")
    return Item(
        id=own,
        article=Article(
            number=0,
            url=public(url, kind, own, question_id or question_in(url)),
            title=_title(saved, question, body),
            author=author_of(saved),
            votes=saved.count(*_VOTES),
            topics=_topics(saved, asked),
            length=max((len(saved.raw(name) or b"") for name in _CONTENTS[:2]), default=0),
            read_html=body,
            read_comments=partial(comments_in, comments.copy()) if comments else _no_comments,
            written=written,
            edited=later(saved.moment(*_EDITED), written),
            question=question,
        ),
        column=column.line("title", "name") if column else saved.line("column", "column_title"),
        about=clean(column.text("intro", "description")).strip() if column else "",
        column_url=column.line("url") if column else "",
        question=question_id or question_in(url),
        excerpt=excerpt,
    )


def later(edited: datetime | None, written: datetime | None) -> datetime | None:
    """Return when something was edited, where that was after it was written."""
    if edited is None or written is None or (edited.tzinfo is None) != (written.tzinfo is None):
        return edited
    return edited if edited > written else None


def _answers(saved: SavedObject) -> bool:
    return any(name in saved for name in ("question", "question_id", "question_title"))


def _question(saved: SavedObject, asked: SavedObject | None, number: str) -> Question | None:
    title = (asked.line("title", "name") if asked else "") or saved.line("question_title")
    if not title and not number:
        return None
    url = f"https://www.zhihu.com/question/{number}" if number else ""
    html = asked.text("detail", "content") if asked else saved.text("question_detail")
    return Question(title, url, html)


def _title(saved: SavedObject, question: Question | None, body: Callable[[], str]) -> str:
    title = saved.line("title")
    if not title and question:
        title = question.title
    if not title and saved.text("type") == "pin":
        title = _first_words(saved.text("excerpt_title") or body())
    return title or UNTITLED


def _first_words(html: str) -> str:
    """Return the beginning of a pin, for a title."""
    import re

    words = clean_line(re.sub(r"<[^<>]*>", " ", html))
    return words if len(words) <= _TITLE_OF_A_PIN else f"{words[:_TITLE_OF_A_PIN]}…"


def _topics(saved: SavedObject, asked: SavedObject | None) -> tuple[Topic, ...]:
    found: dict[str, Topic] = {}
    raws = saved.items("topics", "topic") or (asked.items("topics") if asked else [])
    for raw in raws:
        topic = None if bytes(memoryview(raw)[:1]) == b'"' else SavedObject.of(raw)
        value = None if topic else decoded(raw)
        name = topic.line("name", "title", "tag") if topic else clean_line(str(value or ""))
        if name:
            found.setdefault(name, Topic(sys.intern(name), _topic_url(topic) if topic else ""))
    return tuple(found.values())


def _topic_url(topic: SavedObject) -> str:
    url = topic.line("url", "tag_link")
    if not url:
        number = topic.line("id")
        return f"https://www.zhihu.com/topic/{number}" if number else ""
    for start in ("https://www.zhihu.com/api/v4/topics/", "https://api.zhihu.com/topics/"):
        url = url.replace(start, "https://www.zhihu.com/topic/")
    return url.replace("http://www.zhihu.com/api/v4/topics/", "https://www.zhihu.com/topic/")


def _no_comments() -> tuple[Comment, ...]:
    return ()


# The body


def _body(saved: SavedObject, source: Source | None) -> tuple[Callable[[], str], bool]:
    """Return what reads the body as HTML, and whether it is no more than an excerpt."""
    if "raw_html" in saved:
        if source is not None:
            return partial(_read_again, source), False
        return partial(_whole_page, saved.raw("raw_html"), saved.raw("content")), False
    content = saved.raw("content")
    if content is not None and bytes(memoryview(content)[:1]) == b"[":
        html = saved.raw("content_html")
        return (partial(_text, html) if html else partial(_parts, content)), False
    for name in ("content", "content_html"):
        raw = saved.raw(name)
        if raw is not None and raw != b'""':
            return partial(_text, raw.copy() if source else raw), False
    plain = saved.raw("content_text", "body")
    if plain is not None:
        return partial(_paragraphs, plain), False
    if saved.text("type") == "zvideo" or "video" in saved:
        return partial(_video, saved.line("url", "id"), saved.text("description")), False
    if saved.text("type") == "pin" or content is not None:
        return _nothing, False
    return partial(_excerpt, saved.text("excerpt", "description", "desc")), True


def _nothing() -> str:
    return ""


def _text(raw: msgspec.Raw) -> str:
    value = decoded(raw)
    return value if isinstance(value, str) else ""


def _paragraphs(raw: msgspec.Raw) -> str:
    lines = filter(None, (line.strip() for line in _text(raw).splitlines()))
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)


def _excerpt(html: str) -> str:
    return f"<p>[只有摘要]</p><p>{html}</p>"


def _video(where: str, description: str) -> str:
    url = where if "/" in where else f"https://www.zhihu.com/zvideo/{where}"
    return f'<a class="video-box" href="{escape(url)}"></a><p>{description}</p>'


def _whole_page(page: msgspec.Raw | None, content: msgspec.Raw | None) -> str:
    html = body_in_page(_text(page)) if page is not None else ""
    return html or (_text(content) if content is not None else "")


def _read_again(source: Source) -> str:
    try:
        saved = SavedObject.of(source.read())
    except UnreadableError as error:
        return f"<p>（存档损坏：{escape(str(error))}）</p>"
    if saved is None:
        return "<p>（存档损坏：文件已改变）</p>"
    saved = unwrapped(saved)
    return _whole_page(saved.raw("raw_html"), saved.raw("content"))


def _parts(raw: msgspec.Raw) -> str:
    """Return the parts of a pin as HTML."""
    from tui.archive.saved_object import undecoded

    return "".join(map(_part, objects(undecoded(raw))))


def _part(part: SavedObject) -> str:
    kind, url = part.text("type"), part.line("original_url", "url")
    if kind == "image":
        return f'<img src="{escape(url)}">' if url else ""
    if kind == "video":
        title = part.line("title") or "视频"
        return f'<a class="video-box" href="{escape(url)}"><span class="title">{title}</span></a>'
    if kind in ("link", "link_card"):
        title = escape(part.line("title") or url)
        return f'<a data-draft-type="link-card" href="{escape(url)}">{title}</a>'
    return f"<div>{part.text('content', 'own_text', 'text')}</div>"
