"""Page furniture: running headers and footers, page numbers, watermarks, line numbers.

It is known by repetition: the same words at the same place on several pages, or a number
that counts the pages. What stands on one page only is furniture by its place and its form.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from reportparse.reading.pdf.lexicon import Layout, layout
from reportparse.reading.pdf.runs import Run, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportparse.reading.pdf.page import Page

__all__ = ["body_size", "furniture"]

_MARGIN: Final = 0.14
"""Share of the page's height at its head and foot in which furniture stands."""

_DEEPEST: Final = 4
"""Lines of furniture at the head or foot of a page at most."""

_SAME_HEIGHT: Final = 3.0
"""Points by which the place of furniture varies from page to page."""

_LONGEST: Final = 120
"""Characters of furniture that stands on one page only."""

_ALONE: Final = 1.1
"""Font sizes of the body between it and the number of a page, more than between its lines."""

_SHORT: Final = 15
_TELLS: Final = re.compile(r"[。；;]$|[a-z]{2}\.$")
"""How a sentence ends: longer ones that differ in their figures are no furniture."""

_NUMBER: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"""^\W{0,3}(?:
        (?:第\s*)?[\d一二三四五六七八九十百]{1,5}\s*[页頁](?:\s*[,，/、]?\s*[共/]\s*\d{1,5}\s*[页頁])?
        |(?:page|p\.|pg\.?)\s*\d{1,5}(?:\s*(?:of|/)\s*\d{1,5})?
        |\d{1,5}\s*(?:/|of)\s*\d{1,5}
        |\d{1,5}
        |[ivxlc]{1,7}
    )[\s\-–—·.|~]{0,3}$""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTED: Final = re.compile(r"\S.*(?:[-–—]\s?\d{1,4}\s?[-–—]|第\s?\d{1,4}\s?[页頁])$")
"""A running footer that ends in the number of the page."""

_DASHED: Final = re.compile(r"^[-–—·~]\s?\d{1,4}\s?[-–—·~]$")
"""The number of a page between dashes."""

_PLAIN_NUMBER: Final = re.compile(r"^\d{1,5}$")


def furniture(pages: Sequence[Page], runs: Sequence[Sequence[Run]]) -> list[set[int]]:
    """Tell which runs of each page are furniture.

    Args:
        pages: the pages.
        runs: for each page, its runs outside ruled tables.

    Returns:
        For each page, the identities (:func:`id`) of those runs.

    """
    body = body_size(runs)
    counted = [_line_numbers(found) for found in runs]
    edges = [
        _edges(page, [run for run in found if id(run) not in numbers])
        for page, found, numbers in zip(pages, runs, counted, strict=True)
    ]
    repeated = _repeated(edges)
    marked = [
        {id(run) for run in _at_edges(page, rows, repeated, body)}
        for page, rows in zip(pages, edges, strict=True)
    ]
    watermarks = _watermarks_by_size(runs, body)
    for place, found in enumerate(runs):
        marked[place] |= {id(run) for run in found if _large(run) in watermarks}
        marked[place] |= counted[place]
    return marked


def body_size(runs: Sequence[Sequence[Run]]) -> float:
    """Return the font size of most of the characters of a document, in points."""
    sizes: Counter[float] = Counter()
    for found in runs:
        for run in found:
            sizes[round(run.size, 1)] += len(run.content)
    return sizes.most_common(1)[0][0] if sizes else 10.0


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """A line near the edge of a page."""

    runs: tuple[Run, ...]
    foot: bool
    distance: float
    """From the edge of the page to the middle of the line, in points."""
    gap: float
    """To the next line towards the middle of the page, in points; infinite if there is none."""
    neighbours: int
    """Number of runs of that line."""
    outermost: bool
    """Whether nothing stands between it and the edge of the page."""

    @property
    def content(self) -> str:
        return " ".join(run.content for run in self.runs)


def _edges(page: Page, runs: Sequence[Run]) -> list[_Row]:
    """Lines at the head and foot of a page, from the edge inwards."""
    rows = rows_of(runs)
    found = []
    for foot in (False, True):
        inwards = rows[::-1] if foot else rows
        for place, row in enumerate(inwards[:_DEEPEST]):
            middle = median(run.middle for run in row)
            distance = page.height - middle if foot else middle
            if distance > _MARGIN * page.height:
                break
            following = inwards[place + 1] if place + 1 < len(inwards) else None
            gap = float("inf")
            if following:
                gap = (
                    min(run.top for run in row) - max(run.bottom for run in following)
                    if foot
                    else min(run.top for run in following) - max(run.bottom for run in row)
                )
            found.append(_Row(tuple(row), foot, distance, gap, len(following or ()), place == 0))
    return found


def _key(content: str) -> str:
    return _NUMBER.sub("#", "".join(content.split()))


def _repeated(edges: Sequence[Sequence[_Row]]) -> set[tuple[bool, str, int]]:
    """Find the words that stand at the same height at the edge of several pages.

    Returns:
        Whether at the foot, the words, and the height in units of :data:`_SAME_HEIGHT`.

    """
    places: dict[tuple[bool, str], list[tuple[int, float, tuple[int, ...]]]] = defaultdict(list)
    for page, rows in enumerate(edges):
        for row in rows:
            for content in {row.content, *(run.content for run in row.runs)}:
                bare = "".join(content.split())
                numbers = tuple(int(number[:9]) for number in _NUMBER.findall(bare))
                places[row.foot, _key(content)].append((page, row.distance, numbers))
    repeated = set()
    for (foot, words), found in places.items():
        for height in {round(distance / _SAME_HEIGHT) for _, distance, _ in found}:
            near = [
                (page, numbers)
                for page, distance, numbers in found
                if abs(distance / _SAME_HEIGHT - height) <= 1
            ]
            told = len(words) > _SHORT and _TELLS.search(words) and len({n for _, n in near}) > 1
            if not told and len({page for page, _ in near}) > 1 and _count_pages(near):
                repeated.add((foot, words, height))
    return repeated


def _count_pages(found: Sequence[tuple[int, tuple[int, ...]]]) -> bool:
    """Tell whether each number of repeated words stays the same or counts the pages."""
    pages = [page for page, _ in found]
    for place in range(len(found[0][1])):
        values = [numbers[place] for _, numbers in found]
        steps = Counter(value - page for value, page in zip(values, pages, strict=True))
        same = Counter(values)
        most = max(steps.most_common(1)[0][1], same.most_common(1)[0][1])
        if most < max(2, 0.6 * len(found)):
            return False
    return True


def _at_edges(
    page: Page, rows: Sequence[_Row], repeated: set[tuple[bool, str, int]], body: float
) -> Iterable[Run]:
    anywhere = {(foot, words) for foot, words, _ in repeated}
    for foot in (False, True):
        for row in (row for row in rows if row.foot is foot):
            if _is_table_row(row):
                break
            height = round(row.distance / _SAME_HEIGHT)
            key = (foot, _key(row.content))
            whole = (*key, height) in repeated or (
                key in anywhere and all(run.size <= 1.05 * body for run in row.runs)
            )
            parts = [run for run in row.runs if (foot, _key(run.content), height) in repeated]
            if whole or len(parts) == len(row.runs) or _is_page_number(row, body):
                yield from row.runs
            elif parts and row.gap > 0.8 * body and not _TELLS.search(row.content):
                yield from row.runs  # a running title that changes from chapter to chapter
            elif row.outermost and _is_set_off(page, row, body):
                yield from row.runs
            else:
                break


def _is_table_row(row: _Row) -> bool:
    """Tell the repeated head of a table that goes on from furniture."""
    return len(row.runs) > 2 and row.neighbours > 2 and row.gap < 2 * row.runs[0].size  # noqa: PLR2004 - columns


def _is_page_number(row: _Row, body: float) -> bool:
    if len(row.runs) > 1:
        return (
            any(_PAGE_NUMBER.match(run.content) for run in row.runs)
            and row.gap > 1.5 * body
            and all(run.size <= body for run in row.runs)
            and not all(_PLAIN_NUMBER.match(run.content) for run in row.runs)
        )
    if _COUNTED.search(row.content):
        return row.foot and row.gap > 1.5 * body and row.runs[0].size <= 1.05 * body
    if _DASHED.match(row.content):
        return row.outermost
    return bool(_PAGE_NUMBER.match(row.content)) and row.gap > _ALONE * body


def _is_set_off(page: Page, row: _Row, body: float) -> bool:
    """Tell whether small print is set off from the body by a line across the page."""
    if any(run.size > 0.95 * body for run in row.runs) or len(row.content) > _LONGEST:
        return False
    if row.foot or layout().caption.match(Layout.folded(row.content)):
        return False
    across = 0.6 * page.width
    edge = row.runs[0]
    for rule in page.drawing.horizontal:
        if rule.end - rule.start < across:
            continue
        if -1 <= rule.at - edge.bottom <= 1.5 * body:
            return True
    return False


def _large(run: Run) -> tuple[str, int, int]:
    """Words and place of a run, as coarse as the place of a watermark varies."""
    return run.content, round(run.x0 / _SAME_HEIGHT), round(run.top / _SAME_HEIGHT)


def _watermarks_by_size(runs: Sequence[Sequence[Run]], body: float) -> set[tuple[str, int, int]]:
    """Find large words that stand at the same place on most pages."""
    seen = Counter(
        large for found in runs for large in {_large(run) for run in found if run.size > 2 * body}
    )
    # Two pages may begin alike; three do not.
    return {large for large, pages in seen.items() if pages >= max(3, len(runs) / 2)}


def _line_numbers(found: Sequence[Run]) -> set[int]:
    """Find numbers that count the lines of a page at its left edge."""
    plain = [run for run in found if _PLAIN_NUMBER.match(run.content)]
    if len(plain) < 5:  # noqa: PLR2004 - fewer may be a list
        return set()
    left = min(run.x0 for run in found)
    column = sorted(
        (run for run in plain if run.x0 < left + 3 * run.size), key=lambda run: run.middle
    )
    numbers = [int(run.content) for run in column]
    if len(numbers) < 5:  # noqa: PLR2004 - fewer may be a list
        return set()
    steps = {after - before for before, after in itertools.pairwise(numbers)}
    return {id(run) for run in column} if len(steps) == 1 and steps <= {1, 5} else set()
