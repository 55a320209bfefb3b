"""One run at a time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reportparse.corpus.locking import held
from reportparse.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    lock = tmp_path / "out" / ".reportparse" / "lock"
    lock.parent.mkdir(parents=True)
    with (
        held(lock),
        pytest.raises(StoreError, match=rf"out is in use .*process {os.getpid()} on"),
        held(lock),
    ):
        pytest.fail("both hold it")


def test_it_can_be_taken_again_when_it_was_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with held(tmp_path / "lock"):
            pass


def test_it_is_given_back_when_a_run_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), held(tmp_path / "lock"):
        raise KeyboardInterrupt
    with held(tmp_path / "lock"):
        pass


def test_a_lock_file_that_was_left_behind_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("process 1 on elsewhere\n", "utf-8")
    with held(tmp_path / "lock"):
        assert str(os.getpid()) in (tmp_path / "lock").read_text("utf-8")
