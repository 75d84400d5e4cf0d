"""Damaged columns, HTML and TeX made at random: each opens, lays out, or is refused in one line."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from random import Random

from tests.bench.patterns import PIECES, TAGS
from tests.columns import saved_article, saved_column
from tui.archive.contents import UnreadableError
from tui.archive.load import load
from tui.archive.model import Column
from tui.archive.parts import load_parts
from tui.article import to_markdown
from tui.cli import main
from tui.page.cells import NARROW, WIDE
from tui.page.document import document
from tui.page.formula import drawn, one_line
from tui.page.formula.symbols import COMMANDS
from tui.page.formula.tex_commands import ARGUMENTS
from tui.page.layout import lay_out
from tui.page.parse import formulas, parse
from tui.page.style import PageStyle
from tui.page.theme import DARK

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BYTES = (b"\0", b"\xff\xfe", b"\x1b[2J", b"{", b"}", b"[", b"]", b'"', b",", b"\\u d800", b"NaN")
_ATTRIBUTES = ("", ' class="highlight"', ' href="//x.org/a b"', ' data-tex="x^2"', " colspan=99")
_TEX = (*"{}[]&^_~%$#\\ 1x中", r"\\", r"\left(", r"\right)", r"\begin{matrix}", r"\end{matrix}")


def damaged_column(random: Random) -> None:
    """Read a column with damaged bytes, whole and in parts, and print it."""
    numbers = range(random.randint(1, 9))
    articles = [saved_article(number, content=random_html(random, 5)) for number in numbers]
    saved = json.dumps(saved_column(*articles), ensure_ascii=random.random() < 0.5).encode()
    for _ in range(random.randint(1, 4)):
        saved = _damaged(saved, random)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "column.json"
        file.write_bytes(saved)
        whole = _outcome(lambda: load(file))
        parts = _outcome(lambda: list(load_parts(file, random.choice((4, 100, 5000))))[-1])
        assert whole == parts, (whole, parts)
        for option in ("--list", "--print", "--links", "--comments"):
            status, out, error = printed(file, option)
            assert status in (0, 1, 2), (option, status)
            assert error.count("\n") <= 12 and "Traceback" not in error, error
            assert not _CONTROL.search(out.replace("\f", "")), option


def random_article(random: Random) -> None:
    """Lay out HTML made at random, at a random width."""
    html = random_html(random, random.randint(1, 60))
    width = random.randint(10, 300)
    page = lay_out(parse(to_markdown(html)), PageStyle(width, DARK, random.choice((NARROW, WIDE))))
    for row in page.rows:
        assert NARROW.cells(row.text) <= width, (width, row.text, html)
        assert not _CONTROL.search(row.text), (row.text, html)


def random_formula(random: Random) -> None:
    """Draw TeX made at random, and find it again in the Markdown."""
    names = [f"\\{name}" for name in random.choices([*COMMANDS, *ARGUMENTS], k=6)]
    tex = "".join(random.choices((*_TEX, *names), k=random.randint(1, 30)))
    width = random.randint(1, 90)
    for row in (one_line(tex), *(drawn(tex, width) or ())):
        assert not _CONTROL.search(row), tex
    for row in drawn(tex, width) or ():
        assert NARROW.cells(row) <= width, tex
    form = f'<span class="ztext-math" data-tex="{escape(tex, quote=True)}"></span>'
    found = formulas(to_markdown(f"<p>甲{form}乙</p>"))
    assert len(found) <= 1, (tex, found)
    kept = re.sub(r"[\s$\\()\[\]]", "", tex)
    assert re.sub(r"[\s$\\()\[\]]", "", "".join(found)) == kept, (tex, found)


def random_html(random: Random, pieces: int) -> str:
    """Return so many pieces of HTML, in no order."""
    out = []
    for number in range(pieces):
        tag = random.choice(TAGS)
        kind = random.randrange(4)
        if kind == 0:
            out.append(f"<{tag}{random.choice(_ATTRIBUTES)}>")
        elif kind == 1:
            out.append(f"</{tag}>")
        else:
            out.append(random.choice(PIECES).replace("{n}", str(number)) * random.randint(1, 3))
    return "".join(out)


def printed(*words: str | Path) -> tuple[int, str, str]:
    """Run the command line here; return its status, and what it wrote."""
    out, error = io.StringIO(), io.StringIO()
    arguments = [str(word) for word in words]
    if arguments[-1] in ("--print", "--links", "--comments"):
        arguments.append("all")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        try:
            main(arguments)
        except SystemExit as ended:
            return int(ended.code or 0), out.getvalue(), error.getvalue()
    raise AssertionError(f"{sys.argv} never ended")


def _damaged(saved: bytes, random: Random) -> bytes:
    at, end = sorted(random.randrange(len(saved) + 1) for _ in range(2))
    match random.randrange(5):
        case 0:
            return saved[:at]
        case 1:
            return saved[:at] + saved[end:]
        case 2:
            return saved[:at] + random.choice(_BYTES) + saved[at:]
        case 3:
            return saved[:at] + bytes([random.randrange(256)]) + saved[at + 1 :]
    return saved[:end] + saved[at:]


def _outcome(read: Callable[[], Column]) -> object:
    try:
        column = read()
    except UnreadableError as error:
        assert "\n" not in str(error)
        return str(error)
    articles = [(one.title, one.url, one.damage, one.html, one.comments) for one in column.articles]
    for article in column.articles:
        document(article)
    return column.title, column.notices, articles
