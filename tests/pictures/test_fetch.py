"""Fetching: what is refused, and in which words."""

from __future__ import annotations

import threading

import pytest

from tests.pictures.samples import shipped
from tests.pictures.server import PUBLIC, Answer, answer, serving
from tui.pictures.fetch import LARGEST, Fetcher, fetch_all
from tui.pictures.problem import NoPicture, Reason

PNG = shipped("6a286042").read_bytes()
URL = "https://pic1.zhimg.com/v2-a_b.png"
PLACE = "pic1.zhimg.com/v2-a_b.png"
OTHER = "picx.zhimg.com/v2-a_b.png"


def refused(fetcher: Fetcher, url: str = URL) -> str:
    """Return the sentence that a picture is refused with."""
    with pytest.raises(NoPicture) as caught:
        fetcher.fetch(url)
    return str(caught.value)


def said(to: Answer, certificate: str = "server.pem", seconds: float = 30.0) -> str:
    """Return the sentence after the server's answer."""
    with serving({PLACE: to, OTHER: to}, certificate) as server:
        return refused(server.fetcher(seconds=seconds))


def test_a_picture_is_fetched_as_it_is() -> None:
    came: list[int] = []
    with serving({PLACE: answer(PNG)}) as server:
        assert server.fetcher().fetch(URL, came=came.append) == PNG
    assert came[-1] == len(PNG)
    assert server.connected_to == [PUBLIC]


def test_the_server_learns_no_more_than_it_must() -> None:
    with serving({PLACE: answer(PNG)}) as server:
        server.fetcher().fetch(URL)
    names = [line.partition(":")[0] for line in server.requests[0].splitlines()[1:] if line]
    assert sorted(names) == ["Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"]


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["192.168.1.1"],
        ["169.254.169.254"],
        ["100.64.0.1"],
        ["0.0.0.0"],
        ["224.0.0.1"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["fe80::1%eth0"],
        ["fd00::1"],
        [PUBLIC, "127.0.0.1"],
        ["no address"],
    ],
)
def test_a_host_inside_a_private_network_is_not_even_connected_to(addresses: list[str]) -> None:
    with serving({PLACE: answer(PNG)}) as server:
        assert refused(server.fetcher(addresses)) == "这个域名指向内部网络，没有去取"
    assert server.connected_to == []


def test_other_hosts_are_not_even_looked_up() -> None:
    def resolve(host: str) -> list[str]:
        raise AssertionError(host)

    fetcher = Fetcher(resolve=resolve)
    assert refused(fetcher, "https://evilzhimg.com/a.png") == "不从这个地址取图"
    assert refused(fetcher, "http://pic1.zhimg.com/a.png") == "不从这个地址取图"


def test_a_certificate_of_nobody_is_not_believed() -> None:
    assert said(answer(PNG), "stranger.pem") == "图片服务器的证书不对"


def test_a_certificate_for_another_host_is_not_believed() -> None:
    with serving({"pictures.example.org/a.png": answer(PNG)}) as server:
        url = "https://pictures.example.org/a.png"
        assert refused(server.fetcher(), url) == "图片服务器的证书不对"


def test_a_redirect_is_not_followed() -> None:
    redirect = answer(status=302, head="Location: https://127.0.0.1/a.png\r\n")
    with serving({PLACE: redirect}) as server:
        assert refused(server.fetcher()) == "服务器把地址转到了别处，没有跟去"
    assert server.asked == [PLACE]


def test_a_picture_that_is_gone_is_looked_for_elsewhere() -> None:
    with serving({"picx.zhimg.com/v2-a_r.png": answer(PNG)}) as server:
        assert server.fetcher().fetch("https://pic1.zhimg.com/v2-a_r.png") == PNG
    assert server.asked == ["pic1.zhimg.com/v2-a_r.png", "picx.zhimg.com/v2-a_r.png"]


def test_a_picture_that_is_nowhere_says_what_its_own_place_said() -> None:
    with serving({OTHER: answer(status=410)}) as server:
        assert refused(server.fetcher()) == "服务器不给（404）"
    assert server.asked == [PLACE, OTHER]


def test_a_server_that_is_ill_is_not_asked_again() -> None:
    with serving({PLACE: answer(status=503), OTHER: answer(status=500)}) as server:
        fetcher = server.fetcher()
        assert refused(fetcher) == refused(fetcher) == "服务器不给（503）"
    assert server.asked == [PLACE, OTHER]


def test_a_server_that_has_had_enough_is_asked_for_nothing_more() -> None:
    with serving({PLACE: answer(status=429)}) as server:
        fetcher = server.fetcher()
        assert refused(fetcher) == "服务器说取得太快，这次不再取了"
        assert refused(fetcher, URL.replace("_b", "_c")) == "服务器说取得太快，这次不再取了"
    assert server.asked == [PLACE]


def test_too_large_a_picture_is_not_read() -> None:
    assert said(answer(PNG, length=LARGEST + 1)) == "图片太大（15 MB）"


def test_a_server_that_does_not_say_how_large_is_read_no_further_than_allowed() -> None:
    endless = Answer(b"HTTP/1.1 200 OK\r\n\r\n" + bytes(LARGEST + 2))
    assert said(endless) == "图片太大（> 15 MB）"


def test_a_slow_server_is_given_up() -> None:
    assert said(Answer(answer(PNG).data, pause=0.05), seconds=0.5) == "太慢，没有等完"


def test_a_picture_that_breaks_off_is_none() -> None:
    assert said(answer(PNG, length=len(PNG) + 1)) == "没有取完就断了"


@pytest.mark.parametrize("body", [b"", b"<html>", b"<svg/>", b"%PDF-1.7"])
def test_what_is_no_picture_is_not_kept_whatever_it_is_called(body: bytes) -> None:
    sentence = said(answer(body, head="Content-Type: image/jpeg\r\n"))
    assert sentence == "不是 JPEG、PNG、WEBP 或 GIF 图片"


def test_what_is_no_http_is_no_picture() -> None:
    assert said(Answer(b"220 smtp.example.org\r\n")) == "连不上图片服务器"


def test_without_a_network_there_is_a_sentence() -> None:
    def resolve(host: str) -> list[str]:
        raise OSError

    assert refused(Fetcher(resolve=resolve)) == "连不上图片服务器"
    assert refused(Fetcher(resolve=lambda host: [])) == "连不上图片服务器"


def test_fetching_stops_when_it_is_told_to() -> None:
    with serving({PLACE: answer(PNG)}) as server, pytest.raises(NoPicture) as caught:
        server.fetcher().fetch(URL, stopped=lambda: bool(server.asked))
    assert caught.value.reason is Reason.STOPPED


def test_a_server_that_does_not_answer_is_not_waited_for_once_it_is_told_to_stop() -> None:
    asked, ended = threading.Event(), threading.Event()

    def one(url: str) -> None:
        asked.set()
        ended.wait(30)

    def stopped() -> bool:
        return asked.is_set()

    done: list[str] = []
    fetch_all([URL] * 3, one, lambda url, problem: done.append(url), stopped)
    assert done == []
    ended.set()


def test_many_are_fetched_two_at_a_time_and_one_failure_stops_nothing() -> None:
    names = [f"v2-{number}_b.png" for number in range(8)]
    answers = {f"pic1.zhimg.com/{name}": answer(PNG) for name in names if "3" not in name}
    got: list[str] = []
    failed: list[str] = []
    gate, free = threading.Barrier(2, timeout=60), threading.Semaphore(2)

    with serving(answers) as server:
        fetcher = server.fetcher()

        def one(url: str) -> None:
            assert free.acquire(blocking=False), "three at a time"
            gate.wait()  # passes only if another is on its way at the same time
            try:
                assert fetcher.fetch(url) == PNG
            finally:
                free.release()

        def done(url: str, problem: NoPicture | None) -> None:
            (failed if problem else got).append(url)

        fetch_all((f"https://pic1.zhimg.com/{name}" for name in names), one, done)
    assert len(got) == 7
    assert failed == ["https://pic1.zhimg.com/v2-3_b.png"]
