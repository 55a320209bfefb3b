"""Units are written down once, for both languages."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal

import pytest

from reportparse.claiming.lexicon import load_lexicon
from reportparse.claiming.units import currency_prefixes, unit_words
from reportparse.language import simplify

CORPUS: Final = Path(__file__).parents[3] / "shared" / "corpus"
HELD_APART: Final = {"zh_broker", "tw_tourism", "en_saas", "en_central_bank", "bi_shipping"}
"""Reports that no rule may be fitted to."""
LEXICON: Final = load_lexicon()
UNITS: Final[list[dict[str, Any]]] = LEXICON.tables["units"]["unit"]
CODES: Final = {unit["code"] for unit in UNITS}
CANONICAL: Final = (
    "percent permille percentage_point basis_point times fraction ratio point index "
    "CNY USD HKD TWD EUR JPY KRW GBP AUD CAD INR second minute hour day week month quarter "
    "year km m mm nm μm inch square_meter square_foot 坪 亩 公顷 m3 L barrel g kg ton tce "
    "kgce tCO2e ounce 斤 W kW MW GW kWh MWh GWh Ah celsius TEU"
)
GRAMMAR: Final = {"fraction", "ratio", "index", "两"}
"""Units that are told by grammar, not by a word."""
NOUNS: Final = {"国", "省", "级"}
"""Chinese nouns that are counted without a counter."""


def words_of(unit: dict[str, Any], language: str) -> list[str]:
    scaled = [word for entry in unit.get("scaled", ()) for word in entry["words"]]
    return [*unit.get("symbols", ()), *unit.get(language, ()), *scaled]


@pytest.mark.parametrize("unit", UNITS, ids=[unit["code"] for unit in UNITS])
def test_a_unit_can_be_read_or_is_told_by_grammar(unit: dict[str, Any]) -> None:
    readable = words_of(unit, "chinese") or words_of(unit, "english")
    assert readable or unit["code"] in GRAMMAR


@pytest.mark.parametrize("unit", UNITS, ids=[unit["code"] for unit in UNITS])
def test_an_entry_has_no_fields_but_those_that_are_explained(unit: dict[str, Any]) -> None:
    words = {"chinese", "english", "symbols", "prefixes", "scaled"}
    assert set(unit) <= {"code", "english_code", "dimension"} | words
    assert all(set(entry) == {"words", "factor"} for entry in unit.get("scaled", ()))
    assert all(Decimal(entry["factor"]) > 0 for entry in unit.get("scaled", ()))


def test_chinese_words_are_in_simplified_characters() -> None:
    words = [word for unit in UNITS for word in words_of(unit, "chinese")]
    assert [word for word in words if simplify(word) != word] == []


@pytest.mark.parametrize("language", ["chinese", "english"])
def test_no_two_units_of_a_language_share_a_word(language: str) -> None:
    seen: dict[str, str] = {}
    shared = [
        word
        for unit in UNITS
        for word in words_of(unit, language)
        if seen.setdefault(word, unit["code"]) != unit["code"]
    ]
    # English reports write pct for per cent, Chinese ones for percentage points
    assert shared == ([] if language == "chinese" else ["pct"])


def test_money_has_codes_of_three_capitals() -> None:
    money = [unit["code"] for unit in UNITS if unit["dimension"] == "money"]
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in money)


def test_no_two_currencies_share_a_sign() -> None:
    prefixes = [prefix for unit in UNITS for prefix in unit.get("prefixes", ())]
    assert len(prefixes) == len(set(prefixes)) == len(currency_prefixes(LEXICON))


@pytest.mark.parametrize(
    ("language", "word", "code", "factor"),
    [
        ("chinese", "个百分点", "percentage_point", "1"),
        ("chinese", "个基点", "basis_point", "1"),
        ("chinese", "‰", "permille", "1"),
        ("chinese", "倍", "times", "1"),
        ("chinese", "美元", "USD", "1"),
        ("chinese", "港仙", "HKD", "0.01"),
        ("chinese", "新台币", "TWD", "1"),
        ("chinese", "个工作日", "工作日", "1"),
        ("chinese", "吨标准煤", "tce", "1"),
        ("chinese", "桶油当量", "boe", "1"),
        ("chinese", "吨公里", "吨公里", "1"),
        ("chinese", "毫安时", "Ah", "0.001"),
        ("chinese", "平方呎", "square_foot", "1"),
        ("english", "percentage points", "percentage_point", "1"),
        ("english", "bps", "basis_point", "1"),
        ("english", "cents", "USD", "0.01"),
        ("english", "pence", "GBP", "0.01"),
        ("english", "Mt", "ton", "1000000"),
        ("english", "TWh", "GWh", "1000"),
        ("english", "bcm", "m3", "1000000000"),
        ("english", "sq ft", "square_foot", "1"),
        ("english", "TEUs", "TEU", "1"),
    ],
)
def test_a_word_stands_for_this_unit(
    language: Literal["chinese", "english"], word: str, code: str, factor: str
) -> None:
    unit = unit_words(LEXICON, language)[word]
    assert (unit.code, unit.factor) == (code, Decimal(factor))


def test_every_canonical_unit_is_there() -> None:
    assert [code for code in CANONICAL.split() if code not in CODES] == []


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the annotated reports lie in ../shared, not here")
def test_every_unit_of_the_annotated_reports_is_a_code_a_counter_or_an_english_noun() -> None:
    known = {*CODES, *LEXICON.words("chinese", "counters"), *NOUNS, ""}
    files = [
        path / name
        for path in sorted(CORPUS.iterdir())
        if path.is_dir() and path.name not in HELD_APART
        for name in ("claims.jsonl", "tables.jsonl")
    ]
    units = {
        json.loads(line).get("unit") or ""
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    }
    unknown = {unit for unit in units - known if not (unit.isascii() and unit.islower())}
    assert unknown == set()
