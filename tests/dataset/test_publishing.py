"""A folder for readers changes at once."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from reportparse.dataset import publishing
from reportparse.dataset.publishing import Publication, exchange, inventory, publish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportparse.dataset.rows import Rows


def of(content: str) -> Publication:
    def write(folder: Path, _documents: Iterable[Rows]) -> None:
        (folder / "table.csv").write_text(content, "utf-8")

    return Publication("data", "1", re.compile(r"table\.\w+"), write)


def contents(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): path.read_text("utf-8")
        for path in out.rglob("*")
        if path.is_file()
    }


def test_a_first_folder_appears(tmp_path: Path) -> None:
    assert publish(of("1"), tmp_path, []) == tmp_path / "data"
    assert contents(tmp_path) == {"data/table.csv": "1"}


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_later_one_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(publishing, "_renamer", lambda: None)
    publish(of("1"), tmp_path, [])
    publish(of("2"), tmp_path, [])
    assert contents(tmp_path) == {"data/table.csv": "2"}


def test_a_reader_keeps_the_folder_that_it_has_open(tmp_path: Path) -> None:
    publish(of("1"), tmp_path, [])
    with (tmp_path / "data" / "table.csv").open(encoding="utf-8") as file:
        publish(of("2"), tmp_path, [])
        assert file.read() == "1"


def test_a_failure_leaves_the_last_one(tmp_path: Path) -> None:
    publish(of("1"), tmp_path, [])

    def write(folder: Path, _documents: Iterable[Rows]) -> None:
        (folder / "table.csv").write_text("half", "utf-8")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        publish(Publication("data", "2", re.compile("table"), write), tmp_path, [])
    assert contents(tmp_path) == {"data/table.csv": "1"}
    publish(of("3"), tmp_path, [])
    assert contents(tmp_path) == {"data/table.csv": "3"}


def test_an_exchange_in_two_steps_that_was_interrupted_is_undone(tmp_path: Path) -> None:
    publish(of("1"), tmp_path, [])
    (tmp_path / "data" / "notes.md").write_text("mine", "utf-8")
    (tmp_path / "data").rename(tmp_path / ".data.old")
    publish(of("2"), tmp_path, [])
    assert contents(tmp_path) == {"data/table.csv": "2", "data/notes.md": "mine"}


def test_what_somebody_else_put_there_stays(tmp_path: Path) -> None:
    publish(of("1"), tmp_path, [])
    (tmp_path / "data" / "table.xlsx").write_text("old format", "utf-8")
    (tmp_path / "data" / "notes").mkdir()
    (tmp_path / "data" / "notes" / "a.md").write_text("mine", "utf-8")
    publish(of("2"), tmp_path, [])
    assert contents(tmp_path) == {"data/table.csv": "2", "data/notes/a.md": "mine"}


def test_a_link_leads_to_the_new_folder(tmp_path: Path) -> None:
    (tmp_path / "disk" / "data").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "data").symlink_to(tmp_path / "disk" / "data", target_is_directory=True)
    publish(of("1"), tmp_path / "out", [])
    assert (tmp_path / "out" / "data").is_symlink()
    assert contents(tmp_path / "disk") == {"data/table.csv": "1"}


def test_folders_are_exchanged_in_one_step(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, "utf-8")
    if not exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("the file system cannot exchange")
    assert contents(tmp_path) == {"a/file": "b", "b/file": "a"}


class TestInventory:
    def test_of_no_folder_is_empty(self, tmp_path: Path) -> None:
        assert inventory(tmp_path / "data") == ""

    def test_stays_while_nobody_changes_anything(self, tmp_path: Path) -> None:
        folder = publish(of("1"), tmp_path, [])
        before = inventory(folder)
        assert inventory(folder) == before
        folder.rename(tmp_path / "moved")
        assert inventory(tmp_path / "moved") == before

    @pytest.mark.parametrize("change", ["content", "time", "name", "new", "removed"])
    def test_notices_a_change(self, tmp_path: Path, change: str) -> None:
        folder = publish(of("1"), tmp_path, [])
        before, file = inventory(folder), folder / "table.csv"
        if change == "content":
            file.write_text("22", "utf-8")
        elif change == "time":
            os.utime(file, ns=(0, 0))
        elif change == "name":
            file.rename(folder / "other.csv")
        elif change == "new":
            (folder / "new").write_text("", "utf-8")
        else:
            file.unlink()
        assert inventory(folder) != before
