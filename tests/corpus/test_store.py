"""What is remembered between runs."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reportparse.configuration import Configuration
from reportparse.corpus.results import result_of
from reportparse.corpus.scanning import File, Stamp
from reportparse.corpus.store import DamagedStoreError, opened, removed
from reportparse.dataset.rows import rows_of
from tests.corpus.stages import analyse

if TYPE_CHECKING:
    from pathlib import Path

RESULT = result_of(rows_of(analyse(b"sales 1\n", Configuration())))
SECOND = 1_000_000_000
FILE = File("a.txt", b"a.txt", "/raw/a.txt", Stamp(8, 100 * SECOND, 100 * SECOND, 2**64 - 1))


def file_at(path: Path) -> Path:
    return path / "store.sqlite"


class TestResults:
    def test_stay_when_the_store_is_opened_again(self, tmp_path: Path) -> None:
        with opened(file_at(tmp_path)) as store:
            store.add("abc", "f", RESULT)
            store.commit()
        with opened(file_at(tmp_path)) as store:
            assert store.results("f", limits="") == {"abc": RESULT.counts}
            assert store.rows("abc", "f") == RESULT.rows

    def test_are_lost_when_they_were_not_committed(self, tmp_path: Path) -> None:
        with opened(file_at(tmp_path)) as store:
            store.add("abc", "f", RESULT)
        with opened(file_at(tmp_path)) as store:
            assert store.results("f", limits="") == {}

    def test_of_another_fingerprint_are_not_known(self, tmp_path: Path) -> None:
        with opened(file_at(tmp_path)) as store:
            store.add("abc", "f", RESULT)
            assert store.results("g", limits="") == {}

    def test_that_follow_from_limits_are_known_within_the_same_ones(self, tmp_path: Path) -> None:
        with opened(file_at(tmp_path)) as store:
            store.add("abc", "f", replace(RESULT, within="1 s"))
            assert set(store.results("f", limits="1 s")) == {"abc"}
            assert store.results("f", limits="2 s") == {}

    def test_that_nobody_has_cannot_be_had(self, tmp_path: Path) -> None:
        with opened(file_at(tmp_path)) as store, pytest.raises(DamagedStoreError):
            store.rows("abc", "f")


class TestIndex:
    def read_at(self, tmp_path: Path, read_ns: int, now: File = FILE) -> dict[bytes, str]:
        with opened(file_at(tmp_path)) as store:
            store.index(FILE, read_ns, "abc")
            return store.contents([now])

    def test_knows_a_file_that_was_at_rest(self, tmp_path: Path) -> None:
        assert self.read_at(tmp_path, 103 * SECOND) == {b"a.txt": "abc"}

    @pytest.mark.parametrize("read", [100, 101, 102, 99, 0])
    def test_trusts_no_file_that_was_read_right_after_its_change(
        self, tmp_path: Path, read: int
    ) -> None:
        """It may have changed again within the same tick; or the clock was set back."""
        assert self.read_at(tmp_path, read * SECOND) == {}

    @pytest.mark.parametrize(
        "stamp",
        [
            replace(FILE.stamp, size=9),
            replace(FILE.stamp, mtime_ns=101 * SECOND),
            replace(FILE.stamp, mtime_ns=99 * SECOND),
            replace(FILE.stamp, ctime_ns=101 * SECOND),
            replace(FILE.stamp, inode=3),
        ],
    )
    def test_knows_no_file_that_has_changed(self, tmp_path: Path, stamp: Stamp) -> None:
        assert self.read_at(tmp_path, 103 * SECOND, replace(FILE, stamp=stamp)) == {}

    def test_goes_by_the_name_below_the_folder(self, tmp_path: Path) -> None:
        moved = replace(FILE, path="/elsewhere/a.txt")
        assert self.read_at(tmp_path, 103 * SECOND, moved) == {b"a.txt": "abc"}


def test_nothing_stays_that_no_file_refers_to(tmp_path: Path) -> None:
    path = file_at(tmp_path)
    with opened(path) as store:
        for content, fingerprint in (("abc", "f"), ("abc", "old"), ("gone", "f")):
            store.add(content, fingerprint, RESULT)
        store.index(FILE, 103 * SECOND, "abc")
        store.index(replace(FILE, name=b"gone.txt"), 103 * SECOND, "gone")
        store.commit()
        store.retain({b"a.txt": "abc"}, "f")
    connection = sqlite3.connect(path)
    assert connection.execute("select content, fingerprint from results").fetchall() == [
        ("abc", "f")
    ]
    assert connection.execute("select name from index_of_files").fetchall() == [(b"a.txt",)]
    connection.close()


def test_what_was_published_is_remembered(tmp_path: Path) -> None:
    with opened(file_at(tmp_path)) as store:
        assert store.published("dataset") == ("", "")
        store.publish("dataset", "made from", "inventory")
    with opened(file_at(tmp_path)) as store:
        assert store.published("dataset") == ("made from", "inventory")


class TestDamage:
    def test_of_the_header_is_noticed(self, tmp_path: Path) -> None:
        file_at(tmp_path).write_bytes(b"this is no database, and never was one" * 100)
        with pytest.raises(DamagedStoreError, match="damaged"), opened(file_at(tmp_path)):
            pytest.fail("it opened")

    def test_of_a_page_is_noticed(self, tmp_path: Path) -> None:
        path = file_at(tmp_path)
        with opened(path) as store:
            for number in range(50):
                store.add(str(number), "f", RESULT)
            store.commit()
        data = bytearray(path.read_bytes())
        data[4096:] = b"\xff" * (len(data) - 4096)
        path.write_bytes(data)
        with pytest.raises(DamagedStoreError, match="damaged"), opened(path) as store:
            store.results("f", limits="")

    @pytest.mark.parametrize("statement", ["pragma user_version = 99", "drop table results"])
    def test_a_store_of_another_version_is_noticed(self, tmp_path: Path, statement: str) -> None:
        path = file_at(tmp_path)
        with opened(path):
            pass
        connection = sqlite3.connect(path)
        connection.execute(statement)
        connection.commit()
        connection.close()
        with pytest.raises(DamagedStoreError), opened(path) as store:
            store.results("f", limits="")

    def test_can_be_removed(self, tmp_path: Path) -> None:
        with opened(file_at(tmp_path)) as store:
            store.add("abc", "f", RESULT)
            store.commit()
        removed(file_at(tmp_path))
        assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_no_damage(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"store\.sqlite"), opened(tmp_path / "no" / "store.sqlite"):
        pytest.fail("it opened")
