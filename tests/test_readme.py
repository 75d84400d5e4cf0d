"""The README says what is so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.manual import FILE as MANUAL
from tests.manual import manual
from tests.settings_table import settings_table
from tui.archive.load import load_bytes
from tui.commands.key_table import key_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text("utf-8")


def marked(name: str) -> str:
    """Return the lines of the code block that follows a mark."""
    found = re.search(rf"<!-- {name} -->\n```\w*\n(.*?)\n```", README, re.DOTALL)
    assert found
    return found[1]


def with_todays_tables(readme: str) -> str:
    """Return a README with the tables of keys and settings as the program has them."""
    in_chinese = readme is CHINESE
    tables = {"keys": key_table(in_chinese), "settings": settings_table(in_chinese)}
    for name, table in tables.items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, _, rest = readme.partition(start)
        readme = f"{before}{start}{table}\n{end}{rest.partition(end)[2]}"
    return readme


def test_the_keys_and_settings_are_those_of_the_program() -> None:
    """Where this fails, `python -m tests.test_readme` writes the tables again."""
    assert with_todays_tables(README) == README
    assert with_todays_tables(CHINESE) == CHINESE


def test_the_manual_page_is_that_of_the_command_line() -> None:
    """Where this fails, `python -m tests.test_readme` writes it again."""
    assert MANUAL.read_text("utf-8") == manual()


def test_the_options_are_those_of_the_command_line() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "tui", "--help"], capture_output=True, text=True, check=True
    ).stdout
    section = README[README.index("## Command line") : README.index("## Keys")]
    usage = section.split("```")[1]
    assert set(re.findall(r"--[a-z-]+", usage)) == set(re.findall(r"--[a-z-]+", shown))


def test_the_column_it_shows_opens() -> None:
    example = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert example
    column = load_bytes(example[1].encode(), "README.md")
    assert not column.notices
    (article,) = column.articles
    assert (article.title, article.author.name, article.votes) == ("An article", "Someone", 7)
    assert [topic.name for topic in article.topics] == ["Python"]
    assert article.comment_count == 2


def test_it_opens_with_what_it_is_for_the_pictures_and_the_two_commands() -> None:
    opening = README[: README.index("## What it reads")]
    assert opening.splitlines()[4].startswith("Read an archived [Zhihu column]")
    places = [opening.index(mark) for mark in ("<picture>", "<!-- run -->", "<!-- test -->")]
    assert places == sorted(places)
    assert "`pipx install .` or `uv tool install .`" in opening


def test_each_set_up_is_one_command() -> None:
    assert marked("run").endswith("pip install . && .venv/bin/zhihu-tui --demo")
    assert marked("test").endswith("pip install -e '.[test]' && .venv/bin/pytest")
    assert "\n" not in marked("run") + marked("test")


def test_every_file_it_names_is_there() -> None:
    named = set(re.findall(r"`((?:tui|tests|docs|\.ci)/[\w/.]*)`", README))
    named |= set(re.findall(r"\]\((?!https:)([\w/.-]+)", README + CHINESE))
    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert {f"docs/{file.name}" for file in (ROOT / "docs").glob("*.md")} <= named


def test_how_it_is_built_names_every_room() -> None:
    built = README[README.index("## How it is built") : README.index("## Developing")]
    house = {entry for entry in (ROOT / "tui").iterdir() if not entry.name.startswith("_")}
    rooms = {f"tui/{one.name}/" for one in house if (one / "__init__.py").exists()}
    rooms |= {f"tui/{one.name}" for one in house if one.suffix == ".py"}
    assert rooms - set(re.findall(r"`(tui/[\w/.]*)`", built)) == set()


def test_every_file_that_contributors_are_sent_to_is_there() -> None:
    said = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert marked("test") in said
    named = set(re.findall(r"`((?:tui|tests|\.ci)/[\w/.]*)`", said))
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_continuous_check_runs_the_command_of_the_readme() -> None:
    """By the very lines that `.ci/run` reads it with."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    reading = re.search(r"test_command=\$\((.*)\)\n", script)
    assert reading
    read = subprocess.run(["bash", "-c", reading[1]], cwd=ROOT, capture_output=True, text=True)
    assert read.stdout.strip() == marked("test")


if __name__ == "__main__":
    (ROOT / "README.md").write_text(with_todays_tables(README), "utf-8")
    (ROOT / "README.zh-CN.md").write_text(with_todays_tables(CHINESE), "utf-8")
    MANUAL.write_text(manual(), "utf-8")
