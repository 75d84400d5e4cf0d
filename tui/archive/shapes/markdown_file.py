"""An article as Markdown, with its facts in a head of `key: value` lines or below its title.

The head is read line by line and not as YAML: the programs that write it quote nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from posixpath import normpath

import msgspec
from msgspec.structs import replace

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.encoding import utf8_of
from tui.archive.items import item_from
from tui.archive.saved_object import SavedObject
from tui.text.clean import clean, clean_line

_HEAD = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([\w-]+)[ \t]*:[ \t]*(.*?)[ \t]*")
_TITLE = re.compile(r"\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\n|\Z)")
_FACT = re.compile(
    r"\*\*(Author|Link|作者|链接|原文链接|原文|Date|日期)(?:[:：]\*\*|\*\*[:：])[ \t]*"
    r"(?:\[([^\]\n]*)\]\(([^)\s]*)\)|<?([^\s>\n][^\n>]*)>?)"
)
_PICTURE = re.compile(r"(!\[[^\]\n]*\]\(<?)(?![a-zA-Z][\w+.-]*:|[/#])([^()\s<>]+)")
_COMMENT = re.compile(r"<!--.*-->")
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})")
COLUMN = "zhihu-column"
"""The `type` in the head of an index, which tells of a column and is no article."""
_NAMES = {
    "title": ("title", "question_title"),
    "url": ("url", "link", "source_url", "original_url", "source"),
    "author": ("author", "author_name"),
    "author_url": ("author_url", "author_link"),
    "voteup_count": (
        "upvote_count",
        "upvote_num",
        "voteup",
        "voteup_count",
        "likes",
        "votes",
        "upvotes",
    ),
    "created": ("time_created", "created", "created_time", "created_at", "date", "publish_time"),
    "updated": ("time_modified", "modified", "updated", "updated_time", "time_updated", "edited"),
    "question_title": ("question_title",),
    "question_id": ("question_id",),
    "column_title": ("column", "column_title", "column_name"),
    "id": ("id", "article_id", "answer_id"),
    "number": ("number",),
    "type": ("type",),
    "description": ("description",),
    "followers": ("followers",),
}
"""The names of the API, and those of the heads."""


def sniff(head: bytes) -> bool:
    """Return whether a file begins with a head or a title."""
    text = utf8_of(head).decode("utf-8", "replace").replace("\r\n", "\n")
    if _TITLE.match(text):
        return True
    return bool(re.match(r"\s*---[ \t]*\n(?:[ \t]*[\w-]+[ \t]*:|#|\n)", text))


def read(saved: bytes, source: Source) -> Contents:
    """Return the article.

    Raises:
        UnreadableError: there is a head, but of something else.
    """
    facts, body = _parted(saved)
    if facts.get("type") == COLUMN:
        return _column(facts)
    if not body.strip() and "title" not in facts:
        raise UnreadableError(f"{source.name}: is Markdown without an article")
    facts.setdefault("title", source.stem if source.stem != "index" else _folder(source))
    item = item_from(
        SavedObject({name: msgspec.Raw(msgspec.json.encode(v)) for name, v in facts.items()})
    )
    item.id = item.id or _number(source)
    item.excerpt = False
    item.place = _count(facts.get("number"))
    item.article = replace(
        item.article,
        read_html=str,
        read_markdown=partial(_body, source),
        length=len(body.encode()),
    )
    return Contents(items=[item])


def _column(facts: dict[str, object]) -> Contents:
    """Return what an index says of the column whose articles stand beside it."""
    followers = facts.get("followers")
    return Contents(
        title=clean_line(str(facts.get("title", ""))),
        about=clean(str(facts.get("description", ""))).strip(),
        url=clean_line(str(facts.get("url", ""))),
        followers=tuple(map(clean_line, followers)) if isinstance(followers, list) else (),
    )


def _count(value: object) -> int:
    return int(value[:9]) if isinstance(value, str) and value.isdecimal() else 0


def _body(source: Source) -> str:
    try:
        return _from_the_top(_parted(source.read())[1], source.folders[1:])
    except UnreadableError as error:
        return f"（存档损坏：{error}）"


def _from_the_top(markdown: str, folders: tuple[str, ...]) -> str:
    """Return Markdown whose relative pictures are named from the folder that was opened."""
    if not folders:
        return markdown
    from urllib.parse import quote

    before = "/".join(map(quote, folders))

    def named(picture: re.Match[str]) -> str:
        whole = normpath(f"{before}/{picture[2]}")
        return picture[0] if whole.startswith("..") else f"{picture[1]}{whole}"

    return _PICTURE.sub(named, markdown)


def _parted(saved: bytes) -> tuple[dict[str, object], str]:
    """Return the facts, under the API's names, and the Markdown below them."""
    text = utf8_of(saved).decode("utf-8", "replace").replace("\r\n", "\n")
    said: dict[str, object] = {}
    if head := _HEAD.match(text):
        text = text[head.end() :]
        said = _head(head[1])
    facts = {
        name: value
        for name, others in _NAMES.items()
        for value in [next((said[key] for key in others if said.get(key)), None)]
        if value
    }
    if not _is_address(facts.get("url")):
        facts.pop("url", None)
    if topics := said.get("topics") or said.get("tags"):
        named = topics if isinstance(topics, list) else [topics]
        urls = said.get("topic_urls")
        urls = urls if isinstance(urls, list) and len(urls) == len(named) else [""] * len(named)
        facts["topics"] = [
            {"name": name, "url": url} for name, url in zip(named, urls, strict=True)
        ]
    title = _TITLE.match(text)
    if title and facts.setdefault("title", title[1]) == title[1]:
        text = text[title.end() :]
    return facts | _facts_below(text, facts), _without_facts(text)


def _head(text: str) -> dict[str, object]:
    said: dict[str, object] = {}
    key = ""
    for line in text.split("\n"):
        if found := _LINE.fullmatch(line):
            key = found[1].lower().replace("-", "_")
            value = found[2]
            if value[:1] == "[" and value[-1:] == "]":
                said[key] = [_bare(one) for one in value[1:-1].split(",") if _bare(one)]
            else:
                said[key] = _bare(value)
        elif (inner := re.match(r"\s+(name|url)[ \t]*:[ \t]*(.+)", line)) and key == "author":
            said["author" if inner[1] == "name" else "author_url"] = _bare(inner[2])
        elif (one := re.match(r"\s*-\s+(.+)", line)) and key:
            known = said.get(key)
            said[key] = [*(known if isinstance(known, list) else []), _bare(one[1])]
    return said


def _bare(value: str) -> str:
    """Return a value without the quotes around it."""
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] == '"':
        try:
            return msgspec.json.decode(value, type=str)
        except msgspec.MsgspecError:
            pass  # quotes, but not those of JSON
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        quote, value = value[0], value[1:-1]
        escaped = (('\\"', '"'), ("\\\\", "\\")) if quote == '"' else (("''", "'"),)
        for written, meant in escaped:
            value = value.replace(written, meant)
    return value


def _facts_below(text: str, known: dict[str, object]) -> dict[str, object]:
    """Return what the lines below the title say that the head did not."""
    found: dict[str, object] = {}
    for fact in _FACT.finditer(text[:2000]):
        label, words, url, bare = fact.groups()
        if label in ("Author", "作者"):
            found.setdefault("author", words or bare or "")
            if url:
                found.setdefault("author_url", url)
        elif label in ("Date", "日期"):
            found.setdefault("created", bare or words or "")
        else:
            found.setdefault("url", url or bare or "")
    return {name: value for name, value in found.items() if name not in known}


def _without_facts(text: str) -> str:
    """Return Markdown without the lines at its top that are facts, and without comments."""
    lines = list(_without_comments(text.split("\n")))
    first = 0
    while first < len(lines) and (not lines[first].strip() or _FACT.match(lines[first].strip())):
        first += 1
    return "\n".join(lines[first:]).rstrip() + "\n"


def _without_comments(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines without those that are comments, unless they are lines of code."""
    fence = ""
    for line in lines:
        signs = _FENCE.match(line)
        if signs and not fence:
            fence = signs[1]
        elif signs and signs[1].startswith(fence) and not line.strip(" >`~"):
            fence = ""
        if fence or not _COMMENT.fullmatch(line.strip()):
            yield line


def _is_address(url: object) -> bool:
    return isinstance(url, str) and url.startswith(("http://", "https://", "//", "/"))


def _folder(source: Source) -> str:
    return source.folders[-1] if source.folders else source.stem


def _number(source: Source) -> str:
    found = re.search(r"(?:article|answer|pin)-(\d+)", "/".join(source.folders[-1:]))
    return found[1] if found else ""
