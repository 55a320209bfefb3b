"""A folder for readers: written beside the old one and put in its place at once.

A reader who opens the folder sees the last complete one, or the new one, never a part. What
somebody else has put into the folder stays in it.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reportparse.dataset.rows import Rows

__all__ = ["Publication", "exchange", "inventory", "publish"]

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
"""Both from ``linux/fcntl.h`` and ``linux/fs.h``; ``RENAME_SWAP`` of macOS has the same value."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Something that is made from the rows of all documents, as a folder for readers."""

    folder: str
    """Name of the folder below the output folder."""
    fingerprint: str
    """Of everything but the rows that its bytes depend on."""
    owns: re.Pattern[str]
    """Names, whole, of the files and folders that it writes, or that another version or another
    choice of formats may have written."""
    write: Callable[[Path, Iterable[Rows]], None]
    """Writes it into an empty folder, given the documents in their order, one at a time."""


@cache
def _renamer() -> Callable[[bytes, bytes], int] | None:
    """Return the system's call that exchanges two paths, if it has one."""
    library: Any = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, _RENAME_EXCHANGE))
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        return lambda one, other: int(
            library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
        )
    return None


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step.

    Returns:
        False where the system or the file system cannot do that; both are as they were.

    """
    renamer = _renamer()
    return renamer is not None and renamer(os.fsencode(one), os.fsencode(other)) == 0


def publish(publication: Publication, out: Path, documents: Iterable[Rows]) -> Path:
    """Write a publication and put it in the place of the one before.

    Args:
        publication: what to write.
        out: the output folder; what is under way lies in it under a hidden name.
        documents: rows of all documents.

    Returns:
        The folder.

    Raises:
        OSError: the folder cannot be written; the one before is still there.

    """
    # A link stays one, and leads to the new folder: what lies behind it is exchanged.
    target = (out / publication.folder).resolve()
    out = target.parent
    made = out / f".{target.name}.new"
    old = out / f".{target.name}.old"
    if old.exists() and not target.exists():  # an earlier exchange in two steps was interrupted
        old.rename(target)
    for left_over in (made, old):
        shutil.rmtree(left_over, ignore_errors=True)
    made.mkdir(parents=True)
    try:
        publication.write(made, documents)
        if target.exists():
            _carry_over(target, made, publication.owns)
    except BaseException:  # a full disk or Ctrl-C: half a folder only takes room
        shutil.rmtree(made, ignore_errors=True)
        raise
    if not target.exists():
        made.rename(target)
    elif exchange(made, target):
        shutil.rmtree(made)
    else:
        target.rename(old)
        made.rename(target)
        shutil.rmtree(old)
    return target


def _carry_over(old: Path, new: Path, owned: re.Pattern[str]) -> None:
    """Copy what somebody else has put into a folder."""
    for entry in sorted(old.iterdir()):
        if owned.fullmatch(entry.name):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, new / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, new / entry.name, follow_symlinks=False)


def inventory(folder: Path) -> str:
    """Return a hash over the names, sizes and times of all files of a folder.

    Returns:
        The hash, by which a later run sees that nobody changed the folder; empty if there is
        no such folder.

    """
    if not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    for root, folders, names in os.walk(folder):
        folders.sort()
        below = os.path.relpath(root, folder)
        for name in sorted(names):
            stat = os.lstat(f"{root}/{name}")  # a Path for each of many files is slow
            digest.update(os.fsencode(f"{below}/{name}\0{stat.st_size}\0{stat.st_mtime_ns}\0"))
    return digest.hexdigest()
