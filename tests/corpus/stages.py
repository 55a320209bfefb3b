"""Stages for tests: a line is a section, a number in it a claim; and bytes that do harm.

A module of its own, since worker processes import it by name.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportparse import configuration, corpus, dataset, review
from reportparse.corpus.working import Work
from reportparse.dataset.publishing import Publication
from reportparse.errors import UnknownFormatError
from reportparse.identity import with_claim_ids, with_section_ids
from reportparse.records import Claim, Repair, Report, Section
from reportparse.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportparse.configuration import Configuration
    from reportparse.corpus import Counts
    from reportparse.corpus.working import Analyse

NUMBER: Final = re.compile(r"\d+")
HARM: Final[dict[bytes, Callable[[], object]]] = {
    b"hang": lambda: time.sleep(600),
    b"loop": lambda: [None for _ in iter(int, 1)],
    b"exit": lambda: os._exit(7),
    b"segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    b"kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"allocate": lambda: bytearray(1 << 40),
    b"recurse": lambda: recurse(),  # noqa: PLW0108 - defined below
    b"raise": lambda: 1 // 0,
}
"""First line of a file, and what happens when it is processed."""


class UnpicklableError(Exception):
    """Cannot be sent from one process to another."""

    def __reduce__(self) -> str:
        """Refuse."""
        message = "no"
        raise TypeError(message)


def recurse() -> None:
    """Call itself until Python gives up."""
    recurse()


def analyse(data: bytes, chosen: Configuration) -> Report:
    """Make a report of bytes; lexicons replace words, so that configuration counts."""
    first = data.split(b"\n", 1)[0]
    if first in HARM:
        HARM[first]()
    if first == b"unpicklable":
        raise UnpicklableError(lambda: None)
    if first == b"unknown":
        message = "The bytes are no kind of file that is read; convert the file."
        raise UnknownFormatError(message)
    content = data.decode()
    for lexicon in chosen.lexicons:
        word, other = lexicon.split("=")
        content = content.replace(word, other)
    source = Text.of(content)
    sections = []
    for found in re.finditer(r"[^\n]+\n?", content):
        title = found[0].split()[0] if found[0].strip() else "blank"
        sections.append(
            Section("", title, 1, source[found.start() : found.end()], path=title, chapter=title)
        )
    sections = list(with_section_ids(sections))
    claims = tuple(
        Claim(
            number[0],
            Decimal(number[0]),
            Decimal(number[0]),
            metric=section.title,
            sentence=section.text.content.strip(),
            char_start=number.start(),
            char_end=number.end(),
            section_id=section.section_id,
            section_title=section.title,
        )
        for section in sections
        for number in NUMBER.finditer(section.text.content)
    )
    return Report(
        "",
        source_sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain",
        title=chosen.script,
        text=content,
        pages=1,
        sections=tuple(sections),
        claims=tuple(with_claim_ids(claims)),
        repairs=(Repair("width", "１", "1", 0, 1),) if "1" in content else (),
    )


class MissingStages(Work):
    """Work whose stages cannot be loaded."""

    def stages(self) -> Analyse:
        """Fail as an incomplete installation does."""
        message = "No module named 'spacy'"
        raise ImportError(message)


class FatalStages(Work):
    """Work whose stages end the process when they are loaded."""

    def stages(self) -> Analyse:
        """End the process."""
        os._exit(3)


class Recorder:
    """A watcher that remembers, and can interrupt the run after some documents."""

    def __init__(self, stop_after: int | None = None) -> None:
        """Interrupt after so many documents; never if None."""
        self.stop_after = stop_after
        self.plan = (0, 0)
        self.done: list[tuple[str, Counts]] = []
        self.notices: list[str] = []

    def planned(self, documents: int, known: int) -> None:
        """Remember the plan."""
        self.plan = (documents, known)

    def finished(self, document_id: str, counts: Counts) -> None:
        """Remember the document."""
        self.done.append((document_id, counts))
        if self.stop_after is not None and len(self.done) >= self.stop_after:
            self.stop()

    def stop(self) -> None:
        """Interrupt the run as Ctrl-C does."""
        raise KeyboardInterrupt

    def notice(self, sentence: str) -> None:
        """Remember the sentence."""
        self.notices.append(sentence)


class Killer(Recorder):
    """A watcher that kills its own process."""

    def stop(self) -> None:
        """End at once, with no chance to clean up."""
        os.kill(os.getpid(), signal.SIGKILL)


def run(
    raw: Path,
    out: Path,
    watcher: corpus.Watcher | None = None,
    options: corpus.Options | None = None,
) -> corpus.Summary:
    """Run these stages in this process, unless the options say otherwise."""
    publications = (dataset.publication(("csv", "jsonl")), review.publication())
    options = options or corpus.Options(workers=1, analyse=analyse)
    return corpus.run(raw, out, publications, watcher or Recorder(), options)


def with_code(code: str, target: Callable[..., None], *arguments: object) -> None:
    """Call a target in a process that takes the same code for granted as another one does."""
    configuration._code_fingerprint = lambda: code  # type: ignore[assignment]
    target(*arguments)


def run_until_killed(raw: Path, out: Path, documents: int) -> None:
    """Run, and die by SIGKILL after some documents; a target of a process."""
    run(raw, out, Killer(documents))


def run_until_killed_while_publishing(raw: Path, out: Path) -> None:
    """Run, and die by SIGKILL when half of a folder for readers is written."""
    publication = dataset.publication(("csv",))

    def write(folder: Path, _documents: object) -> None:
        (folder / "claims.csv").write_text("half", "utf-8")
        os.kill(os.getpid(), signal.SIGKILL)

    broken = Publication("dataset", publication.fingerprint, publication.owns, write)
    options = corpus.Options(workers=1, analyse=analyse)
    corpus.run(raw, out, (broken,), Recorder(), options)


def snapshot(out: Path) -> dict[str, bytes]:
    """Return all bytes that readers see below an output folder."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for folder in ("dataset", "review")
        for path in sorted((out / folder).rglob("*"))
        if path.is_file()
    }
