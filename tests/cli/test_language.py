"""What the command line says is Chinese or English, as the locale has it; and costs no start."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.completing import offered
from tests.cli.running import run
from tests.cli.spoken import HOUSE, texts
from tests.columns import DEMO, saved_article, saved_column
from tests.terminal.tmux import private_environment
from tui.cli.parser import argument_parser
from tui.page.cells import NARROW
from tui.text.catalogue import chinese, english

CHINESE = re.compile("[\u4e00-\u9fff]")
NO_MESSAGES = re.compile(
    r"[\\<]|[?]:|[(]\?|^PRAGMA|^SELECT|^__|^知乎专栏-$|^评论\.|^（存档损坏|^#|^[./]"
    r"|^(?:编辑|无标题|视频|作者|日期|万)$|^parse\(\) let it through$|^zhihu-tui: \{\}$"
    r"|^\{\}\.content: expected `str`, got \{\}$"  # as msgspec says it
)
"""Texts in those files that nobody is told: expressions, HTML, SQL, names."""
ON_SCREENS = "library/fields.py"
MADE_ELSEWHERE = {"argparse", "system"}


def catalogue() -> dict[str, dict[str, str]]:
    return tomllib.loads((HOUSE / "text" / "chinese.toml").read_text("utf-8"))


def messages() -> set[str]:
    """Return all that the command line may say, except for the comments in a config.toml."""
    return {
        text
        for file, text in texts()
        if file != ON_SCREENS and not NO_MESSAGES.search(text)
        # Comments are sentences, what is wrong with a file never begins as one.
        if not (file.startswith("settings/") and text[0].isupper())
    }


def test_every_message_is_in_the_catalogue() -> None:
    known = {text for section in catalogue().values() for text in section}
    assert sorted(messages() - known) == []


def test_nothing_is_in_the_catalogue_that_nobody_says() -> None:
    """Except for what Python says, parts of one word, those told apart by what is put in, and 1."""
    code = "".join(file.read_text("utf-8") for file in HOUSE.rglob("*.py"))
    said = messages()
    stale = [
        text
        for name, section in catalogue().items()
        if name not in MADE_ELSEWHERE
        for text in section
        if text not in said
        and not (name == "notices" and re.sub(r"^1 ", "{} ", text) in said)
        and not all(part in code for part in re.split(r"\{\}|\n", text))
    ]
    assert stale == []


def test_every_text_has_the_gaps_of_the_other_and_is_in_the_other_language() -> None:
    for name, section in catalogue().items():
        for text, other in section.items():
            gaps = re.findall(r"\{\d?\}", other)
            assert len(gaps) == text.count("{}"), text
            assert bool(CHINESE.search(text)) == (name == "notices"), text
            if text not in ("their Markdown", "a Word document", "an Excel table", "an EPUB"):
                assert bool(CHINESE.search(other)) != (name == "notices") or text == other, text


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("column.json: no such file", "column.json：没有这个文件"),
        ("a: b.json: cannot be read (Permission denied)", "a: b.json：读不了（没有权限）"),
        ("the sample column: there is no article 9; the column has 3",
         "示例专栏：没有第 9 篇；专栏共 3 篇"),
        ("there is no topic 'x'; it has a, b", "没有话题 'x'；有的是 a, b"),
        ("argument --print: 'z': expected 7, 2-5, 1,4,9 or all; see zhihu-tui --help",
         "参数 --print：'z'：要写成 7、2-5、1,4,9 或 all；用法见 zhihu-tui --help"),
        ("x: is not JSON at line 1, column 2: Expecting value; expected a column saved as JSON",
         "x：第 1 行第 2 列起不是 JSON：缺一个值；要的是存成 JSON 的专栏"),
        ("x: 1 article; 2 files written, 1 already there", "x：1 篇；写了 2 个文件，1 个已经有了"),
        ("x: no columns or articles in 1 file; expected JSON, JSON Lines or saved pages",
         "x：1 个文件里没有专栏或文章；要的是 JSON、JSON Lines 或存下的网页"),
        ("x: nothing is marked in any article", "x：所有文章都没有划线"),
        ("x: no links in articles 2-5", "x：第 2-5 篇都没有链接"),
        ("argument --print: '5-2': runs backwards; expected 7, 2-5, 1,4,9 or all",
         "参数 --print：'5-2'：前后颠倒；要写成 7、2-5、1,4,9 或 all"),
        ("x: is a list of columns (3) without their articles",
         "x：只是专栏的列表（3 个），没有文章"),
        ("x: cannot be written (Permission denied)", "x：写不了（没有权限）"),
        ("z.zip: a.json: is cut off at line 1, column 5: Expecting value; "
         "expected a column saved as JSON",
         "z.zip：a.json：第 1 行第 5 列起断了：缺一个值；要的是存成 JSON 的专栏"),
        ("x: 2 个文件读不出来，已略过：a: no such file；b: is damaged (c)",
         "x: 2 个文件读不出来，已略过：a：没有这个文件；b：已损坏（c）"),
        ("no files", None),
        ("no columns", None),
        ("", None),
        ("%s {} {0} \\1", None),
        (": ; ( expected", None),
    ],
)  # fmt: skip
def test_a_finished_message_is_said_in_chinese(said: str, other: str | None) -> None:
    assert chinese().translated(said) == other


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("3 项不是文章，已略过", "3 items are no articles and were left out"),
        ("1 项不是文章，已略过", "1 item is no article and was left out"),
        ("21 项不是文章，已略过", "21 items are no articles and were left out"),
        ("x.json: 3 项不是文章，已略过", "x.json: 3 items are no articles and were left out"),
        ("x.json: 1 项不是文章，已略过", "x.json: 1 item is no article and was left out"),
        (
            "a, b 等: 文件不是 UTF-8，已按 GB18030 打开",
            "a, b and others: not UTF-8; read as GB18030",
        ),
        ("1 行不是 JSON，已略过（第 1 行）", "1 line is not JSON and was left out (line 1)"),
        (
            "5 行不是 JSON，已略过（第 2、14、15 行等）",
            "5 lines are not JSON and were left out (lines 2, 14, 15 and others)",
        ),
        ("1 个文件读不出来，已略过：a 等", "1 file cannot be read and was left out: a and others"),
        (
            "2 个文件读不出来，已略过：a: no such file；b: is damaged",
            "2 files cannot be read and were left out: a: no such file; b: is damaged",
        ),
        ("1 行存档损坏，已略过；《甲；乙》", "1 行存档损坏，已略过；《甲；乙》"),
    ],
)
def test_a_notice_is_said_in_english(said: str, other: str) -> None:
    assert (english().translated(said) or said) == other


def test_a_long_message_takes_no_time() -> None:
    """Each part is looked for once, from left to right."""
    assert chinese().translated("x is ; it takes ) (" * 20_000) is None
    assert chinese().translated("x is：；" * 20_000) is None


def run_in(home: Path, *words: str, **locale: str) -> tuple[int, str, str]:
    """Run the command line in a locale; returns its status and what it printed."""
    environment = private_environment(home) | {"LC_ALL": "", "LANG": ""} | locale
    return run(*words, environment=environment)


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "没有第 99 篇"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "en_US.UTF-8"}, "没有第 99 篇"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "there is no article 99"),
        ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN.UTF-8"}, "there is no article 99"),
        ({"LANG": "en_GB.UTF-8"}, "there is no article 99"),
        ({}, "there is no article 99"),
    ],
)
def test_the_first_locale_that_is_set_says_which(
    tmp_path: Path, locale: dict[str, str], says: str
) -> None:
    status, out, error = run_in(tmp_path, "--demo", "--print", "99", **locale)
    assert (status, out) == (1, "")
    assert says in error


def test_the_help_is_chinese_in_lines_of_eighty_cells(tmp_path: Path) -> None:
    status, out, error = run_in(tmp_path, "--help", LANG="zh_CN.UTF-8", COLUMNS="80")
    assert (status, error) == (0, "")
    assert out.startswith("用法：zhihu-tui [OPTION ...] [FILE ...]\n")
    lines = out.splitlines()
    assert max(map(NARROW.cells, lines)) <= 80
    options = [line for line in lines if line.startswith("  -")]
    declared = re.findall(r"(?m)^  -", argument_parser().format_help())
    assert len(options) == len(declared)
    after = zip(options, lines[1:], strict=False)
    assert all(CHINESE.search(line) or " {" in line or line.endswith("SHELL") for line, _ in after)
    assert not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", out.replace("bash, zsh", ""))


def test_completions_say_in_chinese_what_they_are(tmp_path: Path) -> None:
    code = "import os; os.environ['LC_ALL'] = 'zh_CN.UTF-8'; from tui.cli import main; main()"
    assert offered("zhihu-tui --lis", tmp_path, code=code) == {"--list": "每篇文章打印一行"}


def test_notices_are_english_where_all_else_is(tmp_path: Path) -> None:
    column = saved_column(saved_article(1), saved_article(2))
    column["article"][1] = 3
    file = tmp_path / "column.json"
    file.write_text(json.dumps(column))
    assert "1 article is damaged" in run_in(tmp_path, str(file), "--print", "1")[2]
    error = run_in(tmp_path, str(file), "--print", "1", LANG="zh_CN.UTF-8")[2]
    assert f"{file}：1 篇文章存档有损坏" in error


@pytest.mark.parametrize("locale", ["C.UTF-8", "zh_CN.UTF-8"])
def test_where_nothing_goes_wrong_no_catalogue_is_read(locale: str) -> None:
    code = """
import sys
from tui.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    print(sorted({"tomllib", "tui.text.catalogue", "tui.cli.chinese_help"} & sys.modules.keys()))
"""
    command = [sys.executable, "-c", code, str(DEMO), "--list"]
    environment = private_environment(Path("/nonexistent"), LC_ALL=locale)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
