"""Lists of values that belong to a list of names or times in the same order: ``respectively``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.phrases import is_entity, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportparse.claiming.english.clauses import Span
    from reportparse.claiming.english.drafts import Draft, Scene

__all__ = ["assign_respectively"]

_BETWEEN: Final = frozenset([",", "C", "A", "D", '"'])
"""Tags of what stands between two members of a list."""
_BETWEEN_VALUES: Final = _BETWEEN | {"N", "P"}
"""The same where each value has its own thing: ``5% of sales and 3% of costs``."""
_REACH: Final = 4
"""Tokens between two values of a list that have their own things."""
_PLACING: Final = frozenset(["in", "of", "for", "from", "at", "to"])
"""Prepositions in front of the first of several names: ``sales in Asia and Europe``."""
_HEAD: Final = 2
"""Words of a name that may be adjectives of a noun that only the last name has."""


def assign_respectively(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Give each value of a list the name or time at its place in the list of those.

    Args:
        scene: the sentence.
        drafts: its claims; updated.

    """
    runs = list(_value_runs(scene, drafts))
    for place, token in enumerate(scene.tokens):
        if token.lower != "respectively":
            continue
        values = _nearest(runs, place)
        times = _times(scene, place, len(values))
        if times:
            for draft, at in zip(values, times, strict=True):
                draft.period = text_of(scene.passage, scene.tokens, at, at + 1)
            continue
        names = _names_before(scene, values[0]) if values else []
        if values and len(names) == len(values):
            _assign(scene, values, names)


def _value_runs(scene: Scene, drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Lists of two values and more."""
    run: list[Draft] = []
    for draft in drafts:
        if run and not _is_listed(scene, run[-1], draft):
            if len(run) > 1:
                yield run
            run = []
        run.append(draft)
    if len(run) > 1:
        yield run


def _is_listed(scene: Scene, first: Draft, second: Draft) -> bool:
    """Whether two values are neighbours in a list."""
    between = scene.tokens[first.place + 1 : second.place]
    tags = {token.tag for token in between}
    joined = bool(tags & {",", "C"})
    near = len(between) <= _REACH and tags <= _BETWEEN_VALUES
    alike = first.dimension == second.dimension
    return joined and alike and (tags <= _BETWEEN or near)


def _nearest(runs: Sequence[list[Draft]], place: int) -> list[Draft]:
    """The list of values in front of "respectively", or straight behind it."""
    before = [run for run in runs if run[-1].place < place]
    behind = [run for run in runs if run[0].place == place + 1]
    return behind[0] if behind else before[-1] if before else []


def _times(scene: Scene, place: int, count: int) -> list[int]:
    """Places of a list of as many times as there are values; empty if there is none."""
    run: list[int] = []
    for at, token in enumerate(scene.tokens):
        if token.tag == "T":
            run.append(at)
        elif token.tag not in _BETWEEN or at == place:
            if len(run) == count > 1:
                return run
            run = []
    return run if len(run) == count > 1 else []


def _names_before(scene: Scene, first: Draft) -> list[Span]:
    """The list of names that the subject of the clause is; empty if it is none."""
    if first.clause < 0:
        return []
    clause = scene.clauses[first.clause]
    low = clause.subject[0] if clause.subject is not None else clause.start
    parts: list[Span] = []
    start = low
    depth = 0
    for at in range(low, clause.verb_start + 1):
        token = scene.tokens[at]
        depth += (token.tag == "(") - (token.tag == ")")
        ends = at == clause.verb_start or (
            token.tag in {",", "C"} and depth <= 0 and token.lower != "&"
        )
        if not ends:
            continue
        if at > start:
            parts.append((start, at))
        start = at + 1
    return parts


def _assign(scene: Scene, values: Sequence[Draft], names: Sequence[Span]) -> None:
    """Give each value its name, as subject where that is somebody, else as the measure."""
    split = _split_first(scene, names[0])
    measure = text_of(scene.passage, scene.tokens, names[0][0], split) if split else ""
    tail = "" if split else _shared_head(scene, names)
    places = [(split + 1, names[0][1]), *names[1:]] if split else list(names)
    for draft, span in zip(values, places, strict=True):
        text = text_of(scene.passage, scene.tokens, *span)
        if not text:
            continue
        whole = draft.metric
        if measure:
            draft.metric, draft.subject = measure, text
        elif tail and whole:
            draft.metric = text if span == places[-1] else text.removeprefix("The ") + tail
        elif (
            is_entity(scene.tokens, span, scene.vocabulary)
            or (draft.subject and "inherited_subject" not in draft.flags)
            or (whole and text.lower() not in whole.lower())
        ):
            draft.subject = text
        elif whole:
            draft.metric = text
        draft.flags = [flag for flag in draft.flags if flag != "inherited_subject"]


def _split_first(scene: Scene, span: Span) -> int:
    """Where the measure ends that stands in front of the first of several places; 0 if none."""
    start, end = span
    for at in range(start + 1, end - 1):
        token = scene.tokens[at]
        if token.tag == "P" and token.lower in _PLACING and scene.tokens[at + 1].capital:
            return at
    return 0


def _shared_head(scene: Scene, names: Sequence[Span]) -> str:
    """The noun that only the last name has: ``the core and comprehensive solvency ratios``."""
    *firsts, (start, end) = names
    short = all(stop - begin <= _HEAD for begin, stop in firsts)
    plural = scene.tokens[end - 1].lower.endswith("s")
    adjectives = all(
        scene.tokens[stop - 1].lower not in scene.vocabulary.words("words.metrics")
        for _, stop in firsts
    )
    if not (short and plural and adjectives) or end - start <= 1:
        return ""
    return " " + text_of(scene.passage, scene.tokens, start + 1, end)
