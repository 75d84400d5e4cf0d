"""Files that are told from all others and not read, each with what to do instead."""

from __future__ import annotations

import re

from tui.archive.contents import Contents, Source, UnreadableError
from tui.archive.encoding import utf8_of

_MADE_FROM = "what is read is the JSON, HTML or Markdown it was made from"
_UNPACK = "unpack it first"
_STARTS = (
    (b"PAR1", "is Parquet, which is not read; pandas' to_json(lines=True) makes JSON Lines of it"),
    (b"%PDF", f"is a PDF; {_MADE_FROM}"),
    (b"\xd0\xcf\x11\xe0", f"is an old Office document; {_MADE_FROM}"),
    (b"7z\xbc\xaf\x27\x1c", f"is a 7z archive; {_UNPACK}"),
    (b"Rar!\x1a\x07", f"is a rar archive; {_UNPACK}"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"WARC/", f"is a WARC archive; {_MADE_FROM}"),
    (b"\x7fELF", "is a program"),
)
_PICKLE = re.compile(rb"\x80[\x02-\x05]")
_CELLS = re.compile(r'(?:[^,"\n]*|"(?:[^"]|"")*")(?:,(?:[^,"\n]*|"(?:[^"]|"")*"))+\r?')


def sniff(head: bytes) -> bool:
    """Return whether a file is one of these, by its magic number."""
    return (
        bool(_PICKLE.match(head))
        or head.startswith(tuple(start for start, _ in _STARTS))
        or (head[257:262] == b"ustar")
    )


def read(saved: bytes, source: Source) -> Contents:
    """Refuse a file.

    Raises:
        UnreadableError: always.
    """
    if _PICKLE.match(saved):
        said = "is a Python pickle, which runs code when read; not opened"
    elif saved[257:262] == b"ustar":
        said = f"is a tar archive; {_UNPACK}"
    else:
        said = next(said for start, said in _STARTS if saved.startswith(start))
    raise UnreadableError(f"{source.name}: {said}")


def sniff_table(head: bytes) -> bool:
    """Return whether a file is CSV: its first two lines have as many cells, more than two."""
    lines = utf8_of(head).decode("utf-8", "replace").splitlines()[:2]
    counts = {line.count(",") for line in lines[:1]}
    return len(lines) == 2 and min(counts) >= 2 and bool(_CELLS.fullmatch(lines[0]))


def read_table(saved: bytes, source: Source) -> Contents:
    """Refuse CSV.

    Raises:
        UnreadableError: always.
    """
    raise UnreadableError(
        f"{source.name}: is CSV, which is not read; MediaCrawler can write jsonl, which is read"
    )


def read_anything(saved: bytes, source: Source) -> Contents:
    """Refuse what is of no shape that is known.

    Raises:
        UnreadableError: always.
    """
    from tui.archive.load import load_bytes

    if b"\0" in saved[:1024] and not saved.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(f"{source.name}: is not text; expected a column saved as JSON")
    load_bytes(saved, source.name)
    raise UnreadableError(f"{source.name}: not a column")
