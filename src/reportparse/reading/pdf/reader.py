"""A PDF from its bytes to a reading: the order of the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pypdfium2

from reportparse.errors import (
    EmptyDocumentError,
    LimitError,
    ScannedDocumentError,
    TruncatedDocumentError,
)
from reportparse.reading.pdf.assembly import assembled, with_bookmarks, with_contents, with_tags
from reportparse.reading.pdf.characters import FontTable
from reportparse.reading.pdf.joining import with_captions, with_tables_joined
from reportparse.reading.pdf.opening import bookmarks, information, opened
from reportparse.reading.pdf.page import read_page
from reportparse.reading.pdf.parts import parts
from reportparse.reading.pdf.recognising import is_installed, recognised
from reportparse.reading.pdf.setting import runs_of
from reportparse.reading.pdf.sheets import sheets
from reportparse.reading.pdf.tables import find_ruled
from reportparse.reading.pdf.tags import is_tagged
from reportparse.records import Reading, Text

if TYPE_CHECKING:
    from reportparse.reading.pdf.page import Page
    from reportparse.reading.pdf.recognising import Recognised
    from reportparse.reading.pdf.runs import Run
    from reportparse.reading.pdf.tables import DraftTable

__all__ = ["MOST_CHARACTERS", "read_pdf"]

MOST_CHARACTERS: Final = 20_000_000
"""Characters beyond which a file is refused; the longest prospectuses have about 3 million."""

_UNREADABLE: Final = 0.2
"""Share of characters without a meaning beyond which a page cannot be read in part."""

_MEANINGLESS: Final = 0.6
"""The same beyond which it is not read at all: what is left would be taken for text."""

_PICTURE: Final = 0.3
"""Share of a page without text that pictures cover where the page was scanned."""

_FEW: Final = 10
"""Characters that a page picture may carry as text: a page number, a stamp."""


def read_pdf(data: bytes) -> Reading:
    """Read a PDF.

    Args:
        data: the bytes of the file.

    Returns:
        The text in reading order, a paragraph a line; tables a row a line, cells parted by
        tabs; furniture, captions, notes, tables, entries of contents and bookmarked headings
        marked as blocks. Pages that cannot be read are named in the warnings.

    Raises:
        EncryptedDocumentError: the file asks for a password.
        TruncatedDocumentError: the file is cut off or broken.
        ScannedDocumentError: all pages are pictures without text.
        EmptyDocumentError: there is no text.
        LimitError: the file has too many pages or characters.

    """
    pages: list[Page] = []
    runs: list[list[Run]] = []
    tables: list[list[DraftTable]] = []
    fonts = FontTable()
    warnings = _Warnings()
    with opened(data) as document:
        stated, outline = information(document), bookmarks(document)
        count = len(document)
        tagged = is_tagged(document.raw)
        total = 0
        for index in range(count):
            try:
                page = read_page(document, index, fonts, tagged=tagged)
            except pypdfium2.PdfiumError:
                warnings.broken.append(index + 1)
                continue
            if warnings.is_picture(page) and (seen := _seen(document, index, fonts)):
                page = page.recognised(seen.characters)
                warnings.recognised.append((index + 1, seen.confidence))
            total += len(page.characters)
            if total > MOST_CHARACTERS:
                message = (
                    f"the PDF has more than the {MOST_CHARACTERS:,} characters that are read "
                    f"(reached on page {index + 1} of {count}); split it and read the parts."
                )
                raise LimitError(message)
            if not warnings.look_at(page):
                continue
            found, taken = find_ruled(page)
            pages.append(page)
            tables.append(found)
            runs.append(runs_of(page, np.flatnonzero(page.level & ~taken)))
    warnings.refuse(count, total)
    found_parts = parts(sheets(pages, runs, tables, fonts.names))
    found_parts = with_captions(with_tables_joined(with_contents(found_parts)))
    by_index = {page.index: page for page in pages}
    found_parts = with_tags(with_bookmarks(found_parts, outline), by_index)
    result = assembled(found_parts, by_index, fonts.names)
    return Reading(
        Text.of(result.source),
        "application/pdf",
        result.blocks,
        result.tables,
        pages=count,
        title=stated.title,
        publisher=stated.publisher,
        warnings=warnings.sentences(),
    )


def _seen(document: pypdfium2.PdfDocument, index: int, fonts: FontTable) -> Recognised | None:
    """What is on the picture of a page, where character recognition is installed."""
    if not is_installed():
        return None
    page = document[index]
    try:
        return recognised(page, fonts)
    finally:
        page.close()


class _Warnings:
    """Pages that cannot be read, by what is wrong with them."""

    def __init__(self) -> None:
        self.broken: list[int] = []
        self.scanned: list[int] = []
        self.unmapped: list[int] = []
        self.meaningless: list[int] = []
        self.recognised: list[tuple[int, float]] = []
        """Pages that were read by their picture, and the confidence in it."""

    def is_picture(self, page: Page) -> bool:
        """Tell whether a page can only be read by its picture."""
        characters = page.characters
        count = len(characters)
        if count > _FEW:
            return characters.unmapped > _MEANINGLESS * count
        covered = sum(box.area for box in page.drawing.pictures)
        return covered > _PICTURE * page.width * page.height

    def look_at(self, page: Page) -> bool:
        """Note a page that is a picture, or whose characters mean nothing.

        Returns:
            Whether there is something to read on the page.

        """
        characters = page.characters
        count = len(characters)
        if any(number == page.index + 1 for number, _ in self.recognised):
            return True
        if self.is_picture(page):
            (self.scanned if count <= _FEW else self.meaningless).append(page.index + 1)
            return count <= _FEW
        if count > _FEW and characters.unmapped > _UNREADABLE * count:
            self.unmapped.append(page.index + 1)
        return True

    def refuse(self, pages: int, characters: int) -> None:
        """Raise an error if nothing was read."""
        if len(self.broken) == pages:
            message = "no page of the PDF can be read; fetch or export it again."
            raise TruncatedDocumentError(message)
        if self.scanned and len(self.scanned) + len(self.broken) == pages:
            message = (
                f"all {pages} pages of the PDF are pictures without text; install the extra "
                "'ocr' of reportparse, or run character recognition (OCR) on it first."
            )
            raise ScannedDocumentError(message)
        if len(self.meaningless) == pages:
            message = (
                f"the fonts of the PDF do not say what the characters of its {pages} pages mean; "
                "install the extra 'ocr' of reportparse, or run character recognition on it first."
            )
            raise ScannedDocumentError(message)
        if characters == 0:
            message = "the PDF has no text on any page; look at it, and leave it out."
            raise EmptyDocumentError(message)

    def sentences(self) -> tuple[str, ...]:
        """Say what could not be read, one sentence each."""
        seen = [number for number, _ in self.recognised]
        mean = min(sum(sure for _, sure in self.recognised) / max(len(seen), 1), 0.99)
        return tuple(
            f"{_pages(numbers)} {what}"
            for numbers, what in (
                (seen, f"read by character recognition (confidence {mean:.2f})."),
                (self.broken, "cannot be read (broken in the file)."),
                (self.scanned, "without text (pictures; run character recognition first)."),
                (self.unmapped, "with characters that the file's fonts give no meaning."),
                (
                    self.meaningless,
                    "left out (its fonts give the characters no meaning; recognise them first).",
                ),
            )
            if numbers
        )


def _pages(numbers: list[int]) -> str:
    """Name pages, neighbours as ranges: ``Pages 1, 4-6``."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    named = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
    return f"{'Page' if len(numbers) == 1 else 'Pages'} {named}"
