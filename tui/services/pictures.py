"""Pictures: at hand or fetched on request, and drawn in cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.pictures.cache import Cache
    from tui.pictures.cell_style import CellStyle
    from tui.pictures.cells import CellRun
    from tui.pictures.decoder import Decoder, PictureShape, Window
    from tui.pictures.fetch import Fetcher
    from tui.pictures.folders import Folders
    from tui.pictures.inside import Inside
    from tui.pictures.problem import NoPicture
    from tui.pictures.saved_picture import Saved


class ColumnPictures:
    """The pictures of a column: beside it, in other folders, in the cache, or not at hand yet."""

    def __init__(
        self,
        archives: Sequence[Path],
        cache_folder: Callable[[], Path],
        *,
        folders: Sequence[Path] = (),
        more_hosts: Sequence[str] = (),
        fetcher: Callable[[Sequence[str]], Fetcher] | None = None,
        decoder: Callable[[], Decoder] | None = None,
    ) -> None:
        """Make them; nothing is read, started or imported before the first is looked for.

        Args:
            archives: the column's file or folder, or several; none where it came through a pipe.
            cache_folder: returns the folder of what was fetched.
            folders: where else saved pictures are, the best first.
            more_hosts: hosts to fetch from besides Zhihu's own.
            fetcher: makes what fetches from hosts; the network's unless given.
            decoder: makes what decodes; a child process unless given.
        """
        self._archives = tuple(archives)
        self._cache_folder = cache_folder
        self._own_folders = tuple(folders)
        self._more_hosts = tuple(more_hosts)
        self._make_fetcher = fetcher
        self._make_decoder = decoder
        self._found: dict[str, Saved] = {}
        self._lock = Lock()

    @cached_property
    def _folders(self) -> Folders:
        from tui.pictures.folders import Folders, folders_beside

        found = (folder for archive in self._archives for folder in folders_beside(archive))
        return Folders((*self._own_folders, *found))

    @cached_property
    def _inside(self) -> Inside:
        from tui.pictures.inside import Inside

        return Inside(self._archives)

    @cached_property
    def _cache(self) -> Cache:
        from tui.pictures.cache import Cache

        return Cache(self._cache_folder())

    @cached_property
    def _fetcher(self) -> Fetcher:
        from tui.pictures.fetch import Fetcher

        return (self._make_fetcher or Fetcher)(self._more_hosts)

    @cached_property
    def _decoder(self) -> Decoder:
        from tui.pictures.decoder import Decoder

        return (self._make_decoder or Decoder)()

    def prepare(self) -> bool:
        """Read the archive and the folders of saved pictures; return whether there are any."""
        return self._inside.read() | self._folders.read()

    def at_hand(self, url: str) -> bool:
        """Return whether a picture is known to be at hand; those in folders once these are read."""
        return self._find(url, only_known=True) is not None

    def look_for(self, url: str) -> bool:
        """Return whether a picture is at hand, and read the folders first if need be."""
        return self._find(url) is not None

    def shape(self, url: str) -> PictureShape:
        """Return how large a picture is, as its head says.

        Raises:
            NoPicture: it is not at hand, or is none that can be decoded.
        """
        return self._decoder.shape(self._saved(url))

    def cells(
        self,
        url: str,
        window: Window | None,
        columns: int,
        rows: int,
        style: CellStyle,
        *,
        sharp: bool = False,
    ) -> list[list[CellRun]]:
        """Return a part of a picture as rows of cells.

        Args:
            url: its address.
            window: the part, in pixels of the picture; None is all of it.
            columns: cells across.
            rows: cells down.
            style: how this terminal shows pictures.
            sharp: whether text in it is to be read.

        Raises:
            NoPicture: it is not at hand, or cannot be decoded.
        """
        from tui.pictures.block_characters import blocks
        from tui.pictures.cell_style import Colours
        from tui.pictures.cells import dots, draw
        from tui.pictures.colours import nearest
        from tui.pictures.decoder import Window

        saved = self._saved(url)
        if window is None:
            shape = self._decoder.shape(saved)
            window = Window(0, 0, shape.width, shape.height)
        drawn_with = blocks(style.fineness, style.ambiguous_width)
        if style.colours is Colours.NONE:
            size = (columns * drawn_with.across, rows * drawn_with.down)
            pixels = self._decoder.pixels(saved, window, *size)
            return dots(pixels, columns, rows, drawn_with, dark=style.dark)
        halves = self._decoder.halves(saved, window, columns, rows, drawn_with, sharp=sharp)
        return draw(halves, columns, rows, drawn_with, nearest(style.colours))

    def pixels(self, url: str, window: Window, width: int, height: int) -> bytes:
        """Return red, green and blue of each pixel of a window, at a size; raise NoPicture."""
        return self._decoder.pixels(self._saved(url), window, width, height)

    def indexed(
        self, url: str, window: Window, width: int, height: int, colours: int
    ) -> tuple[bytes, bytes]:
        """Return a palette and the number of each pixel of a window; raise NoPicture."""
        return self._decoder.indexed(self._saved(url), window, width, height, colours)

    def original(self, url: str) -> bytes:
        """Return a picture's file as it was saved.

        Raises:
            NoPicture: it is not at hand, or cannot be read.
        """
        return self._saved(url).read()

    def fetch(self, url: str, came: Callable[[int], None], stopped: Callable[[], bool]) -> None:
        """Fetch a picture from the network and keep it; one that is at hand is left alone.

        Args:
            url: its address.
            came: is told how many bytes have come, as they come.
            stopped: says whether to give up.

        Raises:
            NoPicture: it was not to be had.
        """
        if not url:
            raise _missing(url)
        if self.look_for(url):
            return
        from tui.pictures.address import secure
        from tui.pictures.saved_picture import Saved

        data = self._fetcher.fetch(secure(url), came=came, stopped=stopped)
        try:
            saved = Saved(self._cache.put(url, data))
        except OSError:  # a full disk: it is there as long as we are
            saved = Saved(data=data)
        self._found[url] = saved

    def trim_cache(self) -> None:
        """Remove what was not looked at for longest from a cache that has grown too large."""
        self._cache.trim()

    def close(self) -> None:
        """End the child, if it was started."""
        if "_decoder" in self.__dict__:
            self._decoder.close()

    def _saved(self, url: str) -> Saved:
        found = self._find(url)
        if found is None:
            raise _missing(url)
        return found

    def _find(self, url: str, *, only_known: bool = False) -> Saved | None:
        from tui.pictures.saved_picture import from_data_url

        if not url:
            return None
        with self._lock:
            if url not in self._found:
                if url.startswith("data:"):
                    saved = from_data_url(url)
                else:
                    saved = self._at_hand(url, only_known=only_known)
                if saved is None:
                    return None
                self._found[url] = saved
            return self._found[url]

    def _at_hand(self, url: str, *, only_known: bool) -> Saved | None:
        """Return a picture inside the archive, or a file in a folder or in the cache."""
        from tui.pictures.saved_picture import Saved

        if (self._inside.known or not only_known) and (found := self._inside.find(url)):
            return found
        known = self._folders.known or not only_known
        path = (self._folders.find(url) if known else None) or self._cache.find(url)
        return Saved(path) if path else None


def _missing(url: str) -> NoPicture:
    from tui.pictures.problem import NoPicture, Reason

    return NoPicture(Reason.NOT_SAVED if url else Reason.NO_ADDRESS)
