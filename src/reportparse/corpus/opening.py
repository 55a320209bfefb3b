"""The bytes of a file that is at rest, or the reason why they cannot be had."""

from __future__ import annotations

import errno
import os
import stat
from typing import Final

from reportparse.corpus.scanning import Stamp

__all__ = ["LARGEST_FILE", "read", "reason"]

LARGEST_FILE: Final = 256 << 20
"""Bytes of the largest file that is read; reports of a thousand pages have about 50 MB."""

_ATTEMPTS: Final = 3
"""How often a file is read that changes while it is read."""

_FLAGS: Final = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
"""No link, no wait for a pipe's other end, not in child processes; where the system has them."""


def read(path: str) -> tuple[bytes, Stamp]:
    """Read a file that is at rest.

    Args:
        path: the file.

    Returns:
        Its bytes, and its stamp, which was the same before and after.

    Raises:
        OSError: it is gone, may not be opened, is too large, no regular file any more, or keeps
            changing; see :func:`reason`.

    """
    flags = os.O_RDONLY
    for name in _FLAGS:
        flags |= getattr(os, name, 0)
    for _ in range(_ATTEMPTS):
        with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise OSError(errno.EINVAL, "it is no regular file")
            if before.st_size > LARGEST_FILE:
                raise OSError(errno.EFBIG, f"it has {before.st_size >> 20} MiB")
            data = file.read(LARGEST_FILE + 1)
            after = Stamp.of(os.fstat(file.fileno()))
        if after == Stamp.of(before) and len(data) == after.size:
            return data, after
    raise OSError(errno.EBUSY, "it is being written")


def reason(error: OSError) -> str:
    """Say why a file's bytes could not be had, and what to do.

    Args:
        error: what :func:`read` raised.

    """
    cause = error.strerror or type(error).__name__
    known = {
        errno.ENOENT: "The file disappeared during the run; the next run leaves it out.",
        errno.EFBIG: (
            f"The file is too large ({cause}; up to {LARGEST_FILE >> 20} MiB are read); split it."
        ),
        errno.EBUSY: f"The file changed while it was read ({cause}); call again when it is whole.",
        errno.EACCES: f"The file cannot be opened ({cause}); change its permissions.",
        errno.EPERM: f"The file cannot be opened ({cause}); change its permissions.",
    }
    fallback = f"The file cannot be read ({cause}); put a good copy in its place."
    return known.get(error.errno or 0, fallback)
