"""The Chinese README has the commands, the tables and the pictures of the other."""

from __future__ import annotations

import re

import pytest

from tests.test_readme import CHINESE, README
from tui.archive.load import load_bytes

ENGLISH_ONLY = ("## How it is built", "## Licence")
"""Between these the README speaks of the code, and the Chinese one leads there."""


def common(readme: str) -> str:
    """Return what both READMEs have of one."""
    start, end = ENGLISH_ONLY
    if start not in readme:
        return readme
    return readme[: readme.index(start)] + readme[readme.index(end) :]


def commands(readme: str) -> list[str]:
    """Return the lines for a shell, without what is said of them."""
    blocks = re.findall(r"```sh\n(.*?)\n```", common(readme), re.DOTALL)
    return [re.sub(r"\s+# .*", "", line) for block in blocks for line in block.splitlines()]


def options(readme: str) -> list[str]:
    """Return the options of the block that lists them, and what they take, in their order."""
    (block,) = re.findall(r"```\n(zhihu-tui FILE .*?)\n```", readme, re.DOTALL)
    firsts = (line[:32].rstrip() for line in block.splitlines())
    return [first for first in firsts if first]


def tables(readme: str) -> list[list[str]]:
    """Return the first cell of each row of the tables, except for that of the keys."""
    text = re.sub(r"<!-- keys -->.*<!-- /keys -->", "", common(readme), flags=re.DOTALL)
    found = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return [[row.split(" | ")[0].strip("| ") for row in table.splitlines()[2:]] for table in found]


def code(cells: list[str]) -> list[list[str]]:
    """Return what is code in cells: that is the same in any language."""
    return [re.findall(r"`[^`]+`", cell) for cell in cells]


def test_each_links_to_the_other_at_its_top() -> None:
    assert README.splitlines()[2] == "[简体中文](README.zh-CN.md)"
    assert CHINESE.splitlines()[2] == "[English](README.md)"


def test_the_commands_are_the_same() -> None:
    assert len(commands(README)) > 8
    assert commands(CHINESE) == commands(README)


def test_the_options_are_the_same() -> None:
    assert len(options(README)) > 20
    assert options(CHINESE) == options(README)


def test_the_tables_have_the_same_rows() -> None:
    english, chinese = tables(README), tables(CHINESE)
    assert [len(table) for table in chinese] == [len(table) for table in english]
    assert list(map(code, chinese[1:])) == list(map(code, english[1:]))
    assert ["`theme`"] in code(english[-1])


def test_settings_take_the_same() -> None:
    def taken(readme: str) -> list[list[str]]:
        rows = re.findall(r"(?m)^\| `\w+` \| (.*?) \|", readme[readme.index("--print-config > ") :])
        return code(rows)

    assert len(taken(README)) > 10
    assert taken(CHINESE) == taken(README)


@pytest.mark.parametrize("pattern", [r'(?:srcset|src)="([^"]+)"', r"<!-- (\S+) -->"])
def test_pictures_and_marks_stand_in_the_same_order(pattern: str) -> None:
    assert len(re.findall(pattern, README)) > 3
    assert re.findall(pattern, CHINESE) == re.findall(pattern, README)


def test_the_column_it_shows_opens_too() -> None:
    example = re.search(r"```json\n(.*?)```", CHINESE, re.DOTALL)
    assert example
    column = load_bytes(example[1].encode(), "README.zh-CN.md")
    assert not column.notices
    assert (column.title, column.articles[0].comment_count) == ("专栏名", 2)


def test_it_stands_in_chinese_punctuation() -> None:
    """Between Chinese characters, where the others would be a slip."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", CHINESE, flags=re.DOTALL)
    assert re.findall(r"[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]", prose) == []
