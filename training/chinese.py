"""Learn the weights of the Chinese reader: ``python -m training.chinese``.

``training/corpus/`` holds annotated reports, invented for this project.
"""

from __future__ import annotations

import json
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reportparse.claiming import Context, document_context, load_lexicon
from reportparse.claiming.chinese import claims_in, fold
from reportparse.claiming.chinese.quantities import find_quantities
from reportparse.claiming.chinese.ranking import Model
from reportparse.claiming.passages import passages
from training.documents import read_document
from training.model import fit
from training.teacher import Example, Teacher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportparse.claiming.chinese.ranking import Chooser
    from reportparse.claiming.lexicon import Lexicon
    from training.documents import Document

__all__ = ["examples_of", "fit_all", "train"]

Examples = dict[str, list[Example]]
Weights = dict[str, dict[str, float]]

_FOLDS: Final = 4

PENALTY: Final = {
    "role": 2.0,
    "modality": 3.0,
    "metric": 2.0,
    "subject": 3.0,
    "period": 4.0,
    "baseline": 1.0,
}
"""How much a squared weight costs, by slot; chosen by cross-validation over documents."""

CORPUS: Final = Path(__file__).parent / "corpus"
WEIGHTS: Final = Path(__file__).parents[1] / "src/reportparse/claiming/chinese/weights.json"


def examples_of(document: Document, policy: Chooser | None = None) -> Examples:
    """Pose every question of a report, by slot.

    Args:
        document: the report.
        policy: who answers; by default the teacher.

    """
    lexicon = load_lexicon()
    content = "\n".join(part.text for part in document.parts)
    context = document_context(content, Context(title=document.title), lexicon)
    known = _gold_by_place(document, context, lexicon)
    examples: Examples = {}
    for number, part in enumerate(document.parts):
        teacher = Teacher(document.name, known.get(number, {}), examples, policy)
        claims_in(_chinese(part.text), replace(context, section_title=part.title), lexicon, teacher)
    return examples


def _chinese(text: str) -> str:
    """Blank the passages of a text in other languages, so that places stay as they are."""
    return "".join(
        piece if language == "zh" else " " * (len(piece) - 1) + "\n"
        for start, end, language in passages(text)
        for piece in [text[start:end]]
    )


def _gold_by_place(
    document: Document, context: Context, lexicon: Lexicon
) -> dict[int, dict[int, Mapping[str, Any]]]:
    """Gold claims by the number of their part and the start of their quantity in it."""
    places: list[tuple[int, int]] = []
    values: list[tuple[float, float]] = []
    for number, part in enumerate(document.parts):
        for quantity in find_quantities(
            fold(_chinese(part.text)), lexicon, currency=context.currency
        ):
            places.append((number, quantity.start))
            values.append((float(quantity.low), float(quantity.high)))
    wanted = [(float(gold["low"]), float(gold["high"])) for gold in document.gold]
    matcher = SequenceMatcher(None, wanted, values, autojunk=False)
    known: dict[int, dict[int, Mapping[str, Any]]] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            number, start = places[block.b + step]
            known.setdefault(number, {})[start] = document.gold[block.a + step]
    return known


def fit_all(examples: Iterable[Examples]) -> Weights:
    """Fit the weights of every slot to the examples of several reports."""
    gathered: Examples = {}
    for one in examples:
        for slot, questions in one.items():
            gathered.setdefault(slot, []).extend(questions)
    return {slot: fit(gathered[slot], PENALTY[slot]) for slot in sorted(gathered)}


def train(documents: Sequence[Document]) -> Weights:
    """Learn from reports: first as the teacher answers, then as models answer that err.

    A model that has only seen right answers trusts its own answers too much; so each
    report is read again by a model that does not know it, and those questions count, too.
    """
    taught = [examples_of(document) for document in documents]
    examples = [*taught]
    for fold_number in range(_FOLDS):
        model = Model(
            fit_all(one for place, one in enumerate(taught) if place % _FOLDS != fold_number)
        )
        examples += [examples_of(document, model) for document in documents[fold_number::_FOLDS]]
    return fit_all(examples)


def main() -> None:
    """Learn from every report but the English ones and write the weights of the package."""
    folders = [path.parent for path in sorted(CORPUS.glob("*/claims.jsonl"))]
    documents = [read_document(one) for one in folders if not one.name.startswith("en_")]
    weights = train(documents)
    lines = [
        f"{json.dumps(slot)}: {json.dumps(weights[slot], ensure_ascii=False, sort_keys=True)}"
        for slot in sorted(weights)
    ]
    WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
