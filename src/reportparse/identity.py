"""Ids that stay when other text changes, or when a file is renamed and renamed back.

An id is made in two steps: within its document a section or claim is known by a *local* id,
which rests on its own words alone; in a dataset by a *located* one, made from the local id and
the document's. What was found in a file can so be kept under its content, and is located
wherever the file lies.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reportparse.language import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportparse.records import Claim, Report, Section

__all__ = ["located", "located_id", "with_claim_ids", "with_section_ids"]


def _short_hash(*parts: str) -> str:
    """Hash words to 16 hexadecimal digits: two of a billion ids meet once in 37 datasets."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


def with_section_ids(sections: Iterable[Section]) -> Iterator[Section]:
    """Give each section a local id that does not depend on the text around it."""
    seen: dict[tuple[str, str], int] = {}
    for section in sections:
        key = (simplify(section.number), simplify(section.path or section.title))
        seen[key] = seen.get(key, 0) + 1
        yield replace(section, section_id=f"s{_short_hash(*key, str(seen[key]))}")


def with_claim_ids(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Give each claim a local id that rests on its own sentence or cell alone."""
    seen: dict[tuple[str, ...], int] = {}
    for claim in claims:
        key = tuple(
            simplify(part)
            for part in (
                claim.origin,
                claim.sentence,
                claim.table_title,
                claim.table_row,
                claim.table_column,
                claim.quantity,
            )
        )
        seen[key] = seen.get(key, 0) + 1
        yield replace(claim, claim_id=f"c{_short_hash(*key, str(seen[key]))}")


def located_id(local: str, document_id: str) -> str:
    """Return an id as it stands in a dataset.

    Args:
        local: id within the document; an empty one stays empty.
        document_id: path of the document below the folder that is read.

    """
    return local and f"{local[0]}{_short_hash(document_id, local)}"


def located(report: Report, document_id: str) -> Report:
    """Give a report with local ids its place.

    Args:
        report: a report with local ids.
        document_id: path of the document below the folder that is read.

    """
    return replace(
        report,
        document_id=document_id,
        sections=tuple(
            replace(section, section_id=located_id(section.section_id, document_id))
            for section in report.sections
        ),
        claims=tuple(
            replace(
                claim,
                claim_id=located_id(claim.claim_id, document_id),
                section_id=located_id(claim.section_id, document_id),
                counterpart_claim_id=located_id(claim.counterpart_claim_id, document_id),
            )
            for claim in report.claims
        ),
    )
