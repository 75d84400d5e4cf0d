"""Links to click, where they are sent and where not: in real multiplexers nothing of them shows."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.columns import saved_article, saved_column
from tests.terminal.copying import in_plain_terminal
from tests.terminal.pseudo import PseudoTerminal
from tests.terminal.tmux import Tmux, private_environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

LONGEST = "https://example.org/" + "a" * 480
BEGUN = re.compile(rb"\x1b\]8;id=\w+;([^\x1b]+)\x1b\\")


@pytest.fixture
def column(tmp_path: Path) -> Path:
    body = (
        f'<p>首先<a href="{LONGEST}">很长的一个链接，在四十格里占两行，前后都不动</a>其次</p>'
        '<p><a href="javascript:alert(1)">不是网址</a>，<a href="https://例子.org/甲">是</a></p>'
    )
    file = tmp_path / "column.json"
    file.write_text(json.dumps(saved_column(saved_article(1, content=body))))
    return file


def printed(column: Path, *words: str, **environment: str) -> bytes:
    """Return what is printed of the article, in colours."""
    around = private_environment(column.parent, **environment)
    status, out, _ = run(column, "--print", "1", *words, environment=around)
    assert status == 0
    return out.encode()


def settings(home: Path, text: str) -> None:
    (home / "config" / "zhihu-tui").mkdir(parents=True)
    (home / "config" / "zhihu-tui" / "config.toml").write_text(text)


def test_printed_in_colours_addresses_are_links(column: Path) -> None:
    links = BEGUN.findall(printed(column, "--color", "always", "--width", "40"))
    # The title's address, the long one on two rows, the last as browsers write it.
    last = "https://例子.org/甲"
    encoded = "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in last)
    assert links == [b"https://zhuanlan.zhihu.com/p/1", *[LONGEST.encode()] * 2, encoded.encode()]


def test_without_colours_or_unwanted_they_are_not(column: Path) -> None:
    assert b"\x1b" not in printed(column)
    assert b"\x1b]8" not in printed(column, "--color", "always", TERM="linux")
    settings(column.parent, "hyperlinks = false\n")
    assert b"\x1b]8" not in printed(column, "--color", "always")


@pytest.mark.parametrize("wanted", [True, False])
def test_in_the_app_they_are_links_unless_that_is_unwanted(column: Path, wanted: bool) -> None:
    if not wanted:
        settings(column.parent, "hyperlinks = false\n")
    command = [sys.executable, "-m", "tui", str(column), "--article", "1"]
    with PseudoTerminal(command, private_environment(column.parent), 40, 20) as app:
        app.wait_for("其次")
        app.press("j", "k", "\t", "\t", "\x0c")
        links = set(BEGUN.findall(bytes(app.seen)))
        assert (LONGEST.encode() in links) is wanted
        assert len(links) == (3 if wanted else 0)
        app.press("\x1b", "\x1b")
        assert b"\x1b]8" not in app.seen[len(app.seen) - app.answered :]


def test_a_link_that_cannot_be_opened_here_is_shown_as_one_to_click(column: Path) -> None:
    command = [sys.executable, "-m", "tui", str(column), "--article", "1"]
    environment = private_environment(column.parent, SSH_CONNECTION="1.2.3.4 5 6.7.8.9 22")
    with PseudoTerminal(command, environment, 40, 20) as app:
        app.wait_for("其次")
        app.press("\t", "\t", "\r")
        app.wait_for("Enter 关闭")
        sent = bytes(app.seen[len(app.seen) - app.answered :])
        assert set(BEGUN.findall(sent)) == {LONGEST.encode()}
        # On thirteen rows of forty cells, and begun once for all of them.
        assert re.sub(BEGUN, b"", sent).count(b"a" * 40) == 11
        assert len(BEGUN.findall(sent)) == 1


def around(name: str) -> Sequence[str]:
    """Return what runs a shell line in a multiplexer that is in a plain terminal."""
    if name == "tmux":
        return ["sh", "-c"]
    return in_plain_terminal(["screen", "-c", "/dev/null", "-U", "sh", "-c"])


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.parametrize("name", ["tmux", "screen"])
def test_in_a_multiplexer_all_else_is_as_without_them(column: Path, name: str) -> None:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    command = [sys.executable, "-m", "tui", str(column), "--print", "1", "--color", "always"]
    line = f"{shlex.join(command)} > {{}}; cat {{}}; echo 完; read line"
    screens = []
    for term in ("xterm-256color", "linux"):
        file = column.parent / term
        shown = f"TERM={term} " + line.format(*[shlex.quote(str(file))] * 2)
        with Tmux(column.parent, [*around(name), shown], columns=60, rows=20) as terminal:
            terminal.wait_for("完")
            screens.append(terminal.screen(colours=True))
        assert (b"\x1b]8" in file.read_bytes()) is (term != "linux")
    assert "很长的一个链接" in screens[0]
    assert screens[0] == screens[1]


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_less_shows_nothing_of_them(column: Path) -> None:
    """From version 566 on it knows them; Debian 12 has 590."""
    file = column.parent / "printed"
    file.write_bytes(printed(column, "--color", "always"))
    command = ["less", "-R", str(file)]
    with PseudoTerminal(command, private_environment(column.parent) | {"LESS": ""}, 60, 20) as less:
        less.wait_for("其次")
        assert "https://zhuanlan.zhihu.com/p/1" in less.screen
        assert "]8;" not in less.screen and "aaaa" not in less.screen
