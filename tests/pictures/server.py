"""A picture server on this machine, and a network that leads every address to it."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tui.pictures.fetch import Fetcher

PUBLIC = "93.184.216.34"
_TLS = Path(__file__).with_name("tls")


@dataclass
class Answer:
    """What the server says to a request."""

    data: bytes
    pause: float = 0.0
    """Seconds between two bytes."""


def answer(
    body: bytes = b"", status: int = 200, head: str = "", length: int | None = None
) -> Answer:
    """Return an HTTP answer."""
    length = len(body) if length is None else length
    first = f"HTTP/1.1 {status} X\r\nContent-Length: {length}\r\n{head}\r\n"
    return Answer(first.encode() + body)


@dataclass
class Server:
    """A server and what it was asked."""

    port: int
    answers: dict[str, Answer]
    """By host and path; anything else is 404."""
    requests: list[str] = field(default_factory=list)
    """The head of each request."""
    asked: list[str] = field(default_factory=list)
    """The host and path of each."""
    connected_to: list[str] = field(default_factory=list)

    def fetcher(
        self,
        addresses: Sequence[str] = (PUBLIC,),
        *,
        authority: str = "authority.pem",
        seconds: float = 30.0,
    ) -> Fetcher:
        """Return a fetcher for which every host has these addresses and each leads to us."""

        def connect(address: str, port: int, timeout: float) -> socket.socket:
            self.connected_to.append(address)
            return socket.create_connection(("127.0.0.1", self.port), timeout)

        def context() -> ssl.SSLContext:
            return ssl.create_default_context(cafile=str(_TLS / authority))

        return Fetcher(
            {"pictures.example.org"},
            resolve=lambda host: addresses,
            connect=connect,
            context=context,
            in_all=seconds,
        )


@contextmanager
def serving(answers: dict[str, Answer], certificate: str = "server.pem") -> Iterator[Server]:
    """Serve answers, each connection in a thread of its own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_TLS / certificate)
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(listening.getsockname()[1], answers)

    def serve(plain: socket.socket) -> None:
        try:
            with context.wrap_socket(plain, server_side=True) as connection:
                request = b""
                while b"\r\n\r\n" not in request and (piece := connection.recv(4096)):
                    request += piece
                head = request.decode()
                host = head.partition("Host: ")[2].partition("\r\n")[0]
                asked = host + head.split(" ")[1]
                server.requests.append(head)
                server.asked.append(asked)
                said = server.answers.get(asked) or answer(status=404)
                size = 1 if said.pause else len(said.data)
                for start in range(0, len(said.data), size):
                    connection.sendall(said.data[start : start + size])
                    time.sleep(said.pause)
        except OSError:  # the client went away, which is what some tests are about
            pass

    def listen() -> None:
        while True:
            try:
                plain, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=[plain], daemon=True).start()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join(5)
