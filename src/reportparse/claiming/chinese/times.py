"""Candidates for when a quantity holds, and for what it is compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.drafts import NOTHING
from reportparse.claiming.chinese.ranking import Candidate
from reportparse.claiming.chinese.sentence import Mention

if TYPE_CHECKING:
    from reportparse.claiming.chinese.drafts import Draft, Memory
    from reportparse.claiming.chinese.ranking import Key
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.chinese.surroundings import Surroundings

__all__ = ["baseline_candidates", "period_candidates"]

_DIGIT: Final = re.compile(r"\d")
_COMPARING: Final = re.compile(
    r"较之?|比|与|同|相比|高于|低于|优于|快于|慢于|超过|不及|恢复至|恢复到|相当于|为|是|占|不足"
)
_FROM: Final = re.compile(r"由|从|自|至|到|截至|于|在")


def _shape(text: str) -> str:
    """Kind of an expression of time: its words, digits left out."""
    return _DIGIT.sub("", text)[:6] or "digits"


def _before(folded: str, start: int) -> str:
    """What introduces a time: a word of comparison or direction, or the last character."""
    left = folded[max(0, start - 3) : start]
    for pattern in (_COMPARING, _FROM):
        found = [match[0] for match in pattern.finditer(left) if match.end() == len(left)]
        if found:
            return found[-1]
    return "," if left[-1:] in {",", ";", "。", "\n", ""} else ("(" if left[-1:] == "(" else "x")


def period_candidates(
    sentence: Sentence, place: int, draft: Draft, rule: Draft, memory: Memory
) -> tuple[list[Mention], list[Candidate]]:
    """Find the times that may be a quantity's.

    Args:
        sentence: the sentence.
        place: which of its quantities is meant.
        draft: what has been decided of it.
        rule: what the rules say of it.
        memory: what the text so far has set.

    Returns:
        Mentions, the first of them :data:`NOTHING`, and their candidates.

    """
    folded = sentence.folded
    quantity = sentence.quantities[place]
    own = sentence.clause_at(quantity.start)
    clause = sentence.clauses[own]
    aside = folded[clause.start - 1 : clause.start] == "("
    last = memory.last
    same_sentence = memory.last_sentence == memory.sentence
    same_stop = memory.last_stop == memory.stop
    same_paragraph = memory.last_paragraph == memory.paragraph
    carried = "none" if last is None or not same_paragraph else ("set" if last.period.text else "unset")
    like_last = last is not None and last.metric.text == draft.metric.text
    inside = [span for span in sentence.periods if span.end <= quantity.start or span.start < quantity.end + 14]
    earlier = [span for span in inside if span.end <= quantity.start]
    nearest = earlier[-1] if earlier else None
    state = "no" if nearest is None else ("clause" if nearest.start >= clause.start else "sentence")
    role = f"{draft.role}{draft.direction}"
    common: list[Key] = [("s", state), ("c", carried), ("role", draft.role), ("sm", draft.modality)]

    def described(keys: list[Key], text: str) -> Candidate:
        is_rule = text == rule.period.text
        is_last = last is not None and text == last.period.text
        return Candidate(
            text,
            (
                *keys,
                ("rule", is_rule, bool(rule.period.text)),
                ("rs", is_rule, keys[0][1], role),
                ("last", is_last, same_sentence, same_stop, same_paragraph),
                ("lasts", is_last, same_sentence, same_stop, state, like_last),
                ("lr", is_last, role, last.role if last else "", same_sentence),
                ("around", text in memory.periods_around, state),
            ),
        )

    mentions = [NOTHING]
    candidates = [
        described(
            [
                ("kind", "none"),
                ("none", state, carried, role),
                ("n1", draft.role),
                ("n2", state, same_sentence, same_stop, carried),
                ("n3", draft.modality, state),
                ("n4", quantity.dimension, state),
                ("n5", aside, state),
            ],
            "",
        )
    ]
    for span in reversed(inside):
        after = span.start >= quantity.start
        away = own - sentence.clause_at(span.start)
        between = sum(1 for q in sentence.quantities if span.end <= q.start and q.end <= quantity.start)
        text = folded[span.start : span.end]
        before, behind = _before(folded, span.start), folded[span.end : span.end + 1]
        kind = "after" if after else ("clause" if away == 0 else "sentence")
        rank = sum(1 for other in earlier if other.start > span.start)
        gap = min(max(quantity.outer_start - span.end, -1), 8)
        mentions.append(Mention(text, span.start, span.end))
        candidates.append(
            described(
                [
                    ("kind", kind),
                    ("kb", kind, before),
                    ("kbr", before, role, min(away, 2), min(between, 2)),
                    ("kr", kind, role),
                    ("shape", _shape(text)),
                    ("sb", _shape(text), before),
                    ("sr", _shape(text), role),
                    ("ab", min(away, 4), min(between, 3)),
                    ("abr", min(away, 3), min(between, 2), role),
                    ("rank", min(rank, 3), kind),
                    ("rankb", min(rank, 2), before, role),
                    ("behind", behind),
                    ("bk", behind, kind, draft.role),
                    ("gap", gap, behind),
                    ("aside", aside, kind),
                    *(("x" + str(family), *values, kind) for family, *values in common),
                ],
                text,
            )
        )
    seen = {mention.text for mention in mentions}
    for index, recent in enumerate(memory.periods):
        if recent.mention.text in seen:
            continue
        far = min(memory.stop - recent.stop, 4)
        step = min(memory.sentence - recent.sentence, 2)
        paragraphs = min(memory.paragraph - recent.paragraph, 2)
        mentions.append(recent.mention)
        candidates.append(
            described(
                [
                    ("kind", "recent"),
                    ("far", far, paragraphs, step),
                    ("fs", far, state, step > 0),
                    ("index", index, paragraphs),
                    ("shape", _shape(recent.mention.text), "recent"),
                    ("recentr", role, state),
                    ("rp", paragraphs, carried, state),
                    *(("y" + str(family), *values, min(far, 2)) for family, *values in common),
                ],
                recent.mention.text,
            )
        )
        seen.add(recent.mention.text)
    for index, text in enumerate(memory.periods_around):
        if text in seen:
            continue
        seen.add(text)
        mentions.append(Mention(text))
        candidates.append(
            described(
                [
                    ("kind", "title"),
                    ("title", index, state),
                    ("shape", _shape(text), "title"),
                    ("titler", role, state, bool(memory.periods)),
                    ("titlec", carried, state),
                    *(("z" + str(family), *values) for family, *values in common),
                ],
                text,
            )
        )
    return mentions, candidates


_BACK: Final = 90
"""How far before a quantity its baseline may stand, in characters."""


def baseline_candidates(
    sentence: Sentence, place: int, draft: Draft, rule: Draft, memory: Memory, around: Surroundings
) -> tuple[list[Mention], list[Candidate]]:
    """Find what a quantity may be compared with; as :func:`period_candidates`."""
    folded = sentence.folded
    quantity = sentence.quantities[place]
    own = sentence.clause_at(quantity.start)
    clause = sentence.clauses[own]
    left = max(sentence.span.start, quantity.start - _BACK)
    role = f"{draft.role}{draft.direction}"
    last = memory.last if memory.last_sentence == memory.sentence else None
    found: dict[str, tuple[Mention, str, str]] = {}
    if rule.baseline.text:
        found[rule.baseline.text] = (rule.baseline, "rule", "")
    for match in around.baseline_word.finditer(folded, left, quantity.start):
        found.setdefault(match[0], (Mention(match[0], match.start(), match.end()), "word", match[0]))
    for span in sentence.periods:
        if left <= span.start and span.end <= quantity.end + 10:
            text = folded[span.start : span.end]
            opener = _before(folded, span.start)
            found.setdefault(text, (Mention(text, span.start, span.end), "period", opener))
    for phrase in around.compared.finditer(folded, left, quantity.start):
        text = phrase["than"]
        found.setdefault(text, (Mention(text, phrase.start("than"), phrase.end("than")), "phrase", phrase["opener"]))
    if last is not None and last.baseline.text:
        found.setdefault(last.baseline.text, (last.baseline, "last", ""))

    def described(keys: list[Key], text: str) -> Candidate:
        is_rule = text == rule.baseline.text
        is_last = last is not None and text == last.baseline.text
        return Candidate(
            text,
            (
                *keys,
                ("rule", is_rule, bool(rule.baseline.text)),
                ("rr", is_rule, role, bool(text)),
                ("rd", is_rule, bool(text), role, quantity.dimension),
                ("last", is_last, last is not None, bool(text), role),
                ("period", bool(text) and text == draft.period.text),
                ("lr", is_last, bool(text), role, last.role if last else ""),
            ),
        )

    mentions, candidates = [NOTHING], [
        described(
            [
                ("kind", "none"),
                ("none", role, quantity.dimension),
                ("n1", role, bool(found)),
                ("n2", role, last.role if last else "", bool(last and last.baseline.text)),
            ],
            "",
        )
    ]
    for text, (mention, kind, opener) in found.items():
        away = own - sentence.clause_at(max(mention.start, sentence.span.start))
        between = sum(1 for q in sentence.quantities if mention.end <= q.start and q.end <= quantity.start)
        gap = min(max(quantity.outer_start - mention.end, -1), 10)
        mentions.append(mention)
        candidates.append(
            described(
                [
                    ("kind", kind),
                    ("kr", kind, role),
                    ("ko", kind, opener, role),
                    ("o", opener, draft.role),
                    ("ab", min(away, 3), min(between, 3), kind),
                    ("abr", min(away, 3), min(between, 2), role, kind),
                    ("gap", gap, kind),
                    ("shape", _shape(text) if kind in {"period", "rule"} else text[:2], role),
                    ("end", text[-2:]),
                    ("size", min(len(text), 12), kind),
                    ("in", mention.start >= clause.start, role, kind),
                    ("behind", folded[mention.end : mention.end + 1], role),
                ],
                text,
            )
        )
    return mentions, candidates
