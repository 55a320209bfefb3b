"""The documents of a dataset in their order, from what is known of the files.

What comes out depends on the files and their results alone, never on what was run before.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportparse.corpus.results import Counts, counts_of, decoded
from reportparse.corpus.store import DamagedStoreError
from reportparse.dataset.rows import duplicate_rows, failed_rows, located_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.corpus.ingesting import Ingested
    from reportparse.corpus.scanning import Scan
    from reportparse.corpus.store import Store
    from reportparse.dataset.rows import Rows

__all__ = ["Entry", "entries", "identity", "rows_of_entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the dataset."""

    document_id: str
    counts: Counts
    content: str = ""
    """SHA-256 of its bytes; empty if they could not be had."""
    original: str = ""
    """The first document with the same content, where this is another."""

    @property
    def is_failed(self) -> bool:
        """Whether it could not be processed."""
        return self.counts.status == "failed"


def entries(scan: Scan, known: Ingested) -> tuple[Entry, ...]:
    """Return the documents of the dataset in the order of their ids.

    Args:
        scan: the files and the folders that could not be listed.
        known: what is known of the files.

    """
    first: dict[str, str] = {}
    found = []
    for file in scan.files:
        content = known.contents.get(file.name)
        if content is None:
            counts = Counts("failed", known.unread[file.name])
            found.append(Entry(file.document_id, counts))
            continue
        original = first.setdefault(content, file.document_id)
        other = original if original != file.document_id else ""
        found.append(Entry(file.document_id, known.counts[content], content, other))
    for folder, why in scan.unlisted:
        message = f"The folder cannot be listed ({why}); change its permissions."
        found.append(Entry(folder, Counts("failed", message)))
    return tuple(sorted(found, key=lambda entry: entry.document_id))


def identity(documents: Sequence[Entry], known: Ingested) -> str:
    """Hash all that the rows of the documents depend on."""
    digest = hashlib.sha256(known.fingerprint.encode())
    for entry in documents:
        digest.update(repr(entry).encode())
    return digest.hexdigest()


def rows_of_entries(documents: Sequence[Entry], known: Ingested, store: Store) -> Iterator[Rows]:
    """Yield the rows of all documents, one document after the other.

    Args:
        documents: the documents.
        known: what is known of the files.
        store: where the results are kept.

    Raises:
        DamagedStoreError: a result is missing, or is not what was kept.

    """
    for entry in documents:
        if not entry.content:
            yield located_rows(failed_rows(entry.counts.message), entry.document_id)
            continue
        rows = located_rows(_kept(entry, known, store), entry.original or entry.document_id)
        if entry.original:
            yield duplicate_rows(rows["documents"][0], entry.document_id)
        else:
            yield rows


def _kept(entry: Entry, known: Ingested, store: Store) -> Rows:
    passing = known.passing.get(entry.content)
    packed = passing.rows if passing else store.rows(entry.content, known.fingerprint)
    try:
        rows = decoded(packed)
        (document,) = rows["documents"]
    except ValueError as error:
        raise DamagedStoreError(str(error)) from error
    if document["source_sha256"] != entry.content or counts_of(document) != entry.counts:
        message = "a result is not what was kept"
        raise DamagedStoreError(message)
    return rows
