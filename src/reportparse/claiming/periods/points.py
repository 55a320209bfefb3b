"""Reading one point of time (``2024年第三季度``, ``30 June 2025``) into its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.periods.finding import (
    DAY_NUMBER,
    HAN_YEAR,
    MONTH_NUMBER,
    REPUBLIC_YEAR,
    YEAR_DIGITS,
    alternatives,
    listed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportparse.claiming.lexicon import Lexicon

__all__ = ["REPUBLIC", "Point", "count_of", "month_numbers", "parse_point"]

REPUBLIC: Final = 1911
"""Year 1 of the Republic of China is 1912."""
_CENTURY: Final = 2000
_DECADE: Final = 10
_HAN: Final = {
    character: value
    for value, characters in enumerate(
        ("〇○零", "一", "二两", "三", "四", "五", "六", "七", "八", "九")
    )
    for character in characters
}
_TEN_DAYS: Final = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 0)}


_TOLD: Final = ("year", "part", "count", "month", "only_day", "bare")
"""Groups of the Chinese pattern that tell a time; an edge alone (同期, 年底) tells none."""
_YEAR_GROUPS: Final = (
    "year",
    "part_year",
    "month_year",
    "short_month_year",
    "short_year",
    "count_year",
    "same_year",
    "calendar_year",
)
"""Groups of the English pattern that hold a year, each in a wording of its own."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a point of time says; 0 or empty where it says nothing."""

    year: int = 0
    split: bool = False
    """Whether the year is written as two (2024/25); `year` is the first of them."""
    fiscal: bool = False
    first_month: int = 0
    last_month: int = 0
    day: int = 0
    last_day: int = 0
    edge: str = ""
    """``start``, ``end``, or empty for the whole of it."""
    tail: str = ""
    """``since``, ``after``, ``same`` (the same period of the year), or empty."""
    bare: int = 0
    """A number without a unit, in front of a dash."""


def count_of(numeral: str) -> int | None:
    """Return the value of a small numeral in digits or Chinese characters; None if vague."""
    if numeral.isdecimal():
        return int(numeral)
    if not numeral or any(c not in _HAN and c not in "十百" for c in numeral):
        return None
    total, digit = 0, 0
    for character in numeral:
        if character in _HAN:
            digit = _HAN[character]
        else:
            total += max(digit, 1 if not total or digit else 0) * (10 if character == "十" else 100)
            digit = 0
    return total + digit


def _year_of(surface: str) -> int:
    if surface.startswith("民国"):
        return REPUBLIC + (count_of(surface.removeprefix("民国").strip()) or 0)
    if surface[0] in _HAN:
        return int("".join(str(_HAN[character]) for character in surface))
    year = int(surface)
    if len(surface) == len("25"):
        return _CENTURY + year
    return year + REPUBLIC if len(surface) == len("113") else year


@lru_cache(maxsize=8)
def month_numbers(lexicon: Lexicon) -> Mapping[str, int]:
    """Return the English names of months, lower case and without dots, and their numbers."""
    rows = lexicon.tables["periods"]["months"]["english"]
    return {name.rstrip(".").lower(): number for number, row in enumerate(rows, 1) for name in row}


@lru_cache(maxsize=8)
def _parts(lexicon: Lexicon) -> Mapping[str, tuple[int, int]]:
    return {
        word.lower().replace("-", " "): (entry["months"][0], entry["months"][1])
        for entry in lexicon.tables["periods"]["part"]
        for language in ("chinese", "english")
        for word in entry[language]
    }


@lru_cache(maxsize=8)
def _chinese(lexicon: Lexicon) -> re.Pattern[str]:
    part = alternatives(listed(lexicon, "part", "chinese"))
    edge = alternatives(lexicon.words("periods", "span", "edges"))
    return re.compile(
        rf"""
        (?:(?P<year>{YEAR_DIGITS}|{HAN_YEAR}|{REPUBLIC_YEAR}|1[0-2]\d(?=年)|\d\d(?=财年)|(?<=FY)\d\d)
           (?:(?:/|-(?=\d\d\s?(?:财政|会计|财务)?年度))(?P<second>{YEAR_DIGITS}|\d\d)(?!\d))?
           \s?(?P<fiscal>财政|会计|财务|财)?(?:年年?度?)?\s?
        )?
        (?:
            (?P<part>{part})
          | [前首头](?P<count>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})个月
          | (?P<month>{MONTH_NUMBER})\s?月(?:份)?\s?(?:(?P<day>{DAY_NUMBER})\s?[日号])?
          | (?P<only_day>{DAY_NUMBER})\s?[日号]
          | (?P<bare>1?\d{{1,2}}|[一二三四五六七八九十]{{1,3}})
        )?
        \s?(?P<edge>{edge}|中|止)?
        """,
        re.VERBOSE,
    )


@lru_cache(maxsize=8)
def _english(lexicon: Lexicon) -> re.Pattern[str]:
    part = alternatives(listed(lexicon, "part", "english"))
    months = alternatives(month_numbers(lexicon))
    fiscal = alternatives(lexicon.words("periods", "english", "fiscal"))
    end, start = (
        alternatives(lexicon.words("periods", "english", key)) for key in ("end", "start")
    )
    middle, numbers, same = (
        alternatives(lexicon.words("periods", "english", key))
        for key in ("parts", "numbers", "same")
    )
    year = rf"(?:{YEAR_DIGITS})"
    return re.compile(
        rf"""
        (?:(?:(?P<end>{end})|(?P<start>{start})|(?P<middle>{middle}))[\s-])?
        (?:the\s)?
        (?:
            (?P<part>{part})(?:\s?(?:of|,)\s|[-/\s])?(?:\s?(?P<fiscal_part>{fiscal})\s?)?
            (?:['’]?(?P<part_year>{year}|\d\d)(?:[/-](?P<part_second>\d\d))?)?
          | (?:(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s)?(?P<month>{months})\.?
            (?:\s(?P<day_after>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)?
            (?:,?\s(?P<month_year>{year})|(?:-['’]?|\s?['’])(?P<short_month_year>\d\d))?
          | first\s(?P<count>\d{{1,2}}|{numbers})[-\s](?P<counted>month|quarter)s
            (?:\s(?:of|in)\s(?:the\syear|(?P<fiscal_count>(?:{fiscal})\s?)?(?P<count_year>{year})))?
          | (?P<same>{same})\s(?:of\s|in\s)?(?P<same_year>{year})
          | (?:cy\s?)(?P<calendar_year>{year})
          | (?:(?P<fiscal>{fiscal})(?:\s|(?=['’\d])))?['’]?
            (?P<year>{year}|(?<=fy)\d\d|(?<=fy\s)\d\d)(?:(?:/|(?<=fy\d{{4}})-|(?<=fy\s\d{{4}})-|(?<=fy\d\d)-)(?P<second>{year}|\d\d)(?!\d))?
            [-/.\s]?(?P<part_behind>{part})?
          | (?P<short_year>\d\d)(?P<short_part>[qh][1-4])
          | (?P<bare>3[01]|[12]\d|0?[1-9])
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _edge_of(word: str, lexicon: Lexicon) -> dict[str, str]:
    if not word:
        return {}
    spans = lexicon.tables["periods"]["span"]
    if word in spans["end"]:
        return {"edge": "end"}
    if word in spans["start"]:
        return {"edge": "start"}
    if word == "年中":
        return {"edge": "middle"}
    tails = {"起": "since", "以来": "since", "后": "after", "前": "before", "同期": "same"}
    return {"tail": tails.get(word, "")}


def _split(year: int, second: str | None) -> bool:
    return bool(second) and int(str(second)[-2:]) == (year + 1) % 100


def _chinese_point(content: str, lexicon: Lexicon) -> Point | None:
    match = _chinese(lexicon).fullmatch(content)
    if match is None or not any(match[name] for name in _TOLD):
        return None
    group = match.groupdict()
    year = _year_of(group["year"]) if group["year"] else 0
    if group["second"] and not _split(year, group["second"]):
        return None
    first = last = day = last_day = 0
    if group["part"]:
        first, last = _parts(lexicon)[group["part"].lower()]
    elif group["count"]:
        first, last = 1, count_of(group["count"]) or 0
    elif group["month"]:
        first = last = count_of(group["month"]) or 0
        day = last_day = count_of(group["day"] or "") or 0
    elif group["only_day"]:
        day = last_day = count_of(group["only_day"]) or 0
    edge = group["edge"] or ""
    if edge in _TEN_DAYS:
        day, last_day = _TEN_DAYS[edge]
    return Point(
        year=year,
        split=bool(group["second"]),
        fiscal=bool(group["fiscal"]),
        first_month=first,
        last_month=last,
        day=day,
        last_day=last_day,
        bare=count_of(group["bare"] or "") or 0,
        **_edge_of(edge, lexicon),
    )


def _english_point(content: str, lexicon: Lexicon) -> Point | None:
    match = _english(lexicon).fullmatch(content.lower())
    if match is None:
        return None
    group = match.groupdict()
    surface = next((group[key] for key in _YEAR_GROUPS if group[key]), "")
    year = _year_of(surface) if surface else 0
    second = group["second"] or group["part_second"]
    if second and not _split(year, second):
        return None
    first = last = 0
    part = group["part"] or group["part_behind"] or group["short_part"]
    if part:
        first, last = _parts(lexicon)[part.replace("-", " ")]
    elif group["month"]:
        first = last = month_numbers(lexicon)[group["month"]]
    elif group["count"]:
        first, last = 1, _first_of_year(group["count"], group["counted"], lexicon)
    day = int(group["day"] or group["day_after"] or 0)
    last_day = day
    edge = "end" if group["end"] else "start" if group["start"] else ""
    if group["middle"]:
        edge = "middle"
    if first and first == last and not day and group["end"] == "late":
        day, edge = _TEN_DAYS["下旬"][0], ""
    elif first and first == last and not day and group["start"] == "early":
        (day, last_day), edge = _TEN_DAYS["上旬"], ""
    return Point(
        year=year,
        split=bool(second),
        fiscal=bool(group["fiscal"] or group["fiscal_part"] or group["fiscal_count"]),
        first_month=first,
        last_month=last,
        day=day,
        last_day=last_day,
        edge=edge,
        tail="same" if group["same"] else "",
        bare=int(group["bare"] or 0),
    )


def _first_of_year(numeral: str, unit: str, lexicon: Lexicon) -> int:
    """Last month of the first months or quarters of a year."""
    numbers = lexicon.words("periods", "english", "numbers")
    count = int(numeral) if numeral.isdecimal() else numbers.index(numeral) + 1
    return count * 3 if unit == "quarter" else count


def parse_point(content: str, lexicon: Lexicon) -> Point | None:
    """Read a point of time, Chinese (simplified, half-width) or English.

    Returns:
        What it says; None if the whole of it is not a point of time.

    """
    if len(content) > _DECADE * _DECADE:
        return None
    return _chinese_point(content, lexicon) or _english_point(content, lexicon)
