"""Links that lead out: what becomes of one, with a browser and without."""

from __future__ import annotations

import pytest

from tests.services.test_copying import FakeClipboard
from tui.services.copying import Copying
from tui.services.links import Handed, LinkOpener
from tui.terminal.opened import Opened, OpenOutcome

URL = "https://example.com/a"


class FakeBrowser:
    """Finds the same way for every link."""

    def __init__(self, outcome: OpenOutcome) -> None:
        """Make a browser that finds a way."""
        self._door = outcome

    def open(self, url: str) -> Opened:
        """Open it that way."""
        return Opened(self._door, url, ("/usr/bin/w3m", url))


@pytest.mark.parametrize(
    ("outcome", "handed", "copied"),
    [
        (OpenOutcome.BROWSER, Handed("已交给 w3m 打开"), []),
        (OpenOutcome.SUSPEND, Handed("用 w3m 打开", command=("/usr/bin/w3m", URL)), []),
        (OpenOutcome.NONE, Handed("这里打不开浏览器。已复制（fake）", shown=True), [URL]),
        (OpenOutcome.REFUSED, Handed("不打开这种链接。已复制（fake）", shown=True), [URL]),
    ],
)
def test_a_link_is_opened_or_else_copied_and_shown(
    outcome: OpenOutcome, handed: Handed, copied: list[str]
) -> None:
    clipboard = FakeClipboard()
    links = LinkOpener(lambda: FakeBrowser(outcome), Copying(lambda: clipboard))
    assert links.open(URL) == handed
    assert clipboard.texts == copied
