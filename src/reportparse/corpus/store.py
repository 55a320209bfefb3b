"""What is known from earlier runs, in one SQLite file below the output folder.

- *results*: what a content gave, by its SHA-256 and the fingerprint of the program and its
  configuration. Each is committed on its own, so that an interrupted run loses none.
- *index*: what content a file had when it was last read, by its name and its stamp, so that a
  file that has not changed costs a look at its status.
- *published*: what each folder for readers was made from.

Nothing in it is needed: where it is damaged or of another version it is made again.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from reportparse.corpus.results import Counts
from reportparse.corpus.scanning import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from reportparse.corpus.results import Result
    from reportparse.corpus.scanning import File

__all__ = ["DamagedStoreError", "Store", "opened", "removed"]

_APPLICATION: Final = 0x52505253
"""``RPRS``: marks the file as ours in its header (SQLite's ``application_id``)."""
_VERSION: Final = 1
"""Of the tables below; a file of another version is made again."""

_TABLES: Final = """
create table results (
  content text not null,
  fingerprint text not null,
  within text not null,
  status text not null,
  message text not null,
  pages integer not null,
  sections integer not null,
  claims integer not null,
  repairs integer not null,
  rows blob not null,
  primary key (content, fingerprint)
) strict;
create table index_of_files (
  name blob not null primary key,
  size integer not null,
  mtime_ns integer not null,
  ctime_ns integer not null,
  inode integer not null,
  read_ns integer not null,
  content text not null
) strict, without rowid;
create table published (
  folder text not null primary key,
  made_from text not null,
  inventory text not null
) strict, without rowid;
"""

_RACY_NS: Final = 2_000_000_000
"""A file may change twice within one tick of its file system's clock (2 s on FAT, the coarsest)
and keep its stamp: one that was read so soon after its last change is read again next time, as
git does with its index."""

_INODE_BITS: Final = 63
"""SQLite's integers are signed; inode numbers of some file systems are not."""

_DAMAGED: Final = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class DamagedStoreError(Exception):
    """The store cannot be read, or is of another version: it is to be made again."""


class Store:
    """The open store; use it through :func:`opened`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take an open connection to a checked file."""
        self._connection = connection

    def contents(self, files: Iterable[File]) -> dict[bytes, str]:
        """Tell the content of those files that have not changed since they were read.

        Args:
            files: files with their stamps of now.

        Returns:
            SHA-256 by name; a file that has changed, or may have, is not in it.

        """
        known = {
            bytes(name): (Stamp(size, mtime, ctime, inode), read_ns, content)
            for name, size, mtime, ctime, inode, read_ns, content in self._connection.execute(
                "select name, size, mtime_ns, ctime_ns, inode, read_ns, content from index_of_files"
            )
        }
        found: dict[bytes, str] = {}
        for file in files:
            entry = known.get(file.name)
            if entry is None:
                continue
            stamp, read_ns, content = entry
            last_change = max(stamp.mtime_ns, stamp.ctime_ns)
            if stamp == _storable(file.stamp) and last_change + _RACY_NS < read_ns:
                found[file.name] = content
        return found

    def index(self, file: File, read_ns: int, content: str) -> None:
        """Remember what content a file had.

        Args:
            file: the file with the stamp that it had before and after it was read.
            read_ns: time at which it was read, nanoseconds since the epoch.
            content: SHA-256 of its bytes.

        """
        stamp = _storable(file.stamp)
        self._connection.execute(
            "insert or replace into index_of_files values (?, ?, ?, ?, ?, ?, ?)",
            (
                file.name,
                stamp.size,
                stamp.mtime_ns,
                stamp.ctime_ns,
                stamp.inode,
                read_ns,
                content,
            ),
        )

    def results(self, fingerprint: str, *, limits: str) -> dict[str, Counts]:
        """Return what is known of each content, without the rows.

        Args:
            fingerprint: of the program and its configuration.
            limits: limits of now; a document that failed within other limits is not known.

        """
        return {
            content: Counts(*counts)
            for content, *counts in self._connection.execute(
                "select content, status, message, pages, sections, claims, repairs"
                " from results where fingerprint = ? and within in ('', ?)",
                (fingerprint, limits),
            )
        }

    def rows(self, content: str, fingerprint: str) -> bytes:
        """Return the packed rows of a content.

        Raises:
            DamagedStoreError: there are none.

        """
        found = self._connection.execute(
            "select rows from results where content = ? and fingerprint = ?",
            (content, fingerprint),
        ).fetchone()
        if found is None:
            message = "a result is missing"
            raise DamagedStoreError(message)
        return bytes(found[0])

    def add(self, content: str, fingerprint: str, result: Result) -> None:
        """Keep what a content gave."""
        counts = result.counts
        self._connection.execute(
            "insert or replace into results values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                content,
                fingerprint,
                result.within,
                counts.status,
                counts.message,
                counts.pages,
                counts.sections,
                counts.claims,
                counts.repairs,
                result.rows,
            ),
        )

    def commit(self) -> None:
        """Make what was added since the last commit lasting."""
        self._connection.commit()

    def retain(self, contents: Mapping[bytes, str], fingerprint: str) -> None:
        """Drop everything that no file of now refers to.

        Args:
            contents: SHA-256 by name, of all files of now.
            fingerprint: results of any other are dropped.

        """
        run = self._connection.execute
        run("create temp table files_of_now (name blob, content text)")
        self._connection.executemany("insert into files_of_now values (?, ?)", contents.items())
        run("delete from index_of_files where name not in (select name from files_of_now)")
        run(
            "delete from results where fingerprint <> ?"
            " or content not in (select content from files_of_now)",
            (fingerprint,),
        )
        run("drop table files_of_now")
        self._connection.commit()
        run("pragma incremental_vacuum").fetchall()

    def published(self, folder: str) -> tuple[str, str]:
        """Return what a folder for readers was made from, and its inventory; empty if unknown."""
        found = self._connection.execute(
            "select made_from, inventory from published where folder = ?", (folder,)
        ).fetchone()
        return (found[0], found[1]) if found else ("", "")

    def publish(self, folder: str, made_from: str, inventory: str) -> None:
        """Remember what a folder for readers was made from."""
        self._connection.execute(
            "insert or replace into published values (?, ?, ?)", (folder, made_from, inventory)
        )
        self._connection.commit()


def _storable(stamp: Stamp) -> Stamp:
    return Stamp(stamp.size, stamp.mtime_ns, stamp.ctime_ns, stamp.inode & ((1 << _INODE_BITS) - 1))


def _prepared(connection: sqlite3.Connection, *, is_new: bool) -> None:
    """Set up a new file, or check that an old one is of this version."""
    if is_new:
        connection.execute("pragma auto_vacuum = incremental")
    # A commit costs no wait for the disk; what a power cut may lose of the last moments is done
    # again. Only one run has the file open, which WAL can do without on network file systems.
    connection.execute("pragma locking_mode = exclusive").fetchall()
    connection.execute("pragma journal_mode = wal").fetchall()
    connection.execute("pragma synchronous = normal")
    if is_new:
        connection.executescript(
            f"pragma application_id = {_APPLICATION}; pragma user_version = {_VERSION};"
            f"begin; {_TABLES} commit;"
        )
        return
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    if (application, version) != (_APPLICATION, _VERSION):
        message = "it is of another version"
        raise DamagedStoreError(message)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """Open a store, or make one.

    Args:
        path: the file.

    Raises:
        DamagedStoreError: the file is damaged, or of another version; the message says which.
        OSError: it cannot be opened or written.

    """
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=5)
        _prepared(connection, is_new=path.stat().st_size == 0)
        yield Store(connection)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED or isinstance(error, sqlite3.IntegrityError) or _is_foreign(error):
            message = f"it is damaged ({error})"
            raise DamagedStoreError(message) from error
        message = f"{path}: {error}"
        raise OSError(message) from error
    finally:
        if connection is not None:
            connection.close()


def _is_foreign(error: sqlite3.Error) -> bool:
    """Tell whether an error shows that the tables are not ours."""
    return isinstance(error, sqlite3.OperationalError) and "no such" in str(error)


def removed(path: Path) -> None:
    """Remove a store with the files that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
