"""Days, months and years: intervals of dates, and how to move them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

__all__ = ["Interval", "months_between", "months_from"]

YEAR: Final = 12
_MONTHS_FROM_DAYS: Final = 30.4375
"""Mean length of a month, to tell a year from a quarter."""


def months_from(year: int, month: int, months: int) -> date:
    """Return the first day of the month that lies some months after another.

    Args:
        year: of the month to count from.
        month: 1 to 12.
        months: how many months later; may be negative.

    Raises:
        ValueError: the month lies outside the calendar.

    """
    years, zero_based = divmod(month - 1 + months, YEAR)
    if not MINYEAR <= year + years <= MAXYEAR:
        message = f"year {year + years} lies outside the calendar"
        raise ValueError(message)
    return date(year + years, zero_based + 1, 1)


def months_between(earlier: date, later: date) -> int:
    """Count the months from one date's month to another's; negative if it lies before."""
    return (later.year - earlier.year) * YEAR + later.month - earlier.month


def _last_of_month(day: date) -> date:
    return months_from(day.year, day.month, 1) - timedelta(days=1)


def _moved(day: date, months: int) -> date:
    """Move a date; the last day of a month stays the last day."""
    first = months_from(day.year, day.month, months)
    last = _last_of_month(first)
    if day == _last_of_month(day):
        return last
    return first.replace(day=min(day.day, last.day))


@dataclass(frozen=True, slots=True)
class Interval:
    """From one day to another, both included; None where a side is open."""

    start: date | None
    end: date | None

    @classmethod
    def of_months(cls, year: int, first: int, last: int, offset: int = 0) -> Interval:
        """Months of a year.

        Args:
            year: the year.
            first: first month, 1 for the first of the year.
            last: last month, 12 for the last of the year.
            offset: by how many months the year begins after January.

        """
        start = months_from(year, 1, offset + first - 1)
        return cls(start, _last_of_month(months_from(year, 1, offset + last - 1)))

    @classmethod
    def until(cls, end: date, months: int) -> Interval:
        """Return the months that end on a day."""
        start = _moved(end, -months) + timedelta(days=1)
        return cls(start, end)

    @classmethod
    def after(cls, day: date, months: int) -> Interval:
        """Return the months that begin after a day."""
        return cls(day + timedelta(days=1), _moved(day, months))

    def moved(self, months: int) -> Interval:
        """Return the interval some months later."""
        return Interval(
            _moved(self.start, months) if self.start else None,
            _moved(self.end, months) if self.end else None,
        )

    def edge(self, which: str) -> Interval:
        """Return its first (``start``), last (``end``) or middle (``middle``) day alone.

        Any other word, and ``middle`` of an open interval, leaves it as it is.
        """
        if which == "middle" and self.start and self.end:
            middle = self.start + (self.end - self.start) / 2
            return Interval(middle, middle)
        if which == "start":
            return Interval(self.start, self.start)
        if which == "end":
            return Interval(self.end, self.end)
        return self

    @property
    def months(self) -> int:
        """Length in months, rounded; 0 for a day or an open interval."""
        if self.start is None or self.end is None:
            return 0
        return round(((self.end - self.start).days + 1) / _MONTHS_FROM_DAYS)
