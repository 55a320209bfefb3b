"""Runs across the borders of characters, restored and proved."""

from __future__ import annotations

import pytest

from reportparse.repairing import runs
from reportparse.repairing.keys import KeyTable
from reportparse.repairing.mirror import EXTRA_SPLIT_MARKS, SPLIT_MARKS, Key, damage
from reportparse.repairing.runs import lonely_marks, restore_runs, without_annotations

KEYS = tuple(Key(*key) for key in [("權", "quán"), ("業", "yè"), ("優", "yōu"), ("數", "shù")])
TABLE = KeyTable(KEYS)
SENTENCES = [
    "电子商务的市场空间仍有空白。跨境电商则面临各国的监管。",
    "平台的核心是路径。“人货场”的重构是商业模式的关键。",
    "该品牌已经占到三分之一。可持续的增长来自会员复购。",
    "企业责任逐步转变为零售业的底层逻辑，影响深远。",
]


def restored(damaged: str, table: KeyTable = TABLE) -> str:
    changes, table = restore_runs(damaged, table)
    parts, done = [], 0
    for change in changes:
        parts += [damaged[done : change.start], change.replacement]
        done = change.end
    return without_annotations("".join(parts) + damaged[done:], table)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_run_is_restored_and_damages_into_what_was_shown(sentence: str) -> None:
    damaged = damage(sentence, KEYS)
    assert "?" in damaged
    assert damage(restored(damaged), KEYS) == damaged
    changes, _ = restore_runs(damaged, TABLE)
    assert len(changes) == 1


def test_a_key_that_never_shows_is_inferred_from_its_reading() -> None:
    damaged = damage("为行业的发展营造良好的环境", [*KEYS, ("範", "fàn")])
    changes, table = restore_runs(damaged, TABLE)
    assert [change.replacement for change in changes] == ["營"]
    assert Key("範", "fàn") in table.keys


def test_marks_that_the_site_splits_at_are_inferred() -> None:
    clean = "第一年的规模化运营比较顺利。回顾全年，会员持续增加。化工行业的需求同样旺盛。"
    damaged = damage(clean, KEYS, (*SPLIT_MARKS, *EXTRA_SPLIT_MARKS[:1]))
    assert "?" in damaged
    assert "化工" in restored(damaged)


@pytest.mark.parametrize(
    "text", ["這是真的嗎?是的", "報價為3元?5元?", "????????", "為什麼??真的", "Really? Yes."]
)
def test_questions_stay(text: str) -> None:
    assert [c for c in restore_runs(text, TABLE)[0] if c.replacement != text[c.start : c.end]] == []


def test_a_digit_of_which_nothing_is_left_is_reported() -> None:
    damaged = damage("全年客流带动2000多个县域发展", [*KEYS, ("處", "chù")])
    if "?" in damaged:
        lost = [c for c in restore_runs(damaged, TABLE)[0] if c.certainty == "unrecoverable"]
        assert all(change.replacement == "?" for change in lost)


@pytest.mark.parametrize(
    ("text", "start", "length", "lonely"),
    [("他说“好”", 4, 1, 0), ("他说好”", 3, 1, 1), ("“好“吧", 2, 1, 2), ("好", 0, 1, 0)],
)
def test_marks_without_partners_are_counted(
    text: str, start: int, length: int, lonely: int
) -> None:
    assert lonely_marks(text, start, length) == lonely


def test_what_is_not_searched_for_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_MOST_SEARCHES", 1)
    damaged = "\n".join(damage(sentence, KEYS) for sentence in SENTENCES[:3])
    changes, _ = restore_runs(damaged, TABLE)
    places = [damaged.count("\n", 0, change.start) for change in changes]
    assert places == [0, 1, 2]
    assert changes[0].certainty == "inferred"
    for change in changes[1:]:
        assert change.certainty == "unrecoverable"
        assert change.replacement == damaged[change.start : change.end]
        assert "not searched" in change.rule


def test_a_long_document_is_searched_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_MOST_SEARCHES", 0)
    damaged = "\n".join(damage(sentence + "增长平稳。" * 60, KEYS) for sentence in SENTENCES[:3])
    changes, _ = restore_runs(damaged, TABLE)
    assert [change.certainty for change in changes] == ["inferred"] * 3


def test_a_page_that_keeps_wide_marks_is_restored_all_the_same() -> None:
    damaged = damage(SENTENCES[3], KEYS).replace(",", "，")
    assert "為零售業" in restored(damaged)
