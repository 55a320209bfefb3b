"""Where a quantity stands in the sentence that is shown with it."""

from __future__ import annotations

__all__ = ["place_in_sentence"]


def place_in_sentence(
    sentence: str, quantity: str, text: str = "", char_start: int | None = None
) -> tuple[int, int] | None:
    """Find a quantity in its sentence.

    Args:
        sentence: the sentence.
        quantity: the quantity, as it stands in the text.
        text: text of the section, which tells the places of a quantity that is named twice.
        char_start: first character of the quantity in that text.

    Returns:
        Half-open range of characters of the sentence; None if the quantity is not in it.

    """
    if not quantity:
        return None
    if char_start is not None and sentence:
        first = max(0, char_start - len(sentence) + 1)
        start = text.find(sentence, first, char_start + len(sentence))
        offset = char_start - start
        if start >= 0 and sentence.startswith(quantity, offset):
            return offset, offset + len(quantity)
    offset = sentence.find(quantity)
    return (offset, offset + len(quantity)) if offset >= 0 else None
