"""The picture screen: which picture it shows, which part of it, and what becomes of those that are
not at hand."""

from __future__ import annotations

import base64
import json
import sys
import threading
from pathlib import Path

import pytest

from tests.columns import DEMO
from tests.pictures.samples import shipped
from tests.screens.pictures import FakePictures
from tests.screens.reading import FakeBrowser, FakeClipboard, Reading, reading
from tui.archive.load import load_bytes
from tui.archive.model import Column
from tui.pictures.decoder import PictureShape, Window
from tui.pictures.problem import Reason
from tui.screens.article import ArticleScreen
from tui.screens.picture import PictureScreen
from tui.services.pictures import ColumnPictures
from tui.settings import Settings

URLS = [f"https://pic{number}.zhimg.com/v2-{number}_b.jpg" for number in range(1, 4)]


def pictures_column() -> Column:
    """Return a column whose one article has a screenful of text, and pictures far apart."""
    text = "".join(f"<p>第 {number} 段。</p>" for number in range(12))
    images = "".join(
        f'<figure><img src="{url}" data-rawwidth="1080" data-rawheight="1440"/>'
        f"<figcaption>图注{number}</figcaption></figure>{text}"
        for number, url in enumerate(URLS, 1)
    )
    comment = {"userName": "某人", "content": f'<img src="{URLS[0]}">', "likes": 0}
    article = {"title": "图", "content": text + images, "url": "", "comments": [comment]}
    return load_bytes(json.dumps({"title": "图", "article": [article]}).encode(), "test")


def on_picture(reader: Reading) -> PictureScreen:
    """Return the screen on top, which is a picture's."""
    assert isinstance(reader.screen, PictureScreen)
    return reader.screen


async def test_the_nearest_picture_is_opened_and_left_for_the_same_row() -> None:
    pictures = FakePictures(set(URLS))
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", *"jjjjjjj")
        before = reader.rows
        await reader.press("i")
        on_picture(reader)
        assert "图 1/3  1080×1440" in reader.rows[22]
        assert "图注1" in reader.rows[22]
        assert reader.rows[0].count("x") == 80
        await reader.press("escape")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.rows == before


async def test_the_picture_under_focus_is_opened() -> None:
    async with reading(pictures_column(), pictures=FakePictures(set(URLS))) as reader:
        await reader.press("enter", "tab", "tab", "i")
        assert "图 2/3" in reader.rows[22]
        await reader.press("q", "enter")
        assert "图 2/3" in reader.rows[22]


async def test_enter_on_a_picture_that_is_not_at_hand_opens_its_address() -> None:
    browser = FakeBrowser()
    async with reading(pictures_column(), browser=browser) as reader:
        await reader.press("enter", "tab", "enter")
        assert browser.urls == [URLS[0]]
        assert isinstance(reader.screen, ArticleScreen)


async def test_pictures_are_gone_through_to_the_last() -> None:
    async with reading(pictures_column(), pictures=FakePictures(set(URLS))) as reader:
        await reader.press("enter", "i", "]", "]")
        assert "图 3/3" in reader.rows[22]
        await reader.press("]")
        assert "图 3/3" in reader.rows[22]
        assert reader.said == ["后面没有图了"]
        await reader.press("[")
        assert "图 2/3" in reader.rows[22]


async def test_a_picture_of_a_comment_is_opened() -> None:
    async with reading(pictures_column(), pictures=FakePictures(set(URLS))) as reader:
        await reader.press("c", "i")
        assert "图 1/1" in reader.rows[22]


async def test_an_article_without_pictures_says_so() -> None:
    async with reading() as reader:
        await reader.press("enter", "i")
        assert isinstance(reader.screen, ArticleScreen)
        assert reader.said == ["这里没有图片"]


async def windows(*keys: str) -> Window:
    """Return the part of a picture that is shown after some keys, in 80×22 cells."""
    pictures = FakePictures(set(URLS))
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", "i")
        for key in keys:
            await reader.press(key)
        url, window, _ = pictures.drawn[-1]
        assert url == URLS[0]
        assert window is not None
        return window


@pytest.mark.parametrize(
    ("keys", "window"),
    [
        ("0", (0, 0, 1080, 1440)),
        ("1", (0, 0, 480, 264)),
        ("1l", (240, 0, 720, 264)),
        ("1ll", (480, 0, 960, 264)),
        ("1j", (0, 132, 480, 396)),
        ("1jk", (0, 0, 480, 264)),
        ("1lh", (0, 0, 480, 264)),
        ("1G", (0, 1176, 480, 1440)),
        ("1Gg", (0, 0, 480, 264)),
        (("1", "space"), (480, 0, 960, 264)),
        (("1", "space", "space", "space"), (0, 264, 480, 528)),
        (("1", "space", "b"), (0, 0, 480, 264)),
        (("1", "right", "down"), (240, 132, 720, 396)),
        ("1+", (80, 44, 400, 220)),
        ("1+-", (0, 0, 480, 264)),
    ],
)
async def test_keys_show_other_parts_of_the_picture(keys: str, window: tuple[float, ...]) -> None:
    assert await windows(*keys) == pytest.approx(window)


async def test_a_burst_of_keys_is_drawn_up_to_its_last() -> None:
    pictures = FakePictures(set(URLS))
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", "i", "1", *"llljjjjhh", "]", "[")
        assert "图 1/3" in reader.rows[22]
        assert reader.rows[5].count("x") == 80


async def test_a_resize_draws_the_picture_anew() -> None:
    pictures = FakePictures(set(URLS), size=PictureShape(800, 450))
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", "i")
        assert pictures.drawn[-1][2] == (78, 22)
        await reader.resize(120, 40)
        assert pictures.drawn[-1][2] == (120, 34)


async def test_a_picture_that_was_not_saved_is_fetched_on_enter() -> None:
    pictures = FakePictures()
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", "i")
        assert "没有存下这张图" in reader.text
        assert "Enter 取这张图，A 取这篇的全部（会连知乎的图片服务器）" in reader.text
        assert pictures.fetched == []
        await reader.press("enter")
        assert pictures.fetched == [URLS[0]]
        assert "1080×1440" in reader.rows[22]
        assert "x" * 80 in reader.text


async def test_all_pictures_of_an_article_are_fetched_at_once() -> None:
    pictures = FakePictures(refused=[URLS[2]])
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", "i", "A")
        assert sorted(pictures.fetched) == URLS
        assert reader.said == ["取到 2 张，1 张没有取到"]
        assert "x" * 80 in reader.text


async def test_pictures_at_hand_are_not_counted_as_fetched() -> None:
    pictures = FakePictures({URLS[0]}, refused=[URLS[2]])
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", "i", "A")
        assert sorted(pictures.fetched) == URLS[1:]
        assert reader.said == ["取到 1 张，1 张没有取到"]
        pictures.refused = []
        await reader.press("A")
        assert URLS[2] in pictures.here
        await reader.press("A")
        assert reader.said == ["图都在了，没有要取的"]


async def test_a_picture_that_cannot_be_fetched_says_why() -> None:
    pictures = FakePictures(refused=URLS)
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", "i", "enter")
        assert "服务器不给（404）" in reader.text


async def test_fetching_is_stopped_by_escape_and_the_screen_stays() -> None:
    pictures = FakePictures(gate=threading.Event())
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", "i")
        reader.app.simulate_key("enter")
        reader.app.simulate_key("escape")
        await reader.settle()
        assert reader.said == ["停下了，取到 0 张"]
        assert "没有存下这张图" in reader.text
        on_picture(reader)
        await reader.press("escape")
        assert isinstance(reader.screen, ArticleScreen)


async def test_a_broken_picture_is_one_sentence() -> None:
    pictures = FakePictures(set(URLS), broken=Reason.BROKEN)
    async with reading(pictures_column(), pictures=pictures) as reader:
        await reader.press("enter", "i", "1", "l", "+", "space", "g")
        assert "图片是坏的" in reader.text
        assert "y 复制网址，o 在外面打开" in reader.text


async def test_the_address_is_copied_and_opened(tmp_path: Path) -> None:
    clipboard, browser = FakeClipboard(), FakeBrowser()
    pictures = FakePictures(set(URLS))
    async with reading(
        pictures_column(), pictures=pictures, clipboard=clipboard, browser=browser
    ) as reader:
        await reader.press("enter", "i", "]", "y", "o")
        assert clipboard.texts == [URLS[1]]
        assert browser.urls == [URLS[1]]


async def test_the_original_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with reading(pictures_column(), pictures=FakePictures(set(URLS))) as reader:
        await reader.press("enter", "i", "S")
        (saved,) = (tmp_path / "zhihu-tui/pictures").iterdir()
        assert saved.read_bytes() == b"GIF89a"
        assert saved.stat().st_mode & 0o777 == 0o600
        (said,) = reader.said  # a long path is shortened in its middle
        assert said.startswith("已存为 /") and said.endswith(saved.name)


async def test_a_terminal_that_shows_no_pixels_says_what_else_there_is() -> None:
    settings = Settings(picture_protocol="none")
    pictures = FakePictures(set(URLS))
    async with reading(pictures_column(), pictures=pictures, settings=settings) as reader:
        await reader.press("enter", "i", "O")
        assert reader.said == ["这个终端不显示图片；S 存为文件，o 在外面打开"]


async def test_a_picture_inside_the_archive_is_shown(tmp_path: Path) -> None:
    data = base64.b64encode(shipped("6a286042").read_bytes()).decode()
    html = f'<p>前</p><img src="data:image/png;base64,{data}" alt="示意图"><p>后</p>'
    saved = json.dumps({"title": "图", "article": [{"title": "图", "content": html}]})
    pictures = ColumnPictures((), lambda: tmp_path)
    async with reading(load_bytes(saved.encode(), "test"), pictures=pictures) as reader:
        await reader.press("enter")
        assert "[图 1 · i] 示意图" in reader.text
        await reader.press("L")
        assert "示意图" in reader.text
        assert "base64" not in reader.text
        await reader.press("escape", "i")
        assert "图 1/1  800×450" in reader.rows[22]


async def test_the_child_is_ended_with_the_app() -> None:
    pictures = FakePictures()
    async with reading(pictures_column(), pictures=pictures):
        assert not pictures.closed
    assert pictures.closed


async def test_a_shipped_picture_is_shown_and_its_decoder_never_loaded_here(
    tmp_path: Path,
) -> None:
    pictures = ColumnPictures((DEMO,), lambda: tmp_path)
    loaded = set(sys.modules)
    async with reading(pictures=pictures) as reader:
        await reader.press("enter", *"JJJJ", "i")
        assert "图 1/19  1471×306" in reader.rows[22]
        assert set("".join(reader.rows[:22])) <= set(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
        await reader.press("]")
        assert "没有存下这张图" in reader.text
    assert not {name for name in set(sys.modules) - loaded if name.split(".")[0] == "PIL"}
