"""Lengths of time told from a day: ``过去五年``, ``six months ended 30 June 2025``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.periods.calendar import YEAR, Interval
from reportparse.claiming.periods.dating import read_point
from reportparse.claiming.periods.finding import alternatives
from reportparse.claiming.periods.points import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.periods.standpoint import Standpoint

__all__ = ["read_length", "read_length_until", "read_years_of_late"]

_MONTHS: Final = {
    "年": YEAR,
    "年度": YEAR,
    "财年": YEAR,
    "财政年度": YEAR,
    "半年": 6,
    "季度": 3,
    "季": 3,
    "月": 1,
    "year": YEAR,
    "half-year": 6,
    "half year": 6,
    "half": 6,
    "quarter": 3,
    "month": 1,
}
"""Months of a unit of time."""
_HAN_UNITS: Final = "|".join(sorted((u for u in _MONTHS if not u.isascii()), key=len)[::-1])
_ENGLISH_UNITS: Final = "|".join(sorted((u for u in _MONTHS if u.isascii()), key=len)[::-1])
_HAN_COUNT: Final = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"


class _Patterns(NamedTuple):
    """How lengths of time are worded."""

    until: tuple[re.Pattern[str], ...]
    """Those that end on a day which is named."""
    told: tuple[re.Pattern[str], ...]
    """Those that are told from the report's own time."""
    of_late: re.Pattern[str]
    """Years with 来 or 前 behind."""


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    def words(*keys: str) -> str:
        return alternatives(lexicon.words("periods", *keys))

    numbers = words("english", "numbers")
    unit = rf"(?P<unit>{_ENGLISH_UNITS})s?"
    return _Patterns(
        until=(
            re.compile(
                rf"(?:截至)?(?P<day>.{{1,20}}?)止\s?(?P<count>{_HAN_COUNT})?\s?个?"
                rf"(?P<unit>{_HAN_UNITS})期?间?"
            ),
            re.compile(
                rf"(?:the )?(?:(?P<count>\d{{1,2}}|{numbers})[- ])?"
                rf"(?:fiscal |financial |full )?{unit}(?: period)? "
                rf"{words('english', 'ended')} (?:on )?(?P<day>.{{3,30}})",
                re.IGNORECASE,
            ),
        ),
        told=(
            re.compile(
                rf"(?P<span>{words('span', 'spans')}) ?(?P<count>{_HAN_COUNT}|半)\s?个?"
                rf"(?P<unit>{_HAN_UNITS})(?:{words('span', 'after')})?"
            ),
            re.compile(
                rf"(?P<span>{words('english', 'spans')}) (?P<count>\d{{1,3}}|{numbers}) {unit}",
                re.IGNORECASE,
            ),
        ),
        of_late=re.compile(
            r"(?P<count>[一二两三四五六七八九十]{1,3}|\d{1,2})年(?P<after>来|以来|前)"
        ),
    )


def _counted(numeral: str | None, lexicon: Lexicon) -> int:
    """Value of a numeral of either language, 1 if there is none, 0 if it is vague."""
    if numeral is None:
        return 1
    numbers = lexicon.words("periods", "english", "numbers")
    if numeral.lower() in numbers:
        return numbers.index(numeral.lower()) + 1
    return count_of(numeral) or 0


def _length(match: re.Match[str], lexicon: Lexicon) -> int:
    """Months that a match speaks of; 0 if vague."""
    months = _MONTHS[match["unit"].lower()]
    if match["count"] == "半":
        return months // 2
    return _counted(match["count"], lexicon) * months


def _matches(patterns: tuple[re.Pattern[str], ...], content: str) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        match = pattern.fullmatch(content)
        if match is not None:
            yield match


def read_length_until(content: str, here: Standpoint) -> Interval | None:
    """Resolve a length that ends on a day: ``截至2025年6月30日止六个月``, ``year ended …``."""
    for match in _matches(_patterns(here.lexicon).until, content):
        day = read_point(match["day"].strip(), here)
        months = _length(match, here.lexicon)
        if day and day.end and months:
            return Interval.until(day.end, months)
    return None


def read_length(content: str, here: Standpoint) -> Interval | None:
    """Resolve a length told from the report's time: ``过去五年``, ``the next three years``."""
    if here.end is None:
        return None
    periods = here.lexicon.tables["periods"]
    past = {*periods["span"]["past"], *periods["english"]["past"]}
    future = {*periods["span"]["future"], *periods["english"]["future"]}
    for match in _matches(_patterns(here.lexicon).told, content):
        months, span = _length(match, here.lexicon), match["span"].lower()
        if months and span in past:
            return Interval.until(here.end, months)
        if months and span in future:
            return Interval.after(here.end, months)
    return None


def read_years_of_late(content: str, here: Standpoint) -> Interval | None:
    """Resolve years with a word behind: ``五年来`` (until now), ``三年前`` (that year)."""
    match = _patterns(here.lexicon).of_late.fullmatch(content)
    count = count_of(match["count"]) if match else None
    if match is None or not count or here.end is None or here.current_year is None:
        return None
    if match["after"] == "前":
        return here.year_ending_in(here.current_year - count)
    return Interval.until(here.end, count * YEAR)
