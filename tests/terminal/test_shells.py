"""Completions and the manual page in real shells: what a Tab shows, types, and never runs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.columns import saved_article, saved_column
from tests.terminal.programs import script
from tests.terminal.tmux import Tmux
from tui.cli.parser import argument_parser

SHELLS: dict[str, Sequence[str]] = {
    "bash": ("bash", "--norc", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "-N", "-i"),
}
READ = {
    "bash": 'eval "$(zhihu-tui --print-completion bash)"',
    "zsh": "PS1='$ '; autoload -U compinit; compinit -u; "
    'eval "$(zhihu-tui --print-completion zsh)"',
    "fish": "zhihu-tui --print-completion fish | source",
}
TITLES = ("$(touch x1)", "';touch x2;'", "`touch x3`", "*", "正常的题目")

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    articles = [
        saved_article(number, title=title, topic=[{"tag": title}])
        for number, title in enumerate(TITLES, 1)
    ]
    (tmp_path / "column.json").write_text(json.dumps(saved_column(*articles)))
    (tmp_path / "bin").mkdir()
    script(tmp_path / "bin" / "zhihu-tui", f'exec {sys.executable} -m tui "$@"')
    return tmp_path


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    return str(request.param)


def completing(shell: str, home: Path) -> Tmux:
    """Return a shell that has read what makes it complete, in the folder of the column."""
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    tmux = Tmux(home, SHELLS[shell], environment={"PATH": path})
    tmux.write(f"cd {home}; {READ[shell]}; clear; echo read''y\n")
    tmux.wait_for("ready")
    return tmux


def test_an_option_is_completed(shell: str, home: Path) -> None:
    with completing(shell, home) as tmux:
        tmux.write("zhihu-tui --markd")
        tmux.send("Tab")
        tmux.wait_for("--markdown")


def test_options_are_listed(shell: str, home: Path) -> None:
    with completing(shell, home) as tmux:
        tmux.write("zhihu-tui --print")
        tmux.send("Tab", "Tab")
        tmux.wait_for("--print-config")
        if shell != "bash":
            tmux.wait_for("print a config.toml")


def test_a_file_is_completed(shell: str, home: Path) -> None:
    with completing(shell, home) as tmux:
        tmux.write("zhihu-tui col")
        tmux.send("Tab")
        tmux.wait_for("column.json")


def test_articles_are_listed_with_their_titles(shell: str, home: Path) -> None:
    with completing(shell, home) as tmux:
        tmux.write("zhihu-tui column.json --article ")
        tmux.send("Tab", "Tab")
        for title in TITLES:
            tmux.wait_for("＊" if (title, shell) == ("*", "bash") else title)
        tmux.send("C-c")
        assert not list(home.glob("x?"))


@pytest.mark.parametrize("typed", ["", "'"])
def test_a_hostile_topic_is_typed_so_that_nothing_in_it_is_run(
    shell: str, home: Path, typed: str
) -> None:
    """In a column whose only topic is an attack, so that one Tab types all of it."""
    for number, title in enumerate(TITLES[:3]):
        article = saved_article(1, title=title, topic=[{"tag": title}])
        (home / "column.json").write_text(json.dumps(saved_column(article)))
        with completing(shell, home) as tmux:
            tmux.write(f"zhihu-tui column.json --list --topic {typed}")
            tmux.send("Tab")
            tmux.wait_for(f"x{number + 1}")
            tmux.send("Enter")
            tmux.wait_for("1\t1\t0".expandtabs())
        assert not list(home.glob("x?")), title


def test_the_installed_file_for_zsh_is_found_by_its_name(home: Path) -> None:
    """As the wheel installs it: a function of the name of the file, on the path of functions."""
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    command = [sys.executable, "-m", "tui", "--print-completion", "zsh"]
    (home / "functions").mkdir()
    with (home / "functions" / "_zhihu-tui").open("wb") as file:
        subprocess.run(command, stdout=file, check=True)
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    with Tmux(home, SHELLS["zsh"], environment={"PATH": path}) as tmux:
        tmux.write(f"fpath=({home}/functions $fpath); autoload -U compinit; compinit -u; clear\n")
        tmux.write(f"cd {home}; echo read''y\n")
        tmux.wait_for("ready")
        tmux.write("zhihu-tui --markd")
        tmux.send("Tab")
        tmux.wait_for("--markdown")


@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed")
def test_the_manual_page_is_read_without_a_complaint() -> None:
    page = Path(__file__).parents[2] / "docs" / "zhihu-tui.1"
    command = ["man", "--warnings", "-E", "UTF-8", "-l", str(page)]
    environment = os.environ | {"MANWIDTH": "78", "LC_ALL": "C.UTF-8", "MAN_KEEP_FORMATTING": ""}
    read = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert (read.returncode, read.stderr) == (0, "")
    assert "zhihu-tui - read an archived Zhihu column in the terminal" in read.stdout
    for option in argument_parser().format_help().split():
        if option.startswith("--") and option.rstrip(",.;:") != "--help":
            assert option.rstrip(",.;:") in read.stdout
