"""Pictures in the text of an article and of comments."""

from __future__ import annotations

from pathlib import Path

from tests.screens.pictures import FakePictures
from tests.screens.reading import reading
from tests.screens.test_picture_screen import URLS, pictures_column
from tui.memory.store import Store
from tui.pictures.decoder import PictureShape
from tui.pictures.problem import Reason
from tui.settings import Settings


def drawn(text: str) -> int:
    """Return how many rows of pictures are shown."""
    return sum(set(row.strip("| ")) == {"x"} for row in text.split("\n"))


async def test_pictures_come_into_the_text_and_leave_it_at_the_same_place() -> None:
    async with reading(pictures_column(), pictures=FakePictures(set(URLS))) as reader:
        await reader.press("enter", "}", *"jjjjjjjjjjjjjjjjjjjjjjjj")
        before = reader.rows
        assert drawn(reader.text) == 0
        await reader.press("I")
        assert reader.said == ["在文中画出已有的图"]
        assert reader.rows[0] == before[0]
        assert drawn(reader.text) >= 8
        await reader.press("I")
        assert drawn(reader.text) == 0
        assert reader.rows == before


async def test_a_picture_takes_at_most_half_the_screen() -> None:
    settings = Settings(pictures="inline")
    async with reading(
        pictures_column(), pictures=FakePictures(set(URLS)), settings=settings
    ) as reader:
        await reader.press("enter", "i", "q", "tab")
        assert drawn(reader.text) == 12
        await reader.resize(80, 40)
        await reader.press("g", "tab")
        assert drawn(reader.text) == 20


async def test_only_what_is_near_the_screen_is_decoded() -> None:
    pictures = FakePictures(set(URLS))
    settings = Settings(pictures="inline")
    async with reading(pictures_column(), pictures=pictures, settings=settings) as reader:
        await reader.press("enter")
        assert {url for url, *_ in pictures.drawn} == {URLS[0]}
        await reader.press("G")
        assert {url for url, *_ in pictures.drawn} >= {URLS[0], URLS[2]}


async def test_a_picture_is_drawn_once() -> None:
    pictures = FakePictures(set(URLS))
    settings = Settings(pictures="inline")
    async with reading(pictures_column(), pictures=pictures, settings=settings) as reader:
        await reader.press("enter", *"jjjj", "space", "b", "g", "G", "g")
        urls = [url for url, *_ in pictures.drawn]
        assert len(urls) == len(set(urls))


async def test_a_picture_of_another_shape_than_the_article_says_keeps_its_own() -> None:
    pictures = FakePictures(set(URLS), size=PictureShape(1000, 100))
    settings = Settings(pictures="inline")
    async with reading(pictures_column(), pictures=pictures, settings=settings) as reader:
        await reader.press("enter")
        assert [cells for *_, cells in pictures.drawn] == [(18, 1)]


async def test_a_broken_picture_costs_its_place_and_a_sentence() -> None:
    pictures = FakePictures(set(URLS), broken=Reason.BROKEN)
    settings = Settings(pictures="inline")
    async with reading(pictures_column(), pictures=pictures, settings=settings) as reader:
        await reader.press("enter", "tab")
        assert "（图片是坏的）" in reader.text


async def test_pictures_that_are_fetched_come_into_the_text() -> None:
    pictures = FakePictures()
    settings = Settings(pictures="inline")
    async with reading(pictures_column(), pictures=pictures, settings=settings) as reader:
        await reader.press("enter", "tab")
        assert drawn(reader.text) == 0
        assert "· i]" not in reader.text
        await reader.press("i", "enter", "q", *"jjjj")
        assert "· i]" in reader.text
        assert drawn(reader.text) > 0


async def test_pictures_of_comments_are_drawn() -> None:
    pictures = FakePictures(set(URLS))
    settings = Settings(pictures="inline")
    async with reading(pictures_column(), pictures=pictures, settings=settings) as reader:
        await reader.press("c")
        assert drawn(reader.text) == 12


async def test_the_choice_is_remembered(tmp_path: Path) -> None:
    for pressed, inline in (("I", False), ("", True)):
        store = Store(tmp_path)
        pictures = FakePictures(set(URLS))
        async with reading(pictures_column(), pictures=pictures, store=store) as reader:
            await reader.press("enter", "g", "tab")
            assert bool(drawn(reader.text)) is inline
            if pressed:
                await reader.press(pressed)
