"""The pictures: one command makes them all, and those in the repository are of today's app."""

from __future__ import annotations

import re
from pathlib import Path

from screenshots.picture import picture, rows
from screenshots.take import FOLDER, SCENES, SHELF_SCENES, take

README = Path(__file__).parent.parent / "README.md"


def test_the_pictures_in_the_repository_show_todays_app(tmp_path: Path) -> None:
    """Where this fails, `python -m screenshots.take` makes them again: look at them, and commit."""
    taken = {path.name: rows(path.read_text("utf-8")) for path in take(tmp_path)}
    kept = {path.name: rows(path.read_text("utf-8")) for path in FOLDER.glob("*.svg")}
    assert len(taken) == 2 * len(SCENES | SHELF_SCENES)
    assert all(len(words) > 10 for words in taken.values())
    assert kept == taken


def test_the_readme_shows_every_scene_in_light_and_in_dark() -> None:
    shown = set(re.findall(r"screenshots/([\w-]+\.svg)", README.read_text("utf-8")))
    assert shown == {
        f"{name}-{look}.svg" for name in SCENES | SHELF_SCENES for look in ("light", "dark")
    }


def test_what_stands_on_a_cell_stays_on_it() -> None:
    svg = picture(
        '<svg xmlns="http://www.w3.org/2000/svg">'
        '<text x="12.2" y="44.4" textLength="99">ab&#160;中文c</text></svg>'
    )
    words = re.findall(r'<tspan (?:class="(\w+)" )?x="([\d.]+)">([^<]+)<', svg)
    assert words == [
        ("", "12.2", "ab"),
        ("wide", "50.0", "中"),
        ("wide", "74.4", "文"),
        ("", "97.6", "c"),
    ]
    assert rows(svg) == ["ab 中 文 c"]
