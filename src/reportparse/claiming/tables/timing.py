"""When the figures of a table hold: by their headers, their row, or the title."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.periods import resolve
from reportparse.claiming.periods.relative import is_named
from reportparse.claiming.tables.grid import periods_of
from reportparse.claiming.tables.measures import fold
from reportparse.claiming.tables.vocabulary import says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.tables.layout import Row
    from reportparse.claiming.tables.sheet import Sheet

__all__ = ["Time", "time_of"]

_YEAR: Final = re.compile(r"((?:19|20)\d\d)(?:年度?)?")
_YEAR_WITHIN: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEAR_SAID: Final = re.compile(r"\d\d(?=年|$)|\d{4}")
_ENDS_ON: Final = re.compile(r"\b(?:ended|ending)\s?:?$", re.IGNORECASE)
"""A length whose last day stands in the header below: ``Three months ended``."""
_MARK: Final = re.compile(r"(?<=\d\d)[AEFPef]$")
_SHORT_YEAR: Final = re.compile(r"(?<!\d)'?(?=[12]\d(?:年|$))")
_LENGTH_HAN: Final = re.compile(r"截至(?:(?:19|20)\d\d年)?(?=\d{1,2}月\d{1,2}日止)")
_LENGTH_ENGLISH: Final = re.compile(
    r"(?P<day>(?:ended|ending) (?:on )?(?:\d{1,2} [A-Za-z]{3,9}|[A-Za-z]{3,9} \d{1,2}))"
    r"(?:,?\s(?:19|20)\d\d)?",
    re.IGNORECASE,
)
"""A length of time up to a day, with or without its year: ``Six months ended 30 June``."""


class Time(NamedTuple):
    """A period as a table tells it."""

    said: str = ""
    """As printed, folded; empty if the table does not say."""
    start: str = ""
    """First day as an ISO date; empty if unknown."""
    end: str = ""
    """Last day."""


def _told(header: str, lexicon: Lexicon) -> list[str]:
    """Return the times in a header, without those that a change is told from."""
    found = list(periods_of(header, lexicon))
    if says(lexicon, header, "rates", "change"):
        baselines = lexicon.words("tables", "rates", "baselines")
        found = [period for period in found if period not in baselines]
    if len(found) > 1 and f"{found[0]}({found[1]})" in header:
        return [f"{found[0]}({found[1]})"]
    return found


def _with_year(length: str, year: str) -> str:
    """Give a length up to a day the year of another header."""
    if _LENGTH_HAN.search(length):
        return _LENGTH_HAN.sub(f"截至{year}年", length, count=1)
    return _LENGTH_ENGLISH.sub(rf"\g<day>, {year}", length, count=1)


def _is_length(period: str) -> bool:
    return bool(_LENGTH_HAN.search(period) or _LENGTH_ENGLISH.search(period))


def _joined(one: str, other: str) -> Iterator[str]:
    """Ways to put a year and a time without one together."""
    for year, rest in ((one, other), (other, one)):
        match = _YEAR.fullmatch(year)
        if match is None:
            continue
        if _is_length(rest):
            yield _with_year(rest, match[1])
        elif not _YEAR_WITHIN.search(rest):
            english = f"{rest} {match[1]}"
            yield from (english, f"{match[1]} {rest}") if rest.isascii() else ()
            yield f"{match[1]}年{rest}"


def _dated(said: str, sheet: Sheet) -> Time | None:
    """Return a period with its dates, if it has any."""
    plain = _SHORT_YEAR.sub("20", _MARK.sub("", said), count=1)
    start, end = resolve(plain, sheet.context, sheet.lexicon)
    return Time(_MARK.sub("", said), start, end) if start or end else None


def _together(one: str, other: str, sheet: Sheet) -> Time | None:
    return next(filter(None, (_dated(both, sheet) for both in _joined(one, other))), None)


def _of_headings(sheet: Sheet, row: Row, column: int) -> Time | None:
    """Return the time that the headings of a column tell, put together where two tell it."""
    folded = [fold(part) for part in row.columns[column].parts]
    for length, day in pairwise(folded):
        ends = _dated(f"{length.strip(' :')} {day}", sheet) if _ENDS_ON.search(length) else None
        if ends:
            return ends
    parts = [_told(part, sheet.lexicon) for part in folded]
    told = [periods[0] for periods in parts if periods]
    for index, lower in enumerate(told[1:], 1):
        both = _together(told[index - 1], lower, sheet)
        if both:
            return both
    return _dated(told[-1], sheet) or Time(told[-1]) if told else None


def _of_rows(sheet: Sheet, row: Row) -> Time | None:
    for header in (row.folded, fold(row.group)):
        told = _told(header, sheet.lexicon)
        if told:
            return _dated(told[0], sheet) or Time(told[0])
    return None


def _of_title(sheet: Sheet) -> Time | None:
    times = sheet.times
    return (_dated(times[0], sheet) or Time(times[0])) if times else None


def _by_title(time: Time, sheet: Sheet) -> Time:
    """Let the title say what a header leaves open: the months of a year, the year of months."""
    years = set(_YEAR_WITHIN.findall(" ".join(sheet.times)))
    lengths = [period for period in sheet.times if _is_length(period)]
    if is_named(time.said, sheet.lexicon):
        return time
    if _YEAR.fullmatch(time.said) and len(lengths) == 1:
        dated = _together(time.said, lengths[0], sheet)
    elif len(years) == 1 and not _YEAR_SAID.search(time.said):
        dated = _together(min(years), time.said, sheet)
    else:
        return time
    return dated._replace(said=time.said) if dated else time


def time_of(sheet: Sheet, row: Row, column: int) -> Time:
    """Return the time for which a cell holds.

    Args:
        sheet: the table.
        row: its row.
        column: its column.

    Returns:
        What the headings of the column say, else the row, else its group, else the title. A
        year in one place and a part of a year in another are put together.

    """
    of_column, of_row = _of_headings(sheet, row, column), _of_rows(sheet, row)
    if of_column and of_row:
        both = _together(of_column.said, of_row.said, sheet)
        if both:
            return both
    found = of_column or of_row
    return _by_title(found, sheet) if found else _of_title(sheet) or Time()
