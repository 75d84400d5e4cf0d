"""MHTML, a page and its pictures as one e-mail: RFC 2557, as Chrome writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.shapes import html_page
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from email.message import Message

_BEGINS = re.compile(rb"\s*(?:From: <?Saved by|MIME-Version:|Snapshot-Content-Location:)", re.I)


def sniff(head: bytes) -> bool:
    """Return whether a file begins as such a mail."""
    return bool(_BEGINS.match(head))


def read(saved: bytes, source: Source) -> Contents:
    """Return what its page holds.

    Raises:
        UnreadableError: it has no page, or its page no article.
    """
    from email import message_from_bytes

    mail = message_from_bytes(saved)
    pages = (part for part in mail.walk() if part.get_content_type() == "text/html")
    page = next(pages, None)
    payload = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(payload, bytes):
        raise UnreadableError(f"{source.name}: is MHTML without a page")
    found = html_page.read(payload, source)
    url = _address(page) or _address(mail)
    for item in found.items:
        if url and not item.article.url:
            item.article = replace(item.article, url=url)
    return found


def _address(part: Message) -> str:
    """Return where a part is from, or empty."""
    for name in ("Content-Location", "Snapshot-Content-Location"):
        url = clean_line(str(part.get(name, "")))
        if url.startswith(("http://", "https://")):
            return url
    return ""
