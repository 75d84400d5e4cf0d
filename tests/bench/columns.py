"""Columns of any size, made of the sample's articles: the same seed makes the same column."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

SEED = 8
_TOPICS = 40
_AUTHORS = 300


def write_column(file: Path, sample: bytes, articles: int, length: int) -> None:
    """Write a column into a file, article by article, so that none is too large for the memory.

    Args:
        file: where to; what was there is lost.
        sample: a column saved as JSON, whose articles the column's are put together of.
        articles: how many.
        length: characters of HTML to an article, on average.
    """
    saved = msgspec.json.decode(sample)
    head = {name: value for name, value in saved.items() if name != "article"}
    with file.open("wb") as out:
        out.write(msgspec.json.encode(head)[:-1] + b',"article":[')
        for number, article in enumerate(_articles(saved["article"], articles, length)):
            out.write((b",\n" if number else b"\n") + msgspec.json.encode(article))
        out.write(b"\n]}\n")


def _articles(sample: list[dict[str, object]], count: int, length: int) -> Iterator[object]:
    """Yield articles: each one of the sample's with the text of others below its own."""
    chance = random.Random(SEED)
    for number in range(1, count + 1):
        first = chance.choice(sample)
        content = str(first["content"])
        wanted = chance.uniform(0.2, 1.8) * length
        while len(content) < wanted:
            content += str(chance.choice(sample)["content"])
        topics = chance.sample(range(_TOPICS), chance.randint(0, 3))
        yield {
            **first,
            "url": f"https://zhuanlan.zhihu.com/p/{10_000_000 + number}",
            "title": f"{number} {first['title']}",
            "userName": f"作者 {chance.randrange(_AUTHORS)}",
            "upvote": int(chance.paretovariate(0.6)) - 1,
            "content": content,
            "topic": [{"tag": f"话题 {topic}", "tagLink": ""} for topic in topics],
        }
