"""What lies in the folder that is read: its files in a stable order, and what is left out.

Left out without a word are hidden files and folders, and what other programs leave behind
(lock files of office programs, unfinished downloads, thumbnails). Left out with a notice are
symbolic links, which could lead anywhere or in circles, and everything that is no regular file.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportparse.errors import InputFolderError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["STATE_FOLDER", "File", "Scan", "Stamp", "printable", "scan"]

STATE_FOLDER: Final = ".reportparse"
"""Folder of an output folder in which a run keeps what it knows."""

_LEFT_BEHIND: Final = re.compile(
    r"""
    \. .*                                       # hidden
    | ~\$ .*                                    # lock files of Word and Excel
    | .* (?: ~ | \.tmp | \.swp | \.bak )        # editors
    | .* \. (?: part | partial | crdownload | download | filepart )    # unfinished downloads
    | (?: thumbs\.db | ehthumbs\.db | desktop\.ini | icon\r )          # Windows and macOS
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a change of a file is noticed without reading it."""

    size: int
    mtime_ns: int
    ctime_ns: int
    """Time of the last change of content or name: unlike the other, no program can set it."""
    inode: int

    @classmethod
    def of(cls, result: os.stat_result) -> Stamp:
        """Take what counts of a file's status."""
        return cls(result.st_size, result.st_mtime_ns, result.st_ctime_ns, result.st_ino)


@dataclass(frozen=True, slots=True)
class File:
    """A regular file that is read."""

    document_id: str
    """Path below the folder that is read, ``/``-separated, in characters that UTF-8 can hold."""
    name: bytes
    """The same as the system has it."""
    path: str
    """Where it can be opened."""
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in a folder, each in the order of the document ids."""

    files: tuple[File, ...]
    unlisted: tuple[tuple[str, str], ...] = ()
    """Folders whose content could not be listed (document id ending in ``/``), and why."""
    notices: tuple[str, ...] = ()
    """What was left out and may have been meant to be read, one sentence each."""


def printable(name: str) -> str:
    r"""Return a file name in characters that UTF-8 can hold.

    Args:
        name: a name as the system gives it; bytes that are not UTF-8 stand as half surrogates.

    Returns:
        The name, each such byte written as ``\xff``.

    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@dataclass(slots=True)
class _Findings:
    files: list[File]
    unlisted: list[tuple[str, str]]
    notices: list[str]


def scan(raw: Path, out: Path) -> Scan:
    """List the files of a folder and of the folders in it.

    Args:
        raw: the folder that is read; may itself be reached through a symbolic link.
        out: the output folder, which is left out where it lies in the other.

    Raises:
        InputFolderError: there is no such folder, it cannot be listed, or it is the output
            folder.

    """
    _check(raw, out)
    inner = os.fspath(out.resolve())
    found = _Findings([], [], [])
    waiting = [(os.fspath(raw), "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except OSError as error:
            if not prefix:
                message = f"{raw} cannot be listed ({error.strerror}); change its permissions."
                raise InputFolderError(message) from error
            found.unlisted.append((printable(prefix), error.strerror or "unknown error"))
            continue
        waiting.extend(_enter(entries, prefix, inner, found))
    return Scan(
        files=tuple(sorted(found.files, key=lambda file: (file.document_id, file.name))),
        unlisted=tuple(sorted(found.unlisted)),
        notices=tuple(sorted(found.notices)),
    )


def _check(raw: Path, out: Path) -> None:
    """Refuse a folder that cannot be meant.

    Raises:
        InputFolderError: there is no such folder, or it is the output folder.

    """
    try:
        exists, is_folder = raw.exists(), raw.is_dir()
    except OSError as error:
        message = f"{raw} cannot be opened ({error.strerror}); name a folder that can."
        raise InputFolderError(message) from error
    if not is_folder:
        reason = "is a file, not a folder" if exists else "does not exist"
        message = f"{raw} {reason}; name the folder that holds the reports."
        raise InputFolderError(message)
    if raw.resolve() == out.resolve() or (raw / STATE_FOLDER).exists():
        message = f"{raw} is an output folder; name the folder that holds the reports."
        raise InputFolderError(message)


def _enter(
    entries: list[os.DirEntry[str]], prefix: str, out: str, found: _Findings
) -> Iterator[tuple[str, str]]:
    """Sort the entries of one folder into the findings; yield the folders in it."""
    for entry in entries:
        if _LEFT_BEHIND.fullmatch(entry.name):
            continue
        name = prefix + entry.name
        document_id = printable(name)
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:  # removed since the folder was listed
            continue
        if stat.S_ISREG(status.st_mode):
            stamp = Stamp.of(status)
            found.files.append(File(document_id, os.fsencode(name), entry.path, stamp))
        elif stat.S_ISDIR(status.st_mode):
            if os.path.realpath(entry.path) == out:
                continue
            if os.path.lexists(f"{entry.path}/{STATE_FOLDER}"):
                found.notices.append(
                    f"{document_id}/ was left out: it is the output folder of another run."
                )
                continue
            yield entry.path, f"{name}/"
        elif stat.S_ISLNK(status.st_mode):
            found.notices.append(
                f"{document_id} was left out: it is a symbolic link; "
                "put the file itself into the folder."
            )
        else:
            found.notices.append(f"{document_id} was left out: it is no regular file.")
