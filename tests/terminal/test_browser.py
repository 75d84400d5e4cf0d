"""The browser: what is run for a link, where, and what is said."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.terminal.programs import Programs, install, script
from tests.terminal.tmux import wait_until
from tui.terminal.browser import MachineBrowser
from tui.terminal.opened import Opened, OpenOutcome
from tui.text.address import may_open

URL = "https://example.com/p/1?a=1&b=2#c"
SSH = {"SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}


def opened(
    folder: Path,
    installed: str,
    environment: Mapping[str, str],
    programs: Programs,
    url: str = URL,
    system: str = "linux",
) -> Opened:
    """Open a link where those programs, separated by blanks, are installed."""
    environment = {"PATH": install(folder, installed), **environment}
    return MachineBrowser(environment, run=programs, start=programs, system=system).open(url)


@pytest.mark.parametrize(
    ("system", "installed", "environment", "started"),
    [
        ("linux", "xdg-open lynx", {"DISPLAY": ":0"}, ("xdg-open", URL)),
        ("linux", "gio lynx", {"WAYLAND_DISPLAY": "wayland-0"}, ("gio", "open", URL)),
        ("linux", "termux-open-url lynx", {}, ("termux-open-url", URL)),
        ("linux", "wslview xdg-open", {"WSL_DISTRO_NAME": "Debian"}, ("wslview", URL)),
        ("darwin", "open lynx", {}, ("open", URL)),
        ("linux", "firefox xdg-open", {"BROWSER": "firefox", "DISPLAY": ":0"}, ("firefox", URL)),
        ("linux", "a b", {"BROWSER": "none:a -t '%s' &:b"}, ("a", "-t", URL)),
        ("linux", "helper.sh xdg-open", {"BROWSER": "helper.sh", **SSH}, ("helper.sh", URL)),
    ],
)
def test_what_is_started(
    tmp_path: Path,
    system: str,
    installed: str,
    environment: dict[str, str],
    started: tuple[str, ...],
) -> None:
    programs = Programs()
    result = opened(tmp_path, installed, environment, programs, system=system)
    assert programs.started == [started]
    assert result == Opened(OpenOutcome.BROWSER, URL, started)
    assert result.message == f"已交给 {started[0]} 打开"


@pytest.mark.parametrize(
    ("environment", "tmux", "reason"),
    [
        (SSH, "", "SSH"),
        ({**SSH, "DISPLAY": "localhost:10.0"}, "", "SSH"),
        ({}, "", "没有浏览器或显示器"),
        ({"TMUX": "x,1,0", "DISPLAY": ":0"}, "SSH_CONNECTION=a 1 b 22\n", "SSH"),
        ({"TMUX": "x,1,0", "DISPLAY": ":0"}, "-DISPLAY\n", "没有浏览器或显示器"),
    ],
)
def test_where_no_browser_can_be_seen_none_is_started(
    tmp_path: Path, environment: dict[str, str], tmux: str, reason: str
) -> None:
    programs = Programs(tmux=tmux)
    result = opened(tmp_path, "xdg-open lynx w3m www-browser", environment, programs)
    assert programs.started == []
    assert result == Opened(OpenOutcome.NONE, URL, problems=(reason,))
    assert result.message == f"这里打不开浏览器（{reason}）"


def test_tmux_that_came_home_is_no_longer_remote(tmp_path: Path) -> None:
    programs = Programs(tmux="-SSH_CONNECTION\nDISPLAY=:1\n")
    result = opened(tmp_path, "xdg-open", {"TMUX": "x,1,0", **SSH, "SSH_TTY": "/dev/p"}, programs)
    assert result.outcome is OpenOutcome.BROWSER


@pytest.mark.parametrize("name", ["lynx", "w3m", "elinks", "www-browser"])
def test_a_text_browser_asks_for_the_screen(tmp_path: Path, name: str) -> None:
    programs = Programs()
    result = opened(tmp_path, name, {"BROWSER": str(tmp_path / name), **SSH}, programs)
    assert programs.started == []
    assert result == Opened(OpenOutcome.SUSPEND, URL, (str(tmp_path / name), URL))
    assert result.message == f"用 {name} 打开"


def test_what_fails_is_told_and_the_next_is_tried(tmp_path: Path) -> None:
    programs = Programs("firefox", "xdg-open")
    environment = {"BROWSER": "firefox", "DISPLAY": ":9"}
    result = opened(tmp_path, "firefox xdg-open", environment, programs)
    assert programs.names == ["firefox", "xdg-open"]
    assert result.message == "这里打不开浏览器（firefox：退出码 3；xdg-open：退出码 3）"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com",
        "//example.com",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ssh://host",
        "-https://example.com",
        "https://",
        "https://[::1",
        "mailto:",
        "https://example.com/\x1b]0;x\x07",
        "https://example.com/\u202eabc",
        "https://example.com/a\nb",
        "https://example.com/" + "a" * 16_000,
    ],
)
def test_what_is_not_opened(tmp_path: Path, url: str) -> None:
    programs = Programs()
    result = opened(tmp_path, "xdg-open lynx", {"DISPLAY": ":0", "BROWSER": "lynx"}, programs, url)
    assert (programs.started, result.outcome) == ([], OpenOutcome.REFUSED)


@pytest.mark.parametrize(
    ("url", "given"),
    [
        ("https://example.com/专栏?问=1", "https://example.com/%E4%B8%93%E6%A0%8F?%E9%97%AE=1"),
        ("HTTP://example.com/a%20b", "HTTP://example.com/a%20b"),
        ("https://example.com/Euler's`x`\"|y", "https://example.com/Euler%27s%60x%60%22%7Cy"),
        ("mailto:someone@example.com", "mailto:someone@example.com"),
    ],
)
def test_how_a_link_is_given(tmp_path: Path, url: str, given: str) -> None:
    programs = Programs()
    result = opened(tmp_path, "xdg-open", {"DISPLAY": ":0"}, programs, url)
    assert programs.started == [("xdg-open", given)]
    assert result.url == url
    assert may_open(url)


def test_a_browser_that_stays_is_left_running(tmp_path: Path) -> None:
    """It gets no terminal, no input, and a session of its own."""
    told = tmp_path / "told"
    waits = f'read line; {{ (: >/dev/tty) && echo tty; sleep 4; echo "$1"; }} >"{told}"'
    browser = script(tmp_path / "browser.sh", waits)
    environment = {"BROWSER": str(browser), "PATH": os.environ["PATH"]}
    assert MachineBrowser(environment).open(URL).outcome is OpenOutcome.BROWSER
    assert told.read_text() == ""
    wait_until("the browser", lambda: told.read_text() == URL + "\n")
