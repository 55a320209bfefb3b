"""Levels of the chosen headings.

Numbers nest by sequence; what the file states and how a heading is printed place those
without a number among them. A contents list, where there is one, has the last word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from reportparse.language import IDEOGRAPH
from reportparse.outlining.evidence import is_title_word
from reportparse.outlining.keys import key_of
from reportparse.outlining.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.outlining.contents import Contents
    from reportparse.outlining.sequence import Candidate, Chosen

__all__ = ["levels_of"]

_Look: TypeAlias = tuple[int, int, bool, bool]

_AGREED: Final = 0.8
"""Share of the numbered headings of one look that stand on one level, if the look tells."""

_CAPITALS: Final = re.compile(r"[A-Z]{2,}")


def _look(candidate: Candidate, title: str, *, tagged: bool) -> _Look:
    """How a heading looks, greater ones first: stated level, size, weight, capitals.

    The stated level counts only where the file states it of all of them.
    """
    latin = IDEOGRAPH.sub("", title)
    capitals = len(_CAPITALS.findall(latin)) > 0 and not re.search(r"[a-z]{2,}", latin)
    level = (candidate.level or 0) if tagged else 0
    return (level, -candidate.look.size, not candidate.look.bold, not capitals)


def levels_of(
    chosen: Sequence[Chosen], titles: Sequence[str], contents: Contents, empty: Sequence[bool]
) -> list[int]:
    """Work out the level of each heading.

    Args:
        chosen: the headings in order.
        titles: their titles in simplified characters.
        contents: the contents list.
        empty: for each whether no text stands between it and the next.

    Returns:
        1 for a chapter, 2 for what stands in it, and so on.

    """
    tagged = all(one.candidate.level is not None for one in chosen)
    looks = [
        _look(one.candidate, title, tagged=tagged)
        for one, title in zip(chosen, titles, strict=True)
    ]
    stated = _stated(chosen)
    if stated is not None:
        return stated
    levels = [_numbered(one, contents) for one in chosen]
    votes: dict[_Look, Counter[int]] = defaultdict(Counter)
    for look, level in zip(looks, levels, strict=True):
        if level:
            votes[look][level] += 1
    if any(levels):
        known = {
            look: vote.most_common(1)[0][0]
            for look, vote in votes.items()
            if vote.most_common(1)[0][1] >= _AGREED * vote.total()
        }
        for at, title in enumerate(titles):
            if not levels[at]:
                last = not any(one.depth for one in chosen[at:])
                levels[at] = _among_numbered(looks[at], title, known, levels[:at], last=last)
        return levels
    if len(set(looks)) > 1:
        return _by_look(looks)
    return _by_words(titles, empty)


def _numbered(one: Chosen, contents: Contents) -> int:
    """Level by number or contents list; 0 if neither tells."""
    if one.candidate.entry >= 0:
        return contents.entries[one.candidate.entry].level
    return one.depth


def _stated(chosen: Sequence[Chosen]) -> list[int] | None:
    """Levels by what the file states of each heading; None if it does not, or contradicts.

    The file contradicts the numbers if it puts headings of one level of numbering on several
    levels, or all levels of numbering on one.
    """
    if not chosen or any(one.candidate.level is None for one in chosen):
        return None
    by_depth: dict[int, set[int]] = defaultdict(set)
    for one in chosen:
        if one.depth:
            by_depth[one.depth].add(one.candidate.level or 0)
    if any(len(stated) > 1 for stated in by_depth.values()):
        return None
    if len({one.candidate.level for one in chosen}) == 1:
        return None  # one tag for all tells nothing
    if len(by_depth) > len({level for stated in by_depth.values() for level in stated}):
        return None
    return _nested([one.candidate.level or 0 for one in chosen])


def _nested(ranks: Sequence[int]) -> list[int]:
    """Levels of headings by rank (smaller is higher): each stands below the last higher one."""
    levels: list[int] = []
    opened: list[int] = []
    for rank in ranks:
        while opened and opened[-1] >= rank:
            opened.pop()
        opened.append(rank)
        levels.append(len(opened))
    return levels


def _by_look(looks: Sequence[_Look]) -> list[int]:
    order = sorted(set(looks))
    return _nested([order.index(look) for look in looks])


def _among_numbered(
    look: _Look, title: str, known: dict[_Look, int], before: Sequence[int], *, last: bool
) -> int:
    """Level of a heading without number in a document that numbers its headings."""
    told = bool(look[0] or look[1] or not look[2])
    if told and look in known:
        return known[look]
    if told and known and look[:2] != (0, 0):
        higher = [level for other, level in known.items() if other[:2] < look[:2]]
        same = [level for other, level in known.items() if other[:2] == look[:2]]
        if same:
            return min(same)
        if higher or any(other[:2] > look[:2] for other in known):
            return max(higher, default=0) + 1
    if is_title_word(title) or not before or last:
        return 1  # the last ones are appendices, notes, addresses
    return before[-1] + 1 if before[-1] < 3 and not _is_chapter(title) else 1  # noqa: PLR2004 - deeper is rare


def _is_chapter(title: str) -> bool:
    lowered = title.lower()
    return any(word in lowered for word in words("headings", "titles", "chapter_words"))


def _by_words(titles: Sequence[str], empty: Sequence[bool]) -> list[int]:
    """Levels where nothing but the words tells.

    A heading right above another one is a chapter, and what follows stands in it until a
    title that is a chapter's by its words.
    """
    levels: list[int] = []
    inside = False
    for at, title in enumerate(titles):
        opens = empty[at] and at + 1 < len(titles)
        if opens or not inside or _is_chapter(title) or _is_front(title):
            inside = opens
            levels.append(1)
        else:
            levels.append(2)
    return levels


def _is_front(title: str) -> bool:
    return key_of(title) in {"摘要", "abstract", "foreword", "前言"}
