"""An archive full of attacks, opened for real: only our own sequences reach the terminal."""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.sequences import copies, foreign, plain
from tests.terminal.tmux import private_environment
from tui.text.clean import clean

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

ATTACK = (
    "\x1b]52;c;QVRUQUNL\x07\x1b]52;c;QVRUQUNL\x1b\\\x9d52;c;QVRUQUNL\x9c"  # the clipboard
    "\x1b]2;ATTACK\x07\x1b[?1049l\x1b[2J\x1bc\x1b#8\x9b31m"  # the title, the page
    "\x1b[c\x1b[>c\x1b[16t\x1bP+q4d73\x1b\\\x1b_Ga=q\x1b\\\x05"  # questions
    "\x1b[201~\x1b]8;;file:///etc/passwd\x1b\\"  # the end of a paste, a link
    "\x00\x08\x0e\x7f\x84\x85\u2028\u2029\u202e\u2066\u200b\u200f\ufeff\U000e0041\ud800"
    "[/][/red][@click=app.screenshot('attack.svg','/tmp')]x[/][link=file:///etc]y[/link][doge]"
)
URL = f"https://example.com/{ATTACK}"


def entities(text: str) -> str:
    """Return the text as HTML in which every character that is no letter is an entity."""
    hidden = "".join(c if c.isalnum() else f"&#{ord(c)};" for c in text if c != "\ud800")
    return hidden + html.escape(text)


def article(title: str, body: str) -> dict[str, Any]:
    """Return an article that attacks by every field."""
    said = {
        "userName": f"CommentAuthorMark{ATTACK}",
        "userLink": URL,
        "content": f"<p>CommentMark{entities(ATTACK)}<a href='{html.escape(URL)}'>{ATTACK}</a></p>",
        "likes": 1,
    }
    return {
        "url": f"https://zhuanlan.zhihu.com/p/1{ATTACK}",
        "userName": f"AuthorMark{ATTACK}",
        "userLink": URL,
        "upvote": 1,
        "title": title,
        "content": body,
        "topic": [{"tag": f"TopicMark{ATTACK}", "tagLink": URL}],
        "comments": [{**said, "childComments": [{**said, "replyToAuthor": f"ReplyMark{ATTACK}"}]}],
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hidden = entities(ATTACK)
    url = html.escape(URL, quote=True)
    body = (
        f"<h2>HeadMark{hidden}</h2><p>BodyMark{hidden}<a href='{url}'>LinkMark{hidden}</a></p>"
        f"<div class='highlight'><pre><code class='language-python'># CodeMark {hidden}\n"
        f"x = '{hidden}'\n</code></pre></div><p>InlineMark<code>{hidden}</code></p>"
        f"<figure><img src='{url}' alt='{hidden}'><figcaption>FigureMark{hidden}</figcaption>"
        f"</figure><table><tr><th>TableMark{hidden}</th></tr><tr><td>{hidden}</td></tr></table>"
        f"<p><img eeimg='1' alt='FormulaMark\\frac{{a}}{{{hidden}}}'></p>"
        f"<a class='LinkCard' href='{url}' data-text='CardMark{hidden}'>{hidden}</a>"
        f"<blockquote>QuoteMark{hidden}</blockquote><ul><li>{hidden}</li></ul>"
    )
    column = {
        "title": f"ColumnMark{ATTACK}",
        "description": f"DescriptionMark{ATTACK}",
        "url": URL,
        "followers": [URL],
        "article": [
            article(f"TitleMark{ATTACK}", body),
            article("MegaMark" + ATTACK * 3_000, "<p>SecondMark</p>" + "<br>" * 1_000_000),
            article("ZwjMark" + "👩\u200d" * 10_000, "<p>ThirdMark" + "👩\u200d" * 10_000 + "</p>"),
            article("DeepMark", "<div>" * 10_000 + "FourthMark" + "</div>" * 10_000),
        ],
    }
    path = tmp_path_factory.mktemp("attacks") / f"column\x1b]2;ATTACK\x07{'x' * 9}.json"
    path.write_text(json.dumps(column))
    return path


ENTER, ESCAPE, TAB, PALETTE, QUIT = "\r", "\x1b", "\t", "\x10", "\x11"
DOWN, FORWARD, COPY = "\x1b[B", "\x12", "\x03"


def reader(archive: Path, home: Path, *words: str) -> PseudoTerminal:
    """Open the archive. Over SSH all copies go through the terminal, and no browser is started."""
    environment = private_environment(home, SSH_CONNECTION="10.0.0.1 1 10.0.0.2 22")
    return PseudoTerminal([sys.executable, "-m", "tui", str(archive), *words], environment)


def leave(app: PseudoTerminal, *marks: str) -> None:
    """Leave the reader, and look at all that it has drawn and copied."""
    app.press(QUIT)
    assert app.wait_for_end() == 0
    assert foreign(app.seen) == []
    assert [mark for mark in marks if not app.shown(mark)] == []
    assert [copy for copy in copies(app.seen) if clean(copy) != copy or copy == "ATTACK"] == []
    assert not Path("/tmp/attack.svg").exists()


def test_list(archive: Path, tmp_path: Path) -> None:
    with reader(archive, tmp_path) as app:
        app.wait_for("TitleMark")
        app.press("j", "k", "s", "s", "S", "S", "s", "s", "s", "G", "g", TAB, TAB)
        app.press("/", "M", "a", "r", "k", ENTER, ESCAPE, ESCAPE)
        app.press("t", ESCAPE, PALETTE, "M", "a", ESCAPE, "o", ESCAPE, "?", ESCAPE, "i")
        app.wait_for("DescriptionMark")
        leave(app, "ColumnMark", "AuthorMark", "TopicMark", "MegaMark", "ZwjMark", "[doge]")


def test_article(archive: Path, tmp_path: Path) -> None:
    with reader(archive, tmp_path, "--article", "1") as app:
        app.wait_for("BodyMark")
        app.press(" ", " ", " ", " ", "G")
        app.wait_for("QuoteMark")
        app.press("g", "}", "y", "S", "V")
        app.wait_for("按 Enter 返回")
        app.press(ENTER)
        for _ in range(6):
            app.press(TAB, "y")
        app.press("f", ESCAPE, "L", ESCAPE, "t", ESCAPE, "o", ENTER)
        marks = "AuthorMark TopicMark HeadMark LinkMark CodeMark InlineMark FigureMark TableMark"
        leave(app, *marks.split(), "FormulaMark", "CardMark", "[doge]")
        assert any("CodeMark" in copy for copy in copies(app.seen))


def test_comments(archive: Path, tmp_path: Path) -> None:
    with reader(archive, tmp_path, "--article", "1") as app:
        app.wait_for("BodyMark")
        app.press("c")
        app.wait_for("CommentMark")
        app.press("j", TAB, "y", ENTER, ESCAPE, "o", ESCAPE, "L", ESCAPE, "f", ESCAPE, "V")
        app.wait_for("按 Enter 返回")
        app.press(ENTER)
        leave(app, "CommentAuthorMark", "ReplyMark")


@pytest.mark.parametrize(
    ("words", "hit", "shown"),
    [("linkmark", "LinkMark", "HeadMark"), ("commentmark", "CommentMark", "ReplyMark")],
)
def test_search(archive: Path, tmp_path: Path, words: str, hit: str, shown: str) -> None:
    with reader(archive, tmp_path) as app:
        app.wait_for("TitleMark")
        app.press("F", words)
        app.wait_for(hit)
        app.press(DOWN, ENTER)
        app.wait_for(shown)
        app.press("n", "N", ESCAPE, ESCAPE, FORWARD, ESCAPE, ESCAPE, ESCAPE)
        leave(app)


def test_what_is_typed_into(archive: Path, tmp_path: Path) -> None:
    """Fields and pickers, with what an archive says in them and with what is pasted."""
    pasted = f"\x1b[200~{ATTACK.split(chr(0x1B) + '[201~')[0]}\x1b[201~".replace("\ud800", "")
    with reader(archive, tmp_path, "--article", "1") as app:
        app.wait_for("BodyMark")
        app.press("/", *"mark", ENTER, "n", ESCAPE, "t", *"Head", ENTER, "L", *"Link", ENTER)
        app.press("Y", "2", "Y", "3", "V")
        app.wait_for("按 Enter 返回")
        app.press(ENTER, "m", "r", "?", ESCAPE, ESCAPE)
        for key in ("/", "F", PALETTE, "t"):
            app.press(key, pasted, "\x01", "\x1b[1;2F", COPY, ESCAPE, ESCAPE)
        leave(app, "HeadMark", "LinkMark")


def test_settings(archive: Path, tmp_path: Path) -> None:
    environment = private_environment(tmp_path, XDG_CONFIG_HOME=str(tmp_path))
    (tmp_path / "zhihu-tui").mkdir()
    (tmp_path / "zhihu-tui" / "config.toml").write_text(
        'theme = "\\u001b]2;ATTACK\\u0007[/red]"\n"\\u001b[2J[/]" = 1\n'
        '[keys]\n"\\u009b31m[@click=app.quit]" = "x"\n"open" = "\\u001b[c"\n'
    )
    with PseudoTerminal([sys.executable, "-m", "tui", str(archive)], environment) as app:
        app.wait_for("[/red]")
        app.press("j")
        leave(app, "config.toml")


@pytest.mark.parametrize(
    ("number", "title", "end"),
    [(2, "MegaMark", "SecondMark"), (3, "ZwjMark", "ThirdMark"), (4, "DeepMark", "FourthMark")],
)
def test_monster(archive: Path, tmp_path: Path, number: int, title: str, end: str) -> None:
    """A title of a megabyte and a million line ends; a cluster of 10,000; 10,000 elements deep."""
    with reader(archive, tmp_path, "--article", str(number)) as app:
        app.wait_for(title)
        app.press("G")
        app.wait_for(end)
        app.press("g", "z", "-", "t", ESCAPE, "L", ESCAPE)
        leave(app)


@pytest.mark.parametrize("what", ["--list", "--print", "--comments", "--markdown", "--links"])
def test_nothing_foreign_is_printed_to_a_terminal(archive: Path, tmp_path: Path, what: str) -> None:
    words = [what] if what == "--list" else [what, "1"]
    command = [sys.executable, "-m", "tui", str(archive), *words, "--color", "always"]
    with PseudoTerminal(command, private_environment(tmp_path)) as app:
        assert app.wait_for_end() == 0
        assert "Mark" in plain(app.seen)
        assert foreign(app.seen) == []
