"""``reportparse show``: the claims of one file, each quantity in its sentence."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.text import Text

import reportparse
from reportparse.cli.watching import on_one_line
from reportparse.dataset.rows import plain_number
from reportparse.errors import InputFileError
from reportparse.review.highlighting import place_in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportparse.records import Claim, Report, Section, TargetScript

__all__ = ["show_claims"]

_SIGNS: Final = {"exact": "", "approx": "≈ ", "at_least": "≥ ", "at_most": "≤ "}


def show_claims(file: Path, script: TargetScript, lexicons: tuple[Path, ...]) -> None:
    """Print the claims of a file to standard output.

    Args:
        file: the file.
        script: script of the text.
        lexicons: extra lexicons.

    Raises:
        ReportparseError: the file or a lexicon cannot be used.

    """
    try:
        report = reportparse.parse(file, script=script, lexicons=lexicons)
    except OSError as error:
        message = f"{file} cannot be opened ({error.strerror}); name a file that can."
        raise InputFileError(message) from error
    console = Console(highlight=False, soft_wrap=True)
    for line in _lines(report, marks=("", "") if console.is_terminal else ("【", "】")):
        console.print(line)


def _lines(report: Report, marks: tuple[str, str]) -> Iterator[Text]:
    """Yield the claims by section, then a line that counts them."""
    yield Text(on_one_line(report.title or report.document_id), style="bold")
    if report.message:
        yield Text(on_one_line(report.message), style="yellow")
    sections = {section.section_id: section for section in report.sections}
    for section_id, claims in groupby(report.claims, lambda claim: claim.section_id):
        section = sections.get(section_id)
        yield Text()
        yield Text(_heading(section), style="bold cyan")
        for claim in claims:
            yield _sentence(claim, section, marks)
            yield Text(f"    {_fields(claim)}", style="dim")
    yield Text()
    yield Text(f"{len(report.claims)} claims in {len(report.sections)} sections")


def _heading(section: Section | None) -> str:
    words = f"{section.number} {section.title}".strip() if section else ""
    return on_one_line(words) or "–"


def _sentence(claim: Claim, section: Section | None, marks: tuple[str, str]) -> Text:
    sentence, quantity = claim.sentence, claim.quantity
    text = section.text.content if section else ""
    place = place_in_sentence(sentence, quantity, text, claim.char_start)
    before, after = (sentence[: place[0]], sentence[place[1] :]) if place else (sentence, "")
    if not place and before:
        before += " "
    line = Text(f"  {on_one_line(before)}")
    line.append(f"{marks[0]}{on_one_line(quantity)}{marks[1]}", style="bold reverse")
    line.append(on_one_line(after))
    return line


def _fields(claim: Claim) -> str:
    """Say in one line what a claim says."""
    low, high = (plain_number(value) or "" for value in (claim.value_low, claim.value_high))
    value = _SIGNS[claim.qualifier] + (low if low == high else f"{low} – {high}")
    unit = f"{claim.unit}/{claim.per}" if claim.per else claim.unit
    role = f"{claim.role} {claim.direction}".strip()
    fields = {
        "": f"{value} {unit}".strip(),
        "role": role,
        "metric": claim.metric,
        "subject": claim.subject,
        "period": claim.period,
        "baseline": claim.baseline,
        "modality": "" if claim.modality == "actual" else claim.modality,
        "source": claim.source,
        "page": "" if claim.page is None else str(claim.page),
    }
    return " · ".join(
        on_one_line(f"{name} {content}".strip()) for name, content in fields.items() if content
    )
