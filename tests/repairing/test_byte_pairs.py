"""GBK as pairs of bytes."""

from __future__ import annotations

from reportparse.repairing.byte_pairs import fits_in_mirror, pair_of, pairs, vanishing


def test_pairs_are_those_of_gbk() -> None:
    assert pair_of("業") == (0x98, 0x49)
    assert pair_of("a") is None
    assert pair_of("𠮷") is None
    assert pairs().characters[0x98, 0x49] == "業"
    assert 0xA1 in vanishing()[0xAA]
    assert fits_in_mirror("業")
    assert not fits_in_mirror("业")
