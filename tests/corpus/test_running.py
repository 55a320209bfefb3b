"""From a folder of files to folders for readers."""

from __future__ import annotations

import csv
import os
import shutil
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from reportparse import configuration, corpus, dataset
from reportparse.configuration import Configuration
from reportparse.corpus import running
from reportparse.corpus.locking import held
from reportparse.corpus.scanning import Scan, scan
from reportparse.errors import InputFolderError, StoreError
from tests.corpus.stages import (
    Recorder,
    analyse,
    run,
    run_until_killed,
    run_until_killed_while_publishing,
    snapshot,
    with_code,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LATER = 10_000_000_000
"""Nanoseconds after which a file counts as at rest."""


def patient(raw: Path, out: Path, **options: object) -> corpus.Summary:
    """Run so late that files of now are at rest."""
    clock = lambda: max(path.stat().st_ctime_ns for path in raw.rglob("*")) + LATER  # noqa: E731
    chosen = {"workers": 1, "analyse": analyse, "clock": clock} | options
    return run(raw, out, options=corpus.Options(**chosen))  # type: ignore[arg-type]


def documents(out: Path) -> dict[str, dict[str, str]]:
    with (out / "dataset" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["document_id"]: row for row in csv.DictReader(file)}


def fill(raw: Path, **contents: str) -> None:
    for name, content in contents.items():
        (raw / f"{name}.txt").write_text(content, "utf-8")


class TestFirstRun:
    def test_reads_every_file(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1 2\n", b="costs 3\nstaff 4\n")
        summary = run(raw, out)
        assert (summary.documents, summary.processed, summary.pages) == (2, 2, 2)
        assert (summary.sections, summary.claims, summary.repairs) == (3, 4, 1)
        assert summary.failures == ()
        assert list(documents(out)) == ["a.txt", "b.txt"]

    def test_tells_where_the_results_are(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n")
        assert run(raw, out).published == (out / "dataset", out / "review")
        assert (out / "review" / "index.html").is_file()

    def test_records_what_cannot_be_read_and_goes_on(self, raw: Path, out: Path) -> None:
        fill(raw, a="unknown\n", b="sales 1\n")
        watcher = Recorder()
        summary = run(raw, out, watcher)
        message = "The bytes are no kind of file that is read; convert the file."
        assert summary.failures == (("a.txt", message),)
        assert [name for name, _ in watcher.done] == ["a.txt", "b.txt"]
        row = documents(out)["a.txt"]
        assert (row["status"], row["message"], row["language"]) == ("failed", message, "")
        assert documents(out)["b.txt"]["status"] == "ok"

    def test_gives_the_same_bytes_in_worker_processes(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1 2\n", b="unknown\n", c="costs 3\n", d="sales 1 2\n")
        run(raw, out)
        other = out.with_name("other")
        run(raw, other, options=corpus.Options(workers=2, analyse=analyse))
        assert snapshot(out) == snapshot(other)

    def test_needs_a_folder(self, tmp_path: Path, out: Path) -> None:
        with pytest.raises(InputFolderError):
            run(tmp_path / "missing", out)
        assert not out.exists()

    def test_of_an_empty_folder_gives_empty_tables(self, raw: Path, out: Path) -> None:
        assert run(raw, out).documents == 0
        assert documents(out) == {}

    def test_reads_an_empty_file_as_any_other(self, raw: Path, out: Path) -> None:
        fill(raw, a="")
        assert run(raw, out).documents == 1


class TestNextRun:
    def test_reads_nothing_that_has_not_changed(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n", b="unknown\n")
        patient(raw, out)
        before = {path: path.stat() for path in (out / "dataset").iterdir()}
        (raw / "a.txt").chmod(0o644)
        assert patient(raw, out).processed == 0
        assert {path: path.stat() for path in (out / "dataset").iterdir()} == before

    def test_opens_nothing_that_is_at_rest(
        self, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(raw, a="sales 1\n")
        patient(raw, out)
        monkeypatch.setattr("reportparse.corpus.ingesting.read", pytest.fail)
        assert patient(raw, out).documents == 1

    def test_notices_another_content_of_the_same_size_and_time(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n")
        patient(raw, out)
        times = (raw / "a.txt").stat()
        fill(raw, a="sales 2\n")
        os.utime(raw / "a.txt", ns=(times.st_atime_ns, times.st_mtime_ns))
        if (raw / "a.txt").stat().st_ctime_ns == times.st_ctime_ns:
            pytest.skip("both changes fell into one tick of the clock")
        assert patient(raw, out).processed == 1

    def test_reads_again_what_was_read_right_after_its_change(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n")
        now = (raw / "a.txt").stat().st_ctime_ns
        run(raw, out, options=corpus.Options(workers=1, analyse=analyse, clock=lambda: now))
        watcher = Recorder()
        assert run(raw, out, watcher).processed == 0
        assert watcher.plan == (1, 0)

    def test_knows_a_renamed_file_by_its_content(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n")
        run(raw, out)
        (raw / "a.txt").rename(raw / "z.txt")
        assert run(raw, out).processed == 0
        assert list(documents(out)) == ["z.txt"]

    def test_leaves_no_row_of_a_removed_file(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n", b="costs 2\n")
        run(raw, out)
        (raw / "a.txt").unlink()
        run(raw, out)
        assert all(b"a.txt" not in content for content in snapshot(out).values())

    def test_reads_all_again_in_another_configuration(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n", b="costs 2\n")
        patient(raw, out)
        for chosen in (Configuration("hant"), Configuration(lexicons=("sales=turnover",))):
            assert patient(raw, out, configuration=chosen).processed == 2
        assert b"turnover" in snapshot(out)["dataset/claims.jsonl"]

    def test_reads_all_again_when_the_program_has_changed(
        self, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(raw, a="sales 1\n")
        patient(raw, out)
        monkeypatch.setattr(
            "reportparse.corpus.ingesting.result_fingerprint", lambda _configuration: "newer"
        )
        assert patient(raw, out).processed == 1

    def test_writes_other_formats_without_reading_again(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n")
        patient(raw, out)
        options = corpus.Options(workers=1, analyse=analyse)
        summary = corpus.run(raw, out, (dataset.publication(("jsonl",)),), Recorder(), options)
        assert summary.processed == 0
        assert not (out / "dataset" / "claims.csv").exists()
        assert (out / "dataset" / "claims.jsonl").is_file()

    def test_makes_again_what_somebody_has_removed_or_changed(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n")
        run(raw, out)
        made = snapshot(out)
        (out / "dataset" / "claims.csv").unlink()
        (out / "review" / "index.html").write_text("changed", "utf-8")
        run(raw, out)
        assert snapshot(out) == made

    def test_leaves_what_somebody_has_put_beside_the_tables(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n")
        run(raw, out)
        (out / "dataset" / "notes.txt").write_text("mine", "utf-8")
        fill(raw, b="costs 2\n")
        run(raw, out)
        assert (out / "dataset" / "notes.txt").read_text("utf-8") == "mine"
        assert len(documents(out)) == 2

    def test_of_an_emptied_folder_forgets_no_result(self, raw: Path, out: Path) -> None:
        """It may be a disk that is not mounted."""
        fill(raw, a="sales 1\n")
        run(raw, out)
        shutil.move(raw / "a.txt", raw.parent)
        assert run(raw, out).documents == 0
        assert documents(out) == {}
        shutil.move(raw.parent / "a.txt", raw)
        assert run(raw, out).processed == 0


class TestDuplicates:
    def test_are_listed_with_the_first_of_them(self, raw: Path, out: Path) -> None:
        fill(raw, b="sales 1\n", a="sales 1\n")
        summary = run(raw, out)
        assert (summary.documents, summary.processed, summary.duplicates) == (2, 1, 1)
        assert summary.claims == 1
        rows = documents(out)
        assert (rows["a.txt"]["status"], rows["a.txt"]["claims"]) == ("ok", "1")
        assert (rows["b.txt"]["status"], rows["b.txt"]["duplicate_of"]) == ("duplicate", "a.txt")

    def test_take_the_place_of_the_first_when_it_is_removed(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n", b="sales 1\n")
        run(raw, out)
        (raw / "a.txt").unlink()
        assert run(raw, out).processed == 0
        assert documents(out)["b.txt"]["status"] == "ok"

    def test_of_a_file_that_failed_failed(self, raw: Path, out: Path) -> None:
        fill(raw, a="unknown\n", b="unknown\n")
        assert len(run(raw, out).failures) == 2


class TestInterruption:
    @pytest.mark.parametrize("documents_done", [1, 2, 3])
    def test_by_the_user_loses_nothing(self, raw: Path, out: Path, documents_done: int) -> None:
        fill(raw, a="sales 1\n", b="costs 2\n", c="staff 3\n", d="rent 4\n")
        with pytest.raises(KeyboardInterrupt):
            run(raw, out, Recorder(documents_done))
        assert not (out / "dataset").exists()
        assert run(raw, out).processed == 4 - documents_done

    @pytest.mark.parametrize("documents_done", [1, 2, 3])
    def test_by_sigkill_loses_nothing(self, raw: Path, out: Path, documents_done: int) -> None:
        fill(raw, a="sales 1\n", b="costs 2\n", c="staff 3\n")
        run(raw, out.with_name("fresh"))
        assert die(run_until_killed, raw, out, documents_done) == -9
        assert run(raw, out).processed == 3 - documents_done
        assert snapshot(out) == snapshot(out.with_name("fresh"))

    def test_while_publishing_leaves_the_last_dataset(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n")
        run(raw, out)
        last = snapshot(out)
        fill(raw, b="costs 2\n")
        run(raw, out.with_name("fresh"))
        assert die(run_until_killed_while_publishing, raw, out) == -9
        assert snapshot(out) == last
        assert run(raw, out).processed == 0
        assert snapshot(out) == snapshot(out.with_name("fresh"))
        assert sorted(path.name for path in out.iterdir()) == [".reportparse", "dataset", "review"]


def die(target: Callable[..., None], *arguments: object) -> int | None:
    code = configuration._code_fingerprint()
    process = get_context("spawn").Process(target=with_code, args=(code, target, *arguments))
    process.start()
    process.join(60)
    return process.exitcode


class TestHarm:
    def test_within_the_limits_is_remembered_until_asked_again(self, raw: Path, out: Path) -> None:
        fill(raw, a="allocate\n", b="sales 1\n")
        limits = corpus.Limits(seconds=60, memory=1 << 30)
        assert len(patient(raw, out, limits=limits).failures) == 1
        assert patient(raw, out, limits=limits).processed == 0
        assert patient(raw, out, limits=limits, retry=True).processed == 1
        assert patient(raw, out, limits=corpus.Limits(60, 2 << 30)).processed == 1

    def test_by_chance_is_not_remembered(self, raw: Path, out: Path) -> None:
        fill(raw, a="kill\n", b="sales 1\n")
        options = corpus.Options(workers=2, analyse=analyse)
        summary = run(raw, out, options=options)
        assert summary.processed == 2
        assert [name for name, _ in summary.failures] == ["a.txt"]
        assert documents(out)["a.txt"]["status"] == "failed"
        assert run(raw, out, options=options).processed == 1


class TestFiles:
    def test_that_vanish_during_the_run_are_told(
        self, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(raw, a="sales 1\n", b="costs 2\n")

        def scan_then_remove(raw: Path, out: Path) -> object:
            found = scan(raw, out)
            (raw / "a.txt").unlink()
            return found

        monkeypatch.setattr(running, "scan", scan_then_remove)
        summary = run(raw, out)
        ((name, message),) = summary.failures
        assert (name, message) == (
            "a.txt",
            "The file disappeared during the run; the next run leaves it out.",
        )
        assert documents(out)["a.txt"]["source_sha256"] == ""

    def test_that_are_too_large_are_told(
        self, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(raw, a="sales 1\n" * 400_000, b="costs 2\n")
        monkeypatch.setattr("reportparse.corpus.opening.LARGEST_FILE", 2 << 20)
        ((name, message),) = run(raw, out).failures
        assert name == "a.txt"
        assert message == "The file is too large (it has 3 MiB; up to 2 MiB are read); split it."

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
    def test_that_may_not_be_opened_are_told(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n", b="costs 2\n")
        (raw / "a.txt").chmod(0)
        ((_, message),) = run(raw, out).failures
        assert message == ("The file cannot be opened (Permission denied); change its permissions.")

    def test_whose_folder_cannot_be_listed_are_told(
        self, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(raw, b="costs 2\n")
        monkeypatch.setattr(
            running,
            "scan",
            lambda raw, out: Scan(scan(raw, out).files, (("a/", "Permission denied"),)),
        )
        assert run(raw, out).failures == (
            ("a/", "The folder cannot be listed (Permission denied); change its permissions."),
        )

    def test_that_are_left_out_are_told(self, raw: Path, out: Path) -> None:
        (raw / "link.txt").symlink_to("b.txt")
        watcher = Recorder()
        run(raw, out, watcher)
        assert "symbolic link" in watcher.notices[0]


class TestOutputFolder:
    def test_may_lie_in_the_folder_that_is_read(self, raw: Path) -> None:
        fill(raw, a="sales 1\n")
        for _ in range(2):
            assert run(raw, raw / "results").documents == 1

    def test_is_held_by_one_run_at_a_time(self, raw: Path, out: Path) -> None:
        fill(raw, a="sales 1\n")
        (out / ".reportparse").mkdir(parents=True)
        with held(out / ".reportparse" / "lock"), pytest.raises(StoreError, match="in use"):
            run(raw, out)

    def test_that_is_a_file_is_told(self, raw: Path, out: Path) -> None:
        out.write_text("", "utf-8")
        with pytest.raises(StoreError, match=r"out cannot be written \(Not a directory\)"):
            run(raw, out)

    @pytest.mark.parametrize("damage", ["header", "result", "nothing left"])
    def test_with_a_damaged_store_is_made_anew(self, raw: Path, out: Path, damage: str) -> None:
        fill(raw, a="sales 1\n", b="costs 2\n")
        run(raw, out)
        made = snapshot(out)
        store = out / ".reportparse" / "store.sqlite"
        data = store.read_bytes()
        if damage == "header":
            store.write_bytes(b"no database" + data[11:])
        elif damage == "result":
            place = data.index(b"\x78\x9c")
            store.write_bytes(data[:place] + bytes(20) + data[place + 20 :])
            (out / "dataset" / "claims.csv").unlink()
        else:
            store.write_bytes(b"")
        watcher = Recorder()
        summary = run(raw, out, watcher)
        assert snapshot(out) == made
        assert summary.processed == 2
        if damage != "nothing left":
            assert "is made anew from the reports" in watcher.notices[0]
