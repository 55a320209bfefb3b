"""Shifted and straddled runs of a damaged document: found, restored, proved.

Every question mark of a damaged line may begin a run. The decoder (``shifted``) proposes
readings, the forward model (``mirror``) refuses those that would not have been shown as the
line stands, and the likelier of the others is taken. Two things are learnt on the way and
then hold for the whole document: keys that never show beside their reading, and marks at
which the site splits beyond the usual ones.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.language import simplify
from reportparse.repairing.account import Change
from reportparse.repairing.annotations import find_annotations
from reportparse.repairing.keys import READING, KeyTable
from reportparse.repairing.lattice import QUICK, THOROUGH, Candidate, Search
from reportparse.repairing.likelihood import Likelihood, document_vocabulary
from reportparse.repairing.mirror import (
    EXTRA_SPLIT_MARKS,
    SPLIT_MARKS,
    damage_converted,
    fold_width,
)
from reportparse.repairing.shifted import decode_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportparse.repairing.mirror import Key

__all__ = ["restore_runs", "without_annotations"]

KIND: Final = "shifted_run"
STRADDLED_KIND: Final = "straddled_annotation"

_CONTEXT: Final = 24
"""Damaged characters before and after a run that the proof takes in; a key or mark reaches
over one character's border only, so that a few would do."""
_DECIDED: Final = 4.0
_DECIDED_MARK: Final = 2.0
"""By so much a character of which nothing is left must be likelier than any other: a digit or
letter, and a mark."""
_READ_BEFORE: Final = 8
"""Characters before a run that the decoder reads for the words that they begin."""
_ROUNDS: Final = 2
"""Times at most that the runs are read again with the marks that the last reading has shown."""
_MOST_SEARCHES: Final = 1_000
_SEARCHES_APART: Final = 250
"""Runs that are searched for in one document, and one more for so many of its characters; a page
of a report has less than one. What is not searched for is reported, line by line."""
_NO_TEXT: Final = "a reading across two characters, which no text explains"
_TOO_MANY: Final = "too many places of the document may be runs; this one was not searched"
_UNLIKELY: Final = -5.0
_UNLIKELIEST: Final = -12.5
"""Mean log probability of the characters of a reading, and that of any one of them, below
which the reading is doubtful: try harder."""
_QUESTIONS: Final = re.compile(r"\?+")
_MOST_QUESTIONS: Final = 3
"""More question marks in a row are no run: a split shows one, or two where a mark follows."""
_PARTNERS: Final = {"“": "”", "《": "》", "（": "）", "「": "」", "【": "】", "(": ")", "‘": "’"}
_PARTNER_WITHIN: Final = 80
_LONELY: Final = 5.0
"""What a quotation mark or bracket without its partner takes from a reading."""
_STRADDLED: Final = re.compile(rf"\?({READING})\)")


class Run(NamedTuple):
    """A run of one line that has been restored."""

    start: int
    end: int
    text: str
    window_start: int
    """Where the context that it was proved with begins in the damaged line."""
    window: str
    """That context, restored, up to the run."""
    candidate: Candidate
    runner_up: str
    margin: float | None
    why_not: str = ""
    """Why the run stays as it is, if it does."""


@dataclass(frozen=True, slots=True)
class _Site:
    """What is known of a site: its table, its marks, and the words of the document."""

    table: KeyTable
    marks: tuple[str, ...]
    likelihood: Likelihood
    content: str
    search: Search = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "search", Search(self.table.keys, self.likelihood, self.marks))

    def clean(self, damaged: str) -> str:
        return without_annotations(damaged, self.table)


def without_annotations(content: str, table: KeyTable) -> str:
    """Take the annotations of a table's keys out of a string."""
    parts: list[str] = []
    done = 0
    for start, end, _ in find_annotations(content, table):
        parts.append(content[done:start])
        done = end
    return "".join(parts) + content[done:]


def restore_runs(content: str, table: KeyTable) -> tuple[list[Change], KeyTable]:
    """Restore the shifted and straddled runs of a document.

    Args:
        content: the document as the site shows it.
        table: the keys that show in it.

    Returns:
        A change for each run, in order, and the table with the keys that only the runs
        have shown. A run that no reading explains is reported as unrecoverable.

    """
    if "?" not in content:
        return [], table
    words = document_vocabulary(simplify(without_annotations(content, table)))
    site = _Site(table, SPLIT_MARKS, Likelihood(words), content)
    runs = list(_read(site))
    for _ in range(_ROUNDS):
        marks = _learnt_marks(site.marks, runs)
        if marks == site.marks:
            break
        site = _Site(table, marks, site.likelihood, content)
        runs = list(_read(site))
    for _, run in runs:
        for key in run.candidate.hidden:
            if key not in table.keys:
                table = table.with_key(key)
    return [change for offset, run in runs for change in _changes(content, offset, run)], table


def _learnt_marks(known: tuple[str, ...], runs: Sequence[tuple[int, Run]]) -> tuple[str, ...]:
    """Add the marks at which more than one run shows a split."""
    found = Counter(mark for _, run in runs for mark in run.candidate.extra_marks)
    return _in_order({*known, *(mark for mark, count in found.items() if count > 1)})


def _in_order(marks: set[str]) -> tuple[str, ...]:
    """Marks in the order in which sites split at them."""
    return tuple(mark for mark in (*SPLIT_MARKS, *EXTRA_SPLIT_MARKS) if mark in marks)


def _read(site: _Site) -> Iterator[tuple[int, Run]]:
    """Read all lines; each run with the offset of its line."""
    left = _MOST_SEARCHES + len(site.content) // _SEARCHES_APART
    offset = 0
    for line in site.content.split("\n"):
        last: Run | None = None
        place = 0
        while question := _QUESTIONS.search(line, place):
            place = question.end()
            if len(question[0]) > _MOST_QUESTIONS:
                continue
            place = question.start()
            evident = _STRADDLED.match(line, place)
            if not left:
                yield offset, _unexplained(place, evident[0] if evident else "?", _TOO_MANY)
                break
            left -= 1
            run = _restore(site, line, place, last)
            if run is not None:
                yield offset, run
                last = run
            elif evident:
                yield offset, _unexplained(place, evident[0], _NO_TEXT)
            place = max(place + 1, run.end if run else 0)
        offset += len(line) + 1


def _unexplained(start: int, shown: str, why_not: str) -> Run:
    """Keep what no reading explains, where a reading without its bracket shows the damage."""
    end = start + len(shown)
    nothing = Candidate(
        end, shown, 0.0, chosen=False, vanished=False, hidden=(), extra_marks="", swallowed=False
    )
    return Run(start, end, shown, start, "", nothing, "", None, why_not)


def _restore(site: _Site, line: str, start: int, last: Run | None) -> Run | None:
    """Restore the run that begins at a question mark; None if that is only a question."""
    window_start, window = _window_before(site, line, start, last)
    before = window[-_READ_BEFORE:]
    proved: list[Candidate] = []
    for effort in (QUICK, THOROUGH):
        readings = decode_run(site.search, line, start, before, effort)
        proved = [
            reading
            for reading in readings
            if _is_admissible(site, reading)
            and _proves(site, line, start, (window_start, window), reading)
        ]
        if proved and not _is_doubtful(site, line, before, proved[0]):
            break
    proved = _balanced(site, line, start, window, proved)
    if not proved or proved[0].end <= start:
        return None
    best = proved[0]
    runner_up, margin = _runner_up(site, line, proved)
    return Run(start, best.end, best.text, window_start, window, best, runner_up, margin)


def _balanced(
    site: _Site, line: str, start: int, window: str, readings: Sequence[Candidate]
) -> list[Candidate]:
    """Weigh readings by whether their quotation marks and brackets find their partners."""
    before = site.clean(line[max(0, start - 2 * _PARTNER_WITHIN) : start])
    if "?" in before:
        before = window
    weighed = []
    for reading in readings:
        after = site.clean(line[reading.end : reading.end + _PARTNER_WITHIN])
        lonely = lonely_marks(before + reading.text + after, len(before), len(reading.text))
        weighed.append(reading._replace(score=reading.score - lonely * _LONELY))
    return sorted(weighed, key=lambda reading: -reading.score)


def lonely_marks(text: str, start: int, length: int) -> int:
    """Count the marks of a part of a text that have no partner, there or around it.

    Args:
        text: the text around the part.
        start: where the part begins.
        length: how long it is.

    """
    lonely = 0
    for opening, closing in _PARTNERS.items():
        part = text[start : start + length]
        if opening not in part and closing not in part:
            continue
        depth = 0
        for place, character in enumerate(text):
            inside = start <= place < start + length
            if character == opening:
                lonely += inside and depth > 0 and opening != "("
                depth += 1
            elif character == closing:
                lonely += inside and depth == 0
                depth = max(0, depth - 1)
        if depth and opening in part and closing not in text[start + part.rfind(opening) :]:
            lonely += 1
    return lonely


def _window_before(site: _Site, line: str, start: int, last: Run | None) -> tuple[int, str]:
    """Find where the context of a run begins in the damaged line, and what it was."""
    if last is not None and start - last.end < _CONTEXT:
        window = last.window + last.text + site.clean(line[last.end : start])
        return last.window_start, window
    first = max(start - _CONTEXT, 0)
    reach = max(first - _CONTEXT, 0)
    for opening, closing, _ in find_annotations(line[reach:start], site.table):
        if reach + opening <= first < reach + closing:
            first = max(reach + opening - 1, 0)
    first = max(first, _after_foreign(line, first, start))
    return first, site.clean(line[first:start])


def _after_foreign(line: str, start: int, end: int) -> int:
    """Place after the last character of a range that GBK does not have."""
    for place in range(end - 1, start - 1, -1):
        if not line[place].encode("gbk", "ignore"):
            return place + 1
    return start


def _window_after(site: _Site, line: str, end: int) -> tuple[str, str]:
    """Return what follows a run up to the next question, as shown and as it was."""
    stop = min(end + _CONTEXT, len(line))
    question = line.find("?", end, stop)
    if question >= 0:
        stop = question
    for place in range(end, stop):
        if not line[place].encode("gbk", "ignore"):
            stop = place
            break
    shown = line[end : stop + _CONTEXT]
    for opening, closing, _ in find_annotations(shown, site.table):
        if end + opening < stop < end + closing:
            stop = end + opening
    return line[end:stop], site.clean(line[end:stop])


def _is_admissible(site: _Site, reading: Candidate) -> bool:
    """Refuse a hidden key that stands elsewhere in the document without its reading."""
    return all(site.content.count(key.character) <= 1 for key in reading.hidden)


def _proves(
    site: _Site, line: str, start: int, before: tuple[int, str], reading: Candidate
) -> bool:
    """Run the damage forward over a reading and its surroundings."""
    window_start, window = before
    if reading.end <= start:
        return True
    shown_after, after = _window_after(site, line, reading.end)
    # Not every page folds its widths, or it has been edited since.
    shown = fold_width(line[window_start : reading.end] + shown_after)
    keys: list[Key] = [*site.table.keys, *reading.hidden]
    marks = _in_order({*site.marks, *reading.extra_marks})
    text = window + reading.text + after
    return any(
        damage_converted(text, order, marks)[: len(shown)] == shown
        for order in _orders(keys, line[start : reading.end])
    )


def _orders(keys: list[Key], run: str) -> Iterator[list[Key]]:
    """Orders in which a site may replace its keys, where the document does not tell.

    The order matters where the bytes of two keys overlap; one that shows in a run across a
    border of characters came before the one that it has broken.
    """
    yield keys
    across = set(_STRADDLED.findall(run))
    if across:
        yield [key for key in keys if key.reading in across] + [
            key for key in keys if key.reading not in across
        ]
    yield keys[::-1]


def _is_doubtful(site: _Site, line: str, before: str, reading: Candidate) -> bool:
    """Tell whether a reading hardly is Chinese, all in all or in one place."""
    after = site.clean(line[reading.end : reading.end + _READ_BEFORE])
    segmentation = site.likelihood.read(before)
    first = score = segmentation.score
    worst = 0.0
    text = reading.text + after
    for character in text:
        segmentation = site.likelihood.extend(segmentation, character)
        worst = min(worst, segmentation.score - score)
        score = segmentation.score
    return (score - first) / max(1, len(text)) < _UNLIKELY or worst < _UNLIKELIEST


def _runner_up(site: _Site, line: str, proved: Sequence[Candidate]) -> tuple[str, float | None]:
    """Second-best reading, brought to the length of the best, and how far it is behind."""
    best = proved[0]
    for other in proved[1:]:
        text = other.text + site.clean(line[other.end : best.end])
        if other.end <= best.end and fold_width(text) != fold_width(best.text):
            return text, round(best.score - other.score, 2)
    return "", None


def _changes(content: str, offset: int, run: Run) -> Iterator[Change]:
    """Give the change that restores a run, and report what of it is lost."""
    start, end, text = offset + run.start, offset + run.end, run.text
    if run.why_not:
        kind = STRADDLED_KIND if len(text) > 1 else KIND
        yield Change(start, end, text, kind, run.why_not, "unrecoverable")
        return
    if text == content[start:end]:
        return
    straddled = bool(_STRADDLED.match(content, start))
    inferred = run.candidate.chosen
    is_lost = (
        run.candidate.swallowed
        and run.margin is not None
        and run.margin < (_DECIDED if text[-1].isalnum() else _DECIDED_MARK)
    )
    if is_lost:
        end, text = end - 1, text[:-1]
    if start < end:
        yield Change(
            start,
            end,
            text,
            STRADDLED_KIND if straddled else KIND,
            _rule(run, straddled=straddled),
            "inferred" if inferred else "exact",
            run.runner_up if inferred else "",
            run.margin if inferred else None,
        )
    if is_lost:
        rule = "a character went with half of the one before it; nothing tells which"
        yield Change(end, end + 1, content[end], KIND, rule, "unrecoverable")


def _rule(run: Run, *, straddled: bool) -> str:
    """Say what a restoration rests on."""
    reasons = ["a reading across two characters" if straddled else "a split inside a character"]
    reasons += [f"hidden key {key.character} {key.reading}" for key in run.candidate.hidden]
    if run.candidate.extra_marks:
        reasons.append(f"the site splits at {run.candidate.extra_marks}")
    if run.candidate.vanished:
        reasons.append("pairs of bytes without a glyph vanished")
    return "; ".join(reasons) + "; the damage run forward gives what stands there"


def merge(runs: Iterable[Change], others: Iterable[Change]) -> list[Change]:
    """Changes of both, in order; those of the second that lie in one of the first left out."""
    merged = list(runs)
    ends = iter(merged)
    kept: list[Change] = []
    current = next(ends, None)
    for change in others:
        while current is not None and current.end <= change.start:
            current = next(ends, None)
        if current is None or change.end <= current.start:
            kept.append(change)
    return sorted([*merged, *kept])
