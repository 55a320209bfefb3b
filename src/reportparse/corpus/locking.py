"""One run at a time on one output folder.

The lock is the system's lock on a file, which ends with the process that holds it, however that
ends: a lock file that a killed run has left behind holds nobody up. The file names the holder.
"""

from __future__ import annotations

import os
import socket
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from reportparse.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["held"]


def _acquired(file: IO[str]) -> bool:
    """Take the lock, or return False at once where another process has it."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:  # pragma: no cover - Windows
        import msvcrt  # noqa: PLC0415 - only on Windows

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of an output folder.

    Args:
        path: the lock file; it is made where it is missing, and stays.

    Raises:
        StoreError: another run holds the lock; the message says which.
        OSError: the file cannot be made.

    """
    with path.open("a+", encoding="utf-8") as file:
        if not _acquired(file):
            file.seek(0)
            holder = file.read(200).strip() or "a process that has not named itself yet"
            message = (
                f"{path.parent.parent} is in use by another run ({holder}); "
                "wait until it ends, or name another output folder."
            )
            raise StoreError(message)
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()} on {socket.gethostname()}\n")
        file.flush()
        try:
            yield
        finally:
            file.seek(0)
            file.truncate()
