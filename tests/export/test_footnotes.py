"""The reader's notes as footnotes of what is exported, and what is marked as highlights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.columns import column_of, saved_article
from tests.screens.thread import said, who
from tui.archive.model import Article, Column
from tui.export.annotated import Annotation, annotated
from tui.export.epub import write_epub
from tui.export.footnotes import NotesOf, PassageFootnotes
from tui.export.html_page import html_page
from tui.export.markdown_folder import export_markdown
from tui.export.pictures import ExportPictures
from tui.lists.comment_keys import CommentKeys
from tui.lists.conversation import Conversation
from tui.memory.passage import Extent, Passage
from tui.page.blocks import Block, Note, Notes, Paragraph, Prose, Reference
from tui.page.document import document
from tui.page.leaves import leaves
from tui.page.markdown import markdown
from tui.page.page import Place
from tui.page.parse import parse
from tui.page.selection import Selection, everything, selected_words

TEXT = (
    "<p>第一句话在这里。<b>粗的字</b>和别的。</p>"
    '<p>看<a href="https://x.org/">一个链接</a>，算完了。</p>'
    "<pre><code>def f():\n    return 1</code></pre>"
    "<table><tr><th>甲</th><th>乙</th></tr><tr><td>一格字</td><td>二</td></tr></table>"
    '<p>注在此<sup data-text="原来的注" data-numero="1">[1]</sup>。</p>'
)
THREAD = [
    said(
        who("甲"),
        "<p>评论里的一句话</p>",
        childComments=[said(who("乙"), "回复里的一句", replyToAuthor="甲")],
    ),
    said(who("丙"), "又一条评论在此"),
]


def sample() -> Column:
    return column_of(saved_article(1, content=TEXT, comments=THREAD), saved_article(2))


def passage(words: str, note: str = "") -> Passage:
    return Passage(f"k{words}", "zhihu:1", "", Extent(), words, note=note)


def in_comment(article: Article, number: int, words: str, note: str) -> Passage:
    entries = Conversation(article).entries
    author = entries[number].author.name
    key = CommentKeys(entries).key(number)
    return replace(passage(words, note), comment=key, author=author)


def notes_of(passages: Sequence[Passage], *, with_comments: bool = False) -> NotesOf:
    """Return what returns these passages as notes of the first article."""

    def notes(article: Article) -> PassageFootnotes:
        marked = passages if article.number == 1 else ()
        return PassageFootnotes(article, marked, with_comments=with_comments)

    return notes


def html(passages: Sequence[Passage], *, with_comments: bool = False) -> str:
    column, none = sample(), ExportPictures(lambda url: None)
    notes = notes_of(passages, with_comments=with_comments)
    parts = html_page(column, column.articles, none, with_comments=with_comments, notes=notes)
    return "".join(parts)


def folder(into: Path, passages: Sequence[Passage], *, with_comments: bool = False) -> str:
    """Return the Markdown of the first article."""
    column = sample()
    notes = notes_of(passages, with_comments=with_comments)
    export_markdown(
        column,
        column.articles,
        ExportPictures(lambda url: None),
        into,
        with_comments=with_comments,
        overwrite=False,
        notes=notes,
        done=lambda article: None,
    )
    (file,) = into.glob("0001*.md")
    return file.read_text("utf-8")


def test_html_lights_what_is_marked_and_has_the_notes_below() -> None:
    shown = html([passage("第一句话在这里。粗的", "真的？\n试过。\n\n再想"), passage("个链接，算")])
    assert "<mark>第一句话在这里。</mark><mark><b>粗的</b></mark><sup><a" in shown.replace(
        "<b><mark>粗的</mark></b>", "<mark><b>粗的</b></mark>"
    )
    assert '<sup><a href="#a1-note-n1">[n1]</a></sup>' in shown
    assert '<a href="https://x.org/">一<mark>个链接</mark></a><mark>，算</mark>完了' in shown
    (aside,) = re.findall(r'<aside id="a1-note-n1">.*?</aside>', shown, re.DOTALL)
    assert "<p>真的？<br/>试过。</p>\n<p>再想</p>" in aside
    assert '<aside id="a1-note-1">' in shown, "the author's own is there as before"


def test_markdown_has_footnotes_that_are_read_back(tmp_path: Path) -> None:
    text = folder(tmp_path, [passage("第一句话在这里。", "真的 *吗*？\n- 不\n\n再想")])
    assert "第一句话在这里。[^n1]**粗的字**和别的。" in text
    assert "[^n1]: 真的 \\*吗\\*？" in text and "再想" in text
    body = parse(text.split("---\n\n", 1)[-1])
    labels = [label for one in body if isinstance(one, Paragraph) for label in labels_of(one.prose)]
    assert labels == ["n1", "1"]


def test_nothing_marked_is_the_same_file(tmp_path: Path) -> None:
    bare = folder(tmp_path / "a", [])
    lit = folder(tmp_path / "b", [passage("第一句话在这里。")])
    assert parse(bare) == parse(lit), "Markdown has no highlights"
    assert "n1" not in lit


def test_code_in_a_sentence_is_not_cut() -> None:
    article = sample().articles[0]
    own = parse("用 `docker-compose.yml` 来写")
    noted = [passage("用 docker-comp", "一"), passage("yml 来", "二")]
    marked = PassageFootnotes(article, noted, with_comments=False)
    text = markdown(marked.text(own, highlights=False))
    assert text.startswith("用 `docker-compose.yml`[^n1] 来[^n2]写\n\n[^n1]: 一")


def test_a_note_to_code_or_a_cell_has_its_place(tmp_path: Path) -> None:
    text = folder(tmp_path, [passage("return 1", "代码的"), passage("一格字", "格的")])
    assert "return 1\n```\n\n[^n1]\n" in text
    assert "| 一格字[^n2] | 二 |" in text


@pytest.mark.parametrize("with_comments", [False, True])
def test_what_is_in_comments_stands_there_or_below_the_text(
    tmp_path: Path, with_comments: bool
) -> None:
    (article, _) = sample().articles
    marked = [
        in_comment(article, 1, "里的一句", "回复的注"),
        in_comment(article, 2, "又一条", "第三条的注"),
    ]
    text = folder(tmp_path, marked, with_comments=with_comments)
    page = html(marked, with_comments=with_comments)
    if with_comments:
        assert "> 回复里的一句[^n1]\n>\n> [^n1]: 回复的注" in text
        assert "又一条[^n2]评论在此" in text and "[^n2]: 第三条的注" in text
        assert "回复<mark>里的一句</mark><sup>" in page and "第三条的注" in page
    else:
        assert "## 另有的划线和笔记\n\n> 里的一句\n>\n> — 乙\n\n回复的注" in text
        assert "<blockquote><p>又一条</p>\n<p><small>— 丙</small></p></blockquote>" in page


def test_what_the_text_has_lost_is_not(tmp_path: Path) -> None:
    text = folder(tmp_path, [passage("早就不在文中的一句话，很久了", "还记得")])
    assert text.endswith("## 另有的划线和笔记\n\n> 早就不在文中的一句话，很久了\n\n还记得\n")


def test_a_book_has_them_as_notes_that_pop_up(tmp_path: Path) -> None:
    from zipfile import ZipFile

    column = sample()
    write_epub(
        column,
        column.articles,
        ExportPictures(lambda url: None),
        tmp_path / "a.epub",
        with_comments=False,
        notes=notes_of([passage("第一句话在这里。", "真的？")]),
        written=lambda article: None,
    )
    page = ZipFile(tmp_path / "a.epub").read("book/article-1.xhtml").decode()
    assert '<a epub:type="noteref" href="#note-n1">[n1]</a>' in page
    assert '<aside epub:type="footnote" id="note-n1">' in page


def test_a_label_of_the_authors_own_is_not_taken_twice() -> None:
    blocks = parse("字在此[^n1]。\n\n[^n1]: 原来的\n")
    article = sample().articles[0]
    made = PassageFootnotes(article, [passage("字在此", "新的")], with_comments=False).text(blocks)
    assert "字在此[^n2][^n1]。" in markdown(made)


@given(st.data())
def test_no_word_is_changed(data: st.DataObject) -> None:
    blocks = document(sample().articles[0])
    found = leaves(blocks)
    places = st.integers(0, len(found) - 1).flatmap(
        lambda block: st.builds(Place, st.just(block), st.integers(0, len(found[block].text) + 2))
    )
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=4))
    annotations = [
        Annotation(Selection(*sorted(pair)), f"n{number}") for number, pair in enumerate(pairs)
    ]
    made = annotated(blocks, annotations)
    assert NOTE.sub("", words(made)) == words(blocks)


NOTE = re.compile(r"\n\[n\d\](\[n\d\])*(?=\n)|\[n\d\]")
"""The references to notes in the words of a text, and the lines that are nothing else."""


@given(st.lists(st.text(st.sampled_from("字a# *_`>-+1.)[]^!<&;~|=$\\:\t\n\u3000"), max_size=30)))
def test_notes_read_back_say_what_they_said(notes: list[str]) -> None:
    """Whatever they mean to Markdown, however they are indented; blank lines end paragraphs."""
    (article, *_) = sample().articles
    marked = [replace(passage("第一句话", one), key=str(at)) for at, one in enumerate(notes)]
    text = PassageFootnotes(article, marked, with_comments=False).text(document(article))
    again = parse(markdown(text))
    said = sorted(words(note.blocks).split() for note in notes_in(text))
    assert sorted(words(note.blocks).split() for note in notes_in(again)) == said
    assert said == sorted([["原来的注"], *(one.split() for one in notes if one.strip())])


def test_code_that_the_text_has_lost_stays_code(tmp_path: Path) -> None:
    text = folder(tmp_path, [passage("if x:\n\n    return 2", "一\n \n    缩进\n")])
    assert text.endswith(
        "> ```\n> if x:\n>\n>     return 2\n> ```\n\n一\n\n\u00a0\u00a0\u00a0\u00a0缩进\n"
    )


def notes_in(blocks: Sequence[Block]) -> list[Note]:
    return [note for block in blocks if isinstance(block, Notes) for note in block.notes]


def words(blocks: Sequence[Block]) -> str:
    """Return all words of a text."""
    found = leaves(blocks)
    whole = everything(found)
    return selected_words(found, whole) if whole else ""


def labels_of(prose: Prose) -> list[str]:
    """Return the labels of the references in some words."""
    things = (run.thing for run in prose)
    return [thing.label for thing in things if isinstance(thing, Reference)]
