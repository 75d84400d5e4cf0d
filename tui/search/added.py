"""The words that a page adds to an article's: its head, hosts of cards, shortened addresses."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from html import escape, unescape
from typing import NamedTuple

from tui.archive.model import Article
from tui.article.links import target
from tui.page.header import facts
from tui.page.sites import names, site
from tui.search.query import HtmlPlaces, Query
from tui.search.words import WALL, end_of_line, words_of

_CARD_TAG = r"<(a|div)\b(?=[^<>]*(?:link-card|LinkCard|video-box|RichText-video|VideoCard))[^<>]*>"
_CARD = re.compile(
    rf"(?P<opens>{_CARD_TAG})(?P<inside>(?:(?!{_CARD_TAG}).)*?)(?=</\2>)|<video\b[^<>]*>", re.DOTALL
)
_ADDRESS = re.compile(r"<(?:a|div|video|source|iframe)\b[^<>]*\s(?:href|src)=\"([^\"<>]+)\"")
_PARTS, _TAGS = ("ard", "ideo"), ("<a", "<div", "<video")
"""Parts of the tag of a card, of each of which it has one."""
SHORTENED, _SHORTENED_VIDEO = "LinkCard", "ZVideoLinkCard"
"""In the tags of cards that only parts of are shown."""
_NAME = re.compile(r'\sdata-name="([^"<>]*)"')
_VIDEO_TITLE = re.compile(r'<\w+ class="(?:title|VideoCard-title|ZVideoLinkCard-title)"')
_ELLIPSIS = '<span class="ellipsis">'
_OF_FACTS = re.compile(r"[\d-]+\Z|.* ")
_SPANS = re.compile(r"[ :/?%&=+#]")
_OF_CARDS = re.compile(r"[a-z0-9._~:/?#@!$&'()*+,;=%-]+\Z|.* ")
"""Addresses and parts of them (RFC 3986, 2), and what may span parts of a card."""


class Head(NamedTuple):
    """The line below an article's title."""

    shown: str
    """All of it, but for the address."""
    text: str
    """The same with a wall for each character that is a word of ours."""


def head(article: Article) -> Head:
    """Return what stands below an article's title: author, votes, comments, dates, topics."""
    known = facts(article)
    shown = "  ".join(f"{said}{ours}" for said, ours in known)
    return Head(shown, "  ".join(f"{said}{WALL * len(ours)}" for said, ours in known))


def head_for(article: Article, query: Query) -> str:
    """Return what of an article's head a query may be in: most are names, and need no more."""
    if _looked_for(query).facts:
        return head(article).text
    topics = (topic.name for topic in article.topics)
    return WALL.join((article.author.name, *topics))


def with_ellipses(html: str, query: Query) -> str:
    """Return HTML with the sign for what is left out of an address, where a query may have that."""
    return _with_ellipses(html) if _looked_for(query).left_out else html


def with_hosts(html: str, query: Query, places: HtmlPlaces | None) -> str:
    """Return HTML with the hosts of cards, and without what no page shows of them.

    Blanks are between the parts of a card. All of that only where a query may be so.

    Args:
        html: the HTML.
        query: what is looked for.
        places: where that may be in the HTML, as is a host in the address that it is of; None
            where that is anywhere.
    """
    looked_for = _looked_for(query)
    # Only of a redirect the signs stand otherwise in the address.
    wanted = None if looked_for.spans else places
    if wanted and not wanted.spans and wanted.in_tags:
        return html
    # Of a shortened card a page shows less than is written there.
    if not (looked_for.cards or SHORTENED in html):
        return html
    return _with_hosts(html, _named(html, query, wanted) if wanted else _card_places(html))


class _First:
    """The first place of something in HTML from one on, looked for once where many have it."""

    def __init__(self, find: Callable[[int], int]) -> None:
        """Take what finds it from a place on, or returns a negative number."""
        self._find = find
        self._asked, self._found = 0, -1

    def __call__(self, at: int) -> int:
        if not self._asked <= at <= self._found:
            found = self._find(at)
            self._asked, self._found = at, found if found >= 0 else sys.maxsize
        return self._found


def _named(html: str, query: Query, places: HtmlPlaces) -> Iterator[int]:
    """Yield where cards begin that any of some places may be in, or on what would be one line.

    Args:
        html: the HTML.
        query: what is looked for.
        places: where that may be.
    """
    begins = [start for start, _ in places.spans]
    ends = {"<a": _First(partial(html.find, "</a>")), "<d": _First(partial(html.find, "</div>"))}
    lines = _First(partial(end_of_line, html))
    addresses = _First(lambda at: found.start() if (found := _ADDRESS.search(html, at)) else -1)
    for card in _card_places(html):
        if html.startswith("<v", card):
            yield card
            continue
        if (end := ends[html[card : card + 2]](card)) > len(html):
            continue
        at = bisect_left(begins, card)
        if at < len(begins) and begins[at] < lines(end):
            yield card
        elif not places.in_tags:
            address = _ADDRESS.match(html, addresses(card), end)
            if address and query.may_be_in(address[1]):
                yield card


def has_cards(html: str) -> bool:
    """Return whether there may be cards in HTML."""
    return bool(_card_places(html))


def all_added(html: str) -> str:
    """Return HTML with all that a page adds to its words."""
    html = _with_ellipses(html)
    return _with_hosts(html, _card_places(html))


def _with_ellipses(html: str) -> str:
    return html.replace(_ELLIPSIS, f"…{_ELLIPSIS}")


def _card_places(html: str) -> list[int]:
    """Return where tags begin that may be those of cards."""
    places: set[int] = set()
    for part in _PARTS:
        before, at = 0, html.find(part)
        while at >= 0:
            place = html.rfind("<", before, at)
            if place >= 0 and html.startswith(_TAGS, place):
                places.add(place)
            before, at = at, html.find(part, at + len(part))
    return sorted(places)


def _with_hosts(html: str, places: Iterable[int]) -> str:
    """Return HTML with the hosts of those cards at their ends that begin at some places."""
    said: list[str] = []
    end = 0
    for place in places:
        if place >= end and (card := _CARD.match(html, place)):
            said += (html[end:place], _with_end(card[0], card["opens"] or ""))
            end = card.end()
    return "".join((*said, html[end:])) if said else html


class _LookedFor(NamedTuple):
    """The words that a query may look for of those that a page adds."""

    facts: bool
    """Several facts of a head, or numbers and dates."""
    left_out: bool
    """The sign for what is left out of an address."""
    cards: bool
    """Hosts of cards, or addresses."""
    spans: bool
    """The words that do not stand so in a card's tag: several of its parts, quoted signs."""


@lru_cache(maxsize=16)
def _looked_for(query: Query) -> _LookedFor:
    return _LookedFor(
        any(_OF_FACTS.match(term) for term in query.terms),
        any("." in term for term in query.terms),
        any(_OF_CARDS.match(term) for term in query.terms),
        any(_SPANS.search(term) for term in query.terms),
    )


@lru_cache(maxsize=4096)
def _with_end(whole: str, opens: str) -> str:
    """Return a card with its host at its end, as it begins in HTML."""
    address = _ADDRESS.search(whole)
    url = target(unescape(address[1])) if address else ""
    where = site(url)
    if SHORTENED in opens and _SHORTENED_VIDEO not in opens:
        if not opens.startswith("<a"):
            return whole
        from tui.article.cards import shown_title  # few archives have such

        opens, shown = f'<a class="{SHORTENED}">', shown_title(whole)
        whole = opens + escape(shown, quote=False)
    elif '"link-card"' not in opens:
        return _video_with_end(whole, opens, where)
    title = _title(whole[len(opens) :])
    if not title:
        return f"{whole}{escape(url, quote=False)}{WALL}"
    return f"{whole}{_beside(title, where)}{WALL}"


def _video_with_end(whole: str, opens: str, where: str) -> str:
    """Return a video with its host at its end, behind its title where it has one."""
    name = _NAME.search(opens)
    if name and name[1].strip():  # that stands behind all else otherwise
        whole = opens.replace(name[0], "", 1) + whole[len(opens) :]
        title = _title(name[1])
    elif part := _VIDEO_TITLE.search(whole):
        whole, title = whole[: part.start()], _title(whole[part.start() :])
    else:
        return f"{whole}{WALL}{escape(where, quote=False)}{WALL}"
    return f"{whole}{WALL}{escape(title, quote=False)}{_beside(title, where)}{WALL}"


def _title(html: str) -> str:
    return " ".join(words_of(html).replace(WALL, " ").split())


def _beside(title: str, where: str) -> str:
    """Return what stands beside the title of a card in HTML: its host, unless the title is so."""
    return f"  {escape(where, quote=False)}" if where and not names(title, where) else ""
