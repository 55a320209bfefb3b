"""Opening a PDF: what can be wrong with it, and what it says about itself."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pypdfium2
import pypdfium2.raw as pdfium

from reportparse.errors import (
    EmptyDocumentError,
    EncryptedDocumentError,
    LimitError,
    TruncatedDocumentError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MOST_PAGES", "Bookmark", "Information", "bookmarks", "information", "opened"]

MOST_PAGES: Final = 5_000
"""Pages beyond which a file is refused; the longest prospectuses have about 2,000."""

_MOST_BOOKMARKS: Final = 20_000
_DEEPEST_BOOKMARK: Final = 16
_LONGEST_TITLE: Final = 200
_SHORTEST_TITLE: Final = 4


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that the file carries."""

    title: str
    level: int
    """1 for the outermost."""
    page: int | None
    """1 for the first page; None if it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Information:
    """What the file says about itself, where it can be believed."""

    title: str = ""
    publisher: str = ""


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF, and close it whatever happens.

    Args:
        data: the bytes of the file.

    Raises:
        EncryptedDocumentError: the file asks for a password, or for a key that is not known.
        TruncatedDocumentError: the file is cut off or broken beyond what pdfium mends.
        EmptyDocumentError: the file has no pages.
        LimitError: it has more than :data:`MOST_PAGES`.

    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            message = "the PDF asks for a password; save a copy without one and read that."
            raise EncryptedDocumentError(message) from error
        what = "ends before its last part" if b"%%EOF" not in data[-2048:] else "is broken"
        message = f"the PDF {what} and cannot be opened; fetch or export it again."
        raise TruncatedDocumentError(message) from error
    try:
        pages = len(document)
        if pages == 0:
            message = "the PDF has no pages; fetch or export it again."
            raise EmptyDocumentError(message)
        if pages > MOST_PAGES:
            message = (
                f"the PDF has {pages:,} pages, more than the {MOST_PAGES:,} that are read; "
                "split it and read the parts."
            )
            raise LimitError(message)
        yield document
    finally:
        document.close()


def bookmarks(document: pypdfium2.PdfDocument) -> tuple[Bookmark, ...]:
    """Return the outline of a file, in order; empty if there is none or it is broken."""
    found = []
    try:
        for entry in document.get_toc(max_depth=_DEEPEST_BOOKMARK):
            title = " ".join((entry.get_title() or "").split())
            destination = entry.get_dest()
            index = destination.get_index() if destination else None
            if title:
                found.append(Bookmark(title, entry.level + 1, None if index is None else index + 1))
            if len(found) == _MOST_BOOKMARKS:
                break
    except pypdfium2.PdfiumError:
        return ()
    return tuple(found)


_FILE_NAME: Final = re.compile(
    r"^\S+\.(?:docx?|xlsx?|pptx?|pdf|indd|qxp|tex|html?|wps|cdr|rtf|txt|dvi)$|[\\/]\S+\.\w{2,4}$"
    r"|\.(?:docx?|xlsx?|pptx?|indd|qxp|wps|cdr|rtf|dvi)$",
    re.IGNORECASE,
)
_MADE_BY_A_PROGRAM: Final = re.compile(
    r"^(?:Microsoft (?:Word|Excel|PowerPoint)|幻灯片|投影片|PowerPoint|Slide|untitled|无标题|"
    r"未命名|未命名文件|無標題|Document\d*|文档\d*|文件\d*|文稿\d*|Print|Layout|about:blank|"
    r"https?:|file:|template|title|标题|標題|test|unknown|default|\(?anonymous\)?)",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(
    r"^(?:administrator|admin|user\d*|owner|unknown|anonymous|\(?unspecified\)?|root|guest|"
    r"hp|dell|lenovo|thinkpad|asus|acer|pc|mac|windows ?用户|用户|微软用户|微軟用戶|"
    r"microsoft(?: office)?(?: user)?|null|none|author|作者|dreamsummit|china|win\d*|"
    r"[a-z]{1,8}\d*|.{1,2})$",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"[A-Za-z]{2}|[\u3400-\u9fff]")


def information(document: pypdfium2.PdfDocument) -> Information:
    """Return title and publisher of a file's information dictionary, if plausible.

    A title that is the name of a file or was put in by a program, and an author who is the
    name of a computer's user, are left out. The date is not taken at all: it is the day on
    which the file was made, often years after the report, and periods would count from it.
    """
    title = _stated(document, "Title")
    author = _stated(document, "Author")
    return Information(
        title if is_plausible_title(title) else "",
        author if is_plausible_publisher(author) else "",
    )


def _stated(document: pypdfium2.PdfDocument, key: str) -> str:
    try:
        stated = document.get_metadata_value(key)
    except (pypdfium2.PdfiumError, UnicodeDecodeError, ValueError):
        return ""
    return " ".join(stated.replace("\0", "").split())


def is_plausible_title(title: str) -> bool:
    """Tell whether a stated title may be what the report calls itself."""
    return (
        _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE
        and bool(_WORDS.search(title))
        and "\ufffd" not in title
        and not _FILE_NAME.search(title)
        and not _MADE_BY_A_PROGRAM.match(title)
    )


def is_plausible_publisher(author: str) -> bool:
    """Tell whether a stated author may be who published the report."""
    return (
        len(author) <= _LONGEST_TITLE
        and bool(_WORDS.search(author))
        and "\ufffd" not in author
        and not _NOBODY.match(author)
        and not _FILE_NAME.search(author)
    )
