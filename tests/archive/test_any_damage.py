"""Any damage at all: an archive opens, or is refused in one line."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.archive.opened import answer, as_bytes, item, lines, shelf_of, state_page
from tests.archive.shaped import ATOM, DOM, MARKDOWN, RSS, zhihuhelp, zipped
from tests.columns import saved_article, saved_column
from tui.archive import shapes
from tui.archive.contents import Source, UnreadableError

# Any bytes

_WHOLE = [
    as_bytes(item(comments=[{"content": "好", "child_comments": [{"content": "是"}]}])),
    as_bytes({"data": [item(1), answer(2), {"type": "pin", "id": 3, "content": [{}]}]}),
    lines(item(1), answer(2)),
    as_bytes({"questionTitle": "题", "answers": [answer()]}),
    state_page(articles={"1": item()}, answers={"2": answer()}).encode(),
    DOM.encode(),
    RSS.encode(),
    ATOM.encode(),
    MARKDOWN.encode(),
    b"From: <Saved by Blink>\r\nContent-Type: text/html\r\n\r\n" + DOM.encode(),
    zhihuhelp(),
    gzip.compress(as_bytes(item())),
    zipped({"1.json": item(1), "2.md": MARKDOWN}),
    as_bytes([saved_column(saved_article()), saved_column()]),
]


def check(saved: bytes) -> None:
    """Open some bytes; whatever opens can be read."""
    source = Source("f", "f", lambda: saved)
    try:
        found = shapes.read(saved, source)
    except UnreadableError as refusal:
        assert str(refusal).startswith("f") and "\n" not in str(refusal)
        assert len(str(refusal)) < 1000
        return
    for one in found.items:
        assert isinstance(one.article.html, str)
        assert isinstance(one.article.comments, tuple)
        assert one.article.markdown is None or isinstance(one.article.markdown, str)


@given(st.sampled_from(_WHOLE), st.data())
def test_any_damaged_archive_opens_or_is_refused_in_one_line(
    saved: bytes, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(saved)))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.binary(max_size=8) | st.sampled_from([b'"', b"{", b"]", b"<", b"\0", b"\\"]))
    check(saved[:start] + put + saved[start + length :])


@given(
    st.sampled_from([b"", b"{", b"[", b"<html>", b"PK\3\4", b"---\n", b"# ", b"\x1f\x8b", b"BZh"]),
    st.binary(max_size=200),
)
def test_any_bytes_open_or_are_refused_in_one_line(start: bytes, saved: bytes) -> None:
    check(start + saved)


_NAMES = (
    *("data", "content", "title", "type", "id", "author", "comments", "answers", "question"),
    *("topics", "created", "url", "target", "child_comments", "rawHtml", "initialState"),
    *("entities", "articles", "comment_id", "content_id", "column", "version", "items"),
)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=6)
    ),
    max_leaves=40,
)


@given(_VALUES)
def test_any_json_of_those_names_opens_or_is_refused(value: object) -> None:
    check(json.dumps(value).encode())


def test_a_zip_whose_members_are_damaged_costs_them(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("1.json", as_bytes(item(1)))
        archive.writestr("2.json", as_bytes(item(2)))
    saved = out.getvalue().replace("正文 2".encode(), "正文 9".encode(), 1)
    shelf = shelf_of(tmp_path, {"a.zip": saved})
    (column,) = shelf.columns
    assert len(column.articles) == 1
    assert "2.json: is damaged" in column.notices[0]
