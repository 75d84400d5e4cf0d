"""Nothing is lost of a saved page: its state and what it shows say the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.archive.opened import column_in, state_page
from tests.article.reading import Reading, read
from tests.fidelity.product import WIDTHS, losses_of
from tui.archive.contents import UnreadableError
from tui.archive.opening import open_whole
from tui.archive.page_dom import items_shown
from tui.archive.saved_object import SavedObject
from tui.article import to_markdown

FOLDER = "ZHIHU_SHAPES"
CLEAN = (
    '<h2>一节</h2><p>文字<b>粗</b>和<a href="https://x.org/a">一处</a>，词条。</p>'
    '<figure data-size="normal"><img src="https://pic1.zhimg.com/v2-a_1440w.jpg" '
    'data-caption="图说" data-rawwidth="800" data-rawheight="600"><figcaption>图说</figcaption>'
    "</figure>"
    '<div class="highlight"><pre><code class="language-python">def f(x):\n    return x &lt; 1\n'
    '</code></pre></div><p>式<img eeimg="1" src="https://www.zhihu.com/equation?tex=a%5E2" '
    'alt="a^2">尾</p><ul><li>甲</li><li>乙</li></ul>'
    '<figure><img class="ztext-gif" src="https://pic1.zhimg.com/v2-b_b.jpg" alt="动图"></figure>'
    '<a class="video-box" href="https://www.zhihu.com/video/1"><span class="title">视频</span></a>'
)
SHOWN = (
    '<div class="css-1 RichText ztext Post-RichText" options="[object Object]">'
    '<h2 data-first-child="">一节</h2><p data-pid="a">文字<b>粗</b>和<a class=" wrap external" '
    'href="https://link.zhihu.com/?target=https%3A//x.org/a">一处</a>，<span><a '
    'class="RichContent-EntityWord css-b" href="https://zhida.zhihu.com/search?zhida_source=entity">'
    '词条<svg><path d="m5"></path></svg></a></span>。</p><figure data-size="normal"><div>'
    '<img src="https://pic1.zhimg.com/v2-a_1440w.jpg" data-caption="图说" data-rawwidth="800" '
    'data-rawheight="600" class="origin_image"></div><figcaption>图说</figcaption></figure>'
    '<div class="highlight"><pre><code class="language-python"><span class="k">def</span> f(x):\n'
    '    return x &lt; 1\n</code></pre></div><p>式<span class="ztext-math" data-tex="a^2"><span>'
    "</span><span>a2</span></span>尾</p><ul><li>甲</li><li>乙</li></ul><figure><div "
    'class="GifPlayer"><img class="ztext-gif GifPlayer-gif2mp4Image" '
    'src="https://pic1.zhimg.com/v2-b_b.jpg" alt="动图封面"><video class="ztext-gif '
    'GifPlayer-gif2mp4" src="https://v.x/b.mp4"></video><div class="GifPlayer-icon"></div></div>'
    '</figure><div class="css-2"><div><video src="https://www.zhihu.com/video/1"></video><div>'
    '<img src="https://pic1.zhimg.com/v2-c.jpg"><div>05:54</div></div></div></div></div>'
)
PAGE = state_page(
    shown=f'<div class="Post-RichTextContainer"><div>{SHOWN}</div></div>',
    articles={"1": {"id": "1", "title": "甲", "content": CLEAN, "contentNeedTruncated": False}},
)


def reading_of(html: str) -> Reading:
    """Return what a Markdown parser finds in the Markdown of some HTML."""
    return read(to_markdown(html))


def assert_same(clean: str, on_page: str) -> None:
    """Assert that a page's state and what it shows say the same."""
    one, other = reading_of(clean), reading_of(on_page)
    assert one.text.replace(" ", "") == other.text.replace(" ", "")
    assert (one.code, one.formulas) == (other.code, other.formulas)
    assert one.pictures == other.pictures
    assert {url for _, url in one.links} == {url for _, url in other.links}


def test_a_page_and_its_state_say_the_same(tmp_path: Path) -> None:
    (article,) = column_in(tmp_path, {"page.html": PAGE}).articles
    assert article.html == CLEAN
    (page,) = items_shown(PAGE)
    assert_same(CLEAN, page.html)


def test_nothing_is_lost_of_a_state() -> None:
    assert losses_of(CLEAN, WIDTHS).examples == []


def saved_shapes() -> list[Path]:
    """Return the files in the folder that the environment names, or none."""
    folder = os.environ.get(FOLDER)
    return sorted(path for path in Path(folder).rglob("*.*") if path.is_file()) if folder else []


@pytest.mark.skipif(
    not saved_shapes(), reason=f"{FOLDER} names no folder: nothing real was checked"
)
@pytest.mark.parametrize("path", saved_shapes(), ids=lambda path: path.name)
def test_nothing_is_lost_of_a_real_one(path: Path) -> None:
    try:
        columns = open_whole([path]).columns
    except UnreadableError:
        pytest.skip("holds no article by itself")
    for article in (article for column in columns for article in column.articles):
        if article.markdown is None:
            assert losses_of(article.html, WIDTHS).examples == []
    saved = path.read_bytes()
    whole = SavedObject.of(saved)
    page = whole.text("raw_html") if whole else saved.decode("utf-8", "replace")
    for found in items_shown(page) if "js-initialData" in page else ():
        assert losses_of(found.html, WIDTHS).examples == []
        assert_same(columns[0].articles[0].html, found.html)
