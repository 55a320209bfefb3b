"""A result for each file: from the store where it has one, from the stages where not."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Protocol

from reportparse.configuration import DEFAULT, Configuration
from reportparse.corpus.crew import Task, completed
from reportparse.corpus.opening import read, reason
from reportparse.corpus.results import Counts, result_fingerprint
from reportparse.corpus.working import Limits, Work, analysed, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from reportparse.corpus.results import Result
    from reportparse.corpus.scanning import File, Scan
    from reportparse.corpus.store import Store
    from reportparse.corpus.working import Analyse

__all__ = ["Ingested", "Options", "Watcher", "ingest"]

_COMMIT_SECONDS: Final = 1.0
"""How much of the work of reading files that turn out to be known may be lost."""


class Watcher(Protocol):
    """Who is told how a run goes on."""

    def planned(self, documents: int, known: int) -> None:
        """Tell how many documents there are, and of how many nothing needs to be done."""

    def finished(self, document_id: str, counts: Counts) -> None:
        """Tell that a document is done."""

    def notice(self, sentence: str) -> None:
        """Tell what a person should know."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run works."""

    configuration: Configuration = DEFAULT
    workers: int | None = None
    """Number of worker processes; None for as many as processors and files, 1 to do everything
    in this process, where a crash is not survived."""
    limits: Limits = field(default_factory=Limits)
    retry: bool = False
    """Whether documents that hung, crashed or grew too large before are tried again."""
    analyse: Analyse | None = None
    """The stages; None for those of the pipeline."""
    clock: Callable[[], int] = time.time_ns
    """Nanoseconds since the epoch."""


@dataclass(slots=True)
class Ingested:
    """What is known of the files after all of them were looked at."""

    fingerprint: str
    """Of the program and its configuration."""
    contents: dict[bytes, str]
    """SHA-256 by name, of the files whose bytes could be had."""
    counts: dict[str, Counts]
    """What each content gave."""
    unread: dict[bytes, str] = field(default_factory=dict)
    """Why a file's bytes could not be had, by name."""
    passing: dict[str, Result] = field(default_factory=dict)
    """Results that are not kept, by content."""
    processed: int = 0
    """Number of contents that went through the stages."""


def ingest(scan: Scan, store: Store, watcher: Watcher, options: Options) -> Ingested:
    """Have a result for each file.

    Args:
        scan: the files.
        store: what earlier runs knew; each new result is committed to it when it comes.
        watcher: who is told.
        options: how to work.

    Returns:
        What is known of the files. Its results are in the store, but for the passing ones.

    Raises:
        ReportparseError: no worker can be started.

    """
    fingerprint = result_fingerprint(options.configuration)
    limits = "" if options.retry else str(options.limits)
    known = Ingested(
        fingerprint, store.contents(scan.files), store.results(fingerprint, limits=limits)
    )
    waiting = [file for file in scan.files if known.contents.get(file.name) not in known.counts]
    documents = len(scan.files) + len(scan.unlisted)
    watcher.planned(documents, documents - len(waiting))
    tasks = _tasks(waiting, known, store, watcher, options.clock)
    with closing(_completed(tasks, len(waiting), options, fingerprint)) as completions:
        for task, result in completions:
            known.processed += 1
            known.counts[task.content] = result.counts
            if result.by_chance:
                known.passing[task.content] = result
            else:
                store.add(task.content, fingerprint, result)
                store.commit()
            watcher.finished(task.document_id, result.counts)
    store.commit()
    return known


def _tasks(
    waiting: Sequence[File],
    known: Ingested,
    store: Store,
    watcher: Watcher,
    clock: Callable[[], int],
) -> Iterator[Task]:
    """Read files one by one; yield those whose content has no result and is not under way."""
    under_way: set[str] = set()
    committed = time.monotonic()
    for file in waiting:
        read_ns = clock()
        try:
            data, stamp = read(file.path)
        except OSError as error:
            message = reason(error)
            known.contents.pop(file.name, None)
            known.unread[file.name] = message
            watcher.finished(file.document_id, Counts("failed", message))
            continue
        content = hashlib.sha256(data).hexdigest()
        known.contents[file.name] = content
        store.index(replace(file, stamp=stamp), read_ns, content)
        if content not in known.counts and content not in under_way:
            under_way.add(content)
            yield Task(content, file.document_id, data)
            continue
        watcher.finished(file.document_id, known.counts.get(content, Counts("duplicate")))
        if time.monotonic() - committed > _COMMIT_SECONDS:
            store.commit()
            committed = time.monotonic()


def _completed(
    tasks: Iterator[Task], number: int, options: Options, fingerprint: str
) -> Generator[tuple[Task, Result]]:
    work = Work(
        options.configuration,
        options.limits,
        options.analyse,
        expected="" if options.analyse else fingerprint,
    )
    if options.workers != 1:
        size = min(options.workers or _processors(), max(1, number))
        yield from completed(tasks, work, size)
        return
    for task in tasks:
        with timed(options.limits.seconds):
            result = analysed(task.data, work)
        yield task, result


def _processors() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # pragma: no cover - macOS and Windows
