"""What an article's HTML says, by the rules of Zhihu's pages and by nothing of the converter."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, unquote, unquote_plus, urlsplit

from tests.fidelity.text import FORMULA, Block, Code, Content, Link, Mark, seen_text
from tests.fidelity.tree import Node, read

_BLOCK_NAMES = (
    "p div h1 h2 h3 h4 h5 h6 ul ol li blockquote figure figcaption hr pre table tbody thead "
    "tr td th section article dl dt dd"
)
_HIDDEN_NAMES = "script style svg button template head"
_HIDDEN_CLASS_NAMES = (
    "invisible Catalog css-19ad9zw ReferenceList-backLink ecommerce-ad-box MathJax_Preview "
    "RichText-MCNLinkCardContainer RichText-ADLinkCardContainer RichText-EduCardContainer "
    "LinkCard-backdrop LinkCard-meta LinkCard-imageCell GifPlayer-icon"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_HIDDEN_TAGS = frozenset(_HIDDEN_NAMES.split())
_HIDDEN_CLASSES = frozenset(_HIDDEN_CLASS_NAMES.split())
_ADVERTISEMENTS = frozenset(("mcn-link-card", "ad-link-card", "edu-card"))
_MARKS = {
    "b": Mark.BOLD,
    "strong": Mark.BOLD,
    "i": Mark.ITALIC,
    "em": Mark.ITALIC,
    "u": Mark.UNDERLINE,
    "ins": Mark.UNDERLINE,
    "s": Mark.STRIKE,
    "del": Mark.STRIKE,
    "strike": Mark.STRIKE,
}
_KINDS = {"figcaption": "caption", "td": "cell", "th": "cell"} | {
    f"h{level}": "heading" for level in range(1, 7)
}
_HTML_BLANKS = re.compile("[ \t\n\r\f\v]+")


def expected(html: str) -> Content:
    """Return what a reader of some HTML sees, in order."""
    return _Reading(read(html)).content


def unwrapped(url: str) -> str:
    """Return where a link leads: out of Zhihu's redirect, once."""
    parts = urlsplit(url)
    if parts.hostname == "link.zhihu.com":
        targets = re.search(r"[?&]target=([^&#]*)", url)
        if targets:
            return re.sub(r"\s", lambda blank: quote(blank[0]), unquote(targets[1]).strip())
    if re.match(r"/(?!/)", url):
        return f"https://www.zhihu.com{url}"
    return url


def picture_url(picture: Node, twin: Node | None) -> str:
    """Return the best address of a picture, or nothing: the moving one, else the original."""
    original, actual = picture.get("data-original"), picture.get("data-actualsrc")
    if ".gif" in actual:
        return actual
    if "ztext-gif" in picture.classes:
        return re.sub(r"\.(jpg|png|webp)(?=$|\?)", ".gif", picture.get("src"))
    sources = (original, actual, twin.get("src") if twin else "", picture.get("src"))
    for url in sources:
        if url and not url.startswith("data:"):
            return url if "//" in url else f"https://pic1.zhimg.com/{url.lstrip('/')}"
    return ""


class _Reading:
    def __init__(self, root: Node) -> None:
        self.content = Content()
        self.notes: dict[str, tuple[str, str]] = {}
        self.has_notes = any(node.get("data-draft-type") == "reference" for node in root.elements())
        self.kind = "text"
        self.block = Block(self.kind)
        self.breaks = 0
        self.table = 0
        self.inside(root, Mark.NONE)
        self.edge()
        for number, (text, url) in self.notes.items():
            if not text.strip() and not url:
                continue
            self.apart("footnote", f"[{number}]")
            self.apart("footnote", " ".join(filter(None, (text, url))))
            self.content.links.append(Link("footnote", url))

    def edge(self) -> None:
        """End the block that is being read, if it says anything."""
        self.breaks = 0
        if seen_text(self.block.text).strip():
            self.block.table = self.table if self.block.kind == "cell" else 0
            self.content.blocks.append(self.block)
        self.block = Block(self.kind)

    def say(self, text: str, mark: Mark) -> None:
        text = _HTML_BLANKS.sub(" ", seen_text(text))
        if not text:
            return
        if not text.isspace():
            if self.breaks > 1:
                self.edge()
            self.breaks = 0
        self.block.add(text, mark)

    def apart(self, kind: str, text: str) -> None:
        """Say something in a block of its own."""
        self.edge()
        block = Block(kind)
        block.add(seen_text(text), Mark.NONE)
        if block.text.strip():
            self.content.blocks.append(block)

    def inside(self, node: Node, mark: Mark) -> None:
        for child in node.children:
            if isinstance(child, str):
                self.say(child, mark)
            else:
                self.element(child, node, mark)

    def element(self, node: Node, parent: Node, mark: Mark) -> None:
        draft = node.get("data-draft-type")
        tex = _tex(node)
        if node.tag == "noscript":
            if not any(isinstance(near, Node) and near.tag == "img" for near in parent.children):
                self.inside(node, mark)
        elif "RichText-video" in node.classes or node.tag == "video":
            video = node if node.tag == "video" else node.find("video")
            self.apart("video", "视频")
            self.content.links.append(Link("video", video.get("src") if video else ""))
        elif (
            node.tag in _HIDDEN_TAGS
            or node.classes & _HIDDEN_CLASSES
            or draft in _ADVERTISEMENTS
            or ("ReferenceList" in node.classes and self.has_notes)
        ):
            return
        elif tex is not None:
            self.content.formulas.append(tex)
            self.say(FORMULA, mark)
        elif node.tag == "img":
            self.picture(node, parent)
        elif node.tag == "br":
            self.breaks += 1
            self.block.add("\n", mark)
        elif node.tag == "a":
            self.anchor(node, mark)
        elif node.tag == "pre" or (node.tag == "code" and "\n" in node.text.strip()):
            self.code(node)
        elif node.tag == "sup" and draft == "reference":
            self.footnote(node, mark)
        elif node.tag in _BLOCKS:
            self.table += node.tag == "table"
            kind, self.kind = self.kind, _KINDS.get(node.tag, self.kind)
            self.edge()
            self.inside(node, mark)
            self.kind = kind
            self.edge()
        else:
            self.inside(node, mark | (Mark.CODE if node.tag == "code" else _MARKS.get(node.tag, 0)))

    def picture(self, node: Node, parent: Node) -> None:
        if "thumbnail" in node.classes or "LinkCard-image" in node.classes:
            return
        twin = next(
            (near for near in parent.children if isinstance(near, Node) and near.tag == "noscript"),
            None,
        )
        url = picture_url(node, twin.find("img") if twin else None)
        self.edge()
        if url:
            self.content.links.append(Link("image", url))

    def code(self, node: Node) -> None:
        inner = node if node.tag == "code" else node.find("code") or node
        names = f"{inner.get('class')} {node.get('class')}"
        language = re.search(r"language-(\S+)", names)
        name = language[1] if language else inner.get("lang") or node.get("lang")
        text = node.text.replace("\r\n", "\n").replace("\r", "\n")
        source = seen_text(re.sub("[\x85\u2028\u2029]", "\n", text))
        if not source.strip():
            return
        self.content.codes.append(Code("" if name == "text" else name, source))
        self.apart("code", source)

    def footnote(self, node: Node, mark: Mark) -> None:
        number = node.get("data-numero") or re.sub(r"\D", "", node.text)
        self.say(f"[{number}]", mark)
        text = _HTML_BLANKS.sub(" ", node.get("data-text"))
        self.notes.setdefault(number, (text, node.get("data-url")))

    def anchor(self, node: Node, mark: Mark) -> None:
        url = unwrapped(node.get("href"))
        classes = node.classes
        if re.match(r"#ref_\d+_\d+$", node.get("href")):
            return  # from a reference back to where it is used
        if "video-box" in classes or "ZVideoLinkCard" in classes:
            title = node.find("span", "title")
            name = node.get("data-name") or (title.text if title else "")
            self.apart("video", name.strip() or "视频")
            self.content.links.append(Link("video", url))
        elif "LinkCard" in classes or node.get("data-draft-type") == "link-card":
            title = node.find("span", "LinkCard-title")
            about = node.find("span", "LinkCard-desc")
            text = (title.text if title else "") or node.get("data-text") or _shown(node)
            # Some describe the page by its host, which a page of ours says anyway.
            if about and about.text.strip() not in ("", urlsplit(url).hostname):
                text += f" {about.text}"
            self.apart("card", text)
            self.content.links.append(Link("card", url))
        elif "comment_img" in classes or "comment_gif" in classes:
            self.edge()
            self.content.links.append(Link("image", url))
        else:
            self.link(node, url, mark)

    def link(self, node: Node, url: str, mark: Mark) -> None:
        if "comment_sticker" in node.classes:
            # Its label, or an emoji for it.
            self.say(FORMULA, mark)
            return
        leads = is_link(url) and not is_entity(node, url)
        pictures = any(below.tag == "img" and _tex(below) is None for below in node.elements())
        words = seen_text(_shown(node)).strip() or _has_formula(node)
        if leads and (words or pictures):
            if pictures:
                self.content.asides.add(url)
            self.content.links.append(Link("link", url))
            mark |= Mark.LINK
        self.inside(node, mark)
        if node.find("span", "ellipsis"):
            self.say("…", mark)


def is_link(url: str) -> bool:
    """Return whether an address may be a link: http and https with a host, and mailto."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return (parts.scheme in ("http", "https") and bool(parts.netloc)) or parts.scheme == "mailto"


def is_entity(node: Node, url: str) -> bool:
    """Return whether a link is a word that Zhihu itself made into a search."""
    query = parse_qs(urlsplit(url).query)
    return (
        "RichContent-EntityWord" in node.classes
        or "zhida_source" in query
        or query.get("search_source") == ["Entity"]
    )


def _shown(node: Node) -> str:
    if node.tag in _HIDDEN_TAGS or node.classes & _HIDDEN_CLASSES:
        return ""
    return "".join(
        child if isinstance(child, str) else _shown(child) for child in node.children
    ) + ("…" if "ellipsis" in node.classes else "")


def _has_formula(node: Node) -> bool:
    return any(_tex(below) is not None for below in node.elements())


def _tex(node: Node) -> str | None:
    if node.tag == "span" and "ztext-math" in node.classes:
        return node.get("data-tex")
    if node.tag == "span" and "math-inline" in node.classes:
        return node.text
    if node.tag != "img" or not (node.get("eeimg") or "/equation?tex=" in node.get("src")):
        return None
    alt = node.get("alt")
    if alt and alt != "[公式]":
        return alt
    if node.get("data-formula"):
        return node.get("data-formula")
    return unquote_plus(node.get("src").partition("tex=")[2].partition("&")[0])
