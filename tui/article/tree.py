"""The tree: Zhihu's HTML put in order, blocks in blocks and inline content in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Comment, Doctype, NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from tui.archive.clean import clean, clean_line
from tui.article import emoticons as faces
from tui.article.cards import Card, card
from tui.article.formulas import formula
from tui.article.line import Format, Line
from tui.article.links import target
from tui.article.pictures import Picture, picture

# Deeper blocks than these stand beside their parents: markdown-it reads 20 levels.
_DEEPEST = 12
_LISTS = ("ul", "ol")
_INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "u": "u", "ins": "u"}
_INLINE |= {"s": "s", "del": "s", "strike": "s", "sup": "sup", "sub": "sub"}
_BLOCKS = set(
    "address article aside body center dd details div dl dt fieldset figure footer form header"
    " html legend main nav option p section summary".split()
)
_UNSEEN = {"button", "canvas", "head", "script", "style", "svg", "template", "title"}
_UNSEEN_CLASSES = {"Catalog", "css-19ad9zw", "invisible", "ReferenceList-backLink"}
_LANGUAGE = re.compile(r"(?:language|lang|highlight-source)-(\S+)")
_NOT_IN_INFO = re.compile(r"[^\w+#.-]")

Leave = Callable[[], None]


def _nothing() -> None:
    """Leave an element that asks for nothing at its end."""


class Tree:
    """Builds the tree of an article; `root` holds it when all is read.

    It has p, h2 to h4, blockquote, ul, ol, li, pre, hr, table, tr, th, td, img, math and note
    for blocks, and b, i, s, u, sup, sub, code, a, br, img, math and ref inside lines.
    """

    def __init__(self, *, emoticons: bool) -> None:
        self.root = Tag(name="[document]")
        self._emoticons = emoticons
        self._line = Line(self._begin)
        self._homes: list[Tag] = [self.root]
        self._heading = ""
        self._figures: list[list[Tag]] = []
        self._pictures = 0
        self._last_url = ""
        self._notes: dict[str, Tag] = {}
        self._links = 0
        self._twin: Tag | None = None

    def read(self, soup: Tag) -> None:
        """Add what an element holds."""
        self._walk(soup)
        self._line.end()
        for note in self._notes.values():
            self.root.append(note)

    def _walk(self, top: Tag) -> None:
        """Go through a tree without recursion: people nest as deep as they like."""
        ways: list[tuple[Iterator[PageElement], Leave]] = [(iter(top.contents), _nothing)]
        while ways:
            node = next(ways[-1][0], None)
            if node is None:
                ways.pop()[1]()
            elif isinstance(node, Tag):
                leave = self._enter(node)
                if leave is not None:
                    ways.append((iter(node.contents), leave))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self._text(str(node))

    def _text(self, text: str) -> None:
        self._line.write(faces.replaced(text) if self._emoticons else text)

    # Places in the tree

    def _home(self) -> Tag:
        """Return the block that a new block belongs to."""
        home = self._homes[-1]
        if home.name in _LISTS:
            # Zhihu nests a list as the sibling of the item it belongs to.
            items = home.contents
            last = items[-1] if items else None
            return last if isinstance(last, Tag) else self._item(home)
        return home

    def _item(self, home: Tag) -> Tag:
        item = Tag(name="li")
        number = int(str(home["start"])) + len(home.contents) if home.name == "ol" else ""
        item["data-marker"] = f"{number}{home['data-mark']}"
        home.append(item)
        return item

    def _begin(self) -> Tag:
        leaf = Tag(name=self._heading or "p")
        self._add(leaf)
        return leaf

    def _add(self, block: Tag) -> None:
        home = self._home()
        if home.name in ("table", "tr"):
            table = home if home.name == "table" else home.parent
            assert table is not None
            table.insert_before(block)
        else:
            home.append(block)
            if home.name == "li":
                _loosen(home)

    def _push(self, block: Tag) -> Leave:
        """Let what follows belong to a block; the returned function ends that."""
        heading, self._heading = self._heading, ""
        self._homes.append(block)

        def leave() -> None:
            self._line.end()
            self._homes.pop()
            self._heading = heading
            if not block.contents:
                block.extract()

        return leave

    # Elements

    def _enter(self, tag: Tag) -> Leave | None:
        """Begin an element and return what ends it, or None where its content is not to be read."""
        name = tag.name
        classes = set(tag.get_attribute_list("class")) if tag.attrs else set()
        if name in ("img", "span", "script") or "data-tex" in tag.attrs:
            maths = formula(tag)
            if maths is not None:
                self._formula(*maths)
                return None
        if name in _UNSEEN or classes & _UNSEEN_CLASSES:
            return None
        if "ellipsis" in classes:
            self._line.write("…")
            return None
        found = card(tag, classes)
        if found is not None:
            self._card(found)
            return None
        rule: Callable[[Tag], Leave | None] | None = getattr(self, f"_enter_{name}", None)
        if rule is not None:
            return rule(tag)
        if name in _INLINE:
            self._line.start(Format(_INLINE[name]))
            return self._line.stop
        if name in _BLOCKS:
            return self._divide()
        return _nothing

    def _divide(self) -> Leave:
        if self._heading:
            self._line.blank()
            return self._line.blank
        self._line.end()
        return self._line.end

    def _enter_br(self, tag: Tag) -> Leave:
        self._line.break_off()
        return _nothing

    def _enter_hr(self, tag: Tag) -> Leave:
        self._line.end()
        if not self._line.fixed:
            self._add(Tag(name="hr"))
        return _nothing

    def _enter_h1(self, tag: Tag) -> Leave:
        if self._line.fixed:
            return self._divide()
        self._line.end()
        outer, self._heading = (
            self._heading,
            {"h1": "h2", "h2": "h2", "h3": "h3"}.get(tag.name, "h4"),
        )

        def leave() -> None:
            self._line.end()
            self._heading = outer

        return leave

    _enter_h2 = _enter_h3 = _enter_h4 = _enter_h5 = _enter_h6 = _enter_h1

    def _enter_blockquote(self, tag: Tag) -> Leave:
        return self._enter_block(Tag(name="blockquote"))

    def _enter_block(self, block: Tag) -> Leave:
        self._line.end()
        if self._line.fixed or len(self._homes) > _DEEPEST:
            return self._line.end
        self._add(block)
        return self._push(block)

    def _enter_ul(self, tag: Tag) -> Leave:
        return self._enter_block(self._list(tag.name, str(tag.get("start", ""))))

    _enter_ol = _enter_ul

    def _list(self, name: str, start: str) -> Tag:
        block = Tag(name=name)
        home = self._home() if not self._line.fixed and len(self._homes) <= _DEEPEST else None
        before = home.contents[-1] if home is not None and home.contents else None
        marks = "-+" if name == "ul" else ".)"
        again = isinstance(before, Tag) and before.get("data-mark") == marks[0]
        # Two lists in a row would be one but for their marks (CommonMark 5.3).
        block["data-mark"] = marks[1] if again else marks[0]
        if name == "ol":
            block["start"] = str(int(start)) if re.fullmatch(r"[0-9]{1,8}", start) else "1"
        return block

    def _enter_li(self, tag: Tag) -> Leave:
        self._line.end()
        if self._line.fixed:
            return self._line.end
        home = self._homes[-1]
        if home.name in _LISTS:
            return self._push(self._item(home))
        if len(self._homes) > _DEEPEST:
            return self._line.end
        last = home.contents[-1] if home.contents else None
        if not (isinstance(last, Tag) and last.get("data-implied")):
            last = self._list("ul", "")
            last["data-implied"] = "1"
            self._add(last)
        leave = self._push(last)
        leave_item = self._push(self._item(last))

        def leave_both() -> None:
            leave_item()
            leave()

        return leave_both

    # Code

    def _enter_pre(self, tag: Tag) -> None:
        self._code_block(_code_of(tag), _language(tag))

    def _code_block(self, code: str, language: str) -> None:
        code = clean(code)
        self._line.end()
        if self._line.fixed:
            self._line.start(Format("code"))
            for number, row in enumerate(code.split("\n")):
                if number:
                    self._line.break_off()
                self._line.write_code(row)
            self._line.stop()
        elif code:
            block = Tag(name="pre")
            block["lang"] = language
            block.append(code)
            self._add(block)
            self._line.written += 1
        self._line.end()

    def _enter_code(self, tag: Tag) -> Leave | None:
        if tag.find(("img", "figure", "noscript")) is not None:
            return _nothing
        code = _code_of(tag)
        if "\n" in code.replace("\r", "\n"):
            self._code_block(code, _language(tag))
            return None
        self._line.start(Format("code"))
        for text, formats in _code_pieces(tag):
            for name, url in formats:
                self._links += 1
                self._line.start(Format(name, url, "", self._links if url else 0))
            self._line.write_code(text)
            for _ in formats:
                self._line.stop()
        self._line.stop()
        return None

    _enter_kbd = _enter_samp = _enter_tt = _enter_code

    # Links

    def _enter_a(self, tag: Tag) -> Leave | None:
        url = target(str(tag.get("href") or ""))
        classes = tag.get_attribute_list("class")
        if "comment_sticker" in classes:
            self._line.write(faces.replaced(tag.get_text().strip()))
            return None
        if "comment_img" in classes or "comment_gif" in classes:
            self._comment_picture(tag)
            return None
        if not url or _entity(tag, url):
            return _nothing
        self._links += 1
        written, pictures = self._line.written, self._pictures
        self._line.start(Format("a", url, "", self._links))

        def leave() -> None:
            if self._line.written == written and self._pictures > pictures:
                # A linked picture: it has been lifted out, and this says where it led.
                if url != self._last_url:
                    self._line.write(url)
            self._line.stop()

        return leave

    def _card(self, found: Card) -> None:
        if not found.title and not found.url:
            return
        self._line.end()
        self._line.start(Format("a", found.url, found.kind))
        self._line.write(found.title or found.url)
        self._line.stop()
        self._line.end()

    # Pictures

    def _enter_figure(self, tag: Tag) -> Leave:
        self._line.end()
        shown: list[Tag] = []
        self._figures.append(shown)

        def leave() -> None:
            self._figures.pop()
            self._line.end()

        return leave

    def _enter_noscript(self, tag: Tag) -> Leave | None:
        twin = tag.find("img")
        if twin is None:
            return None
        after, before = _neighbour(tag, 1), _neighbour(tag, -1)
        if after is not None and after.name == "img" and formula(after) is None:
            self._twin = twin
            return None
        if before is not None and before.name == "img" and picture(before.attrs).url:
            return None
        return _nothing

    def _comment_picture(self, tag: Tag) -> None:
        self._picture(picture({**tag.attrs, "src": tag.get("href"), "alt": tag.get_text().strip()}))

    def _enter_img(self, tag: Tag) -> None:
        twin, self._twin = self._twin, None
        self._picture(picture(tag.attrs, twin.attrs if twin is not None else None))

    def _picture(self, shown: Picture) -> None:
        image = Tag(name="img")
        image["src"], image["alt"], image["title"] = shown.url, shown.caption, shown.size
        self._pictures += 1
        self._last_url = shown.url
        if self._line.fixed:
            self._line.put(image)
            return
        self._line.end()
        self._add(image)
        if self._figures:
            self._figures[-1].append(image)

    def _enter_figcaption(self, tag: Tag) -> Leave:
        shown = self._figures[-1] if self._figures else []
        if self._line.fixed or not shown:
            return self._divide()
        self._line.fix(shown[-1])
        return self._line.release

    # Formulas and footnotes

    def _formula(self, tex: str, display: bool) -> None:
        if not tex:
            return
        maths = Tag(name="math")
        maths.append(tex)
        if display and not self._line.fixed and not self._heading:
            self._line.end()
            maths["display"] = "1"
            self._add(maths)
            self._line.written += 1
        else:
            self._line.put(maths)

    def _enter_sup(self, tag: Tag) -> Leave | None:
        number = re.sub(r"\W", "", str(tag.get("data-numero", "")))
        words = clean_line(str(tag.get("data-text") or ""))
        url = target(str(tag.get("data-url") or ""))
        if not number or not (words or url):
            self._line.start(Format("sup"))
            return self._line.stop
        ref = Tag(name="ref")
        ref.append(number)
        self._line.put(ref)
        if number not in self._notes:
            note = Tag(name="note")
            note["id"] = number
            if words:
                note.append(words + " " * bool(url))
            if url:
                link = Tag(name="a")
                link["href"] = url
                link.append(url)
                note.append(link)
            self._notes[number] = note
        return None

    # Tables

    def _enter_table(self, tag: Tag) -> Leave:
        return self._enter_block(Tag(name="table"))

    def _enter_tr(self, tag: Tag) -> Leave:
        if self._line.fixed or self._homes[-1].name != "table":
            return self._divide()
        row = Tag(name="tr")
        self._homes[-1].append(row)
        return self._push(row)

    def _enter_td(self, tag: Tag) -> Leave:
        if self._line.fixed or self._homes[-1].name != "tr":
            return self._divide()
        cell = Tag(name=tag.name)
        row = self._homes[-1]
        row.append(cell)
        span = str(tag.get("colspan", ""))
        if re.fullmatch("[0-9]{1,2}", span):
            for _ in range(int(span) - 1):
                row.append(Tag(name="td"))
        self._line.fix(cell)
        return self._line.release

    _enter_th = _enter_td


def _loosen(item: Tag) -> None:
    """Note on a list that an item has more in it than a paragraph and lists."""
    if item.parent is not None and len(item.contents) > 1 and item.contents[-1].name not in _LISTS:
        item.parent["data-loose"] = "1"


def _entity(tag: Tag, url: str) -> bool:
    """Whether a link is one Zhihu put on a word to have it searched for."""
    return (
        "RichContent-EntityWord" in tag.get_attribute_list("class")
        or url.startswith("https://zhida.zhihu.com/search")
        or "search_source=Entity" in url
    )


def _neighbour(tag: Tag, step: int) -> Tag | None:
    node = tag.next_sibling if step > 0 else tag.previous_sibling
    while isinstance(node, NavigableString) and not node.strip():
        node = node.next_sibling if step > 0 else node.previous_sibling
    return node if isinstance(node, Tag) else None


def _code_of(tag: Tag) -> str:
    """Return the text of code, its breaks as line feeds."""
    parts: list[str] = []
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name == "br":
                parts.append("\n")
        elif isinstance(node, NavigableString) and not isinstance(node, (Comment, Doctype)):
            parts.append(str(node))
    return "".join(parts)


def _code_pieces(tag: Tag) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the text of inline code piece by piece, with the formats and links around each."""
    for node in tag.descendants:
        if not isinstance(node, NavigableString) or isinstance(node, PreformattedString):
            continue
        formats = []
        for parent in node.parents:
            if parent is tag:
                break
            if parent.name == "a" and target(str(parent.get("href") or "")):
                formats.append(("a", target(str(parent.get("href")))))
            elif parent.name in _INLINE:
                formats.append((_INLINE[parent.name], ""))
        yield str(node), formats[::-1]


def _language(tag: Tag) -> str:
    """Return a code block's language as an info string, or empty for plain text."""
    for element in (tag.find("code"), tag):
        if isinstance(element, Tag):
            given = [str(element.get("lang") or "")]
            for name in element.get_attribute_list("class"):
                found = _LANGUAGE.fullmatch(str(name or ""))
                given.append(found[1] if found else "")
            language = next((word for word in given if word), "")
            if language:
                language = _NOT_IN_INFO.sub("", language)
                return "" if language in ("text", "plain", "plaintext") else language
    return ""
