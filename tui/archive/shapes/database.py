"""SQLite as zhihuhelp and MediaCrawler write it: read as it stands, and never written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.items import is_item, item_from, unwrapped
from tui.archive.remarks import remark
from tui.archive.saved_object import SavedObject
from tui.text.clean import clean, clean_line

if TYPE_CHECKING:
    import sqlite3

_WITH_JSON = ("Article", "Answer", "Pin")
"""The tables of zhihuhelp whose column `raw_json` is an object of the API."""
_ITEMS, _COMMENTS = "zhihu_content", "zhihu_comment"
"""The tables of MediaCrawler."""


def sniff(head: bytes) -> bool:
    """Return whether a file is a database: https://www.sqlite.org/fileformat.html, 1.3."""
    return head.startswith(b"SQLite format 3\0")


def read(saved: bytes, source: Source) -> Contents:
    """Return the articles of a database, which is opened as a file that nobody may change.

    No journal is looked for beside it, and nothing is ever written.

    Raises:
        UnreadableError: it is damaged, or of another program.
    """
    import sqlite3  # few files are databases

    address = f"{Path(source.path).absolute().as_uri()}?mode=ro&immutable=1" if source.path else ""
    try:
        database = sqlite3.connect(address or ":memory:", uri=bool(address))
    except (sqlite3.Error, ValueError) as error:
        raise UnreadableError(f"{source.name}: {clean_line(str(error))}") from None
    with closing(database):
        try:
            if not address:
                # In WAL mode it would want a file beside it: as it stands it is read without.
                database.deserialize(saved[:18] + b"\1\1" + saved[20:])
            database.execute("PRAGMA query_only = ON")
            database.execute("PRAGMA trusted_schema = OFF")
            tables = {
                str(name)
                for (name,) in database.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table'"
                )
            }
            found = _found(database, tables)
        except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
            said = clean_line(str(error))
            raise UnreadableError(f"{source.name}: is a damaged SQLite database ({said})") from None
    if not tables & {*_WITH_JSON, _ITEMS}:
        raise UnreadableError(
            f"{source.name}: is an SQLite database without tables of zhihuhelp or MediaCrawler"
        )
    return found


def _found(database: sqlite3.Connection, tables: set[str]) -> Contents:
    found = Contents()
    bad = 0
    database.text_factory = lambda text: text.decode("utf-8", "replace")
    for table in _WITH_JSON:
        if table not in tables:
            continue
        for row in _rows(database, table):
            saved = SavedObject.of(row.text("raw_json").encode("utf-8", "replace"))
            if saved is None or not is_item(unwrapped(saved)):
                bad += 1
                continue
            found.items.append(item_from(unwrapped(saved)))
    for row in _rows(database, _ITEMS) if _ITEMS in tables else ():
        found.items.append(item_from(row))
    for row in _rows(database, _COMMENTS) if _COMMENTS in tables else ():
        found.remarks.append(remark(row))
    if "Column" in tables:
        columns = [
            SavedObject.of(row.text("raw_json").encode("utf-8", "replace")) or row
            for row in _rows(database, "Column")
        ]
        if len(columns) == 1:
            found.title = columns[0].line("title", "name")
            found.about = clean(columns[0].text("intro", "description")).strip()
            found.url = columns[0].line("url")
    if bad:
        found.notices.append(f"{bad} 行存档损坏，已略过")
    return found


def _rows(database: sqlite3.Connection, table: str) -> Iterator[SavedObject]:
    """Yield the rows of a table as objects. Its name is one of ours."""
    rows = database.execute(f'SELECT * FROM "{table}"')
    names = [str(column[0]) for column in rows.description]
    for row in rows:
        values = ((name, value) for name, value in zip(names, row, strict=True))
        yield SavedObject(
            {
                name: msgspec.Raw(msgspec.json.encode(value))
                for name, value in values
                if isinstance(value, str | int | float)
            }
        )
