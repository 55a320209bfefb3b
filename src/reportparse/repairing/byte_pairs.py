"""GBK as two-byte pairs, and which pairs a mirror site's text can hold."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from reportparse.language import simplify
from reportparse.repairing.mirror import is_assigned, to_mirror_script

__all__ = ["ASCII_END", "Pairs", "fits_in_mirror", "pair_of", "pairs", "vanishing"]

ASCII_END: Final = 0x80
FIRST_LEAD: Final = 0x81
LAST_LEAD: Final = 0xFE
_FIRST_TRAIL: Final = 0x40


class Pairs(NamedTuple):
    """Characters of a mirror's text by their bytes."""

    characters: dict[tuple[int, int], str]
    by_lead: dict[int, list[tuple[int, str]]]
    """Lead byte -> trail bytes with their characters."""
    by_trail: dict[int, list[tuple[int, str]]]
    """Trail byte -> lead bytes with their characters."""


def pair_of(character: str) -> tuple[int, int] | None:
    """Bytes of a character in GBK; None for ASCII and for what GBK does not have."""
    try:
        encoded = character.encode("gbk")
    except UnicodeEncodeError:
        return None
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None  # noqa: PLR2004 - two bytes


@cache
def vanishing() -> dict[int, frozenset[int]]:
    """Pairs that have no glyph in GBK, and that sites drop: trails by their leads.

    Most are those that GBK leaves to its users. Trails that are ASCII are left out: a
    character follows them in the text, not half of one.
    """
    found = {
        lead: frozenset(
            trail
            for trail in range(ASCII_END + 1, LAST_LEAD + 1)
            if not is_assigned(bytes((lead, trail)))
        )
        for lead in range(ASCII_END, LAST_LEAD + 1)
    }
    return {lead: trails for lead, trails in found.items() if trails}


@cache
def pairs() -> Pairs:
    """All characters that step 1 of the damage can give, by their bytes."""
    found: dict[tuple[int, int], str] = {}
    for lead in range(FIRST_LEAD, LAST_LEAD + 1):
        for trail in range(_FIRST_TRAIL, 0xFF):
            try:
                character = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
            if len(character) == 1 and fits_in_mirror(character):
                found[lead, trail] = character
    by_lead: dict[int, list[tuple[int, str]]] = {}
    by_trail: dict[int, list[tuple[int, str]]] = {}
    for (lead, trail), character in found.items():
        by_lead.setdefault(lead, []).append((trail, character))
        by_trail.setdefault(trail, []).append((lead, character))
    return Pairs(found, by_lead, by_trail)


def fits_in_mirror(character: str) -> bool:
    """Tell whether a character can stand in text that a mirror has made traditional."""
    return to_mirror_script(character) == character or simplify(character) != character
