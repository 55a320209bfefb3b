"""Page numbers that are glued to titles go; digits of the titles stay."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.outlining.building import outline
from reportparse.repairing import repair_text, replay
from reportparse.repairing.page_numbers import page_number_changes
from reportparse.text import Text

PROSE: Final = "产值达到312亿元，同比增长7.2%，增速比上年提高1.3个百分点，好于年初预期。"
CASES: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("page_numbers.toml").read_text("utf-8").replace("…", PROSE)
)
DAMAGED: Final = CASES["damaged"]
UNTOUCHED: Final = CASES["untouched"]["texts"]
NAMES: Final = [case["name"] for case in DAMAGED]


@pytest.mark.parametrize("case", DAMAGED, ids=NAMES)
def test_page_numbers_go_and_are_recorded(case: dict[str, str]) -> None:
    damaged = Text.of(case["damaged"])
    repaired = repair_text(damaged)
    assert repaired.text.content == case["clean"]
    assert {repair.kind for repair in repaired.repairs} == {"page_number"}
    assert all(repair.before.isdigit() and repair.rule for repair in repaired.repairs)
    assert replay(damaged, repaired.repairs).content == case["clean"]
    assert page_number_changes(case["clean"]) == []


@pytest.mark.parametrize("text", UNTOUCHED)
def test_digits_of_titles_stay(text: str) -> None:
    assert repair_text(Text.of(text)).repairs == ()


def test_there_are_more_that_stay() -> None:
    assert len(UNTOUCHED) >= len(DAMAGED)


@pytest.mark.parametrize("case", DAMAGED, ids=NAMES)
def test_the_outline_is_that_of_the_undamaged_text(case: dict[str, str]) -> None:
    found = [
        [
            (section.number, section.title, section.text.content)
            for section in outline(repair_text(Text.of(text)).text, (), (), title="").sections
        ]
        for text in (case["damaged"], case["clean"])
    ]
    assert found[0] == found[1]


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.one_of(
            st.from_regex(r"第[一二三]章[\u4e00-\u4e20]{1,3}[0-9]{0,9}", fullmatch=True),
            st.from_regex(r"[一二三]、[\u4e00-\u4e20]{1,3}[0-9.]{0,9}", fullmatch=True),
        ),
        max_size=12,
    ).map("\n".join)
)
def test_only_digits_at_the_ends_of_lines_go(content: str) -> None:
    for change in page_number_changes(content):
        assert content[change.start : change.end].isdigit()
        assert content[change.end : change.end + 1] in {"", "\n"}


@pytest.mark.parametrize("content", ["第一章中1\n" * 100_000, "1" * 500_000, "中1 \n" * 100_000])
def test_hostile_input_comes_back(content: str) -> None:
    assert len(page_number_changes(content)) <= content.count("\n")
