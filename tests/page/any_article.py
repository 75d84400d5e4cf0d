"""Any Markdown of our dialect, nested at random, for properties."""

from __future__ import annotations

import string

from hypothesis import strategies as st

_UNITS = (
    *"中文字，。！？（）“”…、：",
    *"abcXYZ019",
    *string.punctuation,
    *(
        "é",
        "e\u0301",
        "ｱ",
        "①",
        "→",
        "가",
        "😀",
        "👍🏽",
        "👨\u200d👩\u200d👧",
        "🇨🇳",
        "1\ufe0f\u20e3",
    ),
    *("https://example.org/a?b=c", "longlonglonglonglonglongword", "\u3000", "\t"),
)
_words = st.lists(st.sampled_from(_UNITS), min_size=1, max_size=24).map("".join)
_spoken = _words.map(lambda words: f"字{words}字".replace("\t", ""))
"""Words without blanks at their ends, which Markdown would drop."""


def _escaped(words: str) -> str:
    return "".join(f"\\{c}" if c in string.punctuation else c for c in words)


@st.composite
def _inline(draw: st.DrawFn) -> tuple[str, str]:
    """Return Markdown for words, and the words."""
    words = draw(_spoken)
    text = _escaped(words)
    how = draw(st.integers(0, 9))
    if how == 0:
        return f"**{text}**", words
    if how == 1:
        return f"<b>{text}<i>{text}</i></b>", words * 2
    if how == 2:
        return f"[{text}](<https://example.org/{len(words)}>)", words
    if how == 3:
        code = words.translate({ord(c): None for c in "`\\|"})
        return f"`{code}`", code
    if how == 4:
        return f"~~{text}~~ <u>{text}</u>", words * 2
    if how == 5:
        return f"{text}[^1]", words + "[1]"
    if how == 6:
        return "$q$", "q"
    return text, words


@st.composite
def any_prose(draw: st.DrawFn, joint: str = " ") -> tuple[str, str]:
    parts = draw(st.lists(_inline(), min_size=1, max_size=5))
    return joint.join(part[0] for part in parts), "".join(part[1] for part in parts)


@st.composite
def _leaf(draw: st.DrawFn) -> tuple[list[str], str]:
    """Return lines of Markdown, and the characters a page must show."""
    kind = draw(st.integers(0, 7))
    if kind == 0:
        text, seen = draw(any_prose())
        return [f"{'#' * draw(st.integers(1, 6))} {text}"], seen
    if kind == 1:
        lines = draw(st.lists(_spoken, min_size=1, max_size=4))
        lines = [f"\t{line}" for line in lines]
        return ["`````python", *lines, "`````"], "".join(lines)
    if kind == 2:
        words = draw(_spoken)
        return [f'![{_escaped(words)}](<https://e.org/x.jpg> "12×34")'], words
    if kind == 3:
        words = draw(_spoken)
        title = draw(st.sampled_from(("链接卡片", "视频")))
        return [f'[{_escaped(words)}](<https://www.e.org/x> "{title}")'], words + "e.org"
    if kind == 4:
        columns = draw(st.integers(1, 8))
        row = st.lists(_inline(), min_size=columns, max_size=columns)
        rows = draw(st.lists(row, min_size=1, max_size=3))
        lines = ["|" + "|".join(cell[0] for cell in cells) + "|" for cells in rows]
        lines.insert(1, "|" + "-|" * columns)
        return lines, "".join(cell[1] for cells in rows for cell in cells)
    if kind == 5:
        return ["***"], ""
    text, seen = draw(any_prose(draw(st.sampled_from((" ", "\\\n", "\n")))))
    return text.split("\n"), seen


def _nested(
    inner: st.SearchStrategy[tuple[list[str], str]],
) -> st.SearchStrategy[tuple[list[str], str]]:
    @st.composite
    def nest(draw: st.DrawFn) -> tuple[list[str], str]:
        parts = draw(st.lists(inner, min_size=1, max_size=3))
        how = draw(st.integers(0, 2))
        lines: list[str] = []
        for number, (block, _) in enumerate(parts):
            lines += [""] if lines and (how == 2 or draw(st.booleans())) else []
            if how == 0:
                first, rest = "- ", "  "
            elif how == 1:
                first, rest = f"{number + 9}. ", "   " if number == 0 else "    "
            else:
                first = rest = "> "
            lines += [(rest if at else first) + line for at, line in enumerate(block)]
        return lines, "".join(seen for _, seen in parts)

    return nest()


ANY_ARTICLE = st.lists(st.recursive(_leaf(), _nested, max_leaves=8), min_size=1, max_size=4)
WIDTHS = st.one_of(st.integers(10, 40), st.integers(41, 300))
"""Blocks, each as lines of Markdown and the characters that a page must show of it."""


def markdown_of(article: list[tuple[list[str], str]]) -> str:
    """Return the Markdown of blocks, and of the footnote that they refer to."""
    lines: list[str] = []
    for block, _ in article:
        lines += [*block, "", "<!-- -->", ""]
    return "\n".join([*lines, "[^1]: 注 <https://e.org>"])
