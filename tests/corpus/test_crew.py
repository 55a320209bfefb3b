"""Worker processes: what harms one document harms no other."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import time
from typing import TYPE_CHECKING

import pytest

from reportparse.configuration import Configuration
from reportparse.corpus.crew import Task, completed
from reportparse.corpus.working import Limits, Work
from reportparse.errors import ReportparseError
from tests.corpus.stages import FatalStages, MissingStages, analyse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.corpus.results import Result

LIMITS = Limits(seconds=2, memory=2 << 30)


def tasks(*contents: bytes) -> Iterator[Task]:
    for number, data in enumerate(contents):
        yield Task(hashlib.sha256(data).hexdigest(), f"{number}.txt", data)


def results(*contents: bytes, size: int = 2, limits: Limits = LIMITS) -> dict[bytes, Result]:
    work = Work(Configuration(), limits, analyse)
    return {task.data: result for task, result in completed(tasks(*contents), work, size)}


def test_every_file_has_its_result() -> None:
    contents = [b"sales %d\n" % number for number in range(20)]
    found = results(*contents)
    assert set(found) == set(contents)
    assert {result.counts.claims for result in found.values()} == {1}


def test_large_files_get_through() -> None:
    assert results(b"x" * (5 << 20))[b"x" * (5 << 20)].counts.status == "ok"


def test_poison_is_recorded_and_the_neighbours_are_unharmed() -> None:
    good = [b"sales %d\n" % number for number in range(10)]
    poison = [b"exit", b"segfault", b"kill", b"allocate", b"loop", b"raise", b"unpicklable"]
    mixed = [data for pair in zip(poison, good, strict=False) for data in pair] + good[7:]
    found = results(*mixed)
    assert [found[data].counts.status for data in good] == ["ok"] * len(good)
    messages = {data: found[data].counts.message for data in poison}
    assert "ended its process (exit code 7)" in messages[b"exit"]
    assert "ended its process (SIGSEGV)" in messages[b"segfault"]
    assert "ended its process (SIGKILL); call again" in messages[b"kill"]
    assert "needs more than 2048 MiB" in messages[b"allocate"]
    assert "takes longer than 2 seconds" in messages[b"loop"]
    assert "ZeroDivisionError" in messages[b"raise"]
    assert "UnpicklableError" in messages[b"unpicklable"]
    assert [data for data in poison if found[data].by_chance] == [b"kill"]


def test_a_file_is_asked_for_only_when_a_worker_is_free() -> None:
    taken = []

    def watched() -> Iterator[Task]:
        for task in tasks(*(b"%d" % number for number in range(9))):
            taken.append(task)
            yield task

    done = 0
    for _ in completed(watched(), Work(Configuration(), LIMITS, analyse), 2):
        done += 1
        assert len(taken) <= done + 2
    assert done == 9


def test_no_process_is_left_when_the_caller_stops() -> None:
    found = completed(tasks(b"a", b"hang", b"hang"), Work(Configuration(), LIMITS, analyse), 2)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("work", "reason"),
    [(MissingStages, "ImportError: No module named 'spacy'"), (FatalStages, "exit code 3")],
)
def test_stages_that_cannot_be_loaded_stop_the_run(work: type[Work], reason: str) -> None:
    with pytest.raises(ReportparseError, match=rf"cannot start \({reason}\)"):
        list(completed(tasks(b"a"), work(Configuration(), LIMITS, analyse), 1))


def test_a_worker_that_runs_other_code_does_not_work() -> None:
    work = Work(Configuration(), LIMITS, analyse, expected="what the run began with")
    with pytest.raises(ReportparseError, match="the program has changed since it was started"):
        list(completed(tasks(b"a"), work, 1))


def test_the_environment_stays_as_it_was() -> None:
    before = dict(os.environ)
    results(b"a", size=1)
    assert dict(os.environ) == before


def test_time_for_loading_does_not_count_for_the_document() -> None:
    start = time.monotonic()
    (result,) = results(b"sales 1\n", limits=Limits(seconds=0.2, memory=2 << 30)).values()
    assert result.counts.status == "ok"
    assert time.monotonic() > start
