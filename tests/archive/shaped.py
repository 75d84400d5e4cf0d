"""Archives of every shape, for tests of how they open."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from tests.archive.opened import as_bytes, item
from tui.archive.model import Column

WRITTEN = datetime.fromtimestamp(1_700_000_001, UTC)

DOM = """<!DOCTYPE html><html><head><title>(9 封私信) 甲 - 知乎</title>
<link rel="canonical" href="https://zhuanlan.zhihu.com/p/1"></head><body>
<article class="Post-Main"><header><h1 class="Post-Title">甲 &amp; 乙</h1>
<div class="AuthorInfo" itemprop="author"><meta itemprop="name" content="人">
<meta itemprop="url" content="https://www.zhihu.com/people/ren"></div></header>
<div class="Post-RichTextContainer"><div class="css-1"><div class="RichText ztext Post-RichText">
<p>一<div>二</div></p><p>三</p></div></div></div>
<div class="ContentItem-time">编辑于 2024-05-06 07:08</div>
<button aria-label="赞同 1,234 ">赞同</button></article><p>别的</p></body></html>"""

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>知乎专栏-读书</title>
<description>说明</description><link>https://zhuanlan.zhihu.com/c_1</link>
<item><title>甲</title><description><![CDATA[<p>文</p>]]></description><author>人</author>
<link>https://zhuanlan.zhihu.com/p/1</link><pubDate>Tue, 14 Nov 2023 22:13:21 GMT</pubDate>
<category>终端</category></item></channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>读书</title>
<subtitle>说明</subtitle><entry><title>甲</title>
<content type="html">&lt;p&gt;文&lt;/p&gt;</content>
<author><name>人</name></author><link href="https://zhuanlan.zhihu.com/p/1"/>
<published>2023-11-14T22:13:21Z</published><category term="终端"/></entry></feed>"""

MARKDOWN = """---
title: 甲：一个 "题"
url: https://zhuanlan.zhihu.com/p/1
author: '人'
upvote_num: 12
created: 2023-11-14
tags: [终端, 读书]
---

# 甲：一个 "题"

文 $a^2$[^1]

[^1]: 注
"""


def facts(column: Column) -> list[tuple[str, str, str]]:
    """Return title, author and body of the articles."""
    return [(one.title, one.author.name, one.html) for one in column.articles]


def zhihuhelp() -> bytes:
    """Return a database of zhihuhelp."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE Article (id TEXT, raw_json TEXT)")
    database.execute("CREATE TABLE Column (column_id TEXT, raw_json TEXT)")
    database.execute("INSERT INTO Article VALUES ('1', ?)", (json.dumps(item()),))
    database.execute("INSERT INTO Article VALUES ('2', '{broken')")
    database.execute("INSERT INTO Column VALUES ('c', ?)", (json.dumps({"title": "一栏"}),))
    database.commit()
    return database.serialize()


def zipped(files: Mapping[str, object]) -> bytes:
    """Return a zip of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in files.items():
            archive.writestr(name, as_bytes(value))
    return out.getvalue()
