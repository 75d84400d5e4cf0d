"""What is marked in an article, and code wider than the screen, are in the first paint of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.first_frames import ENVIRONMENT, frames_after_paint
from tests.cli.test_first_paint import written
from tests.columns import saved_article
from tests.screens.test_marked_article import BARE, LAST, NOTED, TEXT, remembered
from tui.cli.beginning import Asked, beginning
from tui.memory.store import Store
from tui.page.first_screen import FirstScreen
from tui.services.page_choices import PageChoices
from tui.settings import Settings

CODE = "".join(f"    return {'宽x' * (10 + 9 * n)}\n" for n in range(12))
WIDE = (
    f"<p>看 <a href='https://zhuanlan.zhihu.com/p/1'>这里</a></p>"
    f"<pre><code class='language-python'>{CODE}</code></pre><p>完</p>"
)


def text_of(screen: FirstScreen) -> str:
    """Return the rows of a screen."""
    return "\n".join("".join(part.text for part in row or ()) for row in screen.rows)


@pytest.mark.parametrize("theme", ["dark", "light", "ansi", "ansi16"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (40, 12)], ids=str)
async def test_what_is_marked_is_there(tmp_path: Path, size: tuple[int, int], theme: str) -> None:
    file = written(tmp_path, saved_article(1, content=TEXT))
    store = Store(remembered(tmp_path, BARE, NOTED, LAST))
    begin = beginning(Asked([file], article=1), store)
    assert begin.session
    assert begin.session.first_article
    assert begin.session.first_article.known_as == BARE.article
    settings = Settings(theme=theme)
    screen, frames = await frames_after_paint(begin, store, size, settings, **ENVIRONMENT)
    assert screen
    assert "1 看这里" in text_of(screen)
    assert set(frames) == {""}


async def test_what_is_lost_or_in_comments_is_not(tmp_path: Path) -> None:
    file = written(tmp_path, saved_article(1, content=TEXT))
    gone, said = replace(NOTED, words="不在文中的字"), replace(BARE, comment="c")
    store = Store(remembered(tmp_path, gone, said))
    begin = beginning(Asked([file], article=1), store)
    screen, frames = await frames_after_paint(begin, store, (80, 24), Settings(), **ENVIRONMENT)
    assert screen
    assert "1 看这里" not in text_of(screen)
    assert set(frames) == {""}


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (30, 8)], ids=str)
@pytest.mark.parametrize("marked", [False, True], ids=["bare", "marked"])
async def test_code_wider_than_the_screen_begins_at_its_left(
    tmp_path: Path, size: tuple[int, int], marked: bool
) -> None:
    file = written(tmp_path, saved_article(1, content=WIDE))
    store = Store(tmp_path)
    PageChoices(Settings(), store, plain=False).toggle("code")
    if marked:
        store.remember_passage(replace(BARE, words="这里"))
    store.close()
    store = Store(tmp_path)
    assert not PageChoices(Settings(), store, plain=False).style.code_wraps
    begin = beginning(Asked([file], article=1), store)
    screen, frames = await frames_after_paint(begin, store, size, Settings(), **ENVIRONMENT)
    assert screen
    assert "return 宽x" in text_of(screen) or size == (30, 8)
    assert set(frames) == {""}


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_pictures_in_the_text_that_are_not_at_hand_are_named(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    picture = "<figure><img src='https://pic1.zhimg.com/v2-1.jpg' width='600'/></figure>"
    file = written(tmp_path, saved_article(1, content=f"<p>一</p>{picture}<p>二</p>"))
    store = Store(tmp_path)
    begin = beginning(Asked([file], article=1), store)
    settings = Settings(pictures="inline")
    screen, frames = await frames_after_paint(begin, store, size, settings, **ENVIRONMENT)
    assert screen
    assert "[图 1]" in text_of(screen)
    assert set(frames) == {""}
