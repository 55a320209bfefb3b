"""The bytes of a file that is at rest."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from reportparse.corpus import opening
from reportparse.corpus.opening import read, reason
from reportparse.corpus.scanning import Stamp

if TYPE_CHECKING:
    from pathlib import Path


def test_bytes_come_with_the_stamp_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert read(str(tmp_path / "a")) == (b"abc", Stamp.of((tmp_path / "a").stat()))


def test_a_file_that_changes_once_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    looks = []
    fstat = os.fstat

    def look(descriptor: int) -> os.stat_result:
        looks.append(descriptor)
        if len(looks) == 2:
            path.write_bytes(b"abcdef")
        return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", look)
    assert read(str(path))[0] == b"abcdef"


def test_a_file_that_keeps_changing_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    fstat = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        with path.open("ab") as file:
            file.write(b"x")
        return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", grow)
    with pytest.raises(OSError, match="being written") as caught:
        read(str(path))
    assert reason(caught.value).endswith("call again when it is whole.")


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    with pytest.raises(OSError, match="link"):
        read(str(tmp_path / "link"))


def test_a_pipe_does_not_hold_the_run_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no regular file"):
        read(str(tmp_path / "pipe"))


def test_the_limit_is_stated_where_it_is_exceeded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LARGEST_FILE", 1 << 20)
    (tmp_path / "a").write_bytes(bytes(1 << 20))
    assert len(read(str(tmp_path / "a"))[0]) == 1 << 20
    (tmp_path / "a").write_bytes(bytes((1 << 20) + 1))
    with pytest.raises(OSError, match="MiB"):
        read(str(tmp_path / "a"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "cannot be opened (Permission denied); change its permissions"),
        (errno.ENOENT, "disappeared during the run"),
        (errno.EIO, "cannot be read (Input/output error); put a good copy in its place"),
    ],
)
def test_every_reason_says_what_to_do(number: int, words: str) -> None:
    assert words in reason(OSError(number, os.strerror(number)))
