"""Fetching: one picture from Zhihu's hosts, over https, and nothing else from anywhere."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock, Thread, Timer
from time import monotonic

from tui import __version__
from tui.pictures.address import host_and_path, may_fetch, other_places
from tui.pictures.problem import NoPicture, Reason
from tui.pictures.saved_picture import ending

LARGEST = 15 << 20
"""Bytes of a picture."""
CONNECTING, IN_ALL = 10.0, 30.0
"""Seconds for one address: to connect, and until the last byte is there."""
AT_ONCE = 2
_PORT = 443
_PIECE = 1 << 16

Resolve = Callable[[str], Sequence[str]]
"""A host to its IP addresses; raises OSError."""
Connect = Callable[[str, int, float], socket.socket]
"""An IP address, a port and seconds to a connected socket; raises OSError."""


def resolve(host: str) -> list[str]:
    """Return the IP addresses of a host.

    Raises:
        OSError: It has none, or no server answers.
    """
    found = socket.getaddrinfo(host, _PORT, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    """Return a socket that is connected to an IP address.

    Raises:
        OSError: It does not answer in that time.
    """
    return socket.create_connection((address, port), seconds)


class Fetcher:
    """Fetches pictures; it may be used from several threads."""

    def __init__(
        self,
        more_hosts: Collection[str] = (),
        *,
        resolve: Resolve = resolve,
        connect: Connect = connect,
        context: Callable[[], ssl.SSLContext] = ssl.create_default_context,
        connecting: float = CONNECTING,
        in_all: float = IN_ALL,
    ) -> None:
        """Make a fetcher.

        Args:
            more_hosts: Hosts that pictures are fetched from besides Zhihu's own.
            resolve: Looks a host up.
            connect: Reaches an address.
            context: Makes what checks certificates, at the first fetch.
            connecting: Seconds to connect.
            in_all: Seconds for one picture from one place.
        """
        self._more_hosts = frozenset(more_hosts)
        self._resolve = resolve
        self._connect = connect
        self._make_context = context
        self._connecting = connecting
        self._in_all = in_all
        self._context: ssl.SSLContext | None = None
        self._lock = Lock()
        self._refused: dict[str, NoPicture] = {}
        """The answers 429 or 5xx, by address; those are not asked again while we run."""
        self._slow_down = False

    def fetch(
        self,
        url: str,
        *,
        came: Callable[[int], None] = lambda count: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> bytes:
        """Return a picture's bytes, from its own address or from where else Zhihu keeps it.

        Args:
            url: Its address.
            came: Is told how many bytes have come, as they come.
            stopped: Says whether to give up; asked between two pieces.

        Raises:
            NoPicture: It was not to be had, or is no picture.
        """
        if not may_fetch(url, self._more_hosts):
            raise NoPicture(Reason.NOT_ALLOWED)
        first: NoPicture | None = None
        for place in (url, *other_places(url)):
            try:
                return self._from(place, came, stopped)
            except NoPicture as problem:
                first = first or problem
                if problem.reason is not Reason.REFUSED:
                    raise
        raise first or NoPicture(Reason.REFUSED)

    def _from(self, url: str, came: Callable[[int], None], stopped: Callable[[], bool]) -> bytes:
        if stopped():
            raise NoPicture(Reason.STOPPED)
        if self._slow_down:
            raise NoPicture(Reason.SLOW_DOWN)
        if url in self._refused:
            raise self._refused[url]
        host, path = host_and_path(url)
        address = self._address(host)
        began = monotonic()
        connection = _Pinned(host, address, self._connect, self._own_context(), self._connecting)
        with _aborted_after(self._in_all, connection):
            try:
                connection.request("GET", path, headers=_HEADERS)
                reply = connection.getresponse()
                self._check(url, reply)
                data = _read(reply, came, stopped)
            except ssl.SSLCertVerificationError as error:
                raise NoPicture(Reason.NOT_TRUSTED) from error
            except (OSError, http.client.HTTPException, ValueError) as error:
                late = isinstance(error, TimeoutError) or monotonic() - began >= self._in_all
                cut = isinstance(error, http.client.IncompleteRead)
                reason = Reason.CUT_SHORT if cut else Reason.NO_NETWORK
                raise NoPicture(Reason.TOO_SLOW if late else reason) from error
        if not ending(data):
            raise NoPicture(Reason.UNKNOWN)
        return data

    def _address(self, host: str) -> str:
        """Return the address to connect to, which no later answer of the resolver can change."""
        try:
            addresses = self._resolve(host)
        except (OSError, UnicodeError) as error:
            raise NoPicture(Reason.NO_NETWORK) from error
        if not addresses:
            raise NoPicture(Reason.NO_NETWORK)
        if not all(_is_public(address) for address in addresses):
            raise NoPicture(Reason.PRIVATE)
        return addresses[0]

    def _check(self, url: str, reply: http.client.HTTPResponse) -> None:
        status = reply.status
        if status == 429:
            self._slow_down = True
            raise NoPicture(Reason.SLOW_DOWN)
        if 300 <= status < 400:
            raise NoPicture(Reason.REDIRECTED)
        if status != 200:
            problem = NoPicture(Reason.REFUSED, str(status))
            if status >= 500:
                self._refused[url] = problem
            raise problem
        if reply.length is not None and reply.length > LARGEST:
            raise NoPicture(Reason.TOO_LARGE, f"{reply.length >> 20} MB")

    def _own_context(self) -> ssl.SSLContext:
        with self._lock:
            if self._context is None:
                self._context = self._make_context()
            return self._context


def fetch_all(
    urls: Iterable[str],
    one: Callable[[str], object],
    done: Callable[[str, NoPicture | None], None],
    stopped: Callable[[], bool] = lambda: False,
    at_once: int = AT_ONCE,
) -> None:
    """Fetch pictures, `at_once` at a time.

    Args:
        urls: Their addresses.
        one: Fetches one and keeps it; raises NoPicture.
        done: Is told of each, with what was wrong; it is called by one thread at a time.
        stopped: Says whether to give up; a server that does not answer is then not waited for.
        at_once: How many.
    """
    lock, waiting = Lock(), iter(list(urls))

    def fetch() -> None:
        while not stopped():
            with lock:
                url = next(waiting, None)
            if url is None:
                return
            problem = None
            try:
                one(url)
            except NoPicture as error:
                problem = error
            with lock:
                if not stopped():
                    done(url, problem)

    # As daemons: the program may end while a server is still waited for.
    threads = [Thread(target=fetch, name="fetch", daemon=True) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads) and not stopped():
        for thread in threads:
            thread.join(_TURN)


_TURN = 0.05
"""Seconds between two looks at whether to give up."""
_HEADERS = {
    "User-Agent": f"zhihu-tui/{__version__}",
    "Accept": "image/jpeg, image/png, image/webp, image/gif",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class _Pinned(http.client.HTTPSConnection):
    """A connection to one address under the name of its host, and to nothing else."""

    def __init__(
        self,
        host: str,
        address: str,
        reach: Connect,
        context: ssl.SSLContext,
        seconds: float,
    ) -> None:
        super().__init__(host, _PORT, timeout=seconds, context=context)
        self._address, self._reach, self._tls, self._seconds = address, reach, context, seconds
        self._plain: socket.socket | None = None

    def connect(self) -> None:
        self._plain = self._reach(self._address, _PORT, self._seconds)
        self._plain.settimeout(self._seconds)
        self.sock = self._tls.wrap_socket(
            self._plain, server_hostname=self.host, do_handshake_on_connect=False
        )
        self._plain = self.sock
        self.sock.do_handshake()

    def abort(self) -> None:
        """End what another thread waits for."""
        if self._plain is not None:
            with suppress(OSError):
                self._plain.shutdown(socket.SHUT_RDWR)


@contextmanager
def _aborted_after(seconds: float, connection: _Pinned) -> Iterator[None]:
    """Abort a connection that is not done in time, and close it in any case."""
    timer = Timer(seconds, connection.abort)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()


def _read(
    reply: http.client.HTTPResponse, came: Callable[[int], None], stopped: Callable[[], bool]
) -> bytes:
    data = bytearray()
    while piece := reply.read1(_PIECE):
        data += piece
        if len(data) > LARGEST:
            raise NoPicture(Reason.TOO_LARGE, f"> {LARGEST >> 20} MB")
        if stopped():
            raise NoPicture(Reason.STOPPED)
        came(len(data))
    if reply.length:
        raise NoPicture(Reason.CUT_SHORT)
    return bytes(data)


def _is_public(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast
