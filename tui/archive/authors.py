"""The author of something, under all the names that programs give one."""

from __future__ import annotations

from functools import lru_cache

from tui.archive.model import Author
from tui.archive.saved_object import SavedObject
from tui.text.clean import clean_line

_PEOPLE = "https://www.zhihu.com/people/"


def author_of(saved: SavedObject) -> Author:
    """Return the author of an article, answer or comment; without a name where none is saved."""
    person = saved.object("author", "creator", "user")
    if person is None:
        name = saved.text("author", "author_name", "user_nickname", "userName", "nickname")
        url = saved.text("author_url", "user_link", "userLink")
        token = saved.text("user_url_token", "author_url_token")
        return _author(name, url, token, False)
    person = person.object("member") or person
    return _author(
        person.text("name", "nickname"),
        person.text("url", "profile_url", "link"),
        person.text("url_token", "slug"),
        person.value("is_org") is True or person.text("user_type") == "organization",
    )


# A column has few authors, over and over.
@lru_cache(maxsize=4096)
def _author(name: str, url: str, token: str, organisation: bool) -> Author:
    return Author(clean_line(name), _page(clean_line(url), clean_line(token), organisation))


def _page(url: str, token: str, organisation: bool) -> str:
    """Return the address of someone's page, for people and not for programs."""
    if token:
        return f"https://www.zhihu.com/org/{token}" if organisation else f"{_PEOPLE}{token}"
    if url.startswith("/"):
        return f"https://www.zhihu.com{url}" if not url.startswith("//") else f"https:{url}"
    for start in ("https://api.zhihu.com/people/", "http://api.zhihu.com/people/"):
        url = url.replace(start, _PEOPLE)
    return url.replace("https://www.zhihu.com/api/v4/members/", _PEOPLE)
