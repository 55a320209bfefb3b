"""The kind of a file is told by its bytes."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from reportparse.errors import UnknownFormatError
from reportparse.reading.sniffing import is_page, kind_of


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for name in names:
            written.writestr(name, "content")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "pdf"),
        (b"%PDF-1.4 cut off at once", "pdf"),
        (b"\xef\xbb\xbf\r\n%PDF-1.4\n", "pdf"),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj", "pdf"),
        (b"x" * 2_000 + b"%PDF-1.4\n12 0 obj", "pdf"),
        (b"A file that begins with %PDF-1.4 is a PDF.", "text"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", "archived page"),
        (
            b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\ttype=text/html\r\n",
            "archived page",
        ),
        (b"We speak of\nContent-Type: multipart/related\nhere.", "text"),
        (b"<html></html>", "text"),
        ("营业收入".encode("gbk"), "text"),
        (b"BM is short for benchmark", "text"),
        (b"MZ is short for something", "text"),
    ],
)
def test_files_that_are_read(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "Word document"),
        (archive("xl/workbook.xml"), "Excel workbook"),
        (archive("ppt/presentation.xml"), "PowerPoint"),
        (archive("OFD.xml", "Doc_0/Document.xml"), "OFD document"),
        (archive("report.pdf"), "ZIP archive"),
        (gzip.compress(b"text"), "gzip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
            "old Excel workbook",
        ),
        (b"{\\rtf1\\ansi text}", "rich text file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP picture"),
        (b"Rar!\x1a\x07\x01\0", "RAR archive"),
        (b"\0" * 257 + b"ustar\0", "tar archive"),
        (b"\0\0\0\x18ftypmp42", "film"),
        (b"\x7fELF\x02", "program"),
    ],
)
def test_known_files_that_are_not_read_are_named(data: bytes, name: str) -> None:
    with pytest.raises(
        UnknownFormatError, match=rf"^This is an? {name}.*, which is not read: .*\.$"
    ):
        kind_of(data)


@pytest.mark.parametrize(
    ("content", "page"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\ufeff \n<!-- saved --><HTML>", True),
        ('<?xml version="1.0"?><!DOCTYPE html><html>', True),
        ("<p>一段</p>", True),
        ("<div class=a>", True),
        ("垃圾链接<html><body><p>正文</p></body></html>", True),
        ("第一段<br>第二段<br>第三段<br>第四段<br>第五段<br>", True),
        ("营业收入增长<5%，利润>3%", False),
        ("<5%的企业", False),
        ("# 标题\n\n正文 <br> 换行", False),
        ("The tag <html> opens a page.", False),
    ],
)
def test_pages_are_told_from_saved_text(content: str, page: bool) -> None:  # noqa: FBT001 - parametrized
    assert is_page(content) is page


def test_other_xml_is_refused() -> None:
    with pytest.raises(UnknownFormatError, match="XML that is no web page"):
        is_page('<?xml version="1.0"?><rss><title>a</title></rss>')
