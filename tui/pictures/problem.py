"""A picture that cannot be shown, and why, in one sentence."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """A reason for no picture: in Chinese for the screen, in English for the command line."""

    NOT_SAVED = ("没有存下这张图", "not saved")
    NO_ADDRESS = ("存档里没有这张图的地址", "the archive has no address for it")
    NOT_ALLOWED = ("不从这个地址取图", "not fetched from this address")
    PRIVATE = ("这个域名指向内部网络，没有去取", "its host is in a private network")
    NO_NETWORK = ("连不上图片服务器", "the server cannot be reached")
    NOT_TRUSTED = ("图片服务器的证书不对", "the server's certificate is wrong")
    REDIRECTED = ("服务器把地址转到了别处，没有跟去", "the server leads elsewhere")
    REFUSED = ("服务器不给", "the server refused")
    SLOW_DOWN = ("服务器说取得太快，这次不再取了", "the server asks to slow down")
    TOO_SLOW = ("太慢，没有等完", "took too long")
    CUT_SHORT = ("没有取完就断了", "cut short")
    STOPPED = ("停下了，没有取", "stopped")
    UNREADABLE = ("读不了这个文件", "the file cannot be read")
    UNKNOWN = ("不是 JPEG、PNG、WEBP 或 GIF 图片", "no JPEG, PNG, WEBP or GIF")
    TOO_LARGE = ("图片太大", "too large")
    BROKEN = ("图片是坏的", "broken")
    CRASHED = ("解码这张图时出了错", "its decoder died")
    TOO_LONG = ("解码这张图太久，没有等完", "its decoder took too long")
    NO_DECODER = ("解码程序没有启动", "the decoder does not start")

    @property
    def chinese(self) -> str:
        """The sentence on the screen."""
        return self.value[0]

    @property
    def english(self) -> str:
        """The sentence of the command line."""
        return self.value[1]


class NoPicture(Exception):
    """A picture cannot be shown; `str` of it is one Chinese sentence."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        """Make one.

        Args:
            reason: Why.
            detail: Of our own making and never a word of the file's: `404`, `13000×13000`.
        """
        super().__init__(reason.chinese + (f"（{detail}）" if detail else ""))
        self.reason = reason
        self.detail = detail

    @property
    def english(self) -> str:
        """The same, for the command line."""
        return self.reason.english + (f" ({self.detail})" if self.detail else "")
