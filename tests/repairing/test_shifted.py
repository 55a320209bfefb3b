"""The search for what a shifted run was."""

from __future__ import annotations

import pytest

from reportparse.repairing.lattice import QUICK, THOROUGH, Effort, Search
from reportparse.repairing.likelihood import Likelihood
from reportparse.repairing.mirror import Key, damage
from reportparse.repairing.shifted import decode_run

KEYS = (Key("業", "yè"), Key("優", "yōu"))
SEARCH = Search(KEYS, Likelihood())


def best(clean: str, effort: Effort = QUICK) -> str:
    damaged = damage(clean, KEYS)
    start = damaged.index("?")
    return decode_run(SEARCH, damaged, start, damaged[:start][-8:], effort)[0].text


@pytest.mark.parametrize(
    ("clean", "run"),
    [
        ("市场仍是空白。跨境电商则面临监管", "。跨境電商則"),
        ("核心是路径。“人货场”的重构方式", "。“人貨場”的重"),
        ("社会责任转变为零售业的基础设施", "為零售業"),
    ],
)
def test_bytes_are_put_into_step_again(clean: str, run: str) -> None:
    assert best(clean).startswith(run)


def test_pairs_that_vanished_are_tried() -> None:
    damaged = damage("突破路径显著。跨境电商的突破路径表明，全球化运营需要本地化", KEYS)
    start = damaged.index("?")
    readings = decode_run(SEARCH, damaged, start, damaged[:start][-8:], THOROUGH)
    assert any("全球化" in reading.text and reading.vanished for reading in readings[:3])


def test_a_question_is_left_where_it_stands() -> None:
    line = "這是真的嗎?當然是真的,沒有問題"
    assert decode_run(SEARCH, line, line.index("?"), "這是真的嗎")[0].end == line.index("?")


def test_readings_come_in_the_order_of_their_likelihood() -> None:
    damaged = damage("市场仍是空白。跨境电商则面临监管", KEYS)
    readings = decode_run(SEARCH, damaged, damaged.index("?"), "市場仍是空白")
    assert [reading.score for reading in readings] == sorted(
        (reading.score for reading in readings), reverse=True
    )
