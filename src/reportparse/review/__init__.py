"""A dataset to pages on which a person checks its claims, without a server or a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.dataset import code_fingerprint
from reportparse.dataset.publishing import Publication
from reportparse.review.pages import document_page, index_page, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportparse.dataset.rows import Rows

__all__ = ["FOLDER", "publication", "write_review"]

FOLDER: Final = "review"
"""Name of the folder below the output folder; its ``index.html`` lists the documents."""

_OWN: Final = re.compile(r"index\.html|documents")


def write_review(folder: Path, documents: Iterable[Rows]) -> None:
    """Write the pages.

    Args:
        folder: an empty folder.
        documents: rows of each document, in order; only one is held in memory at a time.

    """
    pages = folder / "documents"
    pages.mkdir()
    shown = []
    for rows in documents:
        entry = listed(rows)
        (pages / entry.file).write_text(document_page(rows), "utf-8", newline="\n")
        shown.append(entry)
    (folder / "index.html").write_text(index_page(shown), "utf-8", newline="\n")


def publication() -> Publication:
    """Return the pages as a publication."""
    parts = (code_fingerprint("reportparse.review"), code_fingerprint("reportparse.dataset"))
    return Publication(
        folder=FOLDER,
        fingerprint=" ".join(parts),
        owns=_OWN,
        write=write_review,
    )
