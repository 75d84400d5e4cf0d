"""Searching all columns of a shelf, by several processes at once; what is found comes in order."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from queue import Empty, SimpleQueue
from threading import Lock
from typing import NamedTuple

from tui.archive.contents import UnreadableError
from tui.library.library import Library
from tui.library.loose import LooseArticles
from tui.library.search_child import Request
from tui.library.search_process import Heard, SearchProcess
from tui.library.searched_file import Searched, Wanted, search_column, search_file
from tui.library.shelf_file import ShelfFile
from tui.search.found_articles import FoundLines

_AHEAD = 2
"""Files that a process is asked for at once: it need not wait for the next."""
_LOOK_SECONDS = 0.05
"""The time between two looks whether to stop, and whether more files are found."""
_MOST_PROCESSES = 3


class FileDone(NamedTuple):
    """A file of the shelf that has been searched to its end."""

    file: ShelfFile | None
    """None for the articles that are in no column."""
    result: Searched
    done: int
    """Files searched so far."""
    among: int
    """Of so many."""


class _Run:
    """One search: which files are still to be searched, and what came of others out of turn."""

    def __init__(
        self, number: int, wanted: Callable[[], Wanted], stopped: Callable[[], bool]
    ) -> None:
        self.number = number
        self.wanted = wanted
        self.query = wanted().query
        self.stopped = stopped
        self.files: list[ShelfFile] = []
        """All that are to be searched, in this order."""
        self.waiting: deque[int] = deque()
        """The numbers of those that nobody has begun with."""
        self.come: dict[int, deque[FoundLines | Searched]] = {}
        """The hits in files whose turn has not come, by their numbers."""
        self.given: Counter[int] = Counter()
        """The number of hits told of those that another process found in a file."""
        self.lost: set[int] = set()
        """Files that no process can be asked for, or one was which ended before they were done."""

    def add(self, files: Collection[ShelfFile]) -> None:
        """Have more files searched."""
        self.waiting += range(len(self.files), len(self.files) + len(files))
        self.files += files


class ShelfSearch:
    """Searches the columns of a library, the best known first, in processes that stay for more.

    Files that only this process can read are searched here, as are all where others cannot be
    started.
    """

    def __init__(self, library: Library, *, processes: int, takes_part: bool, gives_way: int = 0):
        """Make it; no process is started before `prepare` or a search.

        Args:
            library: the columns.
            processes: how many to start at most.
            takes_part: whether to search in this process too; else only until the others are there.
            gives_way: by how much they give way to other processes, as `nice` has it.
        """
        self._library = library
        self._most = min(processes, _MOST_PROCESSES)
        self._takes_part = takes_part
        self._gives_way = gives_way
        self._heard: SimpleQueue[Heard | None] = SimpleQueue()
        self._processes: list[SearchProcess] | None = None
        self._lock = Lock()
        self._searching = Lock()
        """Held by the search that goes on: what is heard is for no other."""
        self._closed = False
        self._number = 0

    def prepare(self) -> None:
        """Start the processes, unless they are there."""
        with self._lock:
            if self._processes is not None or self._closed:
                return
            self._processes = []
            try:
                for _ in range(self._most):
                    self._processes.append(SearchProcess(self._heard, self._gives_way))
            except OSError:
                pass  # with fewer, or none, it takes longer

    def pause(self) -> None:
        """Have the processes wait a moment, if they search."""
        for process in self._processes or ():
            process.pause()

    def close(self) -> None:
        """End the processes, and with them every search."""
        with self._lock:
            self._closed = True
            for process in self._processes or ():
                process.close()

    def search(
        self,
        wanted: Callable[[], Wanted],
        stopped: Callable[[], bool],
        only: Collection[str] | None = None,
    ) -> Iterator[FoundLines | FileDone]:
        """Yield the articles in which something is found, column by column, and each file done.

        Blocks between two. Files that are found or counted meanwhile are searched, too.

        Args:
            wanted: returns what is looked for, asked again for every file; the terms stay the same.
            stopped: returns whether to end.
            only: the keys of the files that are searched; None for all.
        """
        self.prepare()
        self._heard.put(None)  # one that is to end and waits for an answer looks at once
        with self._searching:
            self._number += 1
            for process in self._processes or ():
                process.files.clear()  # it ends those of the search before
            yield from self._searched(_Run(self._number, wanted, stopped), only)

    def _searched(self, run: _Run, only: Collection[str] | None) -> Iterator[FoundLines | FileDone]:
        known: set[str] = set()
        loose: list[ShelfFile] = []
        turn = 0
        while not (run.stopped() or self._closed):
            finished = self._library.found
            files = self._library.files_to_search()
            new = [one for one in files if one.key not in known]
            known.update(one.key for one in new)
            run.add([one for one in new if only is None or one.key in only])
            while turn < len(run.files):
                if run.stopped() or self._closed:
                    return
                for found in self._turn(run, turn):
                    if isinstance(found, FoundLines):
                        yield found
                        continue
                    file = run.files[turn]
                    turn += 1
                    if found.items:
                        loose.append(file)
                    yield FileDone(file, found, turn, len(run.files))
                    break
            if finished:
                break
            time.sleep(_LOOK_SECONDS)
        if loose:
            yield from self._beside(loose, run)

    def _turn(self, run: _Run, turn: int) -> Iterator[FoundLines | Searched]:
        """Yield what is found in the file whose turn it is, as far as that is known by now."""
        self._take(run, wait=False)  # first: it is how those that have just started are heard of
        self._hand_out(run)
        come = run.come.get(turn)
        if come:
            yield from self._drained(run, turn)
        elif run.waiting and (self._takes_part or not self._ready or self._must_be_here(run)):
            number = run.waiting.popleft()
            # What was told already by a process that has ended is not told again.
            source = islice(self._search_here(run, number), run.given[number], None)
            if number == turn:
                yield from source
            else:
                run.come[number] = deque(source)
        else:
            self._take(run, wait=True)

    def _drained(self, run: _Run, turn: int) -> Iterator[FoundLines | Searched]:
        come = run.come[turn]
        while come:
            run.given[turn] += 1
            yield come.popleft()

    @property
    def _ready(self) -> list[SearchProcess]:
        """The processes that answer."""
        return [one for one in self._processes or () if one.ready]

    def _must_be_here(self, run: _Run) -> bool:
        """Return whether the next file is one that no other process can read, or has failed at."""
        number = run.waiting[0]
        source = run.files[number].source
        return not (source.path or source.zip) or number in run.lost

    def _hand_out(self, run: _Run) -> None:
        """Ask the other processes for the next files."""
        for _ in range(_AHEAD):
            for process in self._ready:
                if not run.waiting or self._must_be_here(run):
                    return
                busy = sum(one.search == run.number for one in process.files.values())
                if busy < _AHEAD:
                    number = run.waiting[0]
                    if not process.ask(_request(run, number)):
                        run.lost.add(number)
                        return
                    run.waiting.popleft()

    def _take(self, run: _Run, *, wait: bool) -> None:
        """Take what the other processes have answered by now; of earlier searches it is nothing."""
        try:
            heard = self._heard.get(timeout=_LOOK_SECONDS) if wait else self._heard.get_nowait()
            while True:
                self._hear(run, heard)
                heard = self._heard.get_nowait()
        except Empty:
            return

    def _hear(self, run: _Run, heard: Heard | None) -> None:
        if heard is None:
            return
        process, answer = heard
        if answer is None:
            self._processes = [one for one in self._processes or () if one is not process]
            lost = [one.file for one in process.files.values() if one.search == run.number]
            for number in sorted(lost, reverse=True):
                run.lost.add(number)
                run.waiting.appendleft(number)
                run.come.pop(number, None)
            return
        process.ready = True
        if answer.search != run.number:
            return
        come = run.come.setdefault(answer.file, deque())
        if answer.found:
            come.append(answer.found)
        if answer.done:
            process.files.pop(answer.file, None)
            come.append(answer.done)

    def _search_here(self, run: _Run, number: int) -> Iterator[FoundLines | Searched]:
        file = run.files[number]
        if not file.held:
            key = file.column_key
            yield from search_file(file.source, key, run.wanted(), run.query, run.stopped)
            return
        for index, column in enumerate(file.held):
            yield from search_column(
                column, file.column_key(index), run.wanted(), run.query, run.stopped
            )
        yield Searched(len(file.held))

    def _beside(self, files: list[ShelfFile], run: _Run) -> Iterator[FoundLines | FileDone]:
        """Yield what is found in the articles that are in no column."""
        loose = LooseArticles(self._library.key, self._library.name)
        loose.take(files)
        try:
            column = loose.column()
        except UnreadableError:
            return  # comments, say, without what they are on
        found = list(search_column(column, loose.key, run.wanted(), run.query, run.stopped))
        yield from found
        count = len(run.files)
        yield FileDone(None, Searched(1, found=len(found)), count, count)


def _request(run: _Run, number: int) -> Request:
    file = run.files[number]
    source = file.source
    return Request(
        run.number,
        number,
        run.wanted(),
        file.key,
        source.name,
        source.stem,
        source.path,
        source.zip,
        source.member,
    )
