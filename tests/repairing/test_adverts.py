"""Adverts of sites go; a report's own addresses stay."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.repairing import repair_text, replay
from reportparse.repairing.adverts import advert_changes
from reportparse.text import Text

CASES: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("adverts.toml").read_text("utf-8")
)
DAMAGED: Final = CASES["damaged"]["cases"]
UNTOUCHED: Final = CASES["untouched"]["texts"]


@pytest.mark.parametrize(("damaged", "clean"), DAMAGED)
def test_adverts_go_and_are_recorded(damaged: str, clean: str) -> None:
    repaired = repair_text(Text.of(damaged))
    assert repaired.text.content == clean
    assert {repair.kind for repair in repaired.repairs} == {"advert"}
    assert all(repair.rule and not repair.after for repair in repaired.repairs)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_addresses_of_a_report_stay(text: str) -> None:
    assert advert_changes(text) == []
    assert repair_text(Text.of(text)).text.content == text


def test_there_are_as_many_that_stay() -> None:
    assert len(UNTOUCHED) >= len(DAMAGED)


def test_all_that_stay_stay_together() -> None:
    assert advert_changes("\n".join(UNTOUCHED)) == []


@pytest.mark.parametrize(("damaged", "clean"), DAMAGED)
def test_what_is_left_has_no_advert(damaged: str, clean: str) -> None:
    assert advert_changes(clean) == [], damaged


def test_only_what_the_form_tells_is_exact() -> None:
    repairs = [repair for case in DAMAGED for repair in repair_text(Text.of(case[0])).repairs]
    assert {r.certainty for r in repairs if "inside a word" in r.rule} == {"inferred"}
    assert {r.certainty for r in repairs if "sharing site" in r.rule} == {"exact"}


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([case[0] for case in DAMAGED]),
            st.sampled_from(UNTOUCHED),
            st.text("www.comhtp:/QQ微信下载文库本档由更多\n\t[]【】请访问1 ", max_size=40),
        ),
        max_size=5,
    ).map("".join)
)
def test_lines_and_cells_stay_and_the_account_replays(content: str) -> None:
    damaged = Text.of(content)
    repaired = repair_text(damaged)
    assert repaired.text.content.count("\n") == content.count("\n")
    assert repaired.text.content.count("\t") == content.count("\t")
    assert replay(damaged, repaired.repairs).content == repaired.text.content


@pytest.mark.parametrize(
    "content",
    [
        "www." * 50_000,
        "a." * 100_000 + "com",
        "更多" * 50_000 + "www.a.com",
        "【下载" * 40_000,
        "更多报告请访问www.a.com" * 5_000,
        "制www.a.com造" * 5_000,
    ],
    ids=["leads", "dots", "words", "brackets", "adverts", "parted words"],
)
def test_hostile_input_comes_back(content: str) -> None:
    assert len(advert_changes(content)) <= len(content)
