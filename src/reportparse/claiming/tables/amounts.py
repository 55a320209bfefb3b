"""The numbers of a cell: ``(1,234.5)``, ``-18个基点``, ``2.4–3.2``, ``US$3.2m``, ``下降4.3%``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.periods.finding import alternatives
from reportparse.claiming.tables.measures import Measure, parse_measure
from reportparse.claiming.units import currency_prefixes

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.records import Direction, Qualifier

__all__ = ["Amount", "is_blank", "read_amounts"]

_LONGEST: Final = 60
"""Characters of a numeric cell; a longer one is prose."""
_MOST_DIGITS: Final = 30
"""Digits of a number; a longer one is a code."""

_BLANK: Final = re.compile(r"[\s\-‐‑‒–—―−─_./·…*~]*")
_MARKS: Final = re.compile(
    r"(?:\s?(?:[*†‡§#^]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\d{1,2}\]|\[?注\s?\d{0,2}\]?|\((?:注|[a-z]|[ivx]+)\d?\)|[①-⑳]))+$"
)
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\s\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_MINUS: Final = r"\-−–—‐‑‒△"
_COMPACT: Final = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a cell."""

    start: int
    """First character in the cell."""
    end: int
    low: Decimal
    high: Decimal
    """As printed: no multiple of the table applied, those of the cell itself not either."""
    measure: Measure | None = None
    """Unit in the cell itself."""
    prefix: bool = False
    """Whether the unit is a currency in front, so that the table's multiple holds."""
    qualifier: Qualifier = "exact"
    direction: Direction | None = None
    """Direction said by a word (下降4.3%)."""
    plain: bool = False
    """Whether it is a whole number without sign, separators or unit, as years and codes are."""


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    def words(key: str) -> str:
        return alternatives(lexicon.words("tables", "cells", key))

    currency = alternatives(currency_prefixes(lexicon))
    return re.compile(
        rf"""
        (?:(?P<at_least>{words("at_least")})|(?P<at_most>{words("at_most")})|(?P<approx>{words("approx")}))?
        \s?(?:(?P<up>{words("up")})|(?P<down>{words("down")}))?(?:了|至|by)?
        \s?(?P<sign>[+{_MINUS}])?
        \s?(?P<currency>{currency})?
        \s?(?P<open>\()?
        \s?(?P<inner_sign>[+{_MINUS}])?
        \s?(?P<inner_currency>{currency})?
        \s?(?P<low>{_NUMBER})
        (?P<first_unit>\s?[%％])?
        (?:\s?(?:[-–—−~～至到]|to)\s?(?P<high>[-−]?(?:{_NUMBER})))?
        \s?(?P<close>\))?
        \s?(?P<unit>[^\d\s()（）+,;:，；：][^\d()（）+,;:，；：]{{0,14}}|'000)?
        \s?(?P<close_behind>\))?
        (?P<more>\+)?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _empty(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("tables", "cells", "empty"))


def is_blank(content: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded cell says that there is no value."""
    stripped = _MARKS.sub("", content).strip(" ()")
    return bool(_BLANK.fullmatch(stripped)) or stripped.lower() in _empty(lexicon)


def _decimal(surface: str) -> Decimal:
    return Decimal(_COMPACT.sub("", surface.replace(",", "")).replace("−", "-"))


def _trailing_words(unit: str, lexicon: Lexicon) -> tuple[str, Qualifier | None]:
    behind: dict[str, Qualifier] = {
        "behind_at_least": "at_least",
        "behind_at_most": "at_most",
        "behind_approx": "approx",
    }
    for key, qualifier in behind.items():
        for word in lexicon.words("tables", "cells", key):
            if unit.endswith(word):
                return unit.removesuffix(word), qualifier
    return unit, None


def _amount(match: re.Match[str], lexicon: Lexicon) -> Amount | None:
    group = match.groupdict()
    if len(group["low"]) > _MOST_DIGITS or len(group["high"] or "") > _MOST_DIGITS:
        return None
    closed = bool(group["close"] or group["close_behind"])
    if bool(group["open"]) != closed:
        return None
    unit, qualifier = _trailing_words((group["unit"] or "").strip(), lexicon)
    currency = group["currency"] or group["inner_currency"] or ""
    surface = unit or (group["first_unit"] or "").strip()
    measure = parse_measure(surface, lexicon) if surface else None
    if unit and measure is None:
        return None
    prefix = False
    if currency and (measure is None or not measure.unit):
        money = parse_measure(f"{currency}{unit}", lexicon)
        prefix = not (measure and measure.scaled)
        measure = money or measure
    low = _decimal(group["low"])
    high = _decimal(group["high"]) if group["high"] else low
    negative = (group["sign"] or group["inner_sign"] or "+") != "+"
    if group["open"] and not group["inner_sign"]:
        negative = True
    if negative and group["high"] and not group["high"].startswith(("-", "−")):
        low = -low
    elif negative:
        low, high = sorted((-low, high if group["high"] else -high))
    if low > high:
        return None
    if qualifier is None:
        qualifier = (
            "at_least"
            if group["at_least"] or group["more"]
            else "at_most"
            if group["at_most"]
            else "approx"
            if group["approx"]
            else "exact"
        )
    return Amount(
        start=match.start(),
        end=match.end(),
        low=low,
        high=high,
        measure=measure,
        prefix=prefix,
        qualifier=qualifier,
        direction="up" if group["up"] else "down" if group["down"] else None,
        plain=bool(group["low"].isdecimal() and match.group().strip() == group["low"]),
    )


def read_amounts(content: str, lexicon: Lexicon) -> list[Amount]:
    """Read the numbers of a cell.

    Args:
        content: the cell, folded (half-width, simplified), as long as the original.
        lexicon: vocabulary.

    Returns:
        One amount for most cells, two where a second one stands in brackets or behind a
        slash or line break (``1,234 (5.6%)``); none if the cell is empty or holds words.

    """
    stripped = _MARKS.sub("", content.rstrip())
    if not stripped.strip() or len(stripped) > _LONGEST or is_blank(content, lexicon):
        return []
    offset = len(stripped) - len(stripped.lstrip())
    whole = _pattern(lexicon).fullmatch(stripped, offset)
    if whole is not None:
        amount = _amount(whole, lexicon)
        if amount is not None:
            return [amount]
    split = re.fullmatch(r"(\s*[^()\n]+?)\s?(\([^()]+\)|(?:\n|(?<=%)\s?/|\s/\s).+)", stripped)
    if split is None:
        return []
    amounts = []
    for part in (1, 2):
        start, end = split.span(part)
        while start < end and stripped[start] in "\n /":
            start += 1
        bracketed = stripped[start] == "(" and "%" in stripped[start:end]
        inside = (start + 1, end - 1) if bracketed else (start, end)
        match = _pattern(lexicon).fullmatch(stripped[: inside[1]], inside[0])
        amount = _amount(match, lexicon) if match else None
        if amount is None:
            return []
        amounts.append(amount)
    return amounts
