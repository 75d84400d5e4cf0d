"""Every construct of Zhihu's HTML, and how to find it: a CSS selector or a regular expression.

The number is the row of the project's table of constructs; 0 is a general fact about the HTML,
and 3 in a text is a hazard of it. Comments have a table of their own.
"""

from __future__ import annotations

ARTICLE_ELEMENTS = """
 1 picture with its noscript twin     | noscript + img.origin_image.lazy[src^="data:image/"]
 2 narrow picture without an original | img.content_image.lazy:not([data-original])
 3 picture of unknown size            | figure > img.origin_image:not([data-rawwidth])
 4 small picture with a watermark     | img[data-size=small][data-default-watermark-src]
 4 picture with a QR action           | img[data-qrcode-action]
 4 picture with a source on its URL   | img[data-original*="?source="]
 5 GIF with an original               | img[data-actualsrc$=".gif"][data-original$=".jpg"]
 5 GIF without one                    | img.content_image[data-actualsrc$=".gif"]
 6 caption                            | figure > figcaption
 7 picture in a paragraph             | p > figure
 7 picture in bold                    | b > figure
 7 picture in strong                  | strong > figure
 7 picture in italics                 | i > figure
 7 picture in underline               | u > figure
 7 picture in emphasis                | em > figure
 7 picture in a link                  | a > figure
 7 picture in a list item             | li > figure
 7 picture between list items         | ul > figure
 7 picture in a heading               | h2 > figure
 7 picture in a third-level heading   | h3 > figure
 7 picture in a fourth-level heading  | h4 > figure
 7 picture in a table                 | td > figure
 7 formula in a heading               | h2 > img[eeimg]
 8 picture without a host             | img[src^="v2-"]
 9 formula in a sentence              | p > img[eeimg="1"][alt="E=mc^2"]
11 display formula of 2023            | p > img[eeimg="2"]
12 formula named in data-formula      | img[alt="[公式]"][data-formula]
12 formula only in its URL            | img[alt="[公式]"]:not([data-formula])
13 formula of a rendered page         | span.ztext-math[data-tex] > span.MathJax_SVG
13 the same as TeX in a script        | span.ztext-math > script[type^="math/tex"]
13 plain formula of a page            | span.math-inline
16 code with colours                  | div.highlight > pre > code.language-python > span.k
16 plain code                         | div.highlight > pre > code.language-text
18 code with its language on pre      | pre[lang=python] > code
18 code without pre                   | code[lang=c]
18 empty first span                   | pre > span:first-child + code > span:first-child
18 pre without code                   | pre[class]:not(:has(code))
18 code in a list item                | li > div.highlight
18 code in a quote                    | blockquote > div.highlight
18 code in a heading                  | h2 > div.highlight
19 code in a sentence                 | p > code
20 code with breaks                   | code > br
20 code with a link                   | code > a
20 code with bold                     | code > b
20 code with italics                  | code > i
20 code with a picture                | code > figure
21 heading of level 1                 | h1
21 heading of level 3                 | h3
21 heading of level 4                 | h4
21 bold heading                       | h2 > b
21 heading with a break               | h2 > br
21 empty heading                      | h2:empty
21 heading with a link                | h3 > a
23 ordered list                       | ol > li
24 nested list beside its item        | ul > li + ul
24 nested ordered list beside it      | ol > li + ol
24 nested list without an item        | ul > ul:first-child
24 nested list inside its item        | li > ul
24 break between items                | ul > br
24 item with paragraphs               | li > p
24 item with a heading                | li > h2
24 list in a heading                  | h2 > ul
25 ordered list that goes on          | ol + figure + ol + ol[start="3"]
27 quote with breaks                  | blockquote > br
27 quote with paragraphs              | blockquote > p
27 quote with a list                  | blockquote > ul
27 quote with an ordered list         | blockquote > ol
27 quote with a heading               | blockquote > h2
27 quote with a formula               | blockquote > img
27 quote in a quote                   | blockquote > blockquote
28 doubled rule                       | hr + hr
29 run of empty paragraphs            | p.ztext-empty-paragraph + p.ztext-empty-paragraph
31 italics                            | i
31 underline                          | u
31 strong                             | strong
31 emphasis                           | em
31 struck through                     | s
31 struck out                         | del
31 bold and italics                   | b > i
32 link by a redirect                 | a.external[href^="https://link.zhihu.com/?target="]
33 bare URL, cut                      | span.visible + span.invisible + span.ellipsis
34 blank in a redirect                | a[href*="%2520"]
34 redirect in a redirect             | a[href*="link.juejin.im"]
35 code taken for a URL               | a[href$="//System.out.println"]
35 parentheses in a URL               | a[href*="_(interface)"]
35 Chinese in a URL                   | a[href*="zh.wikipedia.org/wiki/%E6"]
36 link to an article                 | a.internal[href^="https://zhuanlan.zhihu.com/p/"]
37 mail                               | a[href^="mailto:"]
37 file                               | a[href^="file:///"]
37 relative link                      | a[href^="/p/"]
37 link without words                 | a[href="https://example.org/empty"]:empty
38 link card with a picture           | a[data-draft-type=link-card].internal[data-image]
38 link card to elsewhere             | a[data-draft-type=link-card].external:not([data-image])
38 link card of a bare URL            | a[data-draft-type=link-card] > span.visible
39 link card of a page, 2019          | a.LinkCard span.LinkCard-imageCell > img[alt="图标"]
40 link card of a page, 2023          | a.LinkCard[data-text] span.LinkCard-title:not(:empty)
40 the same without its title         | a.LinkCard[data-text] span.LinkCard-title:empty
41 shopping card                      | a[data-draft-type=mcn-link-card]:empty
41 advertisement card                 | a[data-draft-type=ad-link-card]:empty
41 course card                        | .RichText-EduCardContainer > div[data-draft-type=edu-card]
41 box of a shopping card             | .RichText-MCNLinkCardContainer
41 box of an advertisement            | .RichText-ADLinkCardContainer
41 shopping box                       | .ecommerce-ad-box
42 video with a name                  | a.video-box:not([data-name=""])[data-lens-id]
42 video without one                  | a.video-box[data-name=""]
42 video from elsewhere               | a.video-box[href*="v.qq.com"]:not([data-lens-id])
43 video of a page                    | div.RichText-video video[src]
43 zvideo                             | a.ZVideoLinkCard[href*="/zvideo/"]
44 GIF of a page                      | div.GifPlayer > img.ztext-gif + svg
45 footnote                           | sup[data-draft-type=reference][data-numero="1"]
45 footnote of words only             | sup[data-text]:not([data-text=""])[data-url=""]
45 footnote of a URL only             | sup[data-text=""]:not([data-url=""])
45 empty footnote                     | sup[data-text=""][data-url=""]
45 footnote of a page                 | sup[data-tooltip] > a[href="#ref_1"]
46 list of references                 | ol.ReferenceList a.ReferenceList-backLink
47 mention                            | a.member_mention[data-hash]
48 table                              | table[data-draft-type=table] > tbody > tr > th
48 empty head cell                    | th:empty
48 table without a head               | tr:first-child > td:first-child
48 break in a cell                    | td > br
48 link in a cell                     | td > a
48 formula in a cell                  | td > img[eeimg]
49 highlight                          | span.highlight-wrap
49 marked words                       | mark
50 dead link                          | span.nolink
51 entity word                        | a.RichContent-EntityWord > svg
51 entity word of 2024                | a[href^="https://zhida.zhihu.com/search"]
52 hash tag                           | a.hash_tag[href*="/pin/special/"]
52 hash tag, newer                    | a.hash_tag[data-topic-name]
53 paragraph id                       | p[data-pid][data-first-child]
53 style sheet                        | style
54 mask over a picture                | .css-19ad9zw button
54 folded catalogue                   | .Catalog
56 live                               | a[href*="/lives/"]
58 copyright span                     | span.CopyrightRichText-richText > p
"""

# The same for what a selector cannot say.
ARTICLE_TEXT = {
    "6 caption over 100 characters": r"<figcaption>[^<]{100,}</figcaption>",
    "10 formula alone in its paragraph": r'<p><img [^>]*eeimg="1"/></p>',
    "10 trailing double backslash": r'alt="[^"]*\\\\"',
    "10 tag": r'alt="[^"]*\\tag\{1\}',
    "14 array as a table": r'alt="\\begin\{array\}\{\|c\|c\|c\|\} \\hline \\text\{[一-鿿]',
    "15 environments": r"(?s)begin\{bmatrix\}.*begin\{cases\}.*begin\{aligned\}.*begin\{align\*\}",
    "15 brace and array": r"left\\\{ \\begin\{array\}",
    "15 line ends in TeX": r'alt="[^"]*\n',
    "15 blanks around TeX": r'alt=" [^"]* "',
    "17 tabs in code": r"<code[^>]*>[^\f]*?\n\t\t",
    "17 blank lines in code": r"\n\n\n",
    "17 leading line end": r"<code[^>]*>\n",
    "17 trailing line end": r"\n</code></pre>",
    "17 no trailing line end": r"[^\n]</code></pre>",
    "17 line over 200 characters": r'language-sql">(?=<span)[^\n]{200,}</code>',
    "17 tree drawing": r"├──[^\f]*│   └──",
    "17 full-width blanks in code": r"\n　　　　　　　　——",
    "17 backticks in code": r"<code class=[^\f]*?\n(<[^>]*>)*```",
    "17 private-use glyphs": "\ue0b0",
    "19 blanks at the edges of code": r"<code> [^<]* </code>",
    "19 backtick in code": r"<code>[^<]*`[^<]*</code>",
    "19 long code in a sentence": r"<code>[^<\n]{121,}</code>",
    "21 heading over 80 characters": r"<h3>[^<]{80,}</h3>",
    "22 paragraph that is only bold": r"<p><b>[^<]*</b></p>",
    "23 item that ends in a break": r"<br/></li>",
    "24 item at the root": r"</h2><li>",
    "26 item with its own number": r"<li>7\.1 ",
    "29 empty paragraph": r"<p></p>",
    "30 break, double, many": r"(?s)[^>]<br/>[^<].*[^>]<br/><br/>[^<].*(<br/>){4}",
    "31 bold beside Chinese": r"中<b>文</b>字",
    "31 bold that ends in punctuation": r"<b>注意：</b>正文",
    "31 blanks inside bold": r"<b> [^<]* </b>",
    "31 neighbours in bold": r"</b><b>",
    "31 bold across a break": r"<b>[^<]*<br/>[^<]*</b>",
    "31 bold inside a word": r"[a-z]<b>[a-z]+</b>[a-z]",
    "31 empty bold": r"<b></b>",
    "33 bare URL, whole": r'visible">commonmark.org</span><span class="invisible"></span>',
    "35 URL over 300 characters": r'target=[^"]{300,}"',
    "35 brackets in a link": r">\[RFC 2119\]",
    "35 line end in a link": r">一个\n链接</a>",
    "45 same footnote twice": r'(?s)data-numero="1">\[1\].*data-numero="1">\[1\]',
    "48 bar in a cell": r"<td>a \| b</td>",
    "55 cut in the middle of a sentence": r"常常说到一半</p>",
    "57 full-width indent": r"<p>　　",
    "0 line end in a paragraph": r"<p>[^<]*\n[^<]*</p>",
    "0 text at the root": r"(^|\f)[^<]",
    "0 bold at the root": r"<br/><b>[^<]*</b><br/>",
    "0 text after a paragraph": r"</p>[^<\f]+",
    "0 literal entity": r"&amp;lt;",
    "0 every entity": r"(?s)&#34;.*&#39;.*&gt;.*&lt;.*&amp;",
    "3 literal stars": r"\*\*这不是粗体\*\*",
    "3 literal heading": r"<p># ",
    "3 literal numbers": r"<p>1\. .*<p>1、",
    "3 literal items": r"<p>- .*<p>\+ .*<p>\* ",
    "3 literal quote": r"<p>&gt; ",
    "3 literal table": r"\|---\|---\|",
    "3 literal backticks": r"<p>```python</p>",
    "3 literal dollars": r"\$5 和 \$6",
    "3 literal underscores": r"_一条下划线_",
    "3 literal picture": r"!\[不是图\]\(a\.png\)",
    "3 zero-width characters": "\u200b.*\ufeff.*\ufffc.*\u00ad",
    "3 control characters": "\x7f.*\x9b.*\u2028.*\x85.*\ufffd",
    "3 emoji of several characters": "👍🏽.*👩\u200d💻.*❤\ufe0f.*🇨🇳.*1\ufe0f\u20e3",
    "3 combining marks and kana": "e\u0301.*ｶﾞﾝﾊﾞﾚ.*한글.*ภาษาไทย",
    "3 ambiguous width": "… — “ ” · × → ● ①",
    "3 words that stay whole": r"C\+\+、C#、.*3\.14%.*--width",
}

COMMENT_ELEMENTS = """
 2 paragraphs              | p + p
 2 break                   | br
 2 sticker                 | a.comment_sticker[data-sticker-id]
 2 picture                 | a.comment_img
 2 GIF                     | a.comment_gif
 2 figure without noscript | figure > img:first-child[data-original*="/50/"]
 2 link by http            | a[href^="http://link.zhihu.com"]
 2 internal link           | a.internal
 2 mention                 | a.member_mention
 2 code block              | div.highlight > pre > code
 2 code without pre        | code[lang] > span:first-child:empty
 2 list                    | ul > li
 2 heading                 | h2
 2 underline               | u
"""

COMMENT_TEXT = {
    "2 text without tags": r"(^|\f)[^<]+(\f|$)",
    "2 text, then tags": r"(^|\f)[^<]+<br>",
    "2 sticker with a blank in its label": r"\[ [^\]]+\]</a>",
    "2 brackets that are no emoticon": r"\[0\].*\[i\].*\[1,2\]",
}
