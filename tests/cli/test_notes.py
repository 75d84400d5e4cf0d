"""`--notes` and `--import-notes`: what was marked, printed, and the same on another machine."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.running import objects, run
from tests.columns import saved_article, saved_column
from tui.memory.passage import Extent, Passage
from tui.memory.store import Store
from tui.settings import state_folder

ONE = Passage(
    "1d2c",
    "zhihu:1",
    extent=Extent(3, 7, 3, 9),
    words="字宽",
    note="真的？",
    url="https://zhuanlan.zhihu.com/p/1",
    title="一",
    made=1_000,
    changed=2_000,
)
TWO = Passage("00ff", "zhihu:2", words="词", title="二", made=3_000, changed=3_000)
GONE = Passage("77", "zhihu:2", words="没了", title="二", made=1, changed=9_000, deleted=True)


@pytest.fixture
def column(tmp_path: Path) -> Path:
    file = tmp_path / "column.json"
    file.write_text(json.dumps(saved_column(saved_article(2), saved_article(1))))
    return file


@pytest.fixture
def kept() -> None:
    """Have the passages remembered."""
    store = Store(state_folder())
    for one in (TWO, ONE, GONE):
        store.remember_passage(one)
    store.close()
    assert not store.lost


@pytest.mark.usefixtures("kept")
def test_notes_are_printed_as_markdown_in_the_order_of_the_column(column: Path) -> None:
    status, out, error = run(column, "--notes")
    assert (status, error) == (0, "")
    assert out == ("## 二\n\n> 词\n\n## [一](https://zhuanlan.zhihu.com/p/1)\n\n> 字宽\n\n真的？\n")
    assert run(column, "--notes", "2")[1].startswith("## [一]")
    assert run(column.parent, "--notes")[1] == out, "of a shelf, too"


@pytest.mark.usefixtures("kept")
def test_without_a_file_everything_is_printed_by_article() -> None:
    status, out, _ = run("--notes")
    assert (status, out.index("字宽") < out.index("词")) == (0, True)


@pytest.mark.usefixtures("kept")
def test_json_merges_on_another_machine_to_the_same(
    column: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = objects(column, "--notes", "--json")
    assert [(one["id"], one["article"], one.get("words")) for one in found] == [
        ("77", 1, None),
        ("00ff", 1, "词"),
        ("1d2c", 2, "字宽"),
    ]
    file = tmp_path / "notes.jsonl"
    file.write_text(run("--notes", "--json")[1])
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    assert run(column, "--notes")[0] == 1
    status, out, error = run("--import-notes", file)
    assert (status, out) == (0, "")
    assert error == f"zhihu-tui: {file}: 3 passages; 3 new or newer than here\n"
    assert objects(column, "--notes", "--json") == found
    again = run("--import-notes", "-", stdin=file.read_bytes())
    assert again[2] == "zhihu-tui: -: 3 passages; 0 new or newer than here\n"
    bare = [found[1] | {"id": f"{n}", "words": words} for n, words in enumerate(("", " \n\u200b"))]
    lines = "".join(json.dumps(one) + "\n" for one in (*found, *bare))
    assert run("--import-notes", "-", stdin=lines.encode())[2] == (
        "zhihu-tui: -: 3 passages; 0 new or newer than here, 2 without words left out\n"
    )
    assert objects(column, "--notes", "--json") == found
    newer = found[1] | {"changed": "2200-01-01T00:00:00Z", "note": "改了"}
    run("--import-notes", "-", stdin=json.dumps(newer).encode())
    assert "改了" in run("--notes")[1]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["--notes"], 1, "zhihu-tui: nothing is marked\n"),
        (["COLUMN", "--notes"], 1, "COLUMN: nothing is marked in any article"),
        (["COLUMN", "--notes", "3"], 1, "COLUMN: there is no article 3; the column has 2"),
        (["--notes", "3"], 2, "expected a FILE: --notes 3 names articles of it"),
        (["--import-notes", "COLUMN"], 2, "COLUMN: not what --notes --json prints; line 1: "),
        (["--import-notes", "/no/such"], 2, "/no/such: No such file or directory"),
        (["COLUMN", "--import-notes"], 2, "argument --import-notes: expected one argument"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else None,
)
def test_errors_are_one_line(column: Path, words: list[str], status: int, says: str) -> None:
    ended, out, error = run(*(str(column) if word == "COLUMN" else word for word in words))
    assert (ended, out) == (status, "")
    assert says.replace("COLUMN", str(column)) in error
    assert error.count("\n") == 1


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("form", ["export", "epub", "html"])
def test_an_export_holds_them_as_footnotes_when_asked(tmp_path: Path, form: str) -> None:
    file = tmp_path / "column.json"
    text = "<p>字宽由终端定。</p>"
    file.write_text(json.dumps(saved_column(saved_article(1, content=text))))
    for option, expected in ((), False), (("--with-notes",), True):
        to = tmp_path / f"out{len(option)}"
        status, _, error = run(file, f"--{form}", to, *option)
        assert (status, error.count("\n")) == (0, 1)
        if form == "epub":
            written = ZipFile(to).read("book/article-1.xhtml").decode()
        else:
            written = (next(to.glob("0001*.md")) if form == "export" else to).read_text("utf-8")
        assert ("真的？" in written, "[n1]" in written or "[^n1]" in written) == (expected,) * 2
        assert ("<mark>字宽</mark>" in written) == (expected and form != "export")
    assert "gone" not in written and "没了" not in written
