"""Every test: the user's own settings, history, state and language are left alone."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

from tui.article import to_markdown
from tui.page import document, parse

_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)

# The same examples each time, so that what a change breaks is the change's. A person who has an
# hour looks further: `pytest --hypothesis-profile=long`.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "long", max_examples=2_000, derandomize=False, deadline=None, suppress_health_check=_SLOW
)
settings.load_profile("same")


# Programs that tests start would each compile all of ours again: a third of their processor time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Thousands of tests stay in memory to the end: to look through them for garbage as often as usual
# takes a tenth of all time. What counts garbage collects it first.
gc.set_threshold(50_000, 20, 20)

# Each app has threads take turns ten times as often, from then on and for all tests, for the keys
# of a person who waits for none.
sys.setswitchinterval = lambda seconds, /: None

# Each app takes fifty signals and gives them back, and for each it is asked which there are.
signal.valid_signals = cache(signal.valid_signals)

# And each app has Textual parse the same styles.
_parsed: dict[object, list[RuleSet]] = {}
_parse_rules = Stylesheet._parse_rules


def _parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    arguments = (css, read_from, is_default_rules, tie_breaker, scope)
    key = (*arguments, *sorted(sheet._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, *arguments)
    return _parsed[key]


Stylesheet._parse_rules = _parse_once  # type: ignore[assignment, method-assign]

# And most of them show the articles of the sample: what becomes of the same text is the same.
document.to_markdown = lru_cache(64)(to_markdown)  # type: ignore[attr-defined]
parse.parse = lru_cache(64)(parse.parse)

# In the background of a shell, and under nohup, these are ignored, and would be by all that a test
# starts; what is not ignored but handled, a program that is started has as usual.
for _number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, lambda number, frame: None)


def pytest_xdist_auto_num_workers() -> int:
    """Return for `-n auto` two workers a core, eight at most: they wait half of their time."""
    return min(8, 2 * (os.cpu_count() or 1))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have each worker of a whole run import its part of the tests first.

    All import all of them in the end, in one order: where they are not compiled yet, each would
    compile each.
    """
    given: dict[str, Any] | None = getattr(session.config, "workerinput", None)
    if given and session.config.args == session.config.getini("testpaths"):
        files = sorted(Path(__file__).parent.rglob("test_*.py"))
        for file in files[int(given["workerid"].removeprefix("gw")) :: given["workercount"]]:
            name = file.relative_to(session.config.rootpath).with_suffix("")
            with suppress(Exception):  # which is told where the test is collected
                import_module(".".join(name.parts))


@pytest.fixture(autouse=True)
def folders_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Put the XDG folders, also of what a test starts, where nobody has anything."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
        # Tests know the errors in English.
        patch.setenv("LC_ALL", "C.UTF-8")
        yield folder
