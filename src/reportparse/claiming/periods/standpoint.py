"""What a period is told from: the period of the report, or the day of its publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportparse.claiming.periods.calendar import YEAR, Interval

if TYPE_CHECKING:
    from datetime import date

    from reportparse.claiming.lexicon import Lexicon

__all__ = ["Standpoint"]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A place in time, and the words that are understood there."""

    lexicon: Lexicon
    interval: Interval | None = None
    """Period of the report, or the day of its publication; None if neither is known."""
    stated: bool = False
    """Whether the interval is the period that the report states."""
    published: date | None = None
    """Day of publication, if known."""
    first_month: int = 1
    """First month of the financial year, as far as the report's period shows it."""

    @property
    def end(self) -> date | None:
        """Day from which past and future are told."""
        return (self.interval.end or self.interval.start) if self.interval else None

    @property
    def today(self) -> date | None:
        """Day that ``now`` means: that of publication, else the last one of the report."""
        return self.published or self.end

    @property
    def current_year(self) -> int | None:
        """Calendar year in which the report's own year ends."""
        if self.end is None:
            return None
        return self.end.year + (self.end.month >= self.first_month > 1)

    def year_ending_in(self, year: int) -> Interval:
        """Return the year of the report's calendar that ends in a calendar year."""
        return Interval.of_months(year - (self.first_month > 1), 1, YEAR, self.first_month - 1)

    def since(self, start: date | None) -> Interval | None:
        """Return the time from a day to the standpoint; open at its end if the day lies ahead."""
        if start is None:
            return None
        reached = self.end is not None and self.end >= start
        return Interval(start, self.end if reached else None)
