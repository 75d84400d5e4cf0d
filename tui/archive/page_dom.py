"""The article and its facts that a saved page shows, cut out of the HTML as it stands.

A browser writes a page down well-formed, so that an element ends where as many tags of its name
have ended as have begun: no parser is needed to find it, and the article's reader gets its HTML
untouched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import msgspec

from tui.text.clean import clean_line

_TAG = re.compile(
    r"""<([a-z][a-z0-9]*)\b((?:[^>"']|"[^"]*"|'[^']*')*+)>""", re.IGNORECASE | re.DOTALL
)
_CLASS = re.compile(r"""\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.IGNORECASE)
_CONTENT = re.compile(r"""content\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_MARKUP = re.compile(r"<[^<>]*>")
_UNSHOWN = re.compile(r"<(script|style|noscript)\b.*?(?:</\1>|\Z)", re.IGNORECASE | re.DOTALL)
_LONGEST_TAG = 4000
"""Characters of a tag."""
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
_TITLES = ("Post-Title", "QuestionHeader-title", "PostIndex-title", "zm-item-title")
_BODIES = ("Post-RichText", "PostIndex-content", "entry-content", "zm-editable-content")
_ANSWERS = ("AnswerItem", "PinItem")
_SITE = re.compile(r"^\([^)]*(?:私信|消息)[^)]*\)\s*|\s*-\s*知乎(?:专栏)?$")


class Shown(msgspec.Struct):
    """An article, answer or pin as a page shows it."""

    html: str
    title: str = ""
    author: str = ""
    author_url: str = ""
    url: str = ""
    votes: int = 0
    date: str = ""
    question: str = ""
    """The title of the question it answers; empty for an article."""
    detail: str = ""
    """The question's own text, as HTML."""


def items_shown(page: str) -> Iterator[Shown]:
    """Yield the article, or the answers, that a page shows."""
    answers = [found for name in _ANSWERS for found in elements(page, name)]
    title = _title(page)
    for answer in answers:
        if body := _body(answer):
            detail = next(elements(page, "QuestionRichText"), "")
            yield _facts(answer, body, title, title if "/answer/" in answer else "", detail)
    if not answers and (body := _body(page)):
        yield _facts(page, body, title, "", "")


def page_title(page: str) -> str:
    """Return the title of a page, without the site's own words around it."""
    found = re.search(r"<title[^<>]*>([^<]*)", page, re.IGNORECASE)
    title = clean_line(unescape(found[1])) if found else ""
    return clean_line(_SITE.sub("", _SITE.sub("", title)))


def elements(html: str, name: str) -> Iterator[str]:
    """Yield the HTML of the elements of a class, outer ones only, tags included."""
    end = 0
    place = html.find(name)
    while place >= 0:
        start = html.rfind("<", max(0, place - _LONGEST_TAG), place)
        tag = _TAG.match(html, max(start, 0), max(start, 0) + _LONGEST_TAG)
        if start >= end and tag and tag[1] and name in _classes(tag[2]):
            end = _end(html, tag[1].lower(), tag.end())
            yield html[start:end]
        place = html.find(name, max(place + len(name), end))


def words_shown(html: str) -> str:
    """Return the words that some HTML shows, blanks left out: enough to compare lengths."""
    return "".join(unescape(_MARKUP.sub("", _UNSHOWN.sub("", html))).split())


def _classes(attributes: str) -> list[str]:
    found = _CLASS.search(attributes)
    return (found[1] or found[2] or found[3] or "").split() if found else []


def _end(html: str, name: str, start: int) -> int:
    """Return where the element ends whose first tag ends at `start`."""
    if name in _VOID:
        return start
    depth = 1
    for tag in re.compile(rf"<(/?){name}(?=[\s/>])", re.IGNORECASE).finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            close = html.find(">", tag.end())
            return close + 1 if close >= 0 else len(html)
    return len(html)


def _body(html: str) -> str:
    """Return the element that holds the text, or empty."""
    for name in _BODIES:
        if found := next(elements(html, name), ""):
            return found
    within = next(elements(html, "Post-RichTextContainer"), "") or next(
        elements(html, "RichContent-inner"), ""
    )
    return max(elements(within or html, "RichText"), key=len, default="")


def _title(page: str) -> str:
    for name in _TITLES:
        if found := next(elements(page, name), ""):
            return clean_line(unescape(_MARKUP.sub("", found)))
    return page_title(page)


def _facts(html: str, body: str, title: str, question: str, detail: str) -> Shown:
    author = next(elements(html, "AuthorInfo"), "")
    outside = html.replace(body, "")
    votes = re.search(r'aria-label="(?:已)?赞同\s*([\d,.]+)\s*([万Kk]?)', outside)
    when = next(elements(outside, "ContentItem-time"), "")
    return Shown(
        html=body,
        title=title,
        author=_property(author, "name"),
        author_url=_property(author, "url"),
        url=_address(outside),
        votes=_votes(votes) if votes else 0,
        date=clean_line(unescape(_MARKUP.sub(" ", when)))
        or _property(outside, "datePublished", "dateCreated"),
        question=question,
        detail=detail,
    )


def _votes(found: re.Match[str]) -> int:
    number = found[1].replace(",", "").strip(".") or "0"
    try:
        return round(float(number) * {"万": 10_000, "K": 1000, "k": 1000}.get(found[2], 1))
    except ValueError:
        return 0


def _address(html: str) -> str:
    """Return the address of an article or answer, as its page names it."""
    for found in re.finditer(
        r"""<(?:meta|link)\b[^<>]*?(?:itemprop="url"|og:url|rel="?canonical)[^<>]*>""", html
    ):
        place = re.search(r"""(?:content|href)\s*=\s*["']?([^\s"'>]+)""", found[0])
        url = unescape(place[1]) if place else ""
        if re.search(r"/(?:p|answer|pin|zvideo)/\d+", url):
            return clean_line(url)
    saved_from = re.search(r"(?:saved from url=\(\d+\)|\burl: )(\S+)", html[:2000])
    return clean_line(saved_from[1]) if saved_from and "zhihu" in saved_from[1] else ""


def _property(html: str, *names: str) -> str:
    for name in names:
        tag = re.search(rf"""<meta\b[^<>]*?itemprop=["']?{name}\b[^<>]*>""", html)
        value = _CONTENT.search(tag[0]) if tag else None
        if value:
            return clean_line(unescape(value[1] or value[2] or value[3] or ""))
    return ""
