"""From a folder of files to folders for readers, doing only what has not been done before.

An incremental run gives the bytes that a first run would give.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportparse.corpus.assembling import Entry, entries, identity, rows_of_entries
from reportparse.corpus.ingesting import Options, Watcher, ingest
from reportparse.corpus.locking import held
from reportparse.corpus.scanning import STATE_FOLDER, Scan, scan
from reportparse.corpus.store import DamagedStoreError, Store, opened, removed
from reportparse.dataset.publishing import Publication, inventory, publish
from reportparse.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Summary", "run"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, and what the dataset holds now."""

    documents: int
    processed: int
    """Documents that went through the stages in this run."""
    duplicates: int
    partial: int
    pages: int
    sections: int
    claims: int
    repairs: int
    failures: tuple[tuple[str, str], ...]
    """Document and reason, in order."""
    published: tuple[Path, ...]
    """Folders for readers."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What was asked for."""

    scan: Scan
    out: Path
    publications: Sequence[Publication]
    watcher: Watcher
    options: Options

    @property
    def state(self) -> Path:
        """Folder in which the run keeps what it knows."""
        return self.out / STATE_FOLDER


def run(
    raw: Path,
    out: Path,
    publications: Sequence[Publication],
    watcher: Watcher,
    options: Options | None = None,
) -> Summary:
    """Turn a folder of files into folders for readers.

    Args:
        raw: the folder that is read, with the folders in it.
        out: the output folder; made where it is missing.
        publications: what to make for readers, such as the dataset.
        watcher: who is told how the run goes on.
        options: how the run works.

    Returns:
        What was done. Documents that could not be processed are in its failures.

    Raises:
        InputFolderError: there is no folder to read.
        StoreError: the output folder cannot be used: another run holds it, or it cannot be
            written.
        ReportparseError: no worker can be started.

    """
    job = _Job(scan(raw, out), out, publications, watcher, options or Options())
    for notice in job.scan.notices:
        watcher.notice(notice)
    try:
        job.state.mkdir(parents=True, exist_ok=True)
        with held(job.state / "lock"):
            return _with_store(job)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{out} cannot be written ({reason}); see to it, or name another output folder."
        raise StoreError(message) from error


def _with_store(job: _Job) -> Summary:
    """Run once, or, where the store is found damaged, once more with a new one."""
    path = job.state / "store.sqlite"
    try:
        with opened(path) as store:
            return _up_to_date(job, store)
    except DamagedStoreError as error:
        job.watcher.notice(f"{path} is made anew from the reports: {error}.")
        removed(path)
    with opened(path) as store:
        return _up_to_date(job, store)


def _up_to_date(job: _Job, store: Store) -> Summary:
    known = ingest(job.scan, store, job.watcher, job.options)
    documents = entries(job.scan, known)
    made_from = identity(documents, known)
    published = []
    for publication in job.publications:
        folder = job.out / publication.folder
        now = f"{publication.fingerprint} {made_from}", inventory(folder)
        if store.published(publication.folder) != now:
            publish(publication, job.out, rows_of_entries(documents, known, store))
            store.publish(publication.folder, now[0], inventory(folder))
        published.append(folder)
    if job.scan.files:  # a folder without any may be one that was not mounted
        store.retain(known.contents, known.fingerprint)
    return _summary(documents, known.processed, tuple(published))


def _summary(documents: Sequence[Entry], processed: int, published: tuple[Path, ...]) -> Summary:
    own = [entry.counts for entry in documents if not entry.original]
    return Summary(
        documents=len(documents),
        processed=processed,
        duplicates=sum(bool(entry.original) and not entry.is_failed for entry in documents),
        partial=sum(counts.status == "partial" for counts in own),
        pages=sum(counts.pages for counts in own),
        sections=sum(counts.sections for counts in own),
        claims=sum(counts.claims for counts in own),
        repairs=sum(counts.repairs for counts in own),
        failures=tuple((one.document_id, one.counts.message) for one in documents if one.is_failed),
        published=published,
    )
