"""Folding keeps every offset."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.claiming.chinese.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("營業收入１２．５％", "营业收入12.5%"),
        ("２０２４－２０２５", "2024-2025"),
        ("約當1∶2", "约当1:2"),
        ("（−3.2%）", "(-3.2%)"),
    ],
)
def test_script_and_width_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@settings(deadline=None)
@given(st.text(max_size=60))
def test_the_folded_text_is_as_long_as_the_passage(text: str) -> None:
    assert len(fold(text)) == len(text)
