"""Steps of a few lines each: references, glyphs, spaces, widths, remnants, losses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportparse.repairing.alphabet import alphabet_of
from reportparse.repairing.byte_pairs import fits_in_mirror, pair_of, pairs, vanishing
from reportparse.repairing.entities import entity_changes
from reportparse.repairing.glyphs import glyph_changes, invisible_changes, look_alikes
from reportparse.repairing.mirrored import mirror_changes
from reportparse.repairing.remnants import field_changes, lost_space_changes
from reportparse.repairing.spacing import space_changes
from reportparse.repairing.widths import width_changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportparse.repairing.account import Change


def applied(content: str, changes: list[Change]) -> str:
    parts, done = [], 0
    for change in changes:
        parts += [content[done : change.start], change.replacement]
        done = change.end
    return "".join(parts) + content[done:]


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        (entity_changes, "&#20013;&#x6587;", "中文"),
        (entity_changes, "&#55357;&#0;&#99999999;", "&#55357;&#0;&#99999999;"),
        (entity_changes, "<b>中&amp;文</b>", "<b>中&amp;文</b>"),
        (glyph_changes, "⽤⼾", "用戶"),
        (invisible_changes, "a\u200bb", "ab"),
        (invisible_changes, "می\u200cخواهم", "می\u200cخواهم"),
        (space_changes, "电 商", "电商"),
        (space_changes, "第一章 概述\t电商", "第一章 概述\t电商"),
        (space_changes, "· 国 土 资 源 遥 感 2022", "· 国土资源遥感 2022"),
        (width_changes, "１２，３４５，Ａ", "12,345，A"),
        (width_changes, "１，２，３", "1，2，3"),
        (field_changes, 'TOC\\o"1-3"\\h目录', "目录"),
        (lost_space_changes, "2? ? 方法", "2 方法"),
        (lost_space_changes, "2?方法", "2?方法"),
        (mirror_changes, "重慶(Chongqing)業(yè)", "重慶(Chongqing)業(yè)"),
    ],
)
def test_each_step_does_its_own(
    step: Callable[[str], list[Change]], before: str, after: str
) -> None:
    assert applied(before, step(before)) == after


def test_look_alikes_are_no_meanings_of_their_own() -> None:
    table = look_alikes()
    assert not {meant for meant, _ in table.values()} & table.keys()


def test_the_alphabet_counts_each_character() -> None:
    alphabet = alphabet_of("中中a\ud842")
    assert alphabet.counts == {"中": 2, "a": 1, "\ud842": 1}
    assert alphabet.count(frozenset("中a")) == 3
    assert alphabet_of("").characters == frozenset()


def test_pairs_are_those_of_gbk() -> None:
    assert pair_of("業") == (0x98, 0x49)
    assert pair_of("a") is None
    assert pair_of("𠮷") is None
    assert pairs().characters[0x98, 0x49] == "業"
    assert 0xA1 in vanishing()[0xAA]
    assert fits_in_mirror("業")
    assert not fits_in_mirror("业")
