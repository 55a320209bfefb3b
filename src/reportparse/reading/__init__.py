"""A file becomes a text and tables: the reading stage."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportparse.errors import EmptyDocumentError
from reportparse.reading.decoding import decode
from reportparse.reading.html import read_html
from reportparse.reading.plain import read_plain

if TYPE_CHECKING:
    from reportparse.records import Reading

__all__ = ["read"]


def read(data: bytes) -> Reading:
    """Read a file.

    Args:
        data: its bytes; the kind of file is told by them.

    Raises:
        DocumentError: the file cannot be read.

    """
    if not data.strip():
        message = "The file is empty; fetch it again."
        raise EmptyDocumentError(message)
    if b"%PDF-" in data[:1024]:
        from reportparse.reading.pdf import read_pdf  # noqa: PLC0415 - pdfium is slow to load

        return read_pdf(data)
    decoded = decode(data)
    is_page = re.match(r"\s*<[a-zA-Z!?]", decoded.content)
    reading = read_html(decoded.content) if is_page else read_plain(decoded.content)
    return replace(reading, encoding=decoded.encoding, warnings=reading.warnings + decoded.warnings)
