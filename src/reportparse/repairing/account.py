"""The account of repairs: applying changes, recording them, and replaying the record.

Every step of the plan proposes :class:`Change` s in offsets of the text that it was given;
:func:`apply` edits the text and writes one row for each. The rows name places of the
*source*, so that they can be checked against the file, and the characters as the step
found them, so that :func:`replay` can repeat the whole account on the damaged text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reportparse.records import Repair
from reportparse.text import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.records import Certainty
    from reportparse.text import Text

__all__ = ["Change", "apply", "replay", "separate"]


class Change(NamedTuple):
    """What a step wants to do to a part of the text it was given."""

    start: int
    end: int
    """One past the last character; a change is never empty."""
    replacement: str
    """Equal to what stands there where damage can only be reported."""
    kind: str
    rule: str = ""
    certainty: Certainty = "exact"
    runner_up: str = ""
    margin: float | None = None


def separate(changes: Iterable[Change]) -> list[Change]:
    """Sort changes, and leave out those that overlap one before them.

    Args:
        changes: what several patterns of one step have found, in any order.

    """
    kept: list[Change] = []
    for change in sorted(changes, key=lambda change: (change.start, -change.end)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def apply(
    text: Text, changes: Sequence[Change], *, folding: bool = False
) -> tuple[Text, tuple[Repair, ...]]:
    """Make changes to a text and record them.

    Args:
        text: the text as the step found it.
        changes: sorted and not overlapping; each covers at least one character.
        folding: whether single characters that become the same other one *everywhere* in the
            text share one row, whose count says how often and whose range reaches from the
            first to the last of them.

    Returns:
        The changed text, and its rows: first one for each change, then the shared ones. A
        change that touches a part of an earlier replacement is widened in its row to the whole
        of it, so that the source range of the row means exactly the characters that it changed.

    """
    if not changes:
        return text, ()
    single, groups = _folded(text.content, changes) if folding else (changes, [])
    repairs = [_row(text, change) for change in _widened(text, single)]
    repairs += [_shared_row(text, group) for group in groups]
    edited = text.edit(
        Edit(change.start, change.end, change.replacement)
        for change in changes
        if text.content[change.start : change.end] != change.replacement
    )
    return edited, tuple(repairs)


def _row(text: Text, change: Change) -> Repair:
    where = text.source_range(change.start, change.end)
    return Repair(
        kind=change.kind,
        before=text.content[change.start : change.end],
        after=change.replacement,
        source_start=where.start,
        source_end=where.end,
        certainty=change.certainty,
        rule=change.rule,
        page=text.page(change.start),
        runner_up=change.runner_up,
        margin=change.margin,
    )


def _shared_row(text: Text, group: Sequence[Change]) -> Repair:
    last = text.source_range(group[-1].start, group[-1].end)
    return replace(_row(text, group[0]), source_end=last.end, count=len(group))


def _folded(content: str, changes: Sequence[Change]) -> tuple[list[Change], list[list[Change]]]:
    """Part the changes that can share a row from those that cannot."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        what = (content[change.start : change.end], *change[2:])
        groups.setdefault(what, []).append(change)
    made = {character for change in groups for character in str(change[1])}
    shared = [
        group
        for what, group in groups.items()
        if len(group) > 1
        and len(before := str(what[0])) == 1
        and before not in made
        and content.count(before) == len(group)
    ]
    if not shared:
        return list(changes), []
    left = {change.start for group in shared for change in group}
    return [change for change in changes if change.start not in left], shared


def replay(text: Text, repairs: Iterable[Repair]) -> Text:
    """Repeat an account on the text that it was made for.

    Args:
        text: the damaged text.
        repairs: all rows of its account, in their order.

    Returns:
        The repaired text. A row with a count above one replaces every occurrence of its
        characters within its range.

    Raises:
        ValueError: a row does not find what it replaced: the account belongs to another text.

    """
    for shared, rows in groupby(repairs, key=lambda repair: repair.count > 1):
        repeat = _replay_shared if shared else _replay_rows
        text = repeat(text, rows)
    return text


def _replay_rows(text: Text, repairs: Iterable[Repair]) -> Text:
    edits: list[Edit] = []
    for repair in repairs:
        start, end = text.find_source(repair.source_start, repair.source_end)
        if edits and start < edits[-1].end:
            # The row rests on what the rows before it have done.
            text = text.edit(edits)
            edits = []
            start, end = text.find_source(repair.source_start, repair.source_end)
        if text.content[start:end] != repair.before:
            raise _mismatch(repair, text.content[start:end])
        edits.append(Edit(start, end, repair.after))
    return text.edit(edits)


def _replay_shared(text: Text, repairs: Iterable[Repair]) -> Text:
    edits: list[Edit] = []
    made: set[str] = set()
    for repair in repairs:
        if any(repair.before in after for after in made):
            # The row rests on what the rows before it have made.
            text = text.edit(sorted(edits))
            edits, made = [], set()
        start, end = text.find_source(repair.source_start, repair.source_end)
        places = [
            start + found.start()
            for found in re.finditer(re.escape(repair.before), text.content[start:end])
        ]
        if len(places) != repair.count:
            raise _mismatch(repair, f"{repair.before!r} {len(places)} times")
        edits += [Edit(place, place + len(repair.before), repair.after) for place in places]
        made.add(repair.after)
    return text.edit(sorted(edits))


def _mismatch(repair: Repair, found: str) -> ValueError:
    return ValueError(
        f"source {repair.source_start}:{repair.source_end} holds {found!r} where the account "
        f"expects {repair.before!r}, {repair.count} times"
    )


def _widened(text: Text, changes: Sequence[Change]) -> Sequence[Change]:
    """Widen each change to whole replacements of earlier steps, joining those that meet."""
    joined = np.flatnonzero(text.starts[1:] < text.ends[:-1]) + 1
    if not joined.size:
        return changes
    inside = set(joined.tolist())
    wide: list[Change] = []
    for change in changes:
        start, end = change.start, change.end
        while start in inside:
            start -= 1
        while end in inside:
            end += 1
        if wide and start < wide[-1].end:
            last = wide[-1]
            between = text.content[last.end : change.start] if last.end <= change.start else ""
            kept = last.replacement
            if last.end > change.start:
                kept = kept[: len(kept) - (last.end - change.start)]
            tail = text.content[change.end : end]
            wide[-1] = last._replace(
                end=max(end, last.end), replacement=kept + between + change.replacement + tail
            )
            continue
        wide.append(
            change._replace(
                start=start,
                end=end,
                replacement=text.content[start : change.start]
                + change.replacement
                + text.content[change.end : end],
            )
        )
    return wide
