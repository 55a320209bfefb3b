"""Sections from the chosen headings: what text and which tables stand under each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from reportparse.language import simplify
from reportparse.outlining.candidates import find_candidates
from reportparse.outlining.contents import find_contents
from reportparse.outlining.facts import find_period, find_published, find_publisher
from reportparse.outlining.front import clean_title, find_title, is_byline
from reportparse.outlining.keys import Index, key_of
from reportparse.outlining.levels import levels_of
from reportparse.outlining.lines import Line, read_lines
from reportparse.outlining.notices import without_notices
from reportparse.outlining.numbering import read_numbers
from reportparse.outlining.sentences import is_sentence, length_of
from reportparse.outlining.sequence import choose
from reportparse.records import Section, Table
from reportparse.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.outlining.contents import Contents
    from reportparse.outlining.front import Title
    from reportparse.outlining.sequence import Chosen
    from reportparse.records import Block, SectionStatus

__all__ = ["Outline", "outline"]

_FRONT_LINE: Final = 120
"""Reading length of a line of the front at most."""

_CLOSING_LINES: Final = 20
"""Lines at the end of a report among which its signature is."""
_HEADER: Final = 80
"""Characters of a title or running header at most."""
_REPEATED: Final = 3
"""Times that a running header stands at least."""
_DEDICATION: Final = 100
"""Characters of a passage before the first heading that is no text of the report at most."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a report, and what its front tells about it."""

    sections: tuple[Section, ...]
    title: str = ""
    publisher: str = ""
    published: str = ""
    """ISO date; empty if none is printed."""
    report_period: str = ""
    """The period that the report is about, as printed."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of the body or, without a place, an entry that has none there."""

    number: str
    title: str
    level: int
    start: int
    end: int
    missing: bool = False


def outline(
    text: Text, blocks: tuple[Block, ...], tables: tuple[Table, ...], *, title: str
) -> Outline:
    """Find the sections of a report.

    Args:
        text: the whole repaired text in reading order, a paragraph a line.
        blocks: what the file shows of its structure, in source offsets.
        tables: its tables, in source offsets.
        title: title that the file states; empty if none.

    Returns:
        The sections in order, and title, publisher, date and period of the report.

    """
    folded = simplify(text.content)
    lines = without_notices(read_lines(text, folded, blocks, tables))
    index = Index.of(folded)
    contents = find_contents(lines, index)
    lines = _without_contents(lines, contents)
    stated = clean_title(title)
    printed = find_title(lines, stated, simplify(stated))
    body = _without_title(lines, printed)
    chosen = choose(find_candidates(body, contents, index, folded))
    headings = list(_headings(text, folded, chosen, body, contents))
    sections = tuple(_sections(text, headings, body, contents, tables))
    return Outline(sections, *_facts(lines, printed, headings, body))


def _facts(
    lines: Sequence[Line], title: Title, headings: Sequence[_Heading], body: Sequence[Line]
) -> tuple[str, str, str, str]:
    """Title, publisher, date and period, by the front of the report."""
    first = next((h.start for h in headings if not h.missing), body[-1].end if body else 0)
    front = [
        (line.content, line.folded)
        for at, line in enumerate(lines)
        if line.start < first and at not in title.lines and length_of(line.content) < _FRONT_LINE
    ]
    named = (title.content, simplify(title.content))
    running = [line.folded for line in body if not line.outside]
    opening = next((folded for folded in running if length_of(folded) > _FRONT_LINE / 4), "")
    closing = [line.folded for line in body[-_CLOSING_LINES:]]
    return (
        title.content,
        find_publisher(front, named),
        find_published([folded for _, folded in front], opening, closing),
        find_period(named, [line for line in front if not is_sentence(line[1])]),
    )


def _without_contents(lines: Sequence[Line], contents: Contents) -> tuple[Line, ...]:
    """Cut the contents list out; it may be glued to the title and to the body."""
    if not contents.end:
        return tuple(lines)
    kept: list[Line] = []
    for line in lines:
        if line.start < contents.start:
            kept.append(_cut(line, line.start, min(line.end, contents.start)))
        if line.end > contents.end:
            kept.append(_cut(line, max(line.start, contents.end), line.end))
    return tuple(line for line in kept if line.content)


def _cut(line: Line, start: int, end: int) -> Line:
    if (start, end) == (line.start, line.end):
        return line
    content = line.content[start - line.start : end - line.start]
    start += len(content) - len(content.lstrip())
    content = content.strip()
    folded = line.folded[start - line.start :][: len(content)]
    return replace(line, start=start, end=start + len(content), content=content, folded=folded)


def _without_title(lines: Sequence[Line], title: Title) -> tuple[Line, ...]:
    """Leave out the lines of the title, its repetitions, and running headers.

    A running header repeats a chapter's number and title; the first one may be the heading.
    """
    names = {key_of(lines[at].folded) for at in title.lines}
    keys = [key_of(line.folded) if len(line.content) < _HEADER else "" for line in lines]
    times = Counter(keys)
    seen: set[str] = set()
    kept: list[Line] = []
    for at, (line, key) in enumerate(zip(lines, keys, strict=True)):
        again = key in seen and times[key] >= _REPEATED and _is_strong(line)
        if at in title.lines or (key and (key in names or again)):
            continue
        seen.add(key)
        kept.append(line)
    return tuple(kept)


def _is_strong(line: Line) -> bool:
    return any(number.strong for number in read_numbers(line.content, line.folded))


def _headings(
    text: Text, folded: str, chosen: Sequence[Chosen], body: Sequence[Line], contents: Contents
) -> Iterator[_Heading]:
    titles = [folded[one.candidate.title : one.candidate.end] for one in chosen]
    levels = levels_of(chosen, titles, contents, _emptiness(chosen, body))
    listed = -1
    for one, level in zip(chosen, levels, strict=True):
        candidate = one.candidate
        if candidate.entry > listed:
            yield from _missing(text, contents, listed + 1, candidate.entry, candidate.start)
            listed = candidate.entry
        number = candidate.number.printed if candidate.number else ""
        if not number and candidate.entry >= 0:
            entry = contents.entries[candidate.entry]
            number = entry.number.printed if entry.number else ""
        title = " ".join(text.content[candidate.title : candidate.end].split())
        yield _Heading(number, title, level, candidate.start, candidate.end)
    last = body[-1].end if body else len(folded)
    yield from _missing(text, contents, listed + 1, len(contents.entries), last)


def _emptiness(chosen: Sequence[Chosen], body: Sequence[Line]) -> list[bool]:
    """Tell for each heading whether no running text follows it before the next one."""
    running = [line for line in body if line.told]
    starts = [line.start for line in running]
    empty: list[bool] = []
    for at, one in enumerate(chosen):
        following = chosen[at + 1].candidate.start if at + 1 < len(chosen) else None
        within = bisect_right(starts, one.candidate.end)
        ends_inside = within > 0 and running[within - 1].end > one.candidate.end
        beyond = within < len(starts) and (following is None or starts[within] < following)
        empty.append(not ends_inside and not beyond)
    return empty


def _missing(
    text: Text, contents: Contents, first: int, last: int, place: int
) -> Iterator[_Heading]:
    for entry in contents.entries[first:last]:
        number = entry.number.printed if entry.number else ""
        title = text.content[entry.title_start : entry.end].strip()
        yield _Heading(number, title, entry.level or 1, place, place, missing=True)


def _sections(
    text: Text,
    headings: Sequence[_Heading],
    body: Sequence[Line],
    contents: Contents,
    tables: Sequence[Table],
) -> Iterator[Section]:
    """Build the sections, one for what stands before the first heading among them."""
    end = body[-1].end if body else 0
    present = [heading.start for heading in headings if not heading.missing]
    first = present[0] if present else end
    cut = _Cut(text, body)
    placed = _placed(text, tables, contents)
    own = tuple(table for start, table in placed if start < first)
    leading = _leading(text, body, first, headed=bool(present))
    if len(leading) or own:
        where = text.source_range(0, first)
        yield Section("", "", 1, leading, "present", "", "", own, where.start, where.end)
    path: list[_Heading] = []
    at = 0
    for heading in headings:
        path = [*(above for above in path if above.level < heading.level), heading]
        at += not heading.missing
        after = present[at] if at < len(present) else max(end, heading.end)
        if heading.missing:
            part, own, where = text[:0], (), text.source_range(heading.start, heading.start)
        else:
            part = cut.between(_after_stop(text, heading.end), after)
            own = tuple(table for start, table in placed if heading.start <= start < after)
            where = text.source_range(heading.start, after)
        status: SectionStatus = "present" if len(part) or own else "empty"
        yield Section(
            heading.number,
            heading.title,
            heading.level,
            part,
            "missing" if heading.missing else status,
            path[0].title,
            " / ".join(above.title for above in path),
            own,
            where.start,
            where.end,
        )


def _placed(
    text: Text, tables: Sequence[Table], contents: Contents
) -> tuple[tuple[int, Table], ...]:
    """Tables and where they begin in the text; not those that are the contents list."""
    found = ((text.find_source(table.start, table.end)[0], table) for table in tables)
    return tuple(
        (start, table) for start, table in found if not contents.start <= start < contents.end
    )


def _after_stop(text: Text, end: int) -> int:
    """Leave out the full stop or colon between a heading and the text in its line."""
    return end + 1 if text.content[end : end + 1] in tuple("。：:.") else end


def _leading(text: Text, body: Sequence[Line], first: int, *, headed: bool) -> Text:
    """Text of the report before its first heading; empty if there is only front matter.

    Bylines alone are front matter, and so is a short passage without any figure (an address, a
    dedication). Where there is prose, what stands around it is kept with it.
    """
    lines = [line for line in body if line.end <= first]
    if headed:
        prose = "".join(
            line.content for line in lines if not line.outside and not is_byline(line.folded)
        )
        if len(prose) < _DEDICATION and not any(map(str.isdigit, prose)):
            return text[:0]
    return _Cut(text, lines).between(0, first)


class _Cut:
    """Cuts the running text of a range out of a report."""

    def __init__(self, text: Text, body: Sequence[Line]) -> None:
        self.text = text
        self.body = body
        self.starts = [line.start for line in body]

    def between(self, start: int, end: int) -> Text:
        """Running text from one offset to another, a line for each paragraph."""
        parts: list[Text] = []
        for line in self.body[max(0, bisect_right(self.starts, start) - 1) :]:
            if line.start >= end:
                break
            first, last = max(start, line.start), min(end, line.end)
            part = self.text[first:last].strip() if first < last else self.text[:0]
            if not line.told or not len(part):
                continue
            last = first + len(self.text.content[first:last].rstrip())
            parts += (part, _line_end(self.text, last))
        return Text.join(parts, self.text.source)


def _line_end(text: Text, at: int) -> Text:
    """Put in a line end after the character before an offset."""
    where = text.source_range(at, at)
    return Text(
        "\n",
        text.source,
        np.full(1, where.start, np.int32),
        np.full(1, where.end, np.int32),
    )
