"""The child: a process of its own that searches files of a shelf, so that no key waits for it.

It is run by `SearchProcess` as a plain file, with by how much it is to give way to others (as
`nice` has it) and where to import from. On standard input it gets a `Request` in a line, and
answers with an `Answer` in a line for each article in which something is found, the last one
saying that its file is done. A request of a later search ends those of the ones before.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

if __name__ == "__main__":
    sys.path += sys.argv[2:]  # -I and -S leave nothing but the standard library
    from tui.imports import without

    with without("typing_extensions"):  # 8 ms for what msgspec finds in typing, too
        import msgspec
else:
    import msgspec

from tui.archive.contents import Source
from tui.archive.folder import read_file
from tui.library.column_key import column_key_in
from tui.library.pause import Pause
from tui.library.searched_file import Searched, Wanted, search_file
from tui.search.found_articles import FoundLines
from tui.search.query import Query, warm_up
from tui.text.clean import clean_line

if TYPE_CHECKING:
    from tui.archive.shapes.zipped import ZipOnDisk


_UNTIL_COLLECTED = 20_000
"""Objects that are made before garbage is looked for: formulas that are kept are none."""
_IDLE_SECONDS = 0.02
"""The time after which nobody is waiting for an answer, at the beginning."""
_TOGETHER_SECONDS = 0.01
"""The time in which answers are sent together: whoever reads them is woken less often."""


class Request(msgspec.Struct):
    """A file that is to be searched."""

    search: int
    """The number of the search that it is part of; each is higher than the one before."""
    file: int
    """The number of the file, which the answers have."""
    wanted: Wanted
    key: str
    """The key that the file is remembered by."""
    name: str
    """Its name in an error."""
    stem: str
    """The title of a column in it that has none."""
    path: str = ""
    """Its path."""
    zip: str = ""
    """The zip that it is in instead, if any."""
    member: str = ""
    """Its name there."""


class Answer(msgspec.Struct):
    """An article of a file in which something is found, or that a file is done."""

    search: int
    file: int
    found: FoundLines | None = None
    done: Searched | None = None


class Files:
    """Opens the files that are asked for, zips being kept open."""

    def __init__(self) -> None:
        self._zips: dict[str, ZipOnDisk] = {}

    def source(self, request: Request) -> Source:
        """Return the file of a request."""
        if not request.zip:
            read = partial(read_file, request.path, request.name)
            return Source(request.name, request.stem, read, path=request.path)
        if request.zip not in self._zips:
            from tui.archive.shapes.zipped import ZipOnDisk

            self._zips[request.zip] = ZipOnDisk(request.zip, clean_line(request.zip))
        read = partial(self._zips[request.zip].read, request.member, request.name)
        return Source(request.name, request.stem, read, zip=request.zip, member=request.member)


class Server:
    """Answers requests until there are no more."""

    def __init__(self, requests: BinaryIO, answers: BinaryIO) -> None:
        """Take where requests come from, and where answers go."""
        self._lines = requests
        self._answers = answers
        self._requests: SimpleQueue[Request | None] = SimpleQueue()
        self._search = 0
        """The number of the latest search."""
        self._files = Files()
        self._query = Query(())
        self._sent = 0.0
        """The time at which answers were sent last."""

    def run(self) -> None:
        """Say that it is there and ready, then answer."""
        warm_up()  # whoever opens the search is still typing
        gc.freeze()  # all that is there now stays to the end
        gc.set_threshold(_UNTIL_COLLECTED)
        self._say(Answer(0, 0))
        Thread(target=self._listen, daemon=True).start()
        while request := self._next():
            if request.search == self._search:
                for answer in self._answered(request):
                    self._say(answer)

    def _next(self) -> Request | None:
        """Wait for the next request; while none comes, import what takes long to."""
        with suppress(Empty):
            return self._requests.get(timeout=_IDLE_SECONDS)
        import tui.article.cards
        import tui.page.formula  # noqa: F401

        return self._requests.get()

    def _listen(self) -> None:
        """Take requests while others are answered, so that these can be ended."""
        decode = msgspec.json.Decoder(Request).decode
        for line in self._lines:
            request = decode(line)
            self._search = request.search
            self._requests.put(request)
        self._search = -1
        self._requests.put(None)

    def _answered(self, request: Request) -> Iterator[Answer]:
        if self._query.terms != request.wanted.terms:
            self._query = request.wanted.query
            self._sent = 0.0  # whoever looks for these words waits for the first of them
        found = search_file(
            self._files.source(request),
            partial(column_key_in, request.key),
            request.wanted,
            self._query,
            lambda: self._search != request.search,
        )
        for one in found:
            if isinstance(one, Searched):
                yield Answer(request.search, request.file, done=one)
            else:
                yield Answer(request.search, request.file, found=one)

    def _say(self, answer: Answer) -> None:
        """Answer at once, or with the next answers where the last ones were sent just now."""
        self._answers.write(msgspec.json.encode(answer) + b"\n")
        now = time.monotonic()
        if not answer.found or now - self._sent > _TOGETHER_SECONDS:
            self._answers.flush()
            self._sent = now


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(int(sys.argv[1]))
    Pause().install()
    Server(sys.stdin.buffer, sys.stdout.buffer).run()
