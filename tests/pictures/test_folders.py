"""Saved pictures: found by what their names have in common with an address."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.pictures.samples import shipped
from tui.pictures import folders
from tui.pictures.address import url_hash
from tui.pictures.cache import Cache
from tui.pictures.folders import Folders, folders_beside
from tui.pictures.problem import NoPicture, Reason
from tui.pictures.saved_picture import Saved, ending, from_data_url

DIGITS = "6a28604284106e8753e025b6a15f291d"
URL = f"https://pic3.zhimg.com/v2-{DIGITS}_r.jpg"
PNG = shipped(DIGITS).read_bytes()


def made(file: Path, data: bytes = PNG) -> Path:
    """Write a file and return it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


@pytest.mark.parametrize(
    "name",
    [
        f"column_files/v2-{DIGITS}_1440w.jpg",
        f"column_files/v2-{DIGITS}_1440w(1).jpg",
        f"column.assets/v2-{DIGITS}.png",
        f"assets/{DIGITS}_b.webp",
        f"images/2020/01/v2-{DIGITS}_720w.gif",
        f"img/v2-{DIGITS}_b.jpg",
        f"media/03-{DIGITS}.jpg",
        f"pictures/v2-{DIGITS}_hd.jpeg",
        f"pic1.zhimg.com/50/v2-{DIGITS}_b.jpg",
        f"images/{url_hash(URL)}.jpg",
    ],
)
def test_a_picture_is_found_where_tools_leave_it(tmp_path: Path, name: str) -> None:
    file = made(tmp_path / name)
    assert Folders(folders_beside(tmp_path / "column.json")).find(URL) == file


def test_a_picture_without_digits_is_found_by_its_base_name(tmp_path: Path) -> None:
    file = made(tmp_path / "assets/image-001.jpg")
    found = Folders(folders_beside(tmp_path / "column.json"))
    assert found.find("https://pic1.zhimg.com/assets/image-001.jpg") == file
    assert found.find("https://pic1.zhimg.com/assets/image-002.jpg") is None


def test_the_digits_win_over_the_name_and_the_name_over_the_hash(tmp_path: Path) -> None:
    by_hash = made(tmp_path / f"assets/{url_hash(URL)}.jpg")
    assert Folders(folders_beside(tmp_path / "c.json")).find(URL) == by_hash
    by_digits = made(tmp_path / f"assets/v2-{DIGITS}_b.jpg")
    assert Folders(folders_beside(tmp_path / "c.json")).find(URL) == by_digits


def test_of_several_sizes_the_largest_is_taken(tmp_path: Path) -> None:
    made(tmp_path / f"assets/v2-{DIGITS}_ipico.jpg", b"small")
    largest = made(tmp_path / f"assets/v2-{DIGITS}_r.jpg", b"very large indeed")
    made(tmp_path / f"assets/v2-{DIGITS}_720w.jpg", b"middling")
    assert Folders(folders_beside(tmp_path / "c.json")).find(URL) == largest


def test_the_first_folder_wins(tmp_path: Path) -> None:
    made(tmp_path / f"assets/v2-{DIGITS}_r.jpg", b"larger than the other")
    mine = made(tmp_path / f"mine/v2-{DIGITS}_b.jpg", b"mine")
    assert Folders([tmp_path / "mine", *folders_beside(tmp_path / "c.json")]).find(URL) == mine


def test_a_folder_is_an_archive_too(tmp_path: Path) -> None:
    file = made(tmp_path / f"articles/images/v2-{DIGITS}_b.jpg")
    assert Folders(folders_beside(tmp_path / "articles")).find(URL) == file


def test_every_file_of_a_folder_may_have_a_folder_of_its_own(tmp_path: Path) -> None:
    file = made(tmp_path / f"articles/one_files/v2-{DIGITS}_b.jpg")
    assert Folders(folders_beside(tmp_path / "articles")).find(URL) == file


def test_no_other_file_is_a_picture(tmp_path: Path) -> None:
    made(tmp_path / f"assets/v2-{DIGITS}_r.jpg.html")
    made(tmp_path / f"assets/v2-{DIGITS}.svg")
    made(tmp_path / f"elsewhere/v2-{DIGITS}.jpg")
    assert Folders(folders_beside(tmp_path / "c.json")).find(URL) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://pic1.zhimg.com/../secret.jpg",
        "https://pic1.zhimg.com/..%2Fsecret.jpg",
        "../secret.jpg",
        "/etc/passwd",
        "file:///etc/passwd",
        "https://pic1.zhimg.com/..",
        "https://pic1.zhimg.com/%00",
    ],
)
def test_an_address_leads_out_of_no_folder(tmp_path: Path, url: str) -> None:
    made(tmp_path / "secret.jpg")
    made(tmp_path / "c/assets/other.jpg")
    assert Folders(folders_beside(tmp_path / "c/c.json")).find(url) is None


def test_links_out_of_a_folder_are_not_followed(tmp_path: Path) -> None:
    secret = made(tmp_path / f"secret/v2-{DIGITS}.jpg")
    inside = tmp_path / "c/assets"
    inside.mkdir(parents=True)
    (inside / f"v2-{DIGITS}.jpg").symlink_to(secret)
    (inside / "folder").symlink_to(secret.parent)
    (inside / "loop.jpg").symlink_to("loop.jpg")
    (inside / "up").symlink_to("..")
    assert Folders(folders_beside(tmp_path / "c/c.json")).find(URL) is None


def test_links_inside_a_folder_are(tmp_path: Path) -> None:
    made(tmp_path / "assets/original.jpg")
    link = tmp_path / f"assets/v2-{DIGITS}.jpg"
    link.symlink_to("original.jpg")
    assert Folders(folders_beside(tmp_path / "c.json")).find(URL) == link


def test_looking_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_ENTRIES", 20)
    for number in range(30):
        made(tmp_path / f"assets/{number:02}.jpg")
    found = Folders(folders_beside(tmp_path / "c.json"))
    names = [f"https://pic1.zhimg.com/{number:02}.jpg" for number in range(30)]
    assert sum(found.find(name) is not None for name in names) == 20


def test_a_folder_is_read_once(tmp_path: Path) -> None:
    found = Folders(folders_beside(tmp_path / "c.json"))
    assert found.find(URL) is None
    made(tmp_path / f"assets/v2-{DIGITS}.jpg")
    assert found.find(URL) is None


def test_a_pipe_that_is_named_like_a_picture_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jpg")
    with pytest.raises(NoPicture, match="读不了这个文件"):
        Saved(tmp_path / "a.jpg").read()


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoPicture) as caught:
        Saved(tmp_path / "a.jpg").read()
    assert caught.value.reason is Reason.UNREADABLE


def test_a_picture_in_the_archive_itself_is_read(tmp_path: Path) -> None:
    import base64

    text = base64.b64encode(PNG).decode()
    assert from_data_url(f"data:image/png;base64,{text}") == Saved(data=PNG)
    gif = "data:image/gif,GIF89a%01%00%01%00%00%00%00;"
    assert from_data_url(gif) == Saved(data=b"GIF89a\x01\0\x01\0\0\0\0;")


@pytest.mark.parametrize(
    "url",
    [
        "data:image/png;base64,",
        "data:image/png;base64,!",
        "data:image/png;base64,iVBORw0KGgo",
        "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'/>",
        "data:text/html,<script>",
        "https://pic1.zhimg.com/a.png",
    ],
)
def test_other_data_is_no_picture(url: str) -> None:
    assert from_data_url(url) is None


def test_the_bytes_say_what_a_file_is() -> None:
    assert ending(PNG) == "png"
    assert ending(b"\xff\xd8\xff\xe0") == "jpg"
    assert ending(b"RIFF\0\0\0\0WEBPVP8 ") == "webp"
    assert ending(b"GIF89a") == "gif"
    assert ending(b"<svg/>") == ending(b"") == ""


def test_the_cache_keeps_a_picture_for_its_reader_alone(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache/pictures")
    assert cache.find(URL) is None
    file = cache.put(URL, PNG)
    assert cache.find(URL) == cache.find(URL.replace("pic3", "picx")) == file
    assert file.read_bytes() == PNG
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_cannot_be_kept_leaves_nothing(tmp_path: Path) -> None:
    made(tmp_path / "cache")
    with pytest.raises(OSError):
        Cache(tmp_path / "cache").put(URL, PNG)
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


def test_the_cache_drops_what_was_not_looked_at_for_longest(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    urls = [f"https://pic1.zhimg.com/{number}.jpg" for number in range(4)]
    for number, url in enumerate(urls):
        os.utime(cache.put(url, b"x" * 100), (number, number))
    cache.find(urls[0])
    cache.trim(largest=250)
    assert [cache.find(url) is not None for url in urls] == [True, False, False, True]


def test_a_relative_address_is_that_of_its_own_article(tmp_path: Path) -> None:
    """However many articles have a picture of that name."""
    files = {
        name: made(tmp_path / f"set/{name}/assets/image-001.jpg") for name in ("a 1", "a 2", "top")
    }
    folders = Folders(folders_beside(tmp_path / "set"))
    assert folders.find("a%201/assets/image-001.jpg") == files["a 1"]
    assert folders.find("./a 2/assets/image-001.jpg") == files["a 2"]
    assert folders.find("a 3/assets/image-001.jpg") is None
    assert folders.find("../../a 3/assets/image-001.jpg") is None
    beside_a_file = Folders(folders_beside(tmp_path / "set/top/index.md"))
    assert beside_a_file.find("assets/image-001.jpg") == files["top"]
