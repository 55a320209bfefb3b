"""Candidates for what a quantity measures, and for whom it is measured of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.questions import (
    Answers,
    last_keys,
    recent_keys,
    rule_keys,
)
from reportparse.claiming.english.stretches import lie, nature_of, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.english.questions import Question
    from reportparse.claiming.english.stretches import Stretch
    from reportparse.claiming.ranking import Candidate, Key

__all__ = ["metric_candidates", "subject_candidates"]

_OFTEN: Final = 3
_COUNTED: Final = 4
"""Most words of a noun behind a number."""


def metric_candidates(asked: Question) -> list[Candidate]:
    """Find the phrases that may name what a quantity measures.

    Returns:
        Stretches of the sentence, the thing counted, the rules' answer, and metrics of claims
        before; never empty.

    """
    found = Answers([])
    _add_stretches(asked, found)
    _add_counted(asked, found)
    _add_metrics(asked, found)
    return found.described


def _add_stretches(asked: Question, found: Answers) -> None:
    rule = asked.rule
    place = asked.find(rule.metric)
    whose = asked.find(rule.subject)
    recents = {plain(recent.text) for recent in asked.trail.metrics}
    before = asked.last.metric if asked.last is not None else ""
    stood = asked.find(before)
    for stretch, position in asked.promising("metric", rule.metric):
        known = stretch.plain in recents
        found.add(
            stretch.text,
            (
                *rule_keys(asked, stretch, place, rule.metric),
                *last_keys(asked, stretch, before, stood),
                ("known", known, rule.copied),
                (
                    "rulesubject",
                    lie((stretch.start, stretch.end), whose) if whose[0] >= 0 else "none",
                ),
            ),
            (stretch.look, position),
        )


def _add_counted(asked: Question, found: Answers) -> None:
    """Add the noun that stands in the quantity: ``340 electric cargo bikes``."""
    quantity = asked.draft.quantity
    if asked.measure != "count":
        return
    words = asked.scene.passage[quantity.start : quantity.end].split()
    nouns = words[max(1, len(words) - _COUNTED) :]
    rule = plain(asked.rule.metric)
    clause = asked.clause
    verb = "none"
    if clause is not None:
        verb = asked.stretches.symbol(clause.head)
    for first in range(len(nouns)):
        text = " ".join(nouns[first:])
        if not text[0].isalpha():
            continue
        found.add(
            text,
            (
                ("counted", first == 0, min(len(nouns) - first, 3)),
                ("countedr", asked.rule.role, first == 0),
                ("countedc", asked.rule.construction, first == 0),
                ("countedv", verb, first == 0),
                ("countedb", asked.stretches.symbol(asked.own[0] - 1), first == 0),
                ("countedn", asked.stretches.symbol(asked.own[1]), first == 0),
                ("countedl", asked.last is not None and asked.last.role, asked.rule.role),
                ("rule", plain(text) == rule, asked.rule.construction),
                ("rulecounted", plain(text) == rule, asked.rule.role),
            ),
        )


def _add_metrics(asked: Question, found: Answers) -> None:
    """Add what claims before measured, and the rules' answer if it stands elsewhere."""
    rule = asked.rule
    texts = {plain(candidate.text) for candidate in found.described}
    for index, recent in enumerate(asked.trail.metrics):
        found.add(
            recent.text,
            (
                *recent_keys(asked, recent, index),
                ("rule", plain(recent.text) == plain(rule.metric), rule.construction),
                ("recentrule", plain(recent.text) == plain(rule.metric), bool(rule.metric)),
                ("recenthere", plain(recent.text) in texts),
                *_agreement(asked, index),
            ),
        )
        texts.add(plain(recent.text))
    if rule.metric and plain(rule.metric) not in texts:
        found.add(
            rule.metric,
            (
                ("rule", True, rule.construction),
                ("ruleonly", len(rule.metric.split()) > _COUNTED, rule.construction),
            ),
        )
    found.add("", (("nothing",), ("nothingrule", not rule.metric), ("rule", not rule.metric, "")))


def _agreement(asked: Question, index: int) -> list[Key]:
    """Describe whether a quantity goes with the claim before."""
    last = asked.trail.last
    if last is None:
        return [("agreeno",)]
    near = asked.last is not None
    same = last.unit == asked.draft.unit
    return [
        ("agree", index, near, same, asked.rule.role),
        ("agreer", index, near, last.role, asked.rule.role),
        ("agreem", index, near, asked.measure, same),
    ]


def subject_candidates(asked: Question) -> list[Candidate]:
    """Find the phrases that may name of whom a quantity is measured; its metric is decided.

    Returns:
        Stretches of the sentence; subjects and metrics of claims before; who was named in
        sentences before; whom the titles name; the report's word for itself; and nothing.

    """
    found = Answers([])
    _add_owners(asked, found)
    _add_others(asked, found)
    return found.described


def _tokens_of(asked: Question, metric: tuple[int, int]) -> tuple[int, int]:
    """Return the tokens of the metric, which is given by its offsets, and one past them."""
    tokens = asked.scene.tokens
    first = next((p for p, token in enumerate(tokens) if token.end > metric[0]), 0)
    last = next((p for p, token in enumerate(tokens) if token.end >= metric[1]), first)
    return first, last + 1


def _to_metric(
    asked: Question, stretch: Stretch, metric: tuple[int, int], tokens: tuple[int, int]
) -> list[Key]:
    """Describe how a stretch stands to the metric, which is given by its offsets and tokens."""
    if metric[0] < 0:
        return [("metric", "away")]
    how = lie((stretch.start, stretch.end), metric)
    keys: list[Key] = [("metric", how), ("metrice", how, asked.measure)]
    if how == "apart":
        before = stretch.last <= tokens[0]
        known = asked.stretches.path(*tokens)
        path = known.get(stretch.last if before else stretch.first, "?")
        keys.append(("mpath", path))
        keys.append(("mpath2", " ".join(path.split(" ")[:3])))
    return keys


def _add_owners(asked: Question, found: Answers) -> None:
    rule, trail = asked.rule, asked.trail
    place = asked.find(rule.subject)
    metric = asked.find(asked.draft.metric)
    base = plain(trail.base)
    named = {plain(text) for text, _ in trail.titles}
    metrics = {plain(recent.text) for recent in trail.metrics}
    chosen = plain(asked.draft.metric)
    compared = asked.find(rule.baseline)
    tokens = _tokens_of(asked, metric)
    before = asked.last.subject if asked.last is not None else ""
    stood = asked.find(before)
    told = plain(rule.subject)
    for stretch, position in asked.promising("subject", rule.subject):
        text = stretch.plain
        if text == chosen or compared[0] <= stretch.start < stretch.end <= compared[1]:
            continue
        how = lie((stretch.start, stretch.end), metric) if metric[0] >= 0 else "away"
        first = stretch.first
        article = first > 0 and asked.scene.tokens[first - 1].lower == "the"
        shown = (
            asked.scene.passage[asked.scene.tokens[first - 1].start : stretch.end]
            if article and text == base
            else stretch.text
        )
        found.add(
            shown,
            (
                *rule_keys(asked, stretch, place, rule.subject),
                *last_keys(asked, stretch, before, stood),
                *_to_metric(asked, stretch, metric, tokens),
                ("known", min(trail.counts.get(text, 0), _OFTEN)),
                ("self", text == base, bool(base)),
                ("titled", text in named),
                ("often", stretch.text in trail.frequent),
                ("wasmetric", text in metrics),
                ("baserule", text == told, bool(base), base == told),
                ("basehead", bool(base), asked.stretches.symbol(stretch.first), how),
                ("basecap", bool(base), stretch.text[:1].isupper(), how),
            ),
            (stretch.look, position),
        )


def _tell_counted(asked: Question, tell: Callable[..., None]) -> None:
    """Tell what is counted here and before, and what the claim before measured."""
    trail = asked.trail
    for draft in asked.told:
        noun = asked.counted(draft)
        tell(noun, ("countedbefore", draft is asked.last, draft.clause == asked.rule.clause))
    noun = asked.counted(asked.draft)
    tell(noun, ("countedhere",), ("countedherec", asked.rule.construction))
    last = trail.last
    if last is not None and last.metric != asked.draft.metric:
        near = asked.last is not None
        tell(
            last.metric,
            ("lastmetric", near, asked.measure, asked.rule.role),
            ("lastmetricp", near, asked.pronoun),
        )


def _others(asked: Question) -> dict[str, tuple[str, list[Key]]]:
    """Subjects that need not stand in the sentence, and what speaks for each."""
    trail = asked.trail
    found: dict[str, tuple[str, list[Key]]] = {}

    def tell(text: str, *keys: Key) -> None:
        if text:
            found.setdefault(plain(text), (text, []))[1].extend(keys)

    for index, recent in enumerate(trail.subjects):
        tell(recent.text, *recent_keys(asked, recent, index))
    for index, recent in enumerate(trail.names):
        step = min(trail.sentence - recent.sentence, 3)
        far = min(trail.paragraph - recent.paragraph, 1)
        tell(
            recent.text,
            ("named", index, step, far),
            ("nameds", step, far),
            ("namedp", asked.pronoun, step),
        )
    for family, known in (("mentioned", trail.mentioned), ("opened", trail.openings)):
        for index, recent in enumerate(known):
            step = min(trail.sentence - recent.sentence, 3)
            far = min(trail.paragraph - recent.paragraph, 1)
            tell(
                recent.text,
                (family, index, step, far),
                (f"{family}p", asked.pronoun, step, far),
            )
    if asked.speaker:
        tell(asked.speaker, ("we",), ("wec", asked.rule.construction))
    tell(trail.base, ("self",), ("selfc", asked.rule.construction))
    for text, where in trail.titles:
        tell(text, ("title", where), ("titlep", where, asked.pronoun, len(text.split())))
    for index, text in enumerate(trail.frequent):
        tell(text, ("frequent", index), ("frequentn", len(trail.frequent)))
    _tell_counted(asked, tell)
    return found


def _metric_place(asked: Question) -> tuple[str, str]:
    """What stands in front of the metric, and what its head is; if it stands in the sentence."""
    place = asked.find(asked.draft.metric)
    if place[0] < 0:
        return ("away" if asked.draft.metric else "none"), ""
    tokens = asked.scene.tokens
    first = next((p for p, token in enumerate(tokens) if token.end > place[0]), 0)
    return asked.stretches.symbol(first - 1), asked.stretches.symbol(first)


def _add_others(asked: Question, found: Answers) -> None:
    trail, rule = asked.trail, asked.rule
    last = trail.last
    near = asked.last is not None
    same_paragraph = trail.last_paragraph == trail.paragraph
    same_metric = last is not None and plain(last.metric) == plain(asked.draft.metric)
    told = "inherited_subject" in rule.flags
    before, head = _metric_place(asked)
    here = {plain(candidate.text) for candidate in found.described}
    titled = {plain(text) for text, _ in trail.titles}
    others = _others(asked)
    ruled, base, chosen = plain(rule.subject), plain(trail.base), plain(asked.draft.metric)
    known = "" if last is None else plain(last.subject)
    based = bool(trail.base)
    if rule.subject and ruled not in here:
        others.setdefault(ruled, (rule.subject, []))[1].append(("ruleonly", told))
    for name, (text, keys) in others.items():
        is_last = last is not None and name == known
        is_self = based and name == base
        is_rule = name == ruled
        words = len(text.split())
        nature = nature_of(text, asked.scene.vocabulary)
        found.add(
            text,
            (
                ("out",),
                *keys,
                ("outrule", is_rule, told, bool(rule.subject)),
                ("baserule", is_rule, based, base == ruled),
                ("baselast", is_last, near, based, text[:1].isupper()),
                ("basenature", nature, based, is_last),
                ("rule", is_rule, rule.construction),
                ("outknown", min(trail.counts.get(name, 0), _OFTEN)),
                ("outself", is_self, based),
                ("outlast", is_last, near, same_paragraph, same_metric),
                ("outlastc", is_last, near, rule.construction),
                ("outlastr", is_last, near, rule.role, last.role if last else ""),
                ("nature", nature, words),
                ("naturel", nature, is_last, near),
                ("natures", nature, based),
                ("natureb", nature, before),
                ("natureh", nature, head),
                ("naturep", nature, asked.pronoun),
                ("naturef", nature, text in trail.frequent, name in titled),
                ("outmetric", name == chosen),
                ("outin", name in here),
                ("outmetricb", before, is_self, is_last),
                ("outmetrich", head, is_self, is_last),
                ("outp", asked.pronoun, is_last, near),
                ("outm", asked.measure, is_last, near),
                ("outcap", text[:1].isupper(), words),
                ("outwhere", asked.clause is not None, before),
            ),
        )
    found.add(
        "",
        (
            ("nothing",),
            ("rule", not rule.subject, rule.construction),
            ("nothingself", bool(trail.base)),
            ("baserule", not rule.subject, bool(trail.base), bool(rule.subject)),
            ("nothinglast", last is not None and not last.subject, near, same_metric),
            ("nothingb", before),
            ("nothingh", head),
        ),
    )
