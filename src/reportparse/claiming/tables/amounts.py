"""The numbers of a cell: ``(1,234.5)``, ``-18个基点``, ``2.4–3.2``, ``US$3.2m``, ``下降4.3%``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.periods.finding import alternatives
from reportparse.claiming.tables.measures import Measure, parse_measure, without_plural
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
    r"(?:\s?(?:[*†‡§#^¹²³⁴⁵⁶⁷⁸⁹⁰①-⑳]|\[\d{1,2}\]|\[?注\s?\d{0,2}\]?|\((?:注|[a-z]|[ivx]{1,4})\d?\)|(?<=\d)\(\d\)))+$"
)
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\s\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_MINUS: Final = r"\-−–—‐‑‒△"
_SOME_MORE: Final = re.compile(r"([百千万亿]{0,2})[余多来]")
"""What stands between number and unit where there is somewhat more: ``3,000余家``, ``5万多元``."""
_PLURAL: Final = re.compile(r"[a-z]{3,14}(?<!s)s")
_HAN_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{1,4}")
_CODE: Final = re.compile(r"0\d")
"""Numbers that begin with a nought are codes: ``000123``, ``010-12345678``."""
_RATIO: Final = re.compile(
    r"\s*(1\s?[:∶]\s?(?P<behind>\d{1,9}(?:\.\d{1,9})?)|(?P<front>\d{1,9}(?:\.\d{1,9})?)\s?[:∶]\s?1)\s*"
)
_TWO: Final = re.compile(r"(\s*[^()\n]+?)\s?(\([^()]+\)|(?:\n|(?<=%)\s?/|\s/\s).+)")
_DASH: Final = re.compile(r"\s?[-–—−~～至到]\s?|\sto\s")
_COMPACT: Final = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a cell."""

    start: int
    """First character of sign, number and unit in the cell; words that qualify are left out."""
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
    if len(content) > _LONGEST:
        return bool(_BLANK.fullmatch(content))
    stripped = _MARKS.sub("", content).strip(" ()")
    return bool(_BLANK.fullmatch(stripped)) or stripped.lower() in _empty(lexicon)


def _decimal(surface: str) -> Decimal:
    return Decimal(_COMPACT.sub("", surface.replace(",", "")).replace("−", "-"))


@lru_cache(maxsize=8)
def _behind(lexicon: Lexicon) -> tuple[tuple[str, Qualifier], ...]:
    """Words behind a unit that qualify its number."""
    keys: tuple[Qualifier, ...] = ("at_least", "at_most", "approx")
    return tuple(
        (word, key) for key in keys for word in lexicon.words("tables", "cells", f"behind_{key}")
    )


def _qualified(unit: str, lexicon: Lexicon) -> tuple[str, Qualifier | None]:
    """Take a word that qualifies the number off its unit: ``万元以上``, ``余家``."""
    for word, qualifier in _behind(lexicon):
        if unit.endswith(word):
            return unit.removesuffix(word), qualifier
    inside = _SOME_MORE.match(unit)
    return (f"{inside[1]}{unit[inside.end() :]}", "approx") if inside else (unit, None)


@lru_cache(maxsize=4096)
def _unit(surface: str, lexicon: Lexicon) -> Measure | None:
    """Read the unit that a cell shows, also with the thing that is counted behind it."""
    found = parse_measure(surface, lexicon)
    if found is not None:
        return found
    if _PLURAL.fullmatch(surface):
        return Measure(without_plural(surface), "count")
    for end in range(len(surface) - 1, 0, -1):
        if _HAN_NOUN.fullmatch(surface, end):
            found = parse_measure(surface[:end], lexicon)
            if found is not None and found.dimension == "count":
                return found
    return None


def _in_cell(group: dict[str, str], unit: str, lexicon: Lexicon) -> tuple[Measure | None, bool]:
    """Return the unit that a cell shows, and whether it is a currency in front alone."""
    currency = group["currency"] or group["inner_currency"]
    surface = unit or group["first_unit"].strip()
    if currency:
        money = parse_measure(f"{currency}{unit}", lexicon)
        if money is not None and money.unit:
            return money, not money.scaled
    if surface == "pct" and any(group[key] for key in ("sign", "inner_sign", "up", "down")):
        return Measure("percentage_point", "share_difference"), False
    return (_unit(surface, lexicon) if surface else None), False


def _bounds(group: dict[str, str]) -> tuple[Decimal, Decimal]:
    """Return the ends of the range, equal for a single number; brackets alone are a minus."""
    low = _decimal(group["low"])
    high = _decimal(group["high"]) if group["high"] else low
    sign = group["sign"] or group["inner_sign"]
    bracketed = bool(group["open"]) and not group["inner_sign"]
    if not bracketed and (not sign or sign == "+"):
        return low, high
    if not group["high"]:
        return -low, -low
    if group["high"].startswith(("-", "−")):
        return min(-low, high), max(-low, high)
    return -low, high


def _surface(match: re.Match[str]) -> tuple[int, int]:
    """Return where number and unit stand, without the words in front and the + behind."""
    parts = ("sign", "currency", "open", "inner_sign", "inner_currency", "low")
    start = min(match.start(part) for part in parts if match[part])
    return start, match.start("more") if match["more"] else match.end()


def _amount(match: re.Match[str], lexicon: Lexicon) -> Amount | None:
    group = {name: value or "" for name, value in match.groupdict().items()}
    closed = bool(group["close"] or group["close_behind"])
    digits = max(len(group["low"]), len(group["high"]))
    if digits > _MOST_DIGITS or bool(group["open"]) != closed or _CODE.match(group["low"]):
        return None
    unit, behind = _qualified(group["unit"].strip(), lexicon)
    measure, prefix = _in_cell(group, unit, lexicon)
    low, high = _bounds(group)
    if (unit and measure is None) or low > high:
        return None
    front: tuple[tuple[str, Qualifier], ...] = (
        ("at_least", "at_least"),
        ("more", "at_least"),
        ("at_most", "at_most"),
        ("approx", "approx"),
    )
    told = [said for key, said in front if group[key]]
    start, end = _surface(match)
    shown = group["unit"].rstrip()
    words_behind = len(shown) - len(unit) if behind and shown.startswith(unit) else 0
    return Amount(
        start=start,
        end=end - words_behind,
        low=low,
        high=high,
        measure=measure,
        prefix=prefix,
        qualifier=behind or (told[0] if told else "exact"),
        direction="up" if group["up"] else "down" if group["down"] else None,
        plain=group["low"].isdecimal() and match.group().strip() == group["low"],
    )


def _range(content: str, lexicon: Lexicon) -> Amount | None:
    """Read a range whose ends both show a sign or a unit: ``$4.10 to $4.30``, ``8万—12万元``."""
    for dash in _DASH.finditer(content):
        ends = (
            _pattern(lexicon).fullmatch(content, 0, dash.start()),
            _pattern(lexicon).fullmatch(content, dash.end()),
        )
        left, right = (_amount(end, lexicon) if end else None for end in ends)
        if left is None or right is None:
            continue
        measures = (left.measure or Measure(), right.measure or Measure())
        if measures[0].unit not in {"", measures[1].unit}:
            continue
        factor = measures[0].factor if left.measure else measures[1].factor
        low = left.low * factor / measures[1].factor
        if low <= right.high:
            return replace(
                right, start=left.start, low=low, qualifier=left.qualifier, direction=left.direction
            )
    return None


def _ratio(content: str) -> Amount | None:
    """Read one number against another, one of them 1: ``1:1.15``, ``5.4:1``."""
    match = _RATIO.fullmatch(content)
    if match is None:
        return None
    value = _decimal(match["behind"] or match["front"])
    start, end = match.span(1)
    return Amount(start, end, value, value, Measure("ratio", "ratio"))


def _single(content: str, lexicon: Lexicon) -> Amount | None:
    """Read a cell that holds one number, or one range."""
    whole = _pattern(lexicon).fullmatch(content)
    amount = _amount(whole, lexicon) if whole else None
    return amount or _ratio(content) or _range(content, lexicon)


def _pair(content: str, lexicon: Lexicon) -> list[Amount]:
    """Read a cell that holds two numbers, the second in brackets or behind a slash or break."""
    split = _TWO.fullmatch(content)
    amounts: list[Amount] = []
    for part in (1, 2) if split else ():
        start, end = split.span(part) if split else (0, 0)
        while start < end and content[start] in "\n /":
            start += 1
        bracketed = content[start] == "(" and "%" in content[start:end]
        inside = (start + 1, end - 1) if bracketed else (start, end)
        match = _pattern(lexicon).fullmatch(content, *inside)
        amount = _amount(match, lexicon) if match else None
        if amount is None:
            return []
        amounts.append(amount)
    return amounts


def read_amounts(content: str, lexicon: Lexicon) -> list[Amount]:
    """Read the numbers of a cell.

    Args:
        content: the cell, folded (half-width, simplified), as long as the original.
        lexicon: vocabulary.

    Returns:
        One amount for most cells, two where a second one stands in brackets or behind a
        slash or line break (``1,234 (5.6%)``); none if the cell is empty or holds words.

    """
    if not content.strip() or len(content) > _LONGEST or is_blank(content, lexicon):
        return []
    stripped = _MARKS.sub("", content.rstrip())
    amount = _single(stripped, lexicon)
    return [amount] if amount else _pair(stripped, lexicon)
