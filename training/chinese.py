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
from training.documents import read_document
from training.model import fit
from training.teacher import Example, Teacher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from training.documents import Document

__all__ = ["examples_of", "train"]

PENALTY: Final = {"role": 1.0, "modality": 1.0, "metric": 1.0, "subject": 1.0, "period": 1.0, "baseline": 1.0}
"""How much a squared weight costs, by slot; chosen by cross-validation over documents."""

CORPUS: Final = Path(__file__).parent / "corpus"
WEIGHTS: Final = Path(__file__).parents[1] / "src/reportparse/claiming/chinese/weights.json"


def examples_of(document: Document) -> dict[str, list[Example]]:
    """Ask the teacher every question that a report poses, by slot."""
    lexicon = load_lexicon()
    content = "\n".join(part.text for part in document.parts)
    context = document_context(content, Context(title=document.title), lexicon)
    places: list[tuple[int, int]] = []
    values: list[tuple[float, float]] = []
    for number, part in enumerate(document.parts):
        for quantity in find_quantities(fold(part.text), lexicon, currency=context.currency):
            places.append((number, quantity.start))
            values.append((float(quantity.low), float(quantity.high)))
    wanted = [(float(gold["low"]), float(gold["high"])) for gold in document.gold]
    matcher = SequenceMatcher(None, wanted, values, autojunk=False)
    known: dict[int, dict[int, Mapping[str, Any]]] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            number, start = places[block.b + step]
            known.setdefault(number, {})[start] = document.gold[block.a + step]
    examples: dict[str, list[Example]] = {}
    for number, part in enumerate(document.parts):
        teacher = Teacher(document.name, known.get(number, {}), examples)
        claims_in(part.text, replace(context, section_title=part.title), lexicon, teacher)
    return examples


def train(examples: Iterable[Mapping[str, list[Example]]]) -> dict[str, dict[str, float]]:
    """Fit the weights of every slot to the examples of several reports."""
    gathered: dict[str, list[Example]] = {}
    for one in examples:
        for slot, questions in one.items():
            gathered.setdefault(slot, []).extend(questions)
    return {slot: fit(gathered[slot], PENALTY[slot]) for slot in sorted(gathered)}


def main() -> None:
    """Learn from every report and write the weights of the package."""
    documents = [read_document(path.parent) for path in sorted(CORPUS.glob("*/claims.jsonl"))]
    weights = train(examples_of(document) for document in documents)
    lines = [
        f"{json.dumps(slot)}: {json.dumps(weights[slot], ensure_ascii=False, sort_keys=True)}"
        for slot in sorted(weights)
    ]
    WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
