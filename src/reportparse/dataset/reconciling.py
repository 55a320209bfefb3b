"""Claims about the same thing, and whether they agree.

Two claims are about the same thing if subject, metric, period, unit and everything else but the
value are the same, scripts and widths folded. That misses what is said in other words; what it
finds can be compared. Claims that one sentence or one table makes of the same thing with
different values are left out: there the reader told apart what the program did not.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.dataset.rows import plain_number
from reportparse.language import simplify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportparse.dataset.rows import Row, Rows

__all__ = ["Reconciliation", "span"]

_NUMERAL: Final = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_LEAST_CONFIDENCE: Final = Decimal("0.5")
"""A claim that is more likely wrong than right is not held against another."""
_APPROXIMATE: Final = Decimal("0.05")
"""By which share a number with 约 or "about" may miss."""
_ROUNDED: Final = Decimal("0.499")
"""By which share of its last place a number may be off: below one half, so that 2.5 is not 2.6."""
_ROLES: Final = {"level": "level", "to": "level", "change": "change", "comparison": "comparison"}
"""The end of a change is a level; its start is one of another time, which is often not named."""
_PERCENT: Final = 100


class Span(NamedTuple):
    """Numbers that a claim is true of; None is without bound."""

    low: Decimal | None
    high: Decimal | None


class _Member(NamedTuple):
    """What is kept of a claim."""

    claim_id: str
    document_id: str
    passage: str
    """Sentence or table that makes it."""
    quantity: str
    value: Decimal
    span: Span


@dataclass(slots=True)
class _Group:
    subject: str
    metric: str
    period: str
    members: list[_Member] = field(default_factory=list)
    is_told: bool = False
    """Whether a claim is of this subject in its own words, not as another name for it."""


class _Vocabulary(NamedTuple):
    """The lists of ``comparing.toml``, folded."""

    own: Mapping[str, str]
    """Name of the body that each word for the publisher stands for."""
    bodies: tuple[str, ...]
    deictic: frozenset[str]
    parent: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    content = resources.files(__package__).joinpath("comparing.toml").read_text("utf-8")
    lists = tomllib.loads(content)
    bodies = [tuple(map(_folded, words)) for words in lists["own"]]
    return _Vocabulary(
        own={word: f"own {words[0]}" for words in bodies for word in words},
        bodies=tuple(f"own {words[0]}" for words in bodies),
        deictic=frozenset(map(_folded, lists["deictic"])),
        parent=frozenset(map(_folded, lists["parent"])),
    )


@lru_cache(maxsize=65_536)
def _folded(words: str) -> str:
    """Return words in one script, width and case, without space and punctuation."""
    plain = simplify(unicodedata.normalize("NFKC", words)).casefold()
    return "".join(c for c in plain if unicodedata.category(c)[0] in "LNS" or c in "%.")


def span(row: Row) -> Span:
    """Return the numbers that a claim is true of, its rounding and its qualifier considered.

    Args:
        row: row of the table claims, with values.

    Returns:
        For ``2.5亿元`` all that is rounded to it, about 245000000 to 255000000; for ``超过2.5亿元``
        whatever is larger than that, too. The change of a claim that goes down is negative.

    """
    low, high = Decimal(str(row["value_low"])), Decimal(str(row["value_high"]))
    slack = _rounding(str(row["quantity"]), low)
    if row["qualifier"] == "approx":
        slack = max(slack, abs(high) * _APPROXIMATE)
    found = Span(
        None if row["qualifier"] == "at_most" else low - slack,
        None if row["qualifier"] == "at_least" else high + slack,
    )
    if row["direction"] == "down" and row["role"] == "change" and high > 0:
        lower, upper = found
        found = Span(None if upper is None else -upper, None if lower is None else -lower)
    return found


def _rounding(quantity: str, value: Decimal) -> Decimal:
    """Return how far a number may be off that is written with so many digits."""
    found = _NUMERAL.search(quantity)
    if not found:
        return Decimal(0)
    written = Decimal(found[0].replace(",", ""))
    if not written:
        return Decimal(0)
    place = Decimal(10) ** -len(found[1] or "")
    return abs(value / written) * place * _ROUNDED


def _agree(spans: Sequence[Span]) -> bool:
    """Tell whether there is a number that all of the claims are true of."""
    lows = [one.low for one in spans if one.low is not None]
    highs = [one.high for one in spans if one.high is not None]
    return not lows or not highs or max(lows) <= min(highs)


class Reconciliation:
    """Collects the claims of all documents and compares them."""

    def __init__(self) -> None:
        """Start with no document."""
        self._groups: dict[bytes, _Group] = {}

    def add(self, rows: Rows) -> None:
        """Take in the claims of one document.

        Args:
            rows: rows of the document.

        """
        (document,) = rows["documents"]
        publisher = _folded(str(document["publisher"] or ""))
        period_of_report = str(document["report_period"] or "")
        dates = _dates(rows["claims"])
        for row in rows["claims"]:
            if not _is_comparable(row):
                continue
            member = _member(row)
            for subject in _subjects(_folded(str(row["subject"])), publisher):
                period = _folded(str(row["period"] or period_of_report))
                key = "\0".join(_key(row, subject, _own_dates(row) or dates.get(period, period)))
                group = self._groups.setdefault(
                    hashlib.sha256(key.encode()).digest()[:16],
                    _Group(
                        str(row["subject"]),
                        str(row["metric"]),
                        str(row["period"] or period_of_report),
                    ),
                )
                group.members.append(member)
                group.is_told = group.is_told or subject.is_told

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the table reconciliation, in the order of their first claims."""
        for key, group in self._groups.items():
            members = _told_apart(group.members) if group.is_told else []
            if len({member.passage for member in members}) > 1:
                yield _row(key, group, members)


def _is_comparable(row: Row) -> bool:
    """Tell whether a claim says enough: without subject or metric it could be about anything."""
    return (
        str(row["role"]) in _ROLES
        and bool(_folded(str(row["subject"] or "")) and _folded(str(row["metric"] or "")))
        and row["value_low"] is not None
        and row["value_high"] is not None
        and Decimal(str(row["confidence"] or 1)) >= _LEAST_CONFIDENCE
    )


class _Subject(NamedTuple):
    name: str
    is_local: bool
    """Whether it is another one in each document."""
    is_told: bool = True


def _subjects(subject: str, publisher: str) -> Iterator[_Subject]:
    """Yield the subjects under which a claim is compared.

    A report calls its publisher by name in a table and "the company" in the text: claims that
    name the publisher are compared with those, too, within the document.
    """
    words = _vocabulary()
    if subject in words.own:
        yield _Subject(words.own[subject], is_local=True)
        return
    yield _Subject(subject, is_local=subject in words.deictic)
    if subject == publisher:
        for body in words.bodies:
            yield _Subject(body, is_local=True, is_told=False)


def _own_dates(row: Row) -> str:
    start, end = row["period_start"], row["period_end"]
    return f"{start}/{end}" if start and end else ""


def _dates(claims: Sequence[Row]) -> dict[str, str]:
    """Return the dates of each period that a document names, as its claims tell them."""
    return {
        _folded(str(row["period"])): dates
        for row in reversed(claims)
        if row["period"] and (dates := _own_dates(row))
    }


def _key(row: Row, subject: _Subject, period: str) -> tuple[str, ...]:
    """Return what claims about the same thing have in common.

    Where the subject or the time depends on the document, so does the key.
    """
    return (
        str(row["document_id"]) if subject.is_local or not period else "",
        _scope(row),
        subject.name,
        _folded(str(row["metric"])),
        period,
        _ROLES[str(row["role"])],
        _folded(str(row["baseline"] or "")),
        str(row["unit"] or ""),
        _folded(str(row["per"] or "")),
        str(row["modality"] or "actual"),
    )


def _scope(row: Row) -> str:
    """Tell figures of a parent company alone from those of its group."""
    titles = [_folded(str(row[name] or "")) for name in ("table_title", "section_title", "chapter")]
    is_parent = any(word in title for title in titles for word in _vocabulary().parent)
    return "parent" if is_parent else ""


def _member(row: Row) -> _Member:
    place = (
        ("table", row["table_title"], row["section_id"])
        if row["origin"] == "table"
        else (row["sentence"],)
    )
    passage = "\0".join(str(part or "") for part in (row["document_id"], *place))
    value = Decimal(str(row["value_low"]))
    falls = row["direction"] == "down" and row["role"] == "change" and value > 0
    return _Member(
        str(row["claim_id"]),
        str(row["document_id"]),
        hashlib.sha256(passage.encode()).hexdigest()[:16],
        _stated(row),
        -value if falls else value,
        span(row),
    )


def _stated(row: Row) -> str:
    """Return the quantity as it stands, or, for a bare number of a table, what it means."""
    quantity = str(row["quantity"])
    is_bare = not any(character.isalpha() or character in "%％‰" for character in quantity)
    return f"{row['value_low']} {row['unit']}" if is_bare and row["unit"] else quantity


def _told_apart(members: Sequence[_Member]) -> list[_Member]:
    """Leave out the claims of a passage that says different things of the same."""
    passages: dict[str, list[_Member]] = {}
    for member in members:
        passages.setdefault(member.passage, []).append(member)
    unclear = {
        passage
        for passage, found in passages.items()
        if not _agree([member.span for member in found])
    }
    return [member for member in members if member.passage not in unclear]


def _row(key: bytes, group: _Group, members: Sequence[_Member]) -> Row:
    agree = _agree([member.span for member in members])
    documents = dict.fromkeys(member.document_id for member in members)
    return {
        "group_id": f"g{key.hex()[:16]}",
        "subject": group.subject,
        "metric": group.metric,
        "period": group.period or None,
        "claim_ids": " ".join(member.claim_id for member in members),
        "documents": "; ".join(documents),
        "values": "; ".join(dict.fromkeys(member.quantity for member in members)),
        "verdict": "agree" if agree else "differ",
        "note": None if agree else _spread([member.value for member in members]),
    }


def _spread(values: Sequence[Decimal]) -> str:
    """Say how far values differ."""
    low, high = min(values), max(values)
    words = f"from {plain_number(low)} to {plain_number(high)}"
    if low > 0:
        words += f", {plain_number(round((high / low - 1) * _PERCENT, 1))}% apart"
    return words
