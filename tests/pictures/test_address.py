"""Addresses of pictures: which name one, and which may be fetched."""

from __future__ import annotations

import pytest

from tui.pictures.address import (
    base_name,
    cache_key,
    digest,
    may_fetch,
    other_places,
    secure,
    url_hash,
)

DIGITS = "6a28604284106e8753e025b6a15f291d"
URL = f"https://pic3.zhimg.com/v2-{DIGITS}_r.jpg"


@pytest.mark.parametrize(
    "name",
    [
        f"v2-{DIGITS}_r.jpg",
        f"{DIGITS}_b.png",
        f"v2-{DIGITS}_1440w.jpg(1)",
        f"V2-{DIGITS.upper()}.JPG",
        f"media-{DIGITS}.webp",
    ],
)
def test_a_picture_is_known_by_its_32_digits(name: str) -> None:
    assert digest(name) == DIGITS


@pytest.mark.parametrize("name", ["", "image-001.jpg", DIGITS[:31], DIGITS * 2 + ".jpg"])
def test_other_names_have_no_32_digits(name: str) -> None:
    assert digest(name) == ""


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (URL + "?source=1940ef5c", f"v2-{DIGITS}_r.jpg"),
        ("https://pic1.zhimg.com/assets/image-001.jpg#x", "image-001.jpg"),
        ("https://pic1.zhimg.com/%E5%9B%BE.jpg", "图.jpg"),
        (r"https://pic1.zhimg.com/..\..\a.jpg", "a.jpg"),
        ("a.jpg", "a.jpg"),
        ("https://pic1.zhimg.com/", ""),
    ],
)
def test_a_base_name_has_no_folder_and_no_query(url: str, name: str) -> None:
    assert base_name(url) == name


def test_the_hash_is_of_the_whole_address() -> None:
    assert url_hash("https://pic1.zhimg.com/a.jpg") == "f1cff086623d"


@pytest.mark.parametrize(
    "url",
    [
        URL,
        f"https://picx.zhimg.com/80/v2-{DIGITS}_720w.webp?source=x",
        "https://pica.zhimg.com/a.gif",
        "https://PIC1.zhimg.com/a.jpg",
        "https://pictures.example.org/a.png",
    ],
)
def test_pictures_of_zhihu_and_of_hosts_that_were_allowed_may_be_fetched(url: str) -> None:
    assert may_fetch(url, {"pictures.example.org"})


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://pic1.zhimg.com/a.jpg",
        "ftp://pic1.zhimg.com/a.jpg",
        "file:///etc/passwd",
        "https://evilzhimg.com/a.jpg",
        "https://evil.pic1.zhimg.com/a.jpg",
        "https://pic1.zhimg.com.evil.org/a.jpg",
        "https://pic10.zhimg.com/a.jpg",
        "https://pic1.zhimg.com./a.jpg",
        "https://pic1.zhimg.com:8443/a.jpg",
        "https://pic1.zhimg.com:443/a.jpg",
        "https://me@pic1.zhimg.com/a.jpg",
        "https://pic1.zhimg.com@evil.org/a.jpg",
        r"https://evil.org\.pic1.zhimg.com/a.jpg",
        "https://pic1.zhimg.com",
        "https://pic1.zhimg.com/a b.jpg",
        "https://pic1.zhimg.com/a.jpg\r\nHost: evil.org",
        "https://pic1.zhimg.com/a.jpg\n",
        "https://pic1.zhimg.com/图.jpg",
        "https://www.zhihu.com/equation?tex=x",
        "https://127.0.0.1/a.jpg",
        "https://[::1]/a.jpg",
        "https://pic１.zhimg.com/a.jpg",
    ],
)
def test_nothing_else_may(url: str) -> None:
    assert not may_fetch(url)


def test_old_addresses_are_fetched_over_https() -> None:
    assert secure("http://pic1.zhimg.com/a.jpg") == "https://pic1.zhimg.com/a.jpg"
    assert secure("//pic1.zhimg.com/a.jpg") == "https://pic1.zhimg.com/a.jpg"
    assert secure("ftp://pic1.zhimg.com/a.jpg") == "ftp://pic1.zhimg.com/a.jpg"


def test_zhihus_hosts_share_one_cached_picture_and_other_hosts_do_not() -> None:
    key = cache_key(URL)
    assert key == cache_key(f"http://picx.zhimg.com/v2-{DIGITS}_r.jpg?source=1940ef5c")
    assert key != cache_key(f"https://pic3.zhimg.com/v2-{DIGITS}_b.jpg")
    assert key != cache_key(f"https://example.org/v2-{DIGITS}_r.jpg")


def test_an_original_is_looked_for_on_other_hosts_and_then_in_smaller_sizes() -> None:
    assert list(other_places(URL)) == [
        f"https://picx.zhimg.com/v2-{DIGITS}_r.jpg",
        f"https://pic1.zhimg.com/v2-{DIGITS}_r.jpg",
        f"https://pic3.zhimg.com/v2-{DIGITS}_1440w.jpg",
        f"https://pic3.zhimg.com/v2-{DIGITS}_b.jpg",
    ]
    assert list(other_places("https://picx.zhimg.com/a_b.jpg")) == [
        "https://pic1.zhimg.com/a_b.jpg"
    ]
    assert list(other_places("https://example.org/a_r.jpg")) == []
