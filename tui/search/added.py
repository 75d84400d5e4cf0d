"""What a page adds to the words of an article: who wrote it, hosts of cards, a shortened address."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import NamedTuple

from tui.archive.model import Article
from tui.article.links import target
from tui.page.header import facts
from tui.page.sites import names, site
from tui.search.query import Query
from tui.search.words import WALL, words_of
from tui.text.clean import clean_line

_CARD_TAG = r"<(a|div)\b(?=[^<>]*(?:link-card|LinkCard|video-box|RichText-video|VideoCard))[^<>]*>"
_CARD = re.compile(
    rf"(?P<opens>{_CARD_TAG})(?P<inside>(?:(?!{_CARD_TAG}).)*?)(?=</\2>)|<video\b[^<>]*>", re.DOTALL
)
_ADDRESS = re.compile(r"<(?:a|div|video|source|iframe)\b[^<>]*\s(?:href|src)=\"([^\"<>]+)\"")
_MARKS = ("ink-card", "LinkCard", "ideo")
"""Parts of HTML, one of which is in any that has a card."""
_ELLIPSIS = '<span class="ellipsis">'
_OF_HOSTS = re.compile(r"[a-z0-9.:-]")


class Head(NamedTuple):
    """What stands below an article's title."""

    shown: str
    """All of it, the facts on one line and the address on another."""
    text: str
    """The same with a wall for each character that is a word of ours."""


def head(article: Article) -> Head:
    """Return what stands below an article's title: author, votes, comments, dates, topics, URL."""
    known = facts(article)
    url = clean_line(article.url)
    ends = f"\n{url}" if url else ""
    shown = "  ".join(f"{said}{ours}" for said, ours in known)
    text = "  ".join(f"{said}{WALL * len(ours)}" for said, ours in known)
    return Head(shown + ends, text + ends)


def with_added(html: str, query: Query) -> str:
    """Return HTML with what a page adds to its words, where a query may look for that.

    That is the host of a card, and the sign for what is left out of a shortened address.
    """
    if _may_be_left_out(query):
        html = html.replace(_ELLIPSIS, f"…{_ELLIPSIS}")
    if _may_be_of_hosts(query) and any(mark in html for mark in _MARKS):
        html = _CARD.sub(_with_host, html)
    return html


def all_added(html: str) -> str:
    """Return HTML with all that a page adds to its words."""
    return _CARD.sub(_with_host, html.replace(_ELLIPSIS, f"…{_ELLIPSIS}"))


def _may_be_left_out(query: Query) -> bool:
    return any("." in term for term in query.terms)


def _may_be_of_hosts(query: Query) -> bool:
    return any(_OF_HOSTS.search(term) for term in query.terms)


def _with_host(card: re.Match[str]) -> str:
    """Return a card with its host at its end."""
    whole = card[0]
    address = _ADDRESS.search(whole)
    url = target(unescape(address[1])) if address else ""
    title = " ".join(words_of(card["inside"] or "").replace(WALL, " ").split())
    if "ink" not in (card["opens"] or ""):  # a video has its title in an attribute
        return f"{whole}{WALL}{escape(site(url), quote=False)}{WALL}"
    if not title:
        return f"{whole}{escape(url, quote=False)}{WALL}"
    where = site(url)
    beside = f"  {where}" if where and not names(title, where) else ""
    return f"{whole}{escape(beside, quote=False)}{WALL}"
