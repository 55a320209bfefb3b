"""The account of repairs: applying changes, recording them, and replaying the record.

Every step of the plan proposes :class:`Change` s in offsets of the text that it was given;
:func:`apply` edits the text and writes one row for each. The rows name places of the
*source*, so that they can be checked against the file, and the characters as the step
found them, so that :func:`replay` can repeat the whole account on the damaged text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reportparse.records import Repair
from reportparse.text import Edit, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.records import Certainty
    from reportparse.text import Source

__all__ = ["Change", "apply", "replay"]


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


def apply(text: Text, changes: Sequence[Change]) -> tuple[Text, tuple[Repair, ...]]:
    """Make changes to a text and record them.

    Args:
        text: the text as the step found it.
        changes: sorted and not overlapping; each covers at least one character.

    Returns:
        The changed text, and one row for each change. A change that touches a part of an
        earlier replacement is widened to the whole of it, so that the source range of its
        row means exactly the characters that it changed.

    """
    if not changes:
        return text, ()
    changes = _widened(text, changes)
    text_starts = text.starts[[change.start for change in changes]]
    starts = text_starts.tolist()
    ends = text.ends[[change.end - 1 for change in changes]].tolist()
    content = text.content
    pages = _pages(text.source, starts)
    repairs = tuple(
        Repair(
            kind=change.kind,
            before=content[change.start : change.end],
            after=change.replacement,
            source_start=start,
            source_end=end,
            certainty=change.certainty,
            rule=change.rule,
            page=page,
            runner_up=change.runner_up,
            margin=change.margin,
        )
        for change, start, end, page in zip(changes, starts, ends, pages, strict=True)
    )
    edited = text.edit(
        Edit(change.start, change.end, change.replacement)
        for change in changes
        if content[change.start : change.end] != change.replacement
    )
    return edited, repairs


def replay(text: Text, repairs: Iterable[Repair]) -> Text:
    """Repeat an account on the text that it was made for.

    Args:
        text: the damaged text.
        repairs: all rows of its account, in their order.

    Returns:
        The repaired text.

    Raises:
        ValueError: a row does not find what it replaced: the account belongs to another text.

    """
    edits: list[Edit] = []
    for repair in repairs:
        start, end = text.find_source(repair.source_start, repair.source_end)
        if edits and start < edits[-1].end:
            # The row rests on what the rows before it have done.
            text = text.edit(edits)
            edits = []
            start, end = text.find_source(repair.source_start, repair.source_end)
        if text.content[start:end] != repair.before:
            message = (
                f"source {repair.source_start}:{repair.source_end} holds "
                f"{text.content[start:end]!r} where the account expects {repair.before!r}"
            )
            raise ValueError(message)
        edits.append(Edit(start, end, repair.after))
    return text.edit(edits)


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


def _pages(source: Source, offsets: list[int]) -> list[int | None]:
    """Page of each offset: its own, or that of the last drawn character before it."""
    if source.glyphs is None or not len(source.glyphs.pages):
        return [None] * len(offsets)
    pages = source.glyphs.pages
    drawn = np.maximum.accumulate(np.where(pages > 0, np.arange(len(pages)), -1))
    return [int(pages[place]) if place >= 0 else source.page_of(0) for place in
            drawn[offsets].tolist()]
