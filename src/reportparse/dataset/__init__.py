"""Reports to tables to files; the schema that everything else is generated from."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib
from contextlib import ExitStack
from functools import cache
from importlib import metadata, resources
from typing import TYPE_CHECKING, Final

from reportparse.dataset.describing import codebook, datapackage
from reportparse.dataset.files import FORMATS, Format, open_dataset
from reportparse.dataset.frames import frames
from reportparse.dataset.publishing import Publication
from reportparse.dataset.reconciling import Reconciliation
from reportparse.dataset.rows import rows_of
from reportparse.dataset.schema import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reportparse.dataset.rows import Rows

__all__ = [
    "DEFAULT_FORMATS",
    "FORMATS",
    "Format",
    "code_fingerprint",
    "frames",
    "publication",
    "rows_of",
    "tables",
    "write_dataset",
]

_OWN: Final = re.compile(
    r"(?:documents|sections|claims|repairs|reconciliation)\.(?:csv|parquet|jsonl)"
    r"|dataset\.(?:xlsx|sqlite)|codebook\.md|datapackage\.json"
)
"""Names of the files of a dataset, in whatever formats."""

DEFAULT_FORMATS: Final[tuple[Format, ...]] = ("csv", "parquet")


@cache
def code_fingerprint(package: str = "reportparse.dataset") -> str:
    """Return a hash of the code and data files of a package.

    Args:
        package: dotted name of a package that lies in a folder.

    """
    folder = resources.files(package)
    digest = hashlib.sha256()

    def add(entries: Iterable[resources.abc.Traversable], prefix: str) -> None:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != "__pycache__":
                add(entry.iterdir(), f"{prefix}{entry.name}/")
            elif entry.is_file():
                digest.update(f"{prefix}{entry.name}\0".encode() + entry.read_bytes() + b"\0")

    add(folder.iterdir(), "")
    return digest.hexdigest()


def write_dataset(folder: Path, documents: Iterable[Rows], formats: Sequence[Format]) -> None:
    """Write the tables, the codebook and the description for programs.

    Args:
        folder: an empty folder.
        documents: rows of each document, in order; only one is held in memory at a time.
        formats: file formats, at least one.

    Raises:
        ConfigurationError: a format cannot hold so many rows.

    """
    from reportparse import __version__  # noqa: PLC0415 - the package's door imports us

    reconciliation = Reconciliation()
    with ExitStack() as stack:
        writers = [open_dataset(kind, folder) for kind in FORMATS if kind in formats]
        for writer in writers:
            stack.callback(writer.close)
        for rows in documents:
            reconciliation.add(rows)
            for name, of_document in rows.items():
                for writer in writers:
                    writer.write(name, of_document)
        groups = list(reconciliation.rows())
        for writer in writers:
            writer.write("reconciliation", groups)
    (folder / "codebook.md").write_text(codebook(), "utf-8", newline="\n")
    (folder / "datapackage.json").write_text(
        datapackage(folder, formats, __version__), "utf-8", newline="\n"
    )


def publication(formats: Sequence[Format] = DEFAULT_FORMATS) -> Publication:
    """Return the dataset as a publication.

    Args:
        formats: file formats, at least one.

    """
    engines = {
        "parquet": f"pyarrow {metadata.version('pyarrow')}",
        "sqlite": f"sqlite {sqlite3.sqlite_version}",
        "xlsx": f"zlib {zlib.ZLIB_RUNTIME_VERSION}",
    }
    parts = (code_fingerprint(), *(f"{kind} {engines.get(kind)}" for kind in sorted(formats)))
    return Publication(
        folder="dataset",
        fingerprint=hashlib.sha256("\0".join(parts).encode()).hexdigest(),
        owns=_OWN,
        write=lambda folder, documents: write_dataset(folder, documents, formats),
    )
