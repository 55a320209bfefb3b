"""What the stages before know of a document, as far as claims depend on it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """The document around a passage."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    """ISO date; relative periods (``去年``, ``the prior-year period``) count from it."""
    report_period: str = ""
    """Period that the report covers, as the report words it (``2024年度``, ``Q2 2025``)."""
    currency: str = ""
    """ISO 4217 code that a bare 元 or dollar stands for in this document; empty: CNY and USD."""
    dollar: str = ""
    """ISO 4217 code of the dollar that a bare ``$`` is; empty: that of :attr:`currency`."""
    section_title: str = ""
    self_reference: str = ""
    """How the report speaks of whom it reports on (``本公司``, ``全省``); empty if it does not."""
    english_self_reference: str = ""
    """The same in the English text of the report (``the Group``)."""
    english_names: tuple[str, ...] = ()
    """Names that the English text of the report repeats, the most frequent first."""
