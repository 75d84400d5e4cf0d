"""Find HTML that takes more than its share: `python -m tests.bench.patterns`.

Each pattern is a piece of HTML over and over, 10 KB and 100 KB of it. What takes time in proportion
takes ten times as long for the larger; what is quadratic takes a hundred times.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from itertools import product

from tui.article import to_markdown
from tui.page.layout import lay_out
from tui.page.parse import parse
from tui.page.style import PageStyle
from tui.page.theme import PLAIN

SMALL, LARGE = 10_000, 100_000
TAGS = [
    *("a", "b", "i", "u", "s", "p", "div", "span", "h2", "blockquote", "ul", "ol"),
    *("li", "pre", "code", "table", "tr", "td", "th", "sup", "sub", "figure"),
    *("figcaption", "noscript", "br", "hr", "img", "dl", "dt", "dd", "ruby", "rt"),
    *("font", "center", "details", "svg", "math", "script", "style"),
]
PIECES = [
    *("&amp;", "&#60;", "&nbsp;", "&lt;b&gt;", "&", "<", "<!--", "-->", "<![CDATA["),
    *("\\", "`", "``", "*", "**", "_", "~", "~~", "$", "$$", "[", "]", "](", "!["),
    *("[^1]", "|", "#", "(", ")", "-", "http://a.b/", "https://x.org/?a=b&", "中", "。"),
    *("“", "”", "> ", "- ", "1. ", "a@b.c ", "<a href=x>"),
    *('<a href="https://x.org/">',),
    *("e\u0301", "\u200d", "👍🏽", "\u0e33", "\u202e", "\t", "\n", "  ", "\u3000"),
    '<span class="ztext-math" data-tex="x^2"></span>',
    '<img eeimg="1" alt="\\frac{a}{b}">',
    '<img eeimg="1" alt="$">',
    '<sup data-draft-type="reference" data-numero="{n}" data-text="t">[{n}]</sup>',
    '<sup data-draft-type="reference" data-numero="1" data-text="t">[1]</sup>',
    '<figure><img src="https://pic1.zhimg.com/v2-{n}.jpg"><figcaption>x</figcaption></figure>',
    '<figure><noscript><img src="https://pic1.zhimg.com/v2-{n}.jpg"></noscript></figure>',
    '<div class="highlight"><pre><code class="language-python">x = 1\n</code></pre></div>',
    '<a data-draft-type="link-card" href="https://x.org/{n}">t</a>',
    "<table><tr><td>1</td><td>2</td></tr></table>",
    "<p>x</p><ul><li>x</li></ul>",
    "<p><b>x</b></p>",
]


def patterns() -> Iterator[tuple[str, str]]:
    """Yield names of patterns with the piece that is repeated; `{n}` is its number."""
    for tag in TAGS:
        yield f"x<{tag}>", f"x<{tag}>"
        yield f"<{tag}>", f"<{tag}>"
        yield f"<{tag}>x</{tag}>", f"<{tag}>x</{tag}>"
        yield f"</{tag}>x", f"</{tag}>x"
        yield f"x <{tag} class=a>", f"x <{tag} class=a>"
    for piece in PIECES:
        yield piece, piece
        yield f"x{piece}", f"x{piece}"
        yield f"<p>{piece}</p>", f"<p>{piece}</p>"
    for outer, inner in product(("b", "a href='https://x.org/'", "td", "li", "blockquote"), TAGS):
        yield f"<{outer}><{inner}>x", f"<{outer}><{inner}>x"


def html_of(piece: str, size: int) -> str:
    """Return so many characters of a piece."""
    pieces = []
    length = number = 0
    while length < size:
        pieces.append(piece.replace("{n}", str(number)))
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)


def seconds(html: str) -> float:
    """Return the processor time that an article of some HTML takes from HTML to rows."""
    started = time.process_time()
    lay_out(parse(to_markdown(html)), PageStyle(80, PLAIN))
    return time.process_time() - started


def main() -> None:
    """Print the worst patterns."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.patterns", description=__doc__)
    parser.add_argument("--worst", metavar="N", type=int, default=15, help="patterns to print")
    worst = parser.parse_args().worst
    measured = []
    for name, piece in patterns():
        small, large = seconds(html_of(piece, SMALL)), seconds(html_of(piece, LARGE))
        measured.append((large, large / max(small, 0.001), name))
    measured.sort(reverse=True)
    print(f"{len(measured)} patterns; of {LARGE // 1000} KB, and beside {SMALL // 1000} KB:")
    for large, ratio, name in measured[:worst]:
        print(f"{large:8.2f} s  {ratio:6.1f} times   {name!r}")
    print("by ratio:")
    for large, ratio, name in sorted(measured, key=lambda one: -one[1])[:worst]:
        print(f"{large:8.2f} s  {ratio:6.1f} times   {name!r}")


if __name__ == "__main__":
    main()
