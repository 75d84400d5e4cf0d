"""A small column for exports: everything an article may hold, in our own words."""

from __future__ import annotations

from tests.columns import column_of, saved_article
from tui.archive.model import Column
from tui.export.pictures import ExportPictures

PICTURE = "https://pic1.zhimg.com/v2-0123456789abcdef0123456789abcdef_r.png"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
BODY = f"""<h2>一 &lt;节&gt;</h2><p><b>粗</b>与<i>斜</i>，
<a href="https://x.org/?a=1&amp;b=2">外</a>，<a href="https://zhuanlan.zhihu.com/p/2">另一篇</a>，
注<sup data-draft-type="reference" data-numero="1" data-text="书"
data-url="https://b.org/">[1]</sup>。</p>
<pre><code class="language-python">x = 1 &lt; 2
</code></pre>
<figure><img src="{PICTURE}"><figcaption>图一</figcaption></figure>
<img src="https://pic2.zhimg.com/v2-ffffffffffffffffffffffffffffffff_r.jpg">
<ul><li>甲</li><li>乙</li></ul><ol start="3"><li>丙</li></ol><blockquote>引</blockquote>
<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><hr>
<p><span class="ztext-math" data-tex="\\[\\frac{{a}}{{b}}\\]"></span></p>
<p>设 <img eeimg="1" alt="A_{{avg}}&lt;1"> 与坏的 <img eeimg="1" alt="\\frac{{&lt;"></p>
<a data-draft-type="link-card" href="https://c.org/">卡</a>"""
COMMENTS = [
    {
        "userName": "读者",
        "userLink": "https://www.zhihu.com/people/r",
        "likes": 3,
        "content": "<p>好 &lt;b&gt;</p>",
        "childComments": [
            {"userName": "作者", "likes": 0, "content": "谢", "replyToAuthor": "读者"},
        ],
    }
]


def sample() -> Column:
    """Return a column of two articles."""
    return column_of(
        saved_article(
            url="https://zhuanlan.zhihu.com/p/1",
            title='一：怎么/读 "书"？',
            content=BODY,
            comments=COMMENTS,
            topic=[{"tag": "读书, 写字"}, {"tag": "C++"}],
        ),
        saved_article(url="https://zhuanlan.zhihu.com/p/2", title="第二篇", content="<p>短</p>"),
    )


def pictures() -> ExportPictures:
    """Return what finds the one picture of it that is at hand."""
    return ExportPictures({PICTURE: PNG}.get)
