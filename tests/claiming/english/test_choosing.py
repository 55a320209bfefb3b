"""Metric, subject and period are chosen among candidates, whoever chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.claiming.context import Context
from reportparse.claiming.english import claims_in, repeated_names
from reportparse.claiming.english.names import names_in
from reportparse.claiming.english.trail import titles_of
from reportparse.claiming.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.quantity import Quantity
    from reportparse.claiming.ranking import Candidate

LEXICON = load_lexicon()


class Last:
    """Chooses the last candidate, and keeps what it was asked."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self.asked: dict[str, list[str]] = {}

    def choose(
        self, slot: str, candidates: Sequence[Candidate], quantity: Quantity
    ) -> tuple[int, float]:
        """Choose the last one, without being sure."""
        del quantity
        self.asked[slot] = [candidate.text for candidate in candidates]
        return len(candidates) - 1, 0.2

    def leading(self, slot: str, candidates: Sequence[Candidate], limit: int) -> list[int]:
        """Keep all."""
        del slot, limit
        return [*range(len(candidates))]


def asked_about(text: str, context: Context | None = None) -> dict[str, list[str]]:
    """Candidates of the last claim of a text."""
    chooser = Last()
    claims_in(text, context or Context(), LEXICON, chooser)
    return chooser.asked


def test_phrases_of_the_sentence_are_candidates() -> None:
    asked = asked_about("At Acme, operating costs rose 5% in 2024.")
    assert "operating costs" in asked["metric"]
    assert "Acme" in asked["subject"]
    assert "2024" in asked["period"]


def test_no_metric_cuts_a_compound_noun() -> None:
    assert "selling price" not in asked_about("The average unit price rose 5%.")["metric"]
    assert "price" not in asked_about("The average unit price rose 5%.")["metric"]


def test_who_was_named_before_and_the_titles_are_candidates() -> None:
    context = Context(title="Borland: Results 2024", section_title="Freight")
    subjects = asked_about("Acme had a good year. Costs rose 5%.", context)["subject"]
    assert {"Acme", "Borland", "Freight", ""} <= set(subjects)


def test_the_report_itself_is_a_candidate_as_it_speaks_of_itself() -> None:
    context = Context(english_self_reference="the Group")
    assert "the Group" in asked_about("Costs rose 5%.", context)["subject"]
    assert "We" in asked_about("We expect costs of $5 million.", context)["subject"]


def test_nothing_is_the_last_resort_and_an_unsure_choice_is_flagged() -> None:
    (claim,) = claims_in("Costs rose 5%.", Context(), LEXICON, Last())
    assert (claim.metric, claim.subject, claim.period) == ("", "", "")
    assert {"uncertain_metric", "uncertain_subject", "no_metric"} <= set(claim.flags)


def test_a_time_in_a_bracket_with_its_own_value_is_no_candidate_for_the_other() -> None:
    first, second = claims_in("The ratio fell to 28% (2023: 32%).", Context(), LEXICON)
    assert (first.period, second.period) == ("", "2023")


def test_lists_with_respectively_are_not_chosen_anew() -> None:
    text = "Margins were 5%, 4% and 3% in 2022, 2023 and 2024, respectively."
    claims = claims_in(text, Context(), LEXICON, Last())
    assert [claim.period for claim in claims] == ["2022", "2023", "2024"]


def test_the_same_text_gives_the_same_claims() -> None:
    text = "Borland sold 40 ships. Costs rose 5% in May, and those of Acme 3%."
    assert claims_in(text, Context(), LEXICON) == claims_in(text, Context(), LEXICON)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("then the Port of Calder grew in May.", ["Port of Calder"]),
        ("Sales at Orla & Finch fell.", ["Sales", "Orla & Finch"]),
    ],
)
def test_names_are_words_with_capitals_that_are_no_times(text: str, names: list[str]) -> None:
    assert [match[0] for match in names_in(text)] == names


def test_names_that_a_report_repeats_come_most_frequent_first() -> None:
    content = "Sales at Acme rose; then Acme paid Borland, and Borland paid Acme. So did Dorn."
    assert repeated_names(content, "", LEXICON) == ("Acme", "Borland")


def test_titles_name_what_stands_on_each_side_of_a_colon() -> None:
    context = Context(title="Borland: Results", section_title="Freight")
    assert titles_of(context) == (
        ("Freight", "section"),
        ("Borland", "report:0"),
        ("Results", "report:1"),
    )
