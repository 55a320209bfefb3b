"""Whatever was run before, a run gives the bytes that a first run on the same folder gives."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from reportparse import corpus
from reportparse.configuration import Configuration
from tests.corpus.stages import Recorder, analyse, run, snapshot

NAMES: Final = ("a.txt", "b.txt", "sub/a.txt", "sub/深/报告.txt", "z [bold].txt")
CONTENTS: Final = ("", "sales 1\n", "sales 2\n", "costs 1 2\nstaff 3\n", "unknown\n", "raise\n")
"""Some of one length, some that fail, so that edits, duplicates and failures meet."""
CONFIGURATIONS: Final = (
    Configuration(),
    Configuration("hant"),
    Configuration(lexicons=("sales=turnover",)),
)


class Folder(RuleBasedStateMachine):
    """A folder that changes, and an output folder that is brought up to date now and then."""

    files = Bundle("files")

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.raw = self.place / "raw"
        self.raw.mkdir()
        self.configuration = CONFIGURATIONS[0]
        self.runs = 0

    def teardown(self) -> None:
        shutil.rmtree(self.place)

    def run(self, out: Path, watcher: Recorder | None = None) -> corpus.Summary:
        options = corpus.Options(self.configuration, workers=1, analyse=analyse)
        return run(self.raw, out, watcher, options)

    @rule(target=files, name=st.sampled_from(NAMES), content=st.sampled_from(CONTENTS))
    def add_or_edit(self, name: str, content: str) -> str:
        path = self.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return name

    @rule(name=files, content=st.sampled_from(CONTENTS))
    def edit_and_keep_the_time(self, name: str, content: str) -> None:
        path = self.raw / name
        if path.exists():
            times = path.stat()
            path.write_text(content, "utf-8")
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    @rule(name=files, seconds=st.integers(-1000, 1000))
    def touch(self, name: str, seconds: int) -> None:
        path = self.raw / name
        if path.exists():
            now = path.stat().st_mtime_ns + seconds * 1_000_000_000
            os.utime(path, ns=(now, now))

    @rule(target=files, old=consumes(files), new=st.sampled_from(NAMES))
    def rename(self, old: str, new: str) -> str:
        if (self.raw / old).exists():
            (self.raw / new).parent.mkdir(parents=True, exist_ok=True)
            (self.raw / old).replace(self.raw / new)
        return new

    @rule(name=consumes(files))
    def delete(self, name: str) -> None:
        (self.raw / name).unlink(missing_ok=True)

    @rule(configuration=st.sampled_from(CONFIGURATIONS))
    def change_the_configuration(self, configuration: Configuration) -> None:
        self.configuration = configuration

    @rule(documents=st.integers(1, 3))
    def run_and_interrupt(self, documents: int) -> None:
        try:
            self.run(self.place / "out", Recorder(documents))
        except KeyboardInterrupt:
            return

    @rule()
    def run_and_compare(self) -> None:
        self.runs += 1
        fresh = self.place / f"fresh{self.runs}"
        kept, first = self.run(self.place / "out"), self.run(fresh)
        assert snapshot(self.place / "out") == snapshot(fresh)
        assert kept.failures == first.failures
        assert self.run(self.place / "out").processed == 0
        shutil.rmtree(fresh)

    @invariant()
    def nothing_half_done_is_to_be_seen(self) -> None:
        assert not list(self.place.glob("out/.dataset*"))


TestIncrementalRuns = Folder.TestCase
TestIncrementalRuns.settings = settings(
    max_examples=25,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
