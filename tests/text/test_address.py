"""Addresses that may be clicked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.address import hyperlink, may_open


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=1;2&c=%20#d",
        "http://[::1]:8000/",
        "mailto:someone@example.org",
        "https://example.org/" + "a" * 480,
    ],
)
def test_the_web_and_mail_are_clicked_as_they_are_written(url: str) -> None:
    assert hyperlink(url) == url


def test_what_is_not_ascii_is_encoded() -> None:
    assert hyperlink("https://zh.example.org/终端 一") == (
        "https://zh.example.org/%E7%BB%88%E7%AB%AF%20%E4%B8%80"
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ssh://host",
        "zhihu://answers/1",
        "//example.org",
        "https://",
        "https://[::1",
        "mailto:",
        "https://a/\x1b\\\x1b]52;c;QQ==\x07",
        "https://a/\x9c",
        "https://a/\u202e",
        "https://a/\ud800",
        "https://a/\nb",
        " https://a/",
        "https://example.org/" + "a" * 481,
        "https://example.org/" + "中" * 60,
    ],
)
def test_nothing_else_is(url: str) -> None:
    assert hyperlink(url) == ""


@given(st.text() | st.text().map("https://a/{}".format))
def test_whatever_comes_out_cannot_end_its_own_sequence(url: str) -> None:
    link = hyperlink(url)
    assert re.fullmatch("(?:(?:https?|mailto):[!-~]{1,500})?", link, re.IGNORECASE)
    assert not link or may_open(url)
    assert hyperlink(link) == link
