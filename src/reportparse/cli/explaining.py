"""``reportparse repair``: the repaired text of a file, and what was changed in it."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from reportparse.cli.comparing import comparison_page
from reportparse.cli.watching import on_one_line
from reportparse.errors import ConfigurationError, DocumentError, InputFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportparse.records import Repair, Repaired, TargetScript

__all__ = ["explain_repairs", "print_repaired", "write_comparison"]


def _repaired(file: Path, script: TargetScript) -> Repaired:
    """Read and repair a file.

    Raises:
        DocumentError: it cannot be read; the message names it.

    """
    from reportparse.pipeline import repair_file  # noqa: PLC0415 - loads the stages

    try:
        return repair_file(file.read_bytes(), script)
    except OSError as error:
        message = f"{file} cannot be opened ({error.strerror}); name a file that can."
        raise InputFileError(message) from error
    except DocumentError as error:
        message = f"{file}: {error}"
        raise type(error)(message) from error


def print_repaired(file: Path, script: TargetScript) -> None:
    """Print the repaired text of a file to standard output, line for line.

    Args:
        file: the file.
        script: script of the text.

    Raises:
        DocumentError: it cannot be read.

    """
    content = _repaired(file, script).text.content.replace("\r\n", "\n")
    sys.stdout.write(content if content.endswith("\n") or not content else f"{content}\n")
    sys.stdout.flush()


def explain_repairs(file: Path, script: TargetScript) -> None:
    """Print what was changed in a file, and why: a change a line, columns separated by tabs.

    Args:
        file: the file.
        script: script of the text, which is no repair and not listed.

    Raises:
        DocumentError: it cannot be read.

    """
    repaired = _repaired(file, script)
    for line in _explanations(repaired.repairs):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def write_comparison(file: Path, script: TargetScript, page: Path) -> None:
    """Write a page that shows the damaged and the repaired text side by side.

    Args:
        file: the file.
        script: script of the repaired text.
        page: the HTML file to write; one that is there is replaced.

    Raises:
        DocumentError: the file cannot be read.
        ConfigurationError: the page cannot be written.

    """
    repaired = _repaired(file, script)
    if page.exists() and page.samefile(file):
        message = f"{page} is the file to repair; name another one for the page."
        raise ConfigurationError(message)
    try:
        with page.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.writelines(comparison_page(file.name, repaired))
    except OSError as error:
        message = f"{page} cannot be written ({error.strerror}); name a file in a folder that can."
        raise ConfigurationError(message) from error


def _explanations(repairs: tuple[Repair, ...]) -> Iterator[str]:
    """Yield a head, a line for each repair, and a line that counts them by certainty."""
    yield "place\tcertainty\tkind\tbefore\tafter\tcount\twhy"
    for repair in repairs:
        place = f"{repair.source_start}-{repair.source_end}"
        if repair.page is not None:
            place = f"page {repair.page}"
        fields = (
            place,
            repair.certainty,
            repair.kind,
            repair.before,
            repair.after,
            str(repair.count),
            repair.rule,
        )
        yield "\t".join(map(on_one_line, fields))
    counted = Counter[str]()
    for repair in repairs:
        counted[repair.certainty] += repair.count
    total = ", ".join(f"{number} {certainty}" for certainty, number in sorted(counted.items()))
    yield f"{counted.total()} repairs" + (f": {total}" if total else "")
