"""Notes taken along: Markdown that shows the words as they are, JSON that is read back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tui.export.notes import NotNotesError, notes_as_json, notes_as_markdown, notes_in, quoted
from tui.memory.passage import Extent, Passage

ONE = Passage(
    "1d2c",
    "zhihu:1",
    extent=Extent(3, 7, 4, 2),
    words="字宽由 *终端* 定，\n1. 程序只能猜",
    before="所以，",
    after="。",
    note="真的吗？\n\n- 试过 tmux",
    url="https://zhuanlan.zhihu.com/p/1",
    title="字宽 [一] #",
    made=1_700_000_000_123,
    changed=1_700_000_000_456,
)
TWO = replace(ONE, key="00ff", words="def f():\n    return 1", note="")
ELSEWHERE = replace(ONE, key="77", article="甲\n无址", url="", title="无址", words="词")

MARKDOWN = """\
## [字宽 \\[一\\] \\#](https://zhuanlan.zhihu.com/p/1)

> 字宽由 \\*终端\\* 定，
> 1\\. 程序只能猜

真的吗？

- 试过 tmux

> ```
> def f():
>     return 1
> ```

## 无址

> 词

真的吗？

- 试过 tmux
"""


def test_markdown_has_article_quotation_note_and_link() -> None:
    written = "".join(notes_as_markdown([ONE, TWO, ELSEWHERE]))
    assert written.replace("  \n", "\n") == MARKDOWN
    assert "定，  \n" in written, "a line stays one"


def test_json_says_all_and_is_read_back() -> None:
    lines = list(notes_as_json([(7, ONE), (0, ELSEWHERE)]))
    assert json.loads(lines[0]) == {
        "id": "1d2c",
        "of": "zhihu:1",
        "changed": "2023-11-14T22:13:20.456000Z",
        "article": 7,
        "title": ONE.title,
        "url": ONE.url,
        "words": ONE.words,
        "note": ONE.note,
        "made": "2023-11-14T22:13:20.123000Z",
        "before": "所以，",
        "after": "。",
        "place": [3, 7, 4, 2],
    }
    assert "article" not in json.loads(lines[1])
    assert notes_in("".join(lines).encode()) == [ONE, ELSEWHERE]
    assert notes_in(f" [{','.join(lines)}]".encode()) == [ONE, ELSEWHERE], "and as a list"


def test_of_what_was_taken_away_json_says_only_that() -> None:
    (line,) = notes_as_json([(7, replace(ONE, deleted=True))])
    assert json.loads(line).keys() == {"id", "of", "changed", "article", "deleted"}
    (read,) = notes_in(line.encode())
    assert (read.deleted, read.words, read.changed) == (True, "", ONE.changed)


def test_what_is_read_is_cleaned() -> None:
    (line,) = notes_as_json([(0, replace(ONE, words="\x1b[31m红\u202e", note="a\r\nb\x07"))])
    (read,) = notes_in(line.encode())
    assert (read.words, read.note) == ("红", "a\nb")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"id": "a", "of": "b"}', "line 1: Object missing required field `changed`"),
        ('\n{"id": ""', "line 2: "),
        ('[{"id": "a", "of": "b", "changed": 7}]', "$[0].changed"),
        ('{"id":"a","of":"b","changed":"2023-01-01T00:00:00Z","place":[-1,0,0,0]}', "$.place[0]"),
        ('{"id":"\\u200b","of":"b","changed":"2023-01-01T00:00:00Z"}', "line 1: expected an `id`"),
        ("\xff", "line 1: "),
    ],
)
def test_what_is_none_is_refused_in_a_line(text: str, says: str) -> None:
    with pytest.raises(NotNotesError) as refused:
        notes_in(text.encode("latin-1"))
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_times_far_off_are_taken_over_as_ones_that_can_be_said_again() -> None:
    said = {"id": "a", "of": "b", "made": "0001-01-01T00:00:00+12:00"}
    (one,) = notes_in(json.dumps(said | {"changed": "9999-12-31T23:59:59.999999-12:00"}).encode())
    assert one.made == 0
    later = one.noted("好")
    assert later.changed > one.changed
    (again,) = notes_in("".join(notes_as_json([(1, later)])).encode())
    assert again.note == "好"


WORDS = st.text(st.sampled_from("字a1 *_`#>-+.)[]()!<&;\\~|=\"'$：\n"), min_size=1, max_size=30)


@given(WORDS)
def test_a_quotation_shows_the_words(words: str) -> None:
    """All of them, whatever they mean to Markdown; blanks at the ends of lines are none."""
    tokens = MarkdownIt("commonmark").parse(quoted(words))
    assert [token.type for token in tokens[:1]] == ["blockquote_open"]
    shown = [
        "\n" if one.type in ("softbreak", "hardbreak") else one.content
        for token in tokens
        for one in (token.children or ([token] if token.type == "fence" else ()))
    ] + [" "]
    assert "".join(shown).split() == words.split()


def test_what_is_marked_in_a_comment_says_whose_it_is() -> None:
    one = replace(TWO, words="说得对", comment="ab12-cd34", author="甲 *作者*", note="好")
    piece = "".join(notes_as_markdown([one]))
    assert piece.endswith("> 说得对\n>\n> — 甲 \\*作者\\*\n\n好\n")
    line = "".join(notes_as_json([(1, one)]))
    assert json.loads(line)["author"] == "甲 *作者*"
    assert notes_in(line.encode()) == [replace(one, column="")]
