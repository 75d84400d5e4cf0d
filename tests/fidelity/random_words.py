"""Words, code, addresses and TeX, at random, for HTML as Zhihu writes it."""

from __future__ import annotations

from html import escape

from hypothesis import strategies as st

WORDS = (
    "中文",
    "读者",
    "一段不长也不短的话",
    "机器学习",
    "下面这一句要长一些，才会在四十格的地方换行",
    "hello",
    "internationalization",
    "C++",
    "C#",
    "3.14%",
    "1,024",
    "--flag",
    "it's",
    "don’t",
    "x86_64",
    "snake_case_name",
    "file.tar.gz",
    "and/or",
    "well-known",
    "日本語ｶﾅ",
    "e\u0301te\u0301",
    "👍",
    "👩‍💻",
    "👍🏽",
    "🇨🇳",
    "1️⃣",
    "①",
)
PUNCTUATION = (*"，。、；：？！…—·～,.;:?!-/+=&<>\"'", "——", "……", "。。。", "！！！", "->")
PAIRS = ("（）", "《》", "「」", "『』", "【】", "“”", "‘’", "()", "[]", "{}", "<>", '""', "''")
BLANKS = (" ", " ", "  ", "\n", "\u3000", "\u00a0", " \n ")
UNSEEN = ("\u200b", "\ufeff", "\u00ad", "\u200e", "\u2060", "\ufffc", "\x08", "\x7f")
MARKDOWN = (
    "**",
    "*",
    "__",
    "_",
    "~~",
    "~",
    "`",
    "```",
    "# ",
    "## ",
    "1. ",
    "2) ",
    "- ",
    "+ ",
    "> ",
    "|",
    "| a | b |",
    "|---|",
    "---",
    "===",
    "$",
    "$$",
    "$x$",
    "![",
    "[a](b)",
    "[^1]",
    "[x]: y",
    "<b>",
    "</b>",
    "<br>",
    "<!-- x -->",
    "<https://a.b>",
    "https://typed.example/a_b_c",
    "&amp;",
    "&lt;",
    "\\",
    "\\*",
    "\\(",
    "\\[",
    "\t",
    "    ",
    "* * *",
    ":---:",
)
CODE = (
    "x = 1\n",
    "\tif a:\n",
    "\t\treturn `b`\n",
    "    four();  // 注释\n",
    "\n",
    "```\n",
    "~~~~\n",
    "├── src\n│   └── main.c\n",
    "\u3000全角\n",
    "a\tb\tc\n",
    "trailing  \n",
    "# not a heading\n",
    "<tag attr='&amp;'>\n",
    "\\n \\\\ $x$ **b**\n",
    "a_very_long_line(" + ", ".join(f"argument_{n}" for n in range(20)) + ")\n",
    "last line",
)
PATHS = (
    "a",
    "a/b_c/d.html",
    "wiki/Foo_(bar)",
    "q?x=1&y=2#part",
    "a%20b",
    "a b",
    "中文/路",
    "[x]",
    "a*b_c*d",
    "%E4%B8%AD",
    "a%2520b",
    "~me/$1",
    "quote'\"q",
    "very/long/path/" + "segment-" * 12,
)
TEX = (
    "x^2", "\\alpha + \\beta", "\\frac{a}{b}", "a_{i}*b_{j}*c", "|x|", " y ", "f(x) < 1", "n!",
    "\\frac{a+b}{c}", "F^{\\mu\\nu}", "\\binom{n}{k}", "\\sqrt{x+y} = \\lim_{n\\to\\infty} a_n",
)  # fmt: skip

one_of_these = st.sampled_from


def named(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return the strategy behind a name: hypothesis would write it out wherever it is used."""

    @st.composite
    def named(draw: st.DrawFn) -> str:
        return draw(strategy)

    return named()


word = one_of_these(WORDS)
piece = named(
    st.one_of(
        word,
        word,
        word,
        one_of_these(PUNCTUATION),
        one_of_these(BLANKS),
        one_of_these(MARKDOWN),
        one_of_these(UNSEEN),
        st.builds(lambda pair, word: f"{pair[0]}{word}{pair[1]}", one_of_these(PAIRS), word),
    )
)
typed = st.lists(piece, min_size=1, max_size=8).map("".join)
text = named(typed.map(lambda text: escape(text, quote=False)))
said = named(st.builds(lambda text, word: f"{text}{word}", text, word))
"""Text that is not blank."""
