"""Pages saved with all that belongs to them in one file (MHTML, ``.mht``)."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.policy import default
from typing import TYPE_CHECKING, Final

from reportparse.errors import LimitError, TruncatedDocumentError

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["Part", "page_parts"]

_MOST_PARTS: Final = 10_000
"""Parts of one file; a page with many pictures has some hundreds."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page in an archive."""

    data: bytes
    """Its bytes, with the transfer encoding undone."""
    encoding: str
    """The encoding that its header declares; empty if it declares none."""


def page_parts(data: bytes) -> tuple[Part, ...]:
    """Take the pages out of an archive.

    Args:
        data: bytes of an MHTML file.

    Returns:
        The main page first, then the frames in it, the longest first.

    Raises:
        TruncatedDocumentError: there is no page in it.
        LimitError: it has more than 10,000 parts.

    """
    if data.count(b"\n--") > 3 * _MOST_PARTS:
        message = f"The archive has more than {_MOST_PARTS:,} parts; save the page alone."
        raise LimitError(message)
    try:
        archive = message_from_bytes(data.lstrip(), policy=default.clone(raise_on_defect=False))
        parts = [part for part in archive.walk() if part.get_content_type() in _PAGES]
        start = archive.get_param("start") or ""
        root = next((part for part in parts if start and part.get("Content-ID") == start), None)
        main = root or next(iter(parts), None)
        pages = [main] if main is not None else []
        pages += sorted(
            (part for part in parts if part is not main), key=lambda part: -len(_payload(part))
        )
        found = tuple(Part(_payload(part), _charset(part)) for part in pages)
    except (MessageError, ValueError, LookupError, RecursionError, IndexError) as error:
        raise _no_page() from error
    if not found:
        raise _no_page()
    return found


_PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def _no_page() -> TruncatedDocumentError:
    message = "The web archive has no page in it that can be read; save the page again."
    return TruncatedDocumentError(message)


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: Message) -> str:
    return str(part.get_content_charset() or "")
