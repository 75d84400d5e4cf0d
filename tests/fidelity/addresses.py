"""The addresses that are lost between two contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from urllib.parse import quote

from tests.fidelity.losses import Losses
from tests.fidelity.text import Content, Link


def canonical(url: str) -> str:
    """Return an address with everything that may be percent-encoded, encoded."""
    return quote(url.strip(), safe="%/:?#@!&*+,;=~-._")


def compare_links(losses: Losses, wanted: Content, seen: Content, *, exact: bool) -> None:
    """Note the addresses that are lost; other readers of Markdown encode them, ours does not."""
    write = str.strip if exact else canonical
    notes = _addresses(wanted.links, ("footnote",), write)
    tables = any(block.table for block in wanted.blocks)
    for kinds, name in (
        (("link",), "links lost"),
        (("card",), "links lost"),
        (("video",), "links lost"),
        (("image",), "pictures lost"),
    ):
        left = _addresses(wanted.links, kinds, write)
        right = _addresses(seen.links, kinds, write)
        if tables and kinds == ("link",):
            # A page may show the second line of a table's cell below the first of the next.
            left, right = sorted(set(left)), sorted(set(right))
        missing, added = Counter(left) - Counter(right), Counter(right) - Counter(left)
        for url, count in missing.items():
            losses.add(name, count, f"{kinds[0]} {url}; there is {list(added)[:3]}")
        for url, count in added.items():
            if kinds == ("link",) and url in notes:
                continue  # the address in a footnote may be followed
            losses.add(name, count, f"added {kinds[0]} {url}")
        if left != right and not missing and not added:
            losses.add(name, 1, f"{kinds[0]} not in their order")
    left, right = (_addresses(content.links, ("footnote",), write) for content in (wanted, seen))
    if lost := Counter(filter(None, left)) - Counter(right):
        losses.add("links lost", lost.total(), f"footnote {list(lost)}; there is {right}")


def _addresses(
    links: Iterable[Link], kinds: tuple[str, ...], write: Callable[[str], str]
) -> list[str]:
    """Return the addresses in order; a link that a break parted is one link."""
    urls: list[str] = []
    for link in links:
        if link.kind not in kinds or link.url.startswith("mailto:"):
            continue
        url = write(link.url)
        if link.kind == "image" or not urls or urls[-1] != url:
            urls.append(url)
    return urls
