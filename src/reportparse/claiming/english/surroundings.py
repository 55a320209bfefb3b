"""What a sentence says around a quantity: how sure it is, and who says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.english.clauses import noun_phrase_end
from reportparse.claiming.english.phrases import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.context import Context
    from reportparse.claiming.english.clauses import Clause
    from reportparse.claiming.english.drafts import Draft, Scene
    from reportparse.records import Modality

__all__ = ["Source", "modality_of", "report_year", "source_of"]

_PARENTS: Final = 3
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MODALS: Final = frozenset(["will", "would", "should", "could", "may", "might", "shall"])
_DUE: Final = frozenset(["set", "due", "poised", "likely", "scheduled", "bound", "expected"])
_IF: Final = frozenset(["if", "unless", "assuming"])
_REQUIRING: Final = frozenset(["requires", "require", "required", "assumes", "assume", "must"])
_SEEING: Final = frozenset(["see", "seen", "sees"])
_PAST_BE: Final = frozenset(["was", "were", "had"])


def report_year(context: Context) -> int:
    """Return the year that a report is of, 0 if it is not known."""
    told = _YEARS.findall(f"{context.published} {context.report_period}")
    return max(map(int, told), default=0)


class Source(NamedTuple):
    """Words that say whom a sentence quotes."""

    text: str = ""
    place: int = -1
    """Which token they begin at; -1 if there are none."""
    forecast: bool = False
    """Whether they name a model or forecast."""
    clause: int = -1
    """The only clause that they are said of; -1 if they are said of all that follows."""

    def applies(self, draft: Draft, drafts: Sequence[Draft]) -> bool:
        """Whether a claim is of this source: it stands behind, or the source closes all."""
        if not self.text:
            return False
        if self.clause >= 0:
            return draft.clause == self.clause
        return draft.place > self.place or all(other.place < self.place for other in drafts)


def modality_of(  # noqa: PLR0911 - one return for each sign
    scene: Scene, draft: Draft, year: int, *, outlook: bool
) -> Modality:
    """Tell whether a claim is of what is, what is foreseen, what is aimed at, or a condition.

    Args:
        scene: the sentence.
        draft: the claim.
        year: year of the report; what holds later is foreseen. 0 if unknown.
        outlook: whether the section is about the future.

    """
    if draft.construction == "limit":
        return "condition"
    if draft.construction == "aim":
        return "target"
    if draft.role == "from" or draft.construction in {"against", "prior"}:
        return "actual"
    chain = _chain(scene, draft)
    if any(_is_condition(scene, clause) for clause in chain):
        return "condition"
    signs = {sign for clause in chain for sign in _signs(scene, clause)}
    kinds: tuple[Modality, ...] = ("target", "condition", "forecast")
    for kind in kinds:
        if kind in signs:
            return kind
    later = year and any(int(told) > year for told in _YEARS.findall(draft.period))
    if later or (outlook and not _tells_past(scene, chain)):
        return "forecast"
    return "actual"


def _tells_past(scene: Scene, chain: Sequence[Clause]) -> bool:
    heads = [scene.tokens[clause.head].lower for clause in chain]
    return any(head in scene.vocabulary.past or head in _PAST_BE for head in heads)


def _is_condition(scene: Scene, clause: Clause) -> bool:
    """Whether a clause opens with "if" or an inverted "should"."""
    tokens = scene.tokens
    opening = tokens[clause.start - 1].lower if clause.start else ""
    first = tokens[clause.start].lower
    inverted = first == "should" and tokens[clause.head].tag == "X"
    return opening in _IF or first in _IF or (inverted and clause.start == clause.verb_start)


def _signs(scene: Scene, clause: Clause) -> set[str]:
    """Modalities that the verbs of a clause show."""
    words = scene.vocabulary
    forecast, target = words.words("modality.forecast"), words.words("modality.target")
    found: set[str] = set()
    for token in scene.tokens[clause.verb_start : clause.verb_end]:
        word = token.lower
        if word in _DUE and clause.verb_end - clause.verb_start > 1:
            found.add("forecast")
        elif word in _REQUIRING:
            found.add("condition")
        elif word in target:
            found.add("target")
        elif word in _MODALS or (word in forecast and word not in _SEEING):
            found.add("forecast")
    tail = [token.lower for token in scene.tokens[clause.verb_end : clause.verb_end + 3]]
    if scene.tokens[clause.head].tag == "X" and tail:
        if tail[0] in forecast or tail[0] in _DUE or " ".join(tail[:2]) in forecast:
            found.add("forecast")
        if " ".join(tail[:2]) in target or " ".join(tail) in target:
            found.add("target")
    return found


def _chain(scene: Scene, draft: Draft) -> list[Clause]:
    """The clause of a claim and those that it hangs on."""
    index = draft.clause
    for number, clause in enumerate(scene.clauses):
        if clause.subject is not None and clause.subject[0] <= draft.place < clause.subject[1]:
            index = number
            break
    chain: list[Clause] = []
    while index >= 0 and len(chain) < _PARENTS:
        clause = scene.clauses[index]
        chain.append(clause)
        if clause.relative:
            break
        index = clause.parent
    return chain


def source_of(scene: Scene) -> Source:
    """Return the words that say whom the sentence quotes."""
    return _according(scene) or _speaking(scene) or _modelled(scene) or Source()


def _phrase_end(scene: Scene, start: int) -> int:
    tokens = scene.tokens
    end = noun_phrase_end(tokens, start, len(tokens))
    while (
        end + 1 < len(tokens)
        and tokens[end].lower in {"of", "from", "by"}
        and tokens[end + 1].tag in "NDG"
    ):
        end = noun_phrase_end(tokens, end + 1, len(tokens))
    return end


def _according(scene: Scene) -> Source | None:
    """``according to panel data``."""
    tokens = scene.tokens
    for place in range(len(tokens) - 1):
        if tokens[place].lower == "according" and tokens[place + 1].lower == "to":
            end = _phrase_end(scene, place + 2)
            if end > place + 2:
                text = scene.passage[tokens[place].start : tokens[end - 1].end]
                opens = place <= 1 or scene.clause_at[place] < 0
                return Source(text, place, clause=-1 if opens else scene.clause_at[place])
    return None


def _speaking(scene: Scene) -> Source | None:
    """``survey data show that``, ``management estimates that``."""
    tokens = scene.tokens
    nouns, verbs = scene.vocabulary.words("sources.nouns"), scene.vocabulary.words("sources.verbs")
    for clause in scene.clauses:
        if clause.subject is None or tokens[clause.head].lower not in verbs:
            continue
        start, end = clause.subject
        estimated = tokens[start].lower == "we" and tokens[clause.head].lower in {
            "estimate",
            "reckon",
        }
        named = tokens[start].tag != "Q" and any(
            tokens[i].lower in nouns for i in range(start, end)
        )
        ahead = tokens[clause.verb_end].tag if clause.verb_end < len(tokens) else "."
        if estimated or (named and ahead in {"S", "N", "D", "Q"}):
            return Source(text_of(scene.passage, tokens, start, clause.verb_end), start)
    return None


def _modelled(scene: Scene) -> Source | None:
    """``our base case has``, ``on our numbers``, ``in our downside scenario``."""
    tokens = scene.tokens
    for place, token in enumerate(tokens):
        if token.lower != "our" or token.tag != "D":
            continue
        end = noun_phrase_end(tokens, place, len(tokens))
        for at in range(place + 1, end):
            if tokens[at].lower in scene.vocabulary.words("grammar.models"):
                text = scene.passage[token.start : tokens[at].end]
                return Source(text, place, forecast=True)
    return None
