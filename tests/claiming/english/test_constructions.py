"""What the words next to a quantity say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.english.constructions import construction
from reportparse.claiming.english.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.claiming.english.drafts import Found, Scene


def read(scene: Scene) -> list[Found]:
    """What the constructions of a sentence tell, one for each quantity."""
    drafts: list[Draft] = []
    found: list[Found] = []
    for place, token in enumerate(scene.tokens):
        if token.tag != "Q":
            continue
        told = construction(scene, place, drafts)
        quantity = scene.quantities[token.number]
        found.append(told)
        drafts.append(
            Draft(
                quantity,
                place,
                role=told.role,
                direction=told.direction,
                metric=told.metric,
                subject=told.subject,
                unit=quantity.unit,
                dimension=quantity.dimension,
                clause=scene.clause_at[place],
                construction=told.construction,
            )
        )
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell 5%.", [("verb", "change", "down")]),
        ("Sales fell by 5% to $3.", [("by", "change", "down"), ("to", "to", "down")]),
        ("Costs fell below $3.", [("threshold", "to", "down")]),
        ("They pushed costs above $3.", [("threshold", "to", "up")]),
        ("Sales doubled.", [("multiplied", "change", "up")]),
        ("The fee was halved.", [("multiplied", "change", "down")]),
        ("Sales are 5% higher than before.", [("comparative", "change", "up")]),
        ("Sales were three times those of 2022.", [("times", "comparison", "")]),
        ("Sales of $3 rose.", [("of", "level", "")]),
        (
            "Sales were $3, an increase of 5%.",
            [("copula", "level", ""), ("change_of", "change", "up")],
        ),
        ("Sales were $3, up 5%.", [("copula", "level", ""), ("up_down", "change", "up")]),
        ("Sales were $3 (2023: $2).", [("copula", "level", ""), ("prior", "level", "")]),
        ("Sales were $3, against $2 before.", [("copula", "level", ""), ("against", "level", "")]),
        ("Prices range from $3 to $5.", [("range", "level", "")]),
        ("A 50bp fall in rates helps.", [("change_noun", "change", "down")]),
        ("Food makes up 5% of sales.", [("share", "level", "")]),
        ("Some 62% say that it helps.", [("subject", "level", "")]),
        (
            "The ratio was 12%, above the 5% floor.",
            [("copula", "level", ""), ("limit", "level", "")],
        ),
        ("Sales fell by 5%, or $3.", [("by", "change", "down"), ("continued", "change", "down")]),
        ("Sales beat forecasts by 5%.", [("by", "change", "up")]),
        (
            "Sales rose 5% in Asia, in Europe 4%.",
            [("verb", "change", "up"), ("gapped", "change", "up")],
        ),
    ],
)
def test_a_construction_tells_role_and_direction(
    text: str, expected: list[tuple[str, str, str]], scene_of: Callable[[str], Scene]
) -> None:
    found = read(scene_of(text))
    assert [(f.construction, f.role, f.direction) for f in found] == expected


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The loss ratio improved by 5%.", "down"),
        ("Margins improved by 5%.", "up"),
        ("Unemployment worsened by 5%.", "up"),
    ],
)
def test_an_improvement_is_a_fall_where_lower_is_better(
    text: str, direction: str, scene_of: Callable[[str], Scene]
) -> None:
    assert read(scene_of(text))[0].direction == direction
