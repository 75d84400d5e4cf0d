"""The command line: what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.cli.running import objects, run
from tests.columns import DEMO, saved_article, saved_column
from tui.page.cells import NARROW

CODE = 'def f():\n\treturn  "中"\n\n'


def block(code: str, language: str = "python") -> str:
    return (
        f'<div class="highlight"><pre><code class="language-{language}">{code}</code></pre></div>'
    )


@pytest.fixture
def column(tmp_path: Path) -> Path:
    comment = {
        "userName": "甲",
        "content": "好[赞]",
        "likes": 2,
        "childComments": [{"userName": "乙", "content": "嗯", "likes": 0, "replyToAuthor": "甲"}],
    }
    one = saved_article(
        1,
        title="题目\t<一>",
        content=f"<p>看 <b>这里：</b>字</p>{block(CODE)}{block('ls', 'bash')}",
        comments=[comment],
        topic=[{"tag": "甲"}, {"tag": "乙"}],
    )
    two = saved_article(
        2,
        content='<p><a href="https://x.org/a">词</a><a href="https://zhuanlan.zhihu.com/p/1">一</a>'
        "</p>",
    )
    file = tmp_path / "column.json"
    file.write_text(json.dumps(saved_column(one, two)))
    return file


def test_list(column: Path) -> None:
    assert run(column, "--list") == (
        0,
        "1\t1\t2\t林知秋\t甲,乙\t题目 <一>\n2\t2\t0\t林知秋\t终端\t第 2 篇\n",
        "",
    )
    assert run(column, "--list", "--topic", "终端")[1].startswith("2\t")
    assert objects(column, "--list", "--json")[0] == {
        "article": 1,
        "url": "https://zhuanlan.zhihu.com/p/1",
        "title": "题目 <一>",
        "author": "林知秋",
        "votes": 1,
        "comments": 2,
        "topics": ["甲", "乙"],
    }


def test_print_is_the_page_with_its_header(column: Path) -> None:
    status, out, error = run(column, "--print", "1")
    assert (status, error) == (0, "")
    for words in ("题目 <一>", "林知秋", "1 赞同", "https://zhuanlan.zhihu.com/p/1", "看 这里：字"):
        assert words in out
    assert "\f" not in out
    assert "\x1b" not in out


def test_width_is_obeyed(column: Path) -> None:
    _, out, _ = run(column, "--print", "1", "--width", "20")
    assert max(map(len, out.splitlines())) <= 20


def test_a_form_feed_ends_each_of_several(column: Path) -> None:
    for mode in ("--print", "--markdown", "--comments"):
        _, out, _ = run(column, mode, "1-2")
        assert out.count("\f") == 2
        assert out.endswith("\f")
        _, out, _ = run(column, mode, "1")
        assert "\f" not in out


def test_colour_only_when_asked_for(column: Path) -> None:
    assert "\x1b[" in run(column, "--print", "1", "--color", "always")[1]
    assert "\x1b[" not in run(column, "--print", "1", "--color", "never")[1]


def test_markdown_has_the_title_and_is_valid(column: Path) -> None:
    _, out, _ = run(column, "--markdown", "1")
    html = MarkdownIt("commonmark").render(out)
    assert html.startswith("<h1>题目 &lt;一&gt;</h1>")
    assert "<b>这里：</b>字" in html or "<strong>这里：</strong>字" in html


def test_code_is_to_the_byte(column: Path) -> None:
    assert run(column, "--code", "1.1") == (0, CODE, "")
    assert run(column, "--code", "1.2") == (0, "ls", "")
    assert run(column, "--code", "1")[1].split("\n\f\n") == [CODE, "ls"], "to the byte"
    assert objects(column, "--code", "1", "--json") == [
        {"article": 1, "block": 1, "language": "python", "code": CODE},
        {"article": 1, "block": 2, "language": "bash", "code": "ls"},
    ]


def test_links(column: Path) -> None:
    assert run(column, "--links", "all")[1] == (
        "2\tlink\thttps://x.org/a\t词\n2\tarticle\thttps://zhuanlan.zhihu.com/p/1\t一\n"
    )
    assert objects(column, "--links", "2", "--json")[0] == {
        "article": 2,
        "kind": "link",
        "text": "词",
        "url": "https://x.org/a",
    }


def test_a_footnote_is_listed_once_with_its_url_apart(tmp_path: Path) -> None:
    note = '<sup data-text="一本书" data-url="https://x.org/b" data-numero="1"{}>[1]</sup>'
    note = note.format(' data-draft-type="reference"')
    file = tmp_path / "notes.json"
    file.write_text(json.dumps(saved_column(saved_article(content=f"<p>甲{note}乙{note}</p>"))))
    assert run(file, "--links", "1")[1] == "1\tfootnote\thttps://x.org/b\t一本书\n"


def test_links_of_the_sample_are_of_every_kind() -> None:
    links = objects("--demo", "--links", "all", "--json")
    kinds = {"link", "article", "image", "video", "card", "footnote"}
    assert {link["kind"] for link in links} == kinds
    assert all(link["url"].startswith(("http", "mailto:")) for link in links if link["url"])


def test_comments(column: Path) -> None:
    _, out, _ = run(column, "--comments", "1")
    assert [line.strip() for line in out.splitlines() if line] == ["甲  2 赞", "好👍", "乙", "嗯"]
    assert objects(column, "--comments", "1", "--json") == [
        {
            "article": 1,
            "author": "甲",
            "likes": 2,
            "text": "好👍",
            "reply_to": None,
            "depth": 0,
        },
        {"article": 1, "author": "乙", "likes": 0, "text": "嗯", "reply_to": "甲", "depth": 1},
    ]


def test_standard_input(column: Path) -> None:
    command = [sys.executable, "-m", "tui", "-", "--list"]
    done = subprocess.run(command, capture_output=True, input=column.read_bytes(), timeout=60)
    printed = done.returncode, done.stdout.decode(), done.stderr.decode()
    assert printed == run("-", "--list", stdin=column.read_bytes()) == run(column, "--list")


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["--print", "9"], 1, "there is no article 9; the column has 2"),
        (["--print", "0"], 1, "there is no article 0; the column has 2"),
        (["--print", "2-5"], 1, "there is no article 3; the column has 2"),
        (["--code", "2"], 1, "no code blocks in article 2"),
        (["--code", "1.7"], 1, "article 1 has no code block 7; it has 2"),
        (["--links", "1"], 1, "no links in article 1"),
        (["--comments", "2"], 1, "no comments in article 2"),
        (["--list", "--topic", "丙"], 1, "there is no topic '丙'; it has 甲, 乙, 终端"),
        (["--print", "x"], 2, "argument --print: 'x': expected 7, 2-5, 1,4,9 or all"),
        (["--print", "1.2"], 2, "argument --print: '1.2': expected 7, 2-5, 1,4,9 or all"),
        (["--print", "5-2"], 2, "argument --print: '5-2': runs backwards; expected 7, 2-5"),
        (["--print", "1", "--topic", "甲"], 2, "--topic goes with --list or --search"),
        (["--list", "--only", "1"], 2, "--only goes with --export, --epub or --html"),
        (["--with-notes"], 2, "--with-notes goes with --export, --epub or --html"),
        (["--list", "--flat-formulas"], 2, "--flat-formulas goes with --print or --comments"),
        (["--print", "1", "--json"], 2, "--json goes with --list, --search, --code, --links"),
        (["--list", "--print", "1"], 2, "not allowed with argument --list"),
        (["--print", "1", "--width", "9"], 2, "--width takes 10 to 300 cells, not 9"),
        (["--nonsense"], 2, "unrecognized arguments: --nonsense"),
        (["--demo"], 2, "expected a FILE, - for standard input, or --demo for the sample"),
    ],
)
def test_errors_are_one_line(column: Path, words: list[str], status: int, says: str) -> None:
    ended, out, error = run(column, *words)
    assert (ended, out) == (status, "")
    assert says in error
    assert error.count("\n") == 1
    assert error.startswith("zhihu-tui: ")


def test_unreadable_input_ends_with_2(tmp_path: Path) -> None:
    column = "expected a column saved as JSON"
    for words, says in (
        ([tmp_path / "none.json", "--list"], column),
        ([tmp_path, "--print", "1"], "holds nothing to read; expected JSON"),
        (["-", "--list"], column),
    ):
        status, out, error = run(*words)
        assert (status, out, error.count("\n")) == (2, "", 1)
        assert says in error


def test_without_a_terminal_it_says_what_to_do(column: Path) -> None:
    status, out, error = run(column)
    assert (status, out, error.count("\n")) == (2, "", 1)
    assert "--print" in error


def test_an_empty_column_has_nothing_to_print(tmp_path: Path) -> None:
    file = tmp_path / "empty.json"
    file.write_text('{"article": []}')
    for mode in (["--list"], ["--print", "all"], ["--markdown", "all"], ["--code", "all"]):
        status, out, error = run(file, *mode)
        assert (status, out, error.count("\n")) == (1, "", 1)


def test_version_and_help() -> None:
    assert run("--version")[1].startswith("zhihu-tui 0.")
    assert "WHICH is 7, 2-5, 1,4,9 or all" in run("--help")[1]


def test_a_closed_pipe_is_silent() -> None:
    command = f"{sys.executable} -m tui --demo --print all --width 20 | head -n 1"
    ended = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60)
    assert ended.stderr == b""
    assert ended.stdout.count(b"\n") == 1


@pytest.mark.parametrize("mode", ["--list", "--print=1", "--comments=all", "--code=all"])
def test_printing_never_imports_textual(mode: str) -> None:
    script = (
        "import sys; from tui.cli import main\n"
        f"try: main([{str(DEMO)!r}, {mode!r}])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('textual')], file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60)
    assert ended.stderr == b"[]\n"


def test_an_error_is_short_however_long_the_names(tmp_path: Path) -> None:
    topics = [{"tag": f"{number}" + "题" * 9000} for number in range(3)]
    path = tmp_path / "column.json"
    path.write_text(json.dumps(saved_column(saved_article(1, topic=topics))))
    for words in (["--topic", "nope", "--list"], ["--list", "--topic", "x" * 9000]):
        status, _, error = run(path, *words)
        assert (status, error.count("\n")) == (1, 1)
        assert error.startswith("zhihu-tui: ") and "there is no topic" in error
        assert NARROW.cells(error) < 400
    status, _, error = run(path, "--print", "y" * 9000)
    assert (status, error.count("\n"), NARROW.cells(error) < 400) == (2, 1, True)
    assert error.endswith("see zhihu-tui --help\n")


@pytest.mark.parametrize("start", [b"\0", b"y\n", b"{\n", b" [", b'{"a":1}}', b'{"article":[1,x'])
def test_a_large_file_that_is_no_column_is_refused_by_its_beginning(
    tmp_path: Path, start: bytes
) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.write(start * 40_000)
        file.truncate(3 << 30)  # sparse: it takes no room
    limited = f"ulimit -v 1500000; exec {sys.executable} -m tui {path} --list"
    done = subprocess.run(["sh", "-c", limited], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "memory" not in done.stderr


def test_what_is_larger_than_the_memory_is_an_error_of_one_line(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.write(b'{"title": "' + b" " * 100_000)
        file.truncate(3 << 30)
    limited = f"ulimit -v 1500000; exec {sys.executable} -m tui {path} --list"
    done = subprocess.run(["sh", "-c", limited], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "memory" in done.stderr
