"""A file becomes a text and tables: the reading stage.

One module for each format: PDF (:mod:`.pdf`), web pages (:mod:`.html`), pages in an archive
(:mod:`.archived`), saved text (:mod:`.plain`). The kind of file is told by its bytes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportparse.errors import EmptyDocumentError, LimitError
from reportparse.reading.archived import page_parts
from reportparse.reading.decoding import decode
from reportparse.reading.html import declared_encoding, read_html
from reportparse.reading.plain import read_plain
from reportparse.reading.sniffing import is_page, kind_of

if TYPE_CHECKING:
    from reportparse.records import Reading

__all__ = ["MOST_BYTES", "read"]

MOST_BYTES: Final = 64 * 1024 * 1024
"""Bytes of a page or a saved text that is read; a book has about two million."""

_BLANK: Final = b" \t\r\n\f\v\x00\xef\xbb\xbf\xfe\xff"


def read(data: bytes) -> Reading:
    """Read a file.

    Args:
        data: its bytes; what kind of file they are is told by them alone.

    Returns:
        The text in reading order with its map to the source, and the structure that the
        file shows.

    Raises:
        UnknownFormatError: the bytes are no kind of file that is read.
        EmptyDocumentError: there is no text in the file.
        LimitError: the file exceeds a limit of size or nesting.
        EncryptedDocumentError: a PDF asks for a password.
        TruncatedDocumentError: the file is cut off or broken.
        ScannedDocumentError: the pages of a PDF are pictures.

    """
    if not data.strip(_BLANK):
        what = "has nothing but white space in it" if data else "is empty"
        message = f"The file {what}; fetch it again."
        raise EmptyDocumentError(message)
    kind = kind_of(data)
    if kind == "pdf":
        from reportparse.reading.pdf import read_pdf  # noqa: PLC0415 - pdfium is slow to load

        return read_pdf(data)
    if len(data) > MOST_BYTES:
        message = (
            f"The file has {len(data) // 1024 // 1024:,} MB of text, and "
            f"{MOST_BYTES // 1024 // 1024} MB are read at most; split it."
        )
        raise LimitError(message)
    if kind == "archived page":
        return _read_archive(data)
    return _read_text(data, declared_encoding(data))


def _read_archive(data: bytes) -> Reading:
    """Read the main page of an archive; where it shows nothing, the frames in it."""
    empty: EmptyDocumentError | None = None
    for part in page_parts(data):
        try:
            reading = _read_text(part.data, part.encoding or declared_encoding(part.data))
        except EmptyDocumentError as error:
            empty = empty or error
        else:
            return replace(reading, media_type="multipart/related")
    raise empty or EmptyDocumentError


def _read_text(data: bytes, declared: str) -> Reading:
    decoded = decode(data, declared)
    reading = (read_html if is_page(decoded.content) else read_plain)(decoded.content)
    return replace(
        reading, encoding=decoded.encoding, warnings=(*decoded.warnings, *reading.warnings)
    )
