"""Learn the weights of the English reader: ``python -m training.english``.

``training/corpus/`` holds annotated reports, invented for this project; the English ones
and the English parts of bilingual ones are learnt from.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reportparse.claiming import Context, document_context, load_lexicon
from reportparse.claiming.chinese import claims_in as chinese_claims
from reportparse.claiming.english import claims_in
from reportparse.claiming.passages import passages
from training.documents import read_document
from training.learning import gold_by_place, train, write_weights
from training.teacher import Teacher

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity
    from reportparse.claiming.ranking import Candidate, Chooser
    from training.documents import Document
    from training.learning import Examples

__all__ = ["examples_of", "reports"]

PENALTY: Final = {"metric": 6.0, "subject": 8.0, "period": 8.0}
"""How much a squared weight costs, by slot; chosen by cross-validation over documents."""
_TRUST: Final = 0.5
"""What the rules' own answer weighs more than the reports teach: it changes nothing in
cross-validation, and keeps the rules where a sentence is like none of the reports."""
_FOLDS: Final = 0
"""A second reading by models that err improved nothing in cross-validation."""

CORPUS: Final = Path(__file__).parent / "corpus"
WEIGHTS: Final = Path(__file__).parents[1] / "src/reportparse/claiming/english/weights.json"
_BILINGUAL: Final = ("bi_insurer",)


class _Passage(NamedTuple):
    """A stretch of a report in one language, and the context that it is read in."""

    text: str
    language: str
    context: Context


class _Rules:
    """Lets the rules choose: their answer is one of the candidates."""

    def choose(
        self, slot: str, candidates: Sequence[Candidate], quantity: Quantity
    ) -> tuple[int, float]:
        """Return the place of the rules' answer, else of the last candidate."""
        del slot, quantity
        for place, candidate in enumerate(candidates):
            if any(key[0] == "rule" and key[1] is True for key in candidate.keys):
                return place, 1.0
        return len(candidates) - 1, 1.0

    def leading(self, slot: str, candidates: Sequence[Candidate], limit: int) -> list[int]:
        """Keep all."""
        del slot, limit
        return [*range(len(candidates))]


def examples_of(document: Document, policy: Chooser | None = None) -> Examples:
    """Pose every question of a report's English text, by slot.

    Args:
        document: the report.
        policy: who answers; by default the teacher.

    """
    lexicon = load_lexicon()
    read = [*_passages(document, lexicon)]
    known = _gold_by_place(document, read, lexicon)
    examples: Examples = {}
    for number, passage in enumerate(read):
        if passage.language == "en":
            teacher = Teacher(document.name, known.get(number, {}), examples, policy)
            claims_in(passage.text, passage.context, lexicon, teacher)
    return examples


def _passages(document: Document, lexicon: Lexicon) -> Iterator[_Passage]:
    content = "\n".join(part.text for part in document.parts)
    context = document_context(content, Context(title=document.title), lexicon)
    for part in document.parts:
        around = replace(context, section_title=part.title)
        for found in passages(part.text):
            yield _Passage(part.text[found.start : found.end], found.language, around)


def _gold_by_place(
    document: Document, read: Sequence[_Passage], lexicon: Lexicon
) -> dict[int, dict[int, Mapping[str, Any]]]:
    """Gold claims by the number of their passage and the start of their quantity in it."""
    places: list[tuple[int, int]] = []
    values: list[tuple[float, float]] = []
    for number, passage in enumerate(read):
        claims = (
            claims_in(passage.text, passage.context, lexicon, _Rules())
            if passage.language == "en"
            else chinese_claims(passage.text, passage.context, lexicon)
        )
        for claim in claims:
            places.append((number, claim.char_start or 0))
            values.append((float(claim.value_low or 0), float(claim.value_high or 0)))
    return gold_by_place(document.gold, places, values)


def reports() -> list[Document]:
    """Read the annotated reports with English text, in the order of their names."""
    folders = [path.parent for path in sorted(CORPUS.glob("*/claims.jsonl"))]
    return [
        read_document(folder)
        for folder in folders
        if folder.name.startswith("en_") or folder.name in _BILINGUAL
    ]


def trusting(weights: Mapping[str, float]) -> dict[str, float]:
    """Let the rules' own answer weigh more."""
    return {
        feature: round(weight + _TRUST * feature.startswith("rule=True|"), 2)
        for feature, weight in weights.items()
    }


def main() -> None:
    """Learn from every report with English text and write the weights of the package."""
    weights = train(reports(), examples_of, PENALTY, _FOLDS)
    write_weights({slot: trusting(known) for slot, known in weights.items()}, WEIGHTS)


if __name__ == "__main__":
    main()
