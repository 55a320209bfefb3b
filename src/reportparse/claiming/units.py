"""Surface words of units and what they stand for, from ``units.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportparse.claiming.lexicon import Lexicon

__all__ = ["Unit", "currency_prefixes", "unit_words"]

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a surface word stands for."""

    code: str
    """Canonical code, such as ``CNY`` or ``percent``."""
    dimension: str
    """What kind of quantity it measures, such as ``money``."""
    factor: Decimal = _ONE
    """How many of the canonical unit one of the surface word is."""


def _entries(
    lexicon: Lexicon, language: Literal["chinese", "english"]
) -> Iterator[tuple[str, Unit]]:
    for entry in lexicon.tables["units"]["unit"]:
        unit = Unit(entry.get(f"{language}_code", entry["code"]), entry["dimension"])
        for key in ("symbols", language):
            for word in entry.get(key, ()):
                yield word, unit
        for scaled in entry.get("scaled", ()):
            for word in scaled["words"]:
                yield word, Unit(unit.code, unit.dimension, Decimal(scaled["factor"]))


@lru_cache(maxsize=8)
def unit_words(lexicon: Lexicon, language: Literal["chinese", "english"]) -> Mapping[str, Unit]:
    """Return the words and symbols that follow a number, with the unit of each.

    Args:
        lexicon: vocabulary; ``units.toml`` is what counts.
        language: whose words to take; symbols belong to both.

    Returns:
        Units by surface; where two units share a word, the first one in the file has it.

    """
    words: dict[str, Unit] = {}
    for word, unit in _entries(lexicon, language):
        words.setdefault(word, unit)
    return words


@lru_cache(maxsize=8)
def currency_prefixes(lexicon: Lexicon) -> Mapping[str, Unit]:
    """Return the signs and words of currencies that precede a number, with their units."""
    prefixes: dict[str, Unit] = {}
    for entry in lexicon.tables["units"]["unit"]:
        for prefix in entry.get("prefixes", ()):
            prefixes.setdefault(prefix, Unit(entry["code"], entry["dimension"]))
    return prefixes
