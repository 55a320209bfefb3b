"""Each verb has its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.english.drafts import Scene


def subjects(scene: Scene) -> list[tuple[str, str]]:
    """Subject and verb of each clause, as the text has them."""
    found: list[tuple[str, str]] = []
    for clause in scene.clauses:
        verb = scene.tokens[clause.head]
        subject = ""
        if clause.subject is not None:
            first, last = scene.tokens[clause.subject[0]], scene.tokens[clause.subject[1] - 1]
            subject = scene.passage[first.start : last.end]
        found.append((subject, scene.passage[verb.start : verb.end]))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell 5%.", [("Sales", "fell")]),
        ("In June the segment won 5 orders.", [("the segment", "won")]),
        ("Sales rose 5% and costs fell 3%.", [("Sales", "rose"), ("costs", "fell")]),
        ("Sales rose 5% and passed $3.", [("Sales", "rose"), ("Sales", "passed")]),
        ("Jet fuel, at 7 tonnes, has fallen 5%.", [("Jet fuel", "fallen")]),
        ("Units sold fell 5%.", [("Units", "sold"), ("Units sold", "fell")]),
        (
            "Demand from firms, who hold 5%, rose.",
            [("firms", "hold"), ("Demand from firms", "rose")],
        ),
        (
            "If rates fall by 5%, prices would rise 3%.",
            [("rates", "fall"), ("prices", "rise")],
        ),
        (
            "We expect volumes to rise 5%.",
            [("We", "expect"), ("volumes", "rise")],
        ),
        ("Output is set to rise 5%.", [("Output", "set"), ("Output", "rise")]),
        ("Sales fell, leaving a gap of 5%.", [("Sales", "fell"), ("Sales", "leaving")]),
        ("On a net basis sales rose 5%.", [("sales", "rose")]),
        ("Acme (NYSE: ACM), a maker of pumps, sold 5 ships.", [("Acme (NYSE: ACM)", "sold")]),
    ],
)
def test_a_verb_has_its_subject(
    text: str, expected: list[tuple[str, str]], scene_of: Callable[[str], Scene]
) -> None:
    assert subjects(scene_of(text)) == expected
