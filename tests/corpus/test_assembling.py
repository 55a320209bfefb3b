"""The documents of a dataset, from what is known of the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.configuration import Configuration
from reportparse.corpus.assembling import entries, identity, rows_of_entries
from reportparse.corpus.ingesting import Ingested
from reportparse.corpus.results import Counts, result_of
from reportparse.corpus.scanning import File, Scan, Stamp
from reportparse.corpus.store import DamagedStoreError, Store, opened
from reportparse.dataset.rows import rows_of
from tests.corpus.stages import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REPORT = analyse(b"sales 1\n", Configuration())
RESULT = result_of(rows_of(REPORT))
CONTENT = REPORT.source_sha256


def file(name: str) -> File:
    return File(name, name.encode(), name, Stamp(0, 0, 0, 0))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a store with one result."""
    with opened(tmp_path / "store.sqlite") as found:
        found.add(CONTENT, "f", RESULT)
        yield found


SCAN = Scan(tuple(map(file, ("a", "b", "gone"))), (("dir/", "Permission denied"),))
KNOWN = Ingested(
    "f",
    contents={b"a": CONTENT, b"b": CONTENT},
    counts={CONTENT: RESULT.counts},
    unread={b"gone": "It is gone."},
)


def test_documents_stand_in_the_order_of_their_ids() -> None:
    found = entries(SCAN, KNOWN)
    assert [entry.document_id for entry in found] == ["a", "b", "dir/", "gone"]
    assert [entry.original for entry in found] == ["", "a", "", ""]
    assert [entry.is_failed for entry in found] == [False, False, True, True]


def test_rows_are_those_of_the_documents(store: Store) -> None:
    rows = list(rows_of_entries(entries(SCAN, KNOWN), KNOWN, store))
    documents = [row for of_document in rows for row in of_document["documents"]]
    assert [row["document_id"] for row in documents] == ["a", "b", "dir/", "gone"]
    assert [row["status"] for row in documents] == ["ok", "duplicate", "failed", "failed"]
    assert documents[1]["duplicate_of"] == "a"
    assert [len(of_document["claims"]) for of_document in rows] == [1, 0, 0, 0]


def test_a_result_of_this_run_alone_needs_no_store(store: Store) -> None:
    known = Ingested("other", {b"a": CONTENT}, {CONTENT: RESULT.counts}, passing={CONTENT: RESULT})
    (rows,) = rows_of_entries(entries(Scan((file("a"),)), known), known, store)
    assert len(rows["claims"]) == 1


@pytest.mark.parametrize(
    ("content", "counts"), [(CONTENT, Counts("ok")), ("0" * 64, RESULT.counts)]
)
def test_a_result_that_is_not_what_was_kept_is_noticed(
    store: Store, content: str, counts: Counts
) -> None:
    store.add(content, "f", RESULT)
    known = Ingested("f", {b"a": content}, {content: counts})
    with pytest.raises(DamagedStoreError):
        list(rows_of_entries(entries(Scan((file("a"),)), known), known, store))


def test_the_identity_depends_on_everything_that_is_shown() -> None:
    other = Counts("ok", "", 2)
    seen = {
        identity(entries(scan, known), known)
        for scan, known in (
            (SCAN, KNOWN),
            (Scan(SCAN.files), KNOWN),
            (Scan(SCAN.files[:1]), KNOWN),
            (Scan((file("b"),)), KNOWN),
            (SCAN, Ingested("g", KNOWN.contents, KNOWN.counts, KNOWN.unread)),
            (SCAN, Ingested("f", KNOWN.contents, {CONTENT: other}, KNOWN.unread)),
            (SCAN, Ingested("f", KNOWN.contents, KNOWN.counts, {b"gone": "Too large."})),
        )
    }
    assert len(seen) == 7
