"""Results in the form in which they are kept."""

from __future__ import annotations

import pytest

from reportparse.configuration import Configuration
from reportparse.corpus.results import Counts, decoded, encoded, result_fingerprint, result_of
from reportparse.dataset.rows import failed_rows, rows_of
from tests.corpus.stages import analyse

ROWS = rows_of(analyse("收入 1,234 万元\n其他 𠮷 2\n".encode(), Configuration()))


def test_rows_come_back_as_they_were() -> None:
    assert decoded(encoded(ROWS)) == ROWS


def test_the_order_of_columns_comes_back_too() -> None:
    back = decoded(encoded(ROWS))
    assert [list(row) for row in back["claims"]] == [list(row) for row in ROWS["claims"]]


def test_the_same_rows_give_the_same_bytes() -> None:
    assert encoded(decoded(encoded(ROWS))) == encoded(ROWS)


@pytest.mark.parametrize("packed", [b"", b"nonsense", encoded(ROWS)[:-9]])
def test_damaged_bytes_are_noticed(packed: bytes) -> None:
    with pytest.raises(ValueError, match="cannot be unpacked"):
        decoded(packed)


def test_the_summary_is_counted() -> None:
    assert result_of(ROWS).counts == Counts("ok", "", 1, 2, 3, 1)
    assert result_of(failed_rows("No.", "ab")).counts == Counts("failed", "No.")


def test_the_fingerprint_depends_on_the_configuration() -> None:
    chosen = (Configuration(), Configuration("hant"), Configuration(lexicons=("a=b",)))
    assert len({result_fingerprint(configuration) for configuration in chosen}) == 3
