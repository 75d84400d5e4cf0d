"""Bytes from the keyboard that are no UTF-8, which end Textual 8.2.8 with UnicodeDecodeError.

Textual issue #6456. To be deleted when that is closed.
"""

from __future__ import annotations

import codecs
import sys
from functools import partial


def tolerate_invalid_keys() -> None:
    """Make Textual read U+FFFD for what is no UTF-8, as a GBK terminal may send it."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def decoder(encoding: str) -> partial[codecs.IncrementalDecoder]:
        return partial(codecs.getincrementaldecoder(encoding), errors="replace")

    vars(linux_driver)["getincrementaldecoder"] = decoder
