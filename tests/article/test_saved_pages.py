"""What a browser made of an article while its page was open is read as what it was."""

from __future__ import annotations

import pytest

from tests.article.reading import read
from tui.article import to_markdown

IMAGE = '<img class="ztext-gif GifPlayer-gif2mp4Image" src="https://p.x/a_b.jpg" alt="动图封面">'
PLAYED = '<video class="ztext-gif GifPlayer-gif2mp4" src="https://v.x/a.mp4"></video>'


@pytest.mark.parametrize(
    "player",
    [
        f'<figure><div class="GifPlayer css-1">{IMAGE}{PLAYED}<div></div></div></figure>',
        f'<figure><div class="GifPlayer">{PLAYED}{IMAGE}</div></figure>',
        '<figure><div class="GifPlayer"><video data-thumbnail="https://p.x/a_b.jpg"></video></div>'
        "</figure>",
    ],
)
def test_a_gif_that_was_playing_is_one_gif(player: str) -> None:
    reading = read(to_markdown(f"<p>前</p>{player}<p>后</p>"))
    assert reading.pictures == [("", "https://p.x/a_b.gif", "动图")]
    assert (reading.text, reading.links) == ("前 后", [])


@pytest.mark.parametrize(
    "player",
    [
        '<div><div><video src="https://v.x/d.mp4"></video>'
        '<div><img src="https://p.x/e.jpg"><div>05:54</div></div></div></div>',
        '<div><img src="https://p.x/e.jpg"><span>1:05:54</span>'
        '<video src="https://v.x/d.mp4"></video></div>',
        '<div><video src="https://v.x/d.mp4" poster="https://p.x/e.jpg"></video></div>',
    ],
)
def test_a_player_is_one_video(player: str) -> None:
    reading = read(to_markdown(f"<p>前</p>{player}<p>后</p>"))
    assert reading.links == [("视频", "https://v.x/d.mp4")]
    assert (reading.text, reading.pictures) == ("前 视频 后", [])


def test_a_picture_beside_a_video_is_no_poster() -> None:
    beside = '<figure><img src="https://p.x/e.jpg"></figure>'
    for around in ("<div>{}</div>", "<body>{}</body>", "{}"):
        html = around.format(f'<div><video src="https://v.x/d.mp4"></video></div>{beside}')
        assert len(read(to_markdown(html)).pictures) == 1
    words = '<div><video src="https://v.x/d.mp4"></video><p>10:30 开始</p></div>'
    assert "10:30 开始" in to_markdown(words)


def test_a_sticker_stays_in_its_sentence() -> None:
    html = '好 <img class="sticker" src="https://p.x/s.png" alt="[爱]"> 呀'
    assert read(to_markdown(html)).text == "好 [爱] 呀"
    assert read(to_markdown(html, emoticons=True)).text == "好 🥰 呀"
    assert read(to_markdown('<img class="sticker" src="https://p.x/s.png">')).text == "[表情]"


def test_a_card_keeps_its_excerpt_and_what_kind_of_file_it_is() -> None:
    card = (
        '<a class="LinkCard new css-1" href="https://x.org/a" data-draft-type="link-card"'
        ' data-text="题"><span class="LinkCard-contents"><span class="LinkCard-title">题目</span>'
        '<span class="_1a">摘要在此</span></span><span class="LinkCard-meta">x.org</span>{}</a>'
    )
    assert read(to_markdown(card.format(""))).links == [("题目 摘要在此", "https://x.org/a")]
    file = card.format("<span><span>PDF</span><span>2.3 MB</span></span>")
    assert read(to_markdown(file)).links == [("题目 摘要在此 PDF 2.3 MB", "https://x.org/a")]
