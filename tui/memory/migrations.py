"""The migrations: how the tables came to be what they are, one step after another.

A file says in `PRAGMA user_version` how many of these it has had. A step that was released is never
changed; a new one is written below it, and may name what is there by then.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.memory.trouble import Trouble, UnusableError

if TYPE_CHECKING:
    from sqlite3 import Connection

Migration = Sequence[str]
"""The statements of one step."""

MIGRATIONS: tuple[Migration, ...] = (
    (  # 1: what was read and bookmarked, and how each column was left.
        """
        CREATE TABLE IF NOT EXISTS article (
            key TEXT PRIMARY KEY,
            read INTEGER NOT NULL DEFAULT 0,
            bookmarked INTEGER NOT NULL DEFAULT 0,
            block INTEGER NOT NULL DEFAULT 0,
            "offset" INTEGER NOT NULL DEFAULT 0,
            percent INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE IF NOT EXISTS "column" (
            key TEXT PRIMARY KEY,
            topic TEXT NOT NULL DEFAULT '',
            sort TEXT NOT NULL DEFAULT '',
            reverse INTEGER NOT NULL DEFAULT 0,
            words TEXT NOT NULL DEFAULT '',
            bookmarks INTEGER NOT NULL DEFAULT 0,
            article TEXT NOT NULL DEFAULT '',
            reading INTEGER NOT NULL DEFAULT 0,
            left_at REAL NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """,
    ),
    (  # 2: what was counted of each column of a shelf.
        """
        CREATE TABLE shelf (
            key TEXT PRIMARY KEY,
            size INTEGER NOT NULL DEFAULT 0,
            modified INTEGER NOT NULL DEFAULT 0,
            title TEXT NOT NULL DEFAULT '',
            author TEXT NOT NULL DEFAULT '',
            authors INTEGER NOT NULL DEFAULT 0,
            articles TEXT NOT NULL DEFAULT '[]',
            problem TEXT NOT NULL DEFAULT ''
        )
        """,
    ),
    (  # 3: whether a list shows only what is unread.
        'ALTER TABLE "column" ADD COLUMN unread INTEGER NOT NULL DEFAULT 0',
    ),
    (  # 4: the passages that were marked; of two changes to one the later holds.
        """
        CREATE TABLE passage (
            key TEXT PRIMARY KEY,
            article TEXT NOT NULL DEFAULT '',
            comment TEXT NOT NULL DEFAULT '',
            block INTEGER NOT NULL DEFAULT 0,
            "offset" INTEGER NOT NULL DEFAULT 0,
            end_block INTEGER NOT NULL DEFAULT 0,
            end_offset INTEGER NOT NULL DEFAULT 0,
            words TEXT NOT NULL DEFAULT '',
            "before" TEXT NOT NULL DEFAULT '',
            "after" TEXT NOT NULL DEFAULT '',
            note TEXT NOT NULL DEFAULT '',
            url TEXT NOT NULL DEFAULT '',
            title TEXT NOT NULL DEFAULT '',
            "column" TEXT NOT NULL DEFAULT '',
            made INTEGER NOT NULL DEFAULT 0,
            changed INTEGER NOT NULL DEFAULT 0,
            deleted INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """,
        """
        CREATE TRIGGER passage_keeps_the_newest BEFORE UPDATE ON passage
        WHEN new.changed < old.changed BEGIN SELECT raise(IGNORE); END
        """,
    ),
    (  # 5: files of a shelf that hold no column; how a shelf was left; when an article was opened.
        "ALTER TABLE shelf ADD COLUMN kind TEXT NOT NULL DEFAULT 'column'",
        """
        CREATE TABLE library (
            key TEXT PRIMARY KEY,
            sort TEXT NOT NULL DEFAULT '',
            reverse INTEGER NOT NULL DEFAULT 0,
            words TEXT NOT NULL DEFAULT '',
            selected TEXT NOT NULL DEFAULT '',
            reading INTEGER NOT NULL DEFAULT 0,
            left_at REAL NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """,
        "ALTER TABLE article ADD COLUMN opened_at REAL NOT NULL DEFAULT 0",
    ),
    (  # 6: who says what is marked in a comment; whether words were found when last looked for.
        "ALTER TABLE passage ADD COLUMN author TEXT NOT NULL DEFAULT ''",
        """
        CREATE TABLE sighting (
            key TEXT PRIMARY KEY,
            found INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """,
    ),
    (  # 7: what is to be known of a file that was read all the same; for that all are read once.
        "ALTER TABLE shelf ADD COLUMN notice TEXT NOT NULL DEFAULT ''",
        "DELETE FROM shelf",
    ),
)


def refuse_newer(database: Connection, migrations: Sequence[Migration]) -> None:
    """Raise an error where a later version of this program has made the file.

    Raises:
        UnusableError: the file has had migrations that are not known here, or says nonsense.
    """
    version = _version(database)
    if version > len(migrations):
        raise UnusableError(Trouble.NEWER)
    if version < 0:
        raise UnusableError(Trouble.FOREIGN)


def migrate(database: Connection, migrations: Sequence[Migration]) -> None:
    """Bring the tables up to date, all in one transaction: who dies meanwhile has changed nothing.

    Raises:
        sqlite3.Error: the database cannot be written to, or a statement does not go with it.
        UnusableError: the file has had migrations that are not known here.
    """
    if _version(database) == len(migrations):
        return
    with database:
        database.execute("BEGIN IMMEDIATE")
        # Only now, as another program may have been first.
        refuse_newer(database, migrations)
        for migration in migrations[_version(database) :]:
            for statement in migration:
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(migrations)}")


def _version(database: Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)
