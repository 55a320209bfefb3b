"""Random bytes cost little and become nothing."""

from __future__ import annotations

import random

import pytest

from reportparse.repairing.charsets import charset_changes


@pytest.mark.parametrize("charset", ["gb18030", "utf-8", "big5"])
def test_random_bytes_are_no_misread_text(charset: str) -> None:
    noise = random.Random(1).randbytes(200_000).decode(charset, "replace")  # noqa: S311 - no secret
    changes = charset_changes(noise)
    assert sum(change.end - change.start for change in changes) < 0.01 * len(noise)
