"""Which characters a site annotates, inferred from the document."""

from __future__ import annotations

import pytest

from reportparse.repairing.keys import (
    NO_KEYS,
    candidate_keys,
    infer_keys,
    keys_of_fragment,
    plain_reading,
)
from reportparse.repairing.mirror import Key, damage

CLEAN = (
    "企业的数据业务在发展中创新，应用现代技术；业务数据显示，发展带来应用。\n"
    "现有的企业数据与业务创新，应当推动发展，创造业绩，实现应用数据的业务发展。"
)
KEYS = [("業", "yè"), ("數", "shù"), ("發", "fā"), ("創", "chuàng"), ("現", "xiàn"), ("應", "yīng")]


def test_the_keys_of_a_site_are_found() -> None:
    table = infer_keys(damage(CLEAN, KEYS))
    assert {*table.keys} == {Key(*key) for key in KEYS}
    assert not table.spaced


def test_readings_without_tones_are_found() -> None:
    keys = [(character, plain_reading(reading)) for character, reading in KEYS]
    assert {*infer_keys(damage(CLEAN, keys)).keys} == {Key(*key) for key in keys}


def test_a_space_after_each_reading_is_noticed() -> None:
    assert infer_keys(damage(CLEAN, KEYS).replace(")", ") ")).spaced


def test_readings_given_twice_are_found() -> None:
    damaged = damage(CLEAN, KEYS)
    for _, reading in KEYS:
        damaged = damaged.replace(f"({reading})", f"({reading})({reading})")
    assert {*infer_keys(damaged).keys} == {Key(*key) for key in KEYS}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "(((",
        "囧(jiǒng)、槑(méi)、嘦(jiào)都是生僻字。",
        "妈(mā)麻(má)马(mǎ)骂(mà)",
        "重慶(Chongqing)、成都(Chengdu)、西安(Xian)",
        "樂(lè)、樂(yuè)、樂(yào)三音，快樂的樂、音樂的樂、樂山的樂。",
    ],
)
def test_genuine_glosses_are_no_keys(content: str) -> None:
    assert infer_keys(content) == NO_KEYS


def test_candidates_fit_a_reading_with_or_without_tone() -> None:
    assert "業" in candidate_keys("yè")
    assert set(candidate_keys("yè")) <= set(candidate_keys("ye"))
    assert candidate_keys("xyz") == ""


def test_a_torn_bracket_proves_the_damage_of_a_fragment() -> None:
    assert Key("範", "fàn") in keys_of_fragment("發(fā)展?fàn)I造了").keys
    assert keys_of_fragment("是嗎?好)的 (yè)") == NO_KEYS
