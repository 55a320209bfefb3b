"""Numeric claims from Chinese and English reports, traced to where they stand.

``parse("report.pdf")`` gives a :class:`~reportparse.records.Report`; ``repair(text)`` and
``claims(text)`` are the same stages for a string.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.errors import ReportparseError
from reportparse.records import Claim, Repair, Repaired, Report, Section

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportparse.records import TargetScript

__all__ = [
    "Claim",
    "Repair",
    "Repaired",
    "Report",
    "ReportparseError",
    "Section",
    "__version__",
    "claims",
    "parse",
    "repair",
]

__version__ = "0.1.0"


def parse(
    path: str | Path, *, script: TargetScript = "hans", lexicons: Iterable[str | Path] = ()
) -> Report:
    """Read, repair and outline a file, and find its claims.

    Args:
        path: a PDF, HTML or text file.
        script: script of the text: ``hans``, ``hant``, or ``keep`` as the document has it.
        lexicons: paths of extra TOML lexicons, later ones on top.

    Returns:
        The report, with ``sections``, ``claims``, ``repairs`` and ``to_pandas()``.

    Raises:
        ReportparseError: the file or a lexicon cannot be used; the message says why and
            what to do.
        OSError: the file is not there or may not be opened.

    """
    from reportparse import pipeline  # noqa: PLC0415 - the stages take a while to import

    return pipeline.parse(path, script=script, lexicons=lexicons)


def repair(text: str, *, script: TargetScript = "keep") -> Repaired:
    """Repair a string.

    Args:
        text: text that a site, a converter or a PDF has damaged.
        script: script of the result.

    Returns:
        The repaired text (``str(repaired.text)``) with the account of every change.

    """
    from reportparse.repairing import repair_text  # noqa: PLC0415 - loads dictionaries
    from reportparse.text import Text  # noqa: PLC0415 - goes with it

    return repair_text(Text.of(text), script=script)


def claims(text: str) -> tuple[Claim, ...]:
    """Find the claims of a string.

    Args:
        text: Chinese or English text, or both; damaged text is best repaired first.

    Returns:
        Claims in text order; their attributes are the columns of the claims table.

    """
    from reportparse.claiming import claims_in_text  # noqa: PLC0415 - loads dictionaries

    return claims_in_text(text)
