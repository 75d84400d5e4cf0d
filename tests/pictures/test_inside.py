"""Pictures inside an archive that is one file."""

from __future__ import annotations

import zipfile
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from tests.archive.opened import column_in
from tests.pictures.samples import shipped
from tui.page.document import body
from tui.page.layout import lay_out
from tui.page.page import Kind
from tui.page.style import PageStyle
from tui.page.theme import PLAIN
from tui.pictures import inside
from tui.pictures.inside import Inside
from tui.pictures.problem import NoPicture, Reason
from tui.services.pictures import ColumnPictures

DIGITS = "6a28604284106e8753e025b6a15f291d"
URL = f"https://pic3.zhimg.com/v2-{DIGITS}_r.jpg"
PNG = shipped(DIGITS).read_bytes()


def zipped(file: Path, members: dict[str, bytes]) -> Path:
    """Write a zip and return it."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


def mailed(file: Path, html: str, url: str = URL, data: bytes = PNG) -> Path:
    """Write a page with a picture as Chrome does, and return it."""
    mail = MIMEMultipart("related")
    mail.attach(MIMEText(html, "html", "utf-8"))
    picture = MIMEImage(data, "png")
    picture["Content-Location"] = url
    mail.attach(picture)
    file.write_bytes(b"From: <Saved by Blink>\r\n" + mail.as_bytes())
    return file


@pytest.mark.parametrize(
    ("name", "url"),
    [
        (f"a/column_files/v2-{DIGITS}_1440w.jpg", URL),
        (f"v2-{DIGITS}_b.png", URL),
        ("甲/assets/image-001.jpg", "assets/image-001.jpg"),
        ("assets/one.png", "https://x.example/one.png?size=2"),
    ],
)
def test_a_member_of_a_zip_is_found_as_in_a_folder(tmp_path: Path, name: str, url: str) -> None:
    found = Inside([zipped(tmp_path / "c.zip", {name: PNG, "c.json": b"{}"})])
    assert not found.known and found.read() and found.known
    saved = found.find(url)
    assert saved and saved.read() == PNG
    assert found.find("https://pic1.zhimg.com/v2-other.jpg") is None


def test_of_several_sizes_the_largest_is_it(tmp_path: Path) -> None:
    members = {f"a/{DIGITS}_b.png": b"\x89PNG" + b"0" * 9, f"b/{DIGITS}_r.png": PNG}
    saved = Inside([zipped(tmp_path / "c.zip", members)]).find(URL)
    assert saved and saved.read() == PNG


def test_a_part_of_a_saved_page_is_found_by_its_address(tmp_path: Path) -> None:
    plain = "https://x.example/images/one.png?w=3"
    for url, sought in ((URL, URL.replace("_r", "_b")), (plain, plain)):
        saved = Inside([mailed(tmp_path / "p.mhtml", "<p>字</p>", url)]).find(sought)
        assert saved and saved.read() == PNG


def test_what_is_damaged_or_no_archive_has_none(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "c.zip", {f"{DIGITS}.png": PNG}).read_bytes()
    for data in (b"", b"PK\3\4", whole[:-9], b"{}", b"From: <Saved by Blink>\r\n\r\n"):
        (tmp_path / "x").write_bytes(data)
        assert not Inside([tmp_path / "x", tmp_path, tmp_path / "none"]).read()
    broken = bytearray(whole)
    broken[60:80] = b"\xff" * 20
    (tmp_path / "x").write_bytes(broken)
    saved = Inside([tmp_path / "x"]).find(URL)
    assert saved
    with pytest.raises(NoPicture):
        saved.read()


def test_one_that_is_too_large_or_gone_costs_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = zipped(tmp_path / "c.zip", {f"{DIGITS}.png": PNG})
    found = Inside([file])
    saved = found.find(URL)
    mail = Inside([mailed(tmp_path / "p.mhtml", "<p>字</p>")]).find(URL)
    assert saved and mail
    monkeypatch.setattr(inside, "LARGEST_FILE", len(PNG) - 1)
    for one in (saved, mail):
        with pytest.raises(NoPicture) as raised:
            one.read()
        assert raised.value.reason is Reason.TOO_LARGE
    assert not Inside([file]).read()
    file.unlink()
    with pytest.raises(NoPicture):
        saved.read()


def test_the_pictures_of_an_article_in_a_zip_and_in_a_saved_page_are_at_hand(
    tmp_path: Path,
) -> None:
    html = (
        '<h1 class="Post-Title">题</h1>'
        f'<div class="Post-RichText"><p>字</p><figure><img src="{URL}"></figure></div>'
    )
    relative = (
        b'<h1 class="Post-Title">x</h1><div class="Post-RichText"><img src="p_files/one.png">'
    )
    for file, count in (
        (mailed(tmp_path / "p.mhtml", html), 1),
        (zipped(tmp_path / "c.zip", {"p.html": relative, "p_files/one.png": PNG}), 1),
    ):
        pictures = ColumnPictures((file,), lambda: tmp_path / "cache")
        (article,) = column_in(tmp_path / file.stem, {file.name: file.read_bytes()}).articles
        page = lay_out(body(article), PageStyle(80, PLAIN))
        urls = [stop.payload for stop in page.stops if stop.kind is Kind.IMAGE]
        assert len(urls) == count, file
        assert not pictures.at_hand(urls[0])
        assert pictures.prepare() and pictures.at_hand(urls[0])
        assert pictures.original(urls[0]) == PNG
