"""``reportparse run``: what is asked for, what came of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportparse import corpus, dataset, review
from reportparse.cli.watching import watching
from reportparse.configuration import Configuration

if TYPE_CHECKING:
    from pathlib import Path

    from reportparse.corpus import Summary
    from reportparse.dataset import Format
    from reportparse.records import TargetScript

__all__ = ["Request", "ingest"]


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller asked for."""

    raw: Path
    output: Path
    script: TargetScript
    formats: tuple[Format, ...]
    lexicons: tuple[Path, ...]
    workers: int | None
    seconds: float
    memory: int
    """Bytes."""
    retry: bool

    def options(self) -> corpus.Options:
        """Return how the run shall work.

        Raises:
            ConfigurationError: a lexicon cannot be used.

        """
        lexicons: tuple[str, ...] = ()
        if self.lexicons:
            from reportparse.pipeline import read_lexicons  # noqa: PLC0415 - loads all stages

            lexicons = read_lexicons(self.lexicons)
        return corpus.Options(
            configuration=Configuration(self.script, lexicons),
            workers=self.workers,
            limits=corpus.Limits(self.seconds, self.memory),
            retry=self.retry,
        )


def ingest(request: Request) -> bool:
    """Turn a folder of reports into a dataset, and say what came of it.

    Args:
        request: what the caller asked for.

    Returns:
        Whether there were documents and all of them could be read.

    Raises:
        ReportparseError: nothing could be done.

    """
    publications = (dataset.publication(request.formats), review.publication())
    options = request.options()
    with watching() as watcher:
        summary = corpus.run(request.raw, request.output, publications, watcher, options)
        if not summary.documents:
            watcher.notice(f"{request.raw} holds no file to read; put reports into it.")
    if sys.stdout.isatty():
        _print_table(summary)
    else:
        _print_lines(summary)
    return bool(summary.documents) and not summary.failures


def _figures(summary: Summary) -> dict[str, int]:
    return {
        "documents": summary.documents,
        "processed now": summary.processed,
        "duplicates": summary.duplicates,
        "partly read": summary.partial,
        "failures": len(summary.failures),
        "pages": summary.pages,
        "sections": summary.sections,
        "claims": summary.claims,
        "repairs": summary.repairs,
    }


def _results(summary: Summary) -> dict[str, Path]:
    made, pages = summary.published
    return {"dataset": made, "review": pages / "index.html"}


def _print_lines(summary: Summary) -> None:
    """Print name and value, separated by a tab, a line each; the paths come last."""
    for name, value in (_figures(summary) | _results(summary)).items():
        sys.stdout.write(f"{name.replace(' ', '_')}\t{value}\n")


def _print_table(summary: Summary) -> None:
    """Print the figures as a table, and the paths below it."""
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.table import Table  # noqa: PLC0415 - the same

    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, value in _figures(summary).items():
        style = "red" if name == "failures" and value else None
        table.add_row(name.capitalize(), f"{value:,}", style=style)
    console = Console()
    console.print(table)
    for name, path in _results(summary).items():
        # A path is printed in one piece, so that it can be copied.
        sys.stdout.write(f"{name.capitalize()}: {path}\n")
