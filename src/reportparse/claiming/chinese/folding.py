"""The form in which Chinese passages are matched: simplified, half-width, equally long."""

from __future__ import annotations

from typing import Final

from reportparse.language import simplify

__all__ = ["fold"]

_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0x2212: "-",  # minus sign
    0x2012: "-",  # figure dash
    0x2013: "-",  # en dash
    0xFE63: "-",  # small hyphen-minus
    0x2010: "-",  # hyphen
    0x301C: "~",  # wave dash
    0x223C: "~",  # tilde operator
    0x2236: ":",  # ratio
    0x2F0A: "八",  # Kangxi radical eight, where a passage was not repaired
    0xFE6A: "%",  # small percent sign
}


def fold(passage: str) -> str:
    """Fold a passage for matching, keeping every offset.

    Args:
        passage: Chinese text in either script and any width.

    Returns:
        A string exactly as long: simplified characters, ASCII punctuation and digits, one
        kind of dash and of wave dash.

    """
    return simplify(passage).translate(_HALF_WIDTH)
