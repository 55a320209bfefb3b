"""What kind of file some bytes are; their name is no matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from reportparse.errors import UnknownFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Kind", "is_page", "kind_of"]

Kind = Literal["pdf", "archived page", "text"]
"""``text`` is anything that may be decoded: saved text or a page."""

_JUNK: Final = 4_096
"""Bytes of junk that may stand before a PDF; its standard allows 1,024."""

_HEAD: Final = 16_384
"""Bytes or characters in which the kind of a file shows."""

_PDF: Final = re.compile(rb"%PDF-\d")
_PDF_OBJECT: Final = re.compile(rb"\d\s{1,3}\d{1,5}\s{1,3}obj\b")
_ARCHIVED: Final = re.compile(rb"(?:^|\n)content-type:\s{0,9}multipart/related\b", re.IGNORECASE)
_HEADER: Final = re.compile(rb"\s{0,99}[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]")
_PAGE_START: Final = re.compile(
    r"(?:\s|\ufeff|<!--(?:(?!-->).){0,2000}-->|<\?[^>]{0,500}>)*+"
    r"<(?:!doctype\s{1,9}html|html|head|body|meta|title|div|p|table|h[1-6]|article|section|main|"
    r"center|font|span|ul|ol|br|b|strong|a|pre|link|style|script|frameset|header|nav)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE: Final = re.compile(r"<(?:html|body)[\s>]|<!doctype\s{1,9}html", re.IGNORECASE)
_END_TAG: Final = re.compile(
    r"</(?:p|div|table|tr|td|span|h[1-6]|ul|li|html|body)\s{0,9}>|<br\s{0,9}/?>", re.IGNORECASE
)
_TAGS: Final = 5
"""End tags from which a text that begins without a tag is a part of a page."""

_XML: Final = re.compile(r"[\s\ufeff]*<\?xml\b")


@dataclass(frozen=True, slots=True)
class _Foreign:
    """A kind of file that is known and not read."""

    marks: tuple[bytes, ...]
    name: str
    advice: str
    offset: int = 0
    inside: bytes = b""
    """Bytes that tell it from others with the same mark, anywhere in the file."""


_SAVE_AS_PDF: Final = "save it as PDF or as text"
_UNPACK: Final = "unpack it and leave the documents themselves here"
_RECOGNISE: Final = "run character recognition on it and save a PDF with text"

_FOREIGN: Final = (
    _Foreign((b"PK\x03\x04",), "a Word document (.docx)", _SAVE_AS_PDF, inside=b"word/document"),
    _Foreign((b"PK\x03\x04",), "an Excel workbook (.xlsx)", _SAVE_AS_PDF, inside=b"xl/workbook"),
    _Foreign((b"PK\x03\x04",), "a PowerPoint file (.pptx)", _SAVE_AS_PDF, inside=b"ppt/present"),
    _Foreign((b"PK\x03\x04",), "an OFD document", "save it as PDF", inside=b"OFD.xml"),
    _Foreign(
        (b"PK\x03\x04",), "an e-book (.epub)", "save it as PDF or HTML", inside=b"application/epub"
    ),
    _Foreign(
        (b"PK\x03\x04",),
        "an OpenDocument file",
        _SAVE_AS_PDF,
        inside=b"application/vnd.oasis.opendocument",
    ),
    _Foreign((b"PK\x03\x04", b"PK\x05\x06"), "a ZIP archive", _UNPACK),
    _Foreign(
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
        "an old Excel workbook (.xls)",
        _SAVE_AS_PDF,
        inside="Workbook".encode("utf-16-le"),
    ),
    _Foreign(
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
        "an old PowerPoint file (.ppt)",
        _SAVE_AS_PDF,
        inside="PowerPoint".encode("utf-16-le"),
    ),
    _Foreign((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), "an old Word document (.doc)", _SAVE_AS_PDF),
    _Foreign((b"{\\rtf",), "a rich text file (.rtf)", _SAVE_AS_PDF),
    _Foreign((b"%!PS",), "a PostScript file", "convert it to PDF"),
    _Foreign((b"\x89PNG\r\n\x1a\n",), "a PNG picture", _RECOGNISE),
    _Foreign((b"\xff\xd8\xff",), "a JPEG picture", _RECOGNISE),
    _Foreign((b"GIF87a", b"GIF89a"), "a GIF picture", _RECOGNISE),
    _Foreign((b"II*\x00", b"MM\x00*"), "a TIFF picture", _RECOGNISE),
    _Foreign((b"BM",), "a BMP picture", _RECOGNISE, inside=b"\x00\x00\x00\x00"),
    _Foreign((b"WEBP",), "a WebP picture", _RECOGNISE, offset=8),
    _Foreign((b"AT&TFORM",), "a DjVu document", "convert it to PDF with text"),
    _Foreign((b"CAJ\x00", b"KDH ", b"HN\x00\x00", b"TEB\x00"), "a CAJ document", "save it as PDF"),
    _Foreign((b"\x1f\x8b",), "a gzip archive", _UNPACK),
    _Foreign((b"BZh",), "a bzip2 archive", _UNPACK, inside=b"1AY&SY"),
    _Foreign((b"\xfd7zXZ\x00",), "an xz archive", _UNPACK),
    _Foreign((b"\x28\xb5\x2f\xfd",), "a Zstandard archive", _UNPACK),
    _Foreign((b"7z\xbc\xaf\x27\x1c",), "a 7-Zip archive", _UNPACK),
    _Foreign((b"Rar!\x1a\x07",), "a RAR archive", _UNPACK),
    _Foreign((b"ustar",), "a tar archive", _UNPACK, offset=257),
    _Foreign((b"SQLite format 3\x00",), "an SQLite database", "export its text"),
    _Foreign((b"PAR1",), "a Parquet file", "export its text", inside=b"\x00"),
    _Foreign((b"bplist00",), "a Safari web archive", "save the page as HTML or PDF"),
    _Foreign((b"ITSF\x03",), "a compiled help file (.chm)", "save its pages as HTML"),
    _Foreign(
        (b"ID3", b"OggS", b"fLaC", b"RIFF"), "a sound or film", "leave it out", inside=b"\x00"
    ),
    _Foreign((b"ftyp",), "a film", "leave it out", offset=4),
    _Foreign((b"\x7fELF", b"MZ\x90\x00"), "a program", "leave it out"),
)


def kind_of(data: bytes) -> Kind:
    """Tell what kind of file some bytes are.

    Args:
        data: the bytes.

    Raises:
        UnknownFormatError: they are a known kind of file that is not read; the message
            names it and says what to do.

    """
    foreign = next(_foreign(data), None)
    if foreign:
        message = f"This is {foreign.name}, which is not read: {foreign.advice}."
        raise UnknownFormatError(message)
    if _is_pdf(data):
        return "pdf"
    head = data[:_HEAD]
    if _HEADER.match(head) and _ARCHIVED.search(head):
        return "archived page"
    return "text"


def _foreign(data: bytes) -> Iterator[_Foreign]:
    for kind in _FOREIGN:
        marked = any(data.startswith(mark, kind.offset) for mark in kind.marks)
        if marked and (not kind.inside or kind.inside in data):
            yield kind


def _is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF, which may have junk before it but is not just spoken of."""
    found = _PDF.search(data, 0, _JUNK)
    if found is None:
        return False
    return not data[: found.start()].strip(b"\xef\xbb\xbf\x00 \t\r\n") or bool(
        _PDF_OBJECT.search(data, found.end())
    )


def is_page(content: str) -> bool:
    """Tell whether a decoded file is a web page or a part of one.

    Args:
        content: its characters.

    Raises:
        UnknownFormatError: it is XML of another kind.

    """
    head = content[:_HEAD]
    tags = len(_END_TAG.findall(head))
    if _PAGE_START.match(head) or (_PAGE.search(head) and tags):
        return True
    if _XML.match(head) and not tags:
        message = "This is XML that is no web page, which is not read: save it as HTML or as text."
        raise UnknownFormatError(message)
    return tags >= _TAGS
