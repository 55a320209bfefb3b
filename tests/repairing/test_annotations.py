"""Readings beside the keys of a document, and what a site puts after them."""

from __future__ import annotations

import pytest

from reportparse.repairing.annotations import annotation_changes, find_annotations
from reportparse.repairing.keys import KeyTable
from reportparse.repairing.mirror import Key

TABLE = KeyTable((Key("業", "yè"), Key("數", "shù")))


def cleaned(content: str, table: KeyTable = TABLE) -> str:
    parts, done = [], 0
    for change in annotation_changes(content, table):
        parts += [content[done : change.start], change.replacement]
        done = change.end
    return "".join(parts) + content[done:]


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("企業(yè)數(shù)據(jù)業(yè)(yè)囧(jiǒng)", "企業數據(jù)業囧(jiǒng)"),
        ("企業(yè)😀的數(shù)🔥字", "企業的數字"),
        ("企業(yè)☀️與數(shù)✅字", "企業與數字"),
        ("企業(yè)😀的數(shù)字", "企業😀的數字"),
        ("企業(yè)😀數(shù)🔥好😀好😀壞😡壞😡", "企業😀數🔥好😀好😀壞😡壞😡"),
        ("業務😀數字🔥", "業務😀數字🔥"),
    ],
)
def test_what_a_site_has_put_in_is_taken_out(damaged: str, clean: str) -> None:
    assert cleaned(damaged) == clean


def test_a_space_after_an_annotation_goes_with_it() -> None:
    table = KeyTable(TABLE.keys, spaced=True)
    content = "企業(yè) 數(shù) 字"
    assert cleaned(content, table) == "企業數字"
    assert [key.character for *_, key in find_annotations(content, table)] == ["業", "數"]
