"""Periods that are told by a word: ``去年``, ``the prior-year period``, ``十四五时期``."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from reportparse.claiming.periods.calendar import YEAR, Interval
from reportparse.claiming.periods.dating import dated
from reportparse.claiming.periods.finding import alternatives
from reportparse.claiming.periods.points import parse_point

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.periods.standpoint import Standpoint

__all__ = [
    "is_named",
    "read_named",
    "read_part_of_named_year",
    "read_plan",
    "read_year_so_far",
]

_UNIT_MONTHS: Final = {"half": 6, "quarter": 3, "month": 1}
_QUOTES: Final = re.compile(r"[“”\"「」『』]")


@lru_cache(maxsize=8)
def _entries(lexicon: Lexicon) -> Mapping[str, Mapping[str, Any]]:
    """Entries of ``[[relative]]`` by word, in lower case."""
    return {
        word.lower(): entry
        for entry in lexicon.tables["periods"]["relative"]
        for language in ("chinese", "english")
        for word in entry.get(language, ())
    }


def _day(here: Standpoint, _entry: Mapping[str, Any]) -> Interval | None:
    return Interval(here.today, here.today) if here.today else None


def _year(here: Standpoint, entry: Mapping[str, Any]) -> Interval | None:
    if here.current_year is None:
        return None
    year = here.year_ending_in(here.current_year + entry.get("shift", 0))
    if entry.get("edge") == "so_far":
        return here.since(year.start)
    return year.edge(entry.get("edge", ""))


def _period(here: Standpoint, entry: Mapping[str, Any]) -> Interval | None:
    """Return the report's period, or one before it.

    The period before a half-year or a quarter is not resolved: some reports mean the one
    just before, others the same one of the year before.
    """
    interval, shift = here.interval, entry.get("shift", 0)
    if not here.stated or interval is None or interval.start is None:
        return None
    if shift and interval.months < YEAR:
        return None
    periods = shift * interval.months
    return interval.moved(entry.get("years", 0) * YEAR + periods).edge(entry.get("edge", ""))


def _months(here: Standpoint, entry: Mapping[str, Any]) -> Interval | None:
    """Return the half, quarter or month in which the report's period ends, or one near it.

    In a report on a longer time it is not said which of its quarters ``the quarter`` is, but
    its last day and the next one are sure.
    """
    if here.end is None or here.interval is None:
        return None
    length, shift = _UNIT_MONTHS[entry["unit"]], entry.get("shift", 0)
    edge = entry.get("edge", "")
    longer = here.stated and here.interval.months > length
    if longer and (shift < 0 or (not shift and edge != "end")):
        return None
    first = (here.end.month - 1) // length * length + 1
    whole = Interval.of_months(here.end.year, first, first + length - 1)
    return whole.moved(shift * length).edge(edge)


def _trailing(here: Standpoint, entry: Mapping[str, Any]) -> Interval | None:
    return Interval.until(here.end, entry["months"]) if here.end else None


_BY_UNIT: Final = {
    "trailing": _trailing,
    "day": _day,
    "year": _year,
    "period": _period,
    "half": _months,
    "quarter": _months,
    "month": _months,
}


def is_named(content: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is a word of ``[[relative]]``, whatever it means at a standpoint."""
    return content.lower() in _entries(lexicon)


def read_named(content: str, here: Standpoint) -> Interval | None:
    """Resolve a word of ``[[relative]]``: ``上年同期``, ``this year``."""
    entries, word = _entries(here.lexicon), content.lower()
    entry = entries.get(word) or entries.get(f"the {word}")
    return _BY_UNIT[entry["unit"]](here, entry) if entry else None


def _split(content: str, lexicon: Lexicon) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Words for a year at either end of a text, each with what else stands there."""
    lowered = content.lower()
    for word, entry in _entries(lexicon).items():
        if entry["unit"] != "year" or entry.get("edge"):
            continue
        if lowered.startswith(word):
            rest = lowered[len(word) :].removeprefix("'s").removeprefix("’s").strip()
            yield entry, rest
        elif lowered.endswith(f" of {word}"):
            yield entry, lowered.removesuffix(f" of {word}")


def read_part_of_named_year(content: str, here: Standpoint) -> Interval | None:
    """Resolve a part of a year that a word tells: ``去年第四季度``, ``the first half of …``."""
    if here.current_year is None:
        return None
    for entry, rest in _split(content, here.lexicon):
        point = parse_point(rest, here.lexicon)
        if point and not point.year and not point.bare and (point.first_month or point.edge):
            year = here.current_year + entry.get("shift", 0)
            return dated(replace(point, year=year), here)
    return None


@lru_cache(maxsize=8)
def _plans(lexicon: Lexicon) -> tuple[re.Pattern[str], Mapping[str, tuple[int, int]]]:
    """Pattern of the plans, and first and last year by their word in lower case."""
    years = {
        word.lower(): (plan["years"][0], plan["years"][1])
        for plan in lexicon.tables["periods"]["plan"]
        for word in (*plan["chinese"], *plan["english"])
    }
    pattern = re.compile(
        rf"(?:the )?(?P<plan>{alternatives(years)})"
        r"(?:(?:规划)?(?:时期|期间|期)?(?P<edge>期?末|初|以来|开局之?年|收官之?年)?| period)?",
        re.IGNORECASE,
    )
    return pattern, years


def read_plan(content: str, here: Standpoint) -> Interval | None:
    """Resolve a plan of several years: ``“十四五”时期``, ``the 14th Five-Year Plan period``."""
    pattern, years = _plans(here.lexicon)
    match = pattern.fullmatch(_QUOTES.sub("", content))
    if match is None:
        return None
    first, last = years[match["plan"].lower()]
    whole, edge = Interval(date(first, 1, 1), date(last, 12, 31)), match["edge"] or ""
    if edge == "以来":
        return here.since(whole.start)
    if edge.startswith("开局"):
        return Interval.of_months(first, 1, YEAR)
    if edge.startswith("收官"):
        return Interval.of_months(last, 1, YEAR)
    return whole.edge("end" if edge.endswith("末") else "start" if edge else "")


@lru_cache(maxsize=8)
def _so_far(lexicon: Lexicon) -> re.Pattern[str]:
    words = alternatives(lexicon.words("periods", "english", "so_far"))
    year = r"(?:19|20)\d\d"
    return re.compile(rf"{words} (?P<year>{year})|(?P<first>{year}) {words}", re.IGNORECASE)


def read_year_so_far(content: str, here: Standpoint) -> Interval | None:
    """Resolve a year up to the day that the report has reached: ``YTD 2025``, ``2024 YTD``."""
    match = _so_far(here.lexicon).fullmatch(content)
    if match is None or here.current_year is None or not here.stated:
        return None
    so_far = here.since(here.year_ending_in(here.current_year).start)
    years = int(match["year"] or match["first"]) - here.current_year
    return so_far.moved(years * YEAR) if so_far else None
