"""How a run goes on: a progress bar on a terminal, plain lines elsewhere.

What a program may read goes to standard output, in lines that stay the same from run to run;
what is meant for people goes to standard error.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import TaskID

    from reportparse.corpus import Counts, Watcher

__all__ = ["PlainWatcher", "ProgressWatcher", "on_one_line", "watching"]


def on_one_line(words: str) -> str:
    """Make control characters of a file name or message visible, so that none acts."""
    return "".join(
        character if character.isprintable() else f"\\x{ord(character):02x}" for character in words
    )


class PlainWatcher:
    """Says only what went wrong."""

    def planned(self, documents: int, known: int) -> None:
        """Say nothing: the summary tells."""

    def finished(self, document_id: str, counts: Counts) -> None:
        """Say which document could not be read, and why."""
        if counts.status in {"failed", "partial"}:
            self.notice(f"{document_id}: {counts.message}")

    def notice(self, sentence: str) -> None:
        """Say what a person should know."""
        sys.stderr.write(f"reportparse: {on_one_line(sentence)}\n")


class ProgressWatcher:
    """Shows a bar with documents, pages and the time that is left."""

    def __init__(self, progress: Progress) -> None:
        """Take a progress display that has been started."""
        self._progress = progress
        self._task: TaskID = progress.add_task("", total=None, pages=0)
        self._pages = 0

    def planned(self, documents: int, known: int) -> None:
        """Show how much there is to do."""
        self._progress.update(self._task, total=documents, completed=known)

    def finished(self, document_id: str, counts: Counts) -> None:
        """Show that one more document is done, and above the bar what went wrong with it."""
        self._pages += counts.pages
        self._progress.update(self._task, advance=1, pages=self._pages)
        if counts.status in {"failed", "partial"}:
            self.notice(f"{document_id}: {counts.message}")

    def notice(self, sentence: str) -> None:
        """Show a sentence above the bar."""
        self._progress.console.print(f"[yellow]•[/] {escape(on_one_line(sentence))}")


@contextmanager
def watching() -> Iterator[Watcher]:
    """Show how a run goes on, in the way that suits where the output goes."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield PlainWatcher()
        return
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents · {task.fields[pages]} pages ·"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield ProgressWatcher(progress)
