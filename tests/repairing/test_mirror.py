"""The forward model: what sites do to clean text."""

from __future__ import annotations

import pytest

from reportparse.repairing.mirror import Key, damage, fold_width, is_assigned, to_mirror_script

KEYS = [("權", "quán"), ("範", "fàn"), ("業", "yè"), ("優", "yōu"), ("數", "shù")]


@pytest.mark.parametrize(
    ("clean", "damaged"),
    [
        ("版权归企业", "版權(quán)歸企業(yè)"),
        ("发展营造环境", "發展?fàn)I造環境"),
        ("转变为零售业", "轉變?yōu)榱闶蹣I(yè)"),
        ("路径。“人货场”的重构", "路徑?!叭素泩觥钡闹貥?"),
        ("是吗？好", "是嗎?好"),
        ("增长６％", "增長6%"),
    ],
)
def test_damage_is_that_of_the_sites(clean: str, damaged: str) -> None:
    assert damage(clean, KEYS) == damaged


def test_characters_that_are_traditional_already_stay() -> None:
    assert to_mirror_script("皇后于范围之后") == "皇后于范圍之后"


def test_widths_are_folded() -> None:
    assert fold_width("１，Ａ　（") == "1,A ("


def test_pairs_of_the_user_defined_area_have_no_glyph() -> None:
    assert not is_assigned(b"\xaa\xa1")
    assert is_assigned("业".encode("gbk"))


def test_a_key_outside_gbk_has_no_bytes() -> None:
    assert Key("𠮷", "jí").bytes == b""
