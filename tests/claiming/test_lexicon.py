"""Vocabulary is data, and an analyst can add to it."""

from __future__ import annotations

import pytest

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.units import currency_prefixes, unit_words
from reportparse.errors import ConfigurationError


def test_an_extra_list_extends_the_one_that_ships() -> None:
    lexicon = load_lexicon(["[chinese]\ncounters = ['趟']"])
    assert {"趟", "家"} <= set(lexicon.words("chinese", "counters"))


def test_an_extra_unit_is_known_by_its_words() -> None:
    lexicon = load_lexicon(
        [
            "[[units.unit]]\ncode = 'carat'\ndimension = 'mass'\nchinese = ['克拉']",
        ]
    )
    assert unit_words(lexicon, "chinese")["克拉"].code == "carat"


def test_the_fingerprint_changes_with_the_vocabulary() -> None:
    assert load_lexicon().fingerprint != load_lexicon(["[chinese]\ncounters = ['趟']"]).fingerprint


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("counters = [", "not valid TOML"),
        ("[verbs]\nrise = ['涨']", "no part [verbs]"),
        ("[chinese]\ncounters = '趟'", "must be a list"),
    ],
)
def test_a_lexicon_that_does_not_fit_is_refused(content: str, complaint: str) -> None:
    with pytest.raises(ConfigurationError, match=complaint.replace("[", r"\[")):
        load_lexicon([content])


def test_a_list_that_is_not_there_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"\[verbs\.sideways\]"):
        load_lexicon().words("chinese", "verbs", "sideways")


def test_each_unit_has_a_code_and_a_dimension() -> None:
    units = load_lexicon().tables["units"]["unit"]
    assert all(unit["code"] and unit["dimension"] for unit in units)
    codes = [unit["code"] for unit in units]
    assert len(codes) == len(set(codes))


def test_scaled_words_are_fractions_or_multiples_of_their_unit() -> None:
    words = unit_words(load_lexicon(), "chinese")
    assert (words["港仙"].code, str(words["港仙"].factor)) == ("HKD", "0.01")


def test_a_currency_sign_is_known_in_front_of_a_number() -> None:
    assert currency_prefixes(load_lexicon())["NT$"].code == "TWD"
