"""Texts that are written character by character."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.reading.writing import Writer
from reportparse.text import Source


def test_characters_are_kept_stand_for_others_or_are_put_in() -> None:
    writer = Writer()
    writer.keep("ab", 1)
    writer.stand("&", 3, 8)
    writer.stand("\n", 8, 8)
    text = writer.text(Source("xab&amp;y"))
    assert text.content == "ab&\n"
    assert [text.source_text(at, at + 1) for at in range(4)] == ["a", "b", "&amp;", ""]
    assert (len(writer), writer.last, writer.reached) == (4, "\n", 8)


def test_nothing_is_written_at_first() -> None:
    writer = Writer()
    writer.keep("", 0)
    writer.stand("", 0, 3)
    assert (len(writer), writer.last, writer.reached) == (0, "", 0)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="a \u3000", max_size=4), max_size=6), st.integers(0, 12))
def test_trailing_characters_are_taken_off_down_to_a_place(parts: list[str], begin: int) -> None:
    writer = Writer()
    written = ""
    for part in parts:
        writer.keep(part, len(written))
        written += part
    writer.strip_end(" \u3000", begin)
    text = writer.text(Source(written))
    kept = written.rstrip(" \u3000")
    expected = written[: max(len(kept), min(begin, len(written)))]
    assert text.content == expected
    assert text.ends.tolist() == list(range(1, len(expected) + 1))
