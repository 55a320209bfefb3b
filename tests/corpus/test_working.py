"""One file through the stages, whatever happens."""

from __future__ import annotations

import re
import threading

import pytest

from reportparse.configuration import Configuration
from reportparse.corpus.results import decoded
from reportparse.corpus.working import Limits, Work, analysed, timed
from tests.corpus.stages import analyse

WORK = Work(Configuration(), Limits(seconds=1, memory=1 << 30), analyse)


def test_a_readable_file_gives_its_rows() -> None:
    result = analysed(b"sales 1 2\n", WORK)
    assert (result.counts.status, result.counts.claims) == ("ok", 2)
    assert [row["quantity"] for row in decoded(result.rows)["claims"]] == ["1", "2"]


def test_a_file_that_is_refused_gives_the_reason() -> None:
    result = analysed(b"unknown\n", WORK)
    assert result.counts.status == "failed"
    assert result.counts.message.endswith("convert the file.")
    assert not result.within


@pytest.mark.parametrize(
    ("first", "error"),
    [
        (b"raise", "ZeroDivisionError"),
        (b"recurse", "RecursionError"),
        (b"unpicklable", "UnpicklableError"),
        (b"\xff", "UnicodeDecodeError"),
    ],
)
def test_an_error_of_ours_is_told_as_one(first: bytes, error: str) -> None:
    result = analysed(first, WORK)
    assert re.search(rf"failed on this file \({error} at .*report the error", result.counts.message)
    assert not result.within


def test_the_place_of_an_error_is_the_innermost_line_of_ours() -> None:
    def broken(_data: bytes, _configuration: Configuration) -> None:
        Configuration(1, 2, 3)  # type: ignore[call-arg, arg-type]

    work = Work(Configuration(), Limits(), broken)  # type: ignore[arg-type]
    assert re.search(r"TypeError at corpus/working\.py:\d+", analysed(b"", work).counts.message)


def test_too_much_memory_follows_from_the_limits() -> None:
    result = analysed(b"allocate", WORK)
    assert result.counts.message == (
        "Processing needs more than 1024 MiB of memory; split the file, or raise --memory-limit."
    )
    assert result.within == "1 s, 1024 MiB"


def test_too_long_a_time_follows_from_the_limits() -> None:
    with timed(0.05):
        result = analysed(b"loop", WORK)
    assert result.counts.message == (
        "Processing takes longer than 1 seconds; split the file, or raise --time-limit."
    )
    assert result.within == "1 s, 1024 MiB"


def test_time_is_not_measured_outside_the_main_thread() -> None:
    done = []

    def work() -> None:
        with timed(0.001):
            done.append(analysed(b"a\n", WORK).counts.status)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["ok"]


def test_a_failed_file_keeps_its_checksum() -> None:
    (row,) = decoded(analysed(b"unknown\n", WORK).rows)["documents"]
    assert row["source_sha256"] == (
        "7f51b4fb44dbc72708fac0a474600c2e9d8af4ce3a8b8f1680330454f6a8d68f"
    )
