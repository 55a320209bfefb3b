"""The whole plan: what is damaged is repaired, what is not stays, and the account tells."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportparse.records import TargetScript  # noqa: TC001 - hypothesis reads the annotations
from reportparse.repairing import repair_text, replay
from reportparse.repairing.mirror import fold_width
from reportparse.repairing.plan import PLAN
from reportparse.text import Text

HERE: Final = Path(__file__).parent


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text("utf-8"))


UNTOUCHED: Final = [(kind, text) for kind, part in load("untouched.toml").items()
                    for text in part["texts"]]  # fmt: skip
DAMAGED: Final = [(kind, *case) for kind, part in load("damaged.toml").items()
                  for case in part.get("cases", ())]  # fmt: skip
LOST: Final = load("damaged.toml")["lost"]["texts"]
MIRRORED: Final = load("mirrored.toml")["document"]
SITES: Final = [document["site"] for document in MIRRORED]


class TestUntouched:
    """What is not damaged comes back byte for byte."""

    def test_there_are_enough_of_them(self) -> None:
        assert len(UNTOUCHED) >= 60

    @pytest.mark.parametrize(("kind", "text"), UNTOUCHED)
    def test_each_text_stays_as_it_is(self, kind: str, text: str) -> None:
        repaired = repair_text(Text.of(text))
        assert (repaired.text.content, repaired.repairs) == (text, ()), kind

    @pytest.mark.parametrize("kind", load("untouched.toml"))
    def test_so_do_all_of_a_kind_together(self, kind: str) -> None:
        text = "\n".join(load("untouched.toml")[kind]["texts"])
        assert repair_text(Text.of(text)).repairs == ()

    def test_so_do_all_together(self) -> None:
        text = "\n".join(text for _, text in UNTOUCHED)
        assert repair_text(Text.of(text)).repairs == ()


class TestDamaged:
    """What is damaged is repaired, and recorded under its kind."""

    @pytest.mark.parametrize(("kind", "damaged", "clean"), DAMAGED)
    def test_each_text_is_repaired(self, kind: str, damaged: str, clean: str) -> None:
        repaired = repair_text(Text.of(damaged))
        assert repaired.text.content == clean
        assert kind in {repair.kind for repair in repaired.repairs}

    @pytest.mark.parametrize("text", LOST)
    def test_what_is_lost_is_reported_and_left(self, text: str) -> None:
        repaired = repair_text(Text.of(text))
        assert repaired.text.content == text
        assert {repair.certainty for repair in repaired.repairs} == {"unrecoverable"}
        assert all(repair.before == repair.after for repair in repaired.repairs)

    @pytest.mark.parametrize(("kind", "damaged", "clean"), DAMAGED)
    def test_a_second_repair_finds_nothing(self, kind: str, damaged: str, clean: str) -> None:
        assert repair_text(Text.of(clean)).text.content == clean, (kind, damaged)


class TestMirrored:
    """Whole documents as mirror sites show them."""

    @pytest.mark.parametrize("document", MIRRORED, ids=SITES)
    def test_the_lines_are_what_they_were(self, document: dict[str, Any]) -> None:
        damaged = "\n".join(line for line, _ in document["lines"])
        repaired = repair_text(Text.of(damaged)).text.content.split("\n")
        wrong = {
            clean
            for (_, clean), line in zip(document["lines"], repaired, strict=True)
            if fold_width(line) != clean
        }
        assert wrong == set(document.get("beyond", ()))

    def test_there_are_enough_of_them(self) -> None:
        assert sum(len(document["lines"]) for document in MIRRORED) + len(DAMAGED) >= 150

    def test_only_what_a_word_model_chose_is_inferred(self) -> None:
        damaged = "\n".join(line for line, _ in MIRRORED[1]["lines"])
        repairs = repair_text(Text.of(damaged)).repairs
        assert {repair.certainty for repair in repairs if repair.kind == "annotation"} == {"exact"}
        inferred = [repair for repair in repairs if repair.certainty == "inferred"]
        assert inferred
        assert all(repair.margin is None or repair.runner_up for repair in inferred)


CHARACTERS: Final = st.text(
    alphabet=st.one_of(
        st.sampled_from("隨著業數發 ?(è)yùàn\n\t。，１Ａﬁ⽤\u200b&#;amp20013"),
        st.sampled_from('摘要电商\ufffd锟斤拷"TOC\\o鐢靛'),
        st.characters(categories=None, exclude_categories=["Cs"]),
    ),
    max_size=60,
)
PIECES: Final = st.lists(
    st.one_of(
        CHARACTERS,
        st.sampled_from([case[1] for case in DAMAGED]),
        st.sampled_from([line for document in MIRRORED for line, _ in document["lines"]][:8]),
    ),
    max_size=4,
).map("\n".join)


class TestAccount:
    """The account of a repair is the repair."""

    @settings(deadline=None, max_examples=30)
    @given(content=PIECES, script=st.sampled_from(["keep", "hans", "hant"]))
    def test_replaying_it_gives_the_repaired_text(self, content: str, script: TargetScript) -> None:
        damaged = Text.of(content)
        repaired = repair_text(damaged, script=script)
        assert replay(damaged, repaired.repairs).content == repaired.text.content

    @pytest.mark.parametrize("script", ["keep", "hans", "hant"])
    @pytest.mark.parametrize("document", MIRRORED[1:3], ids=SITES[1:3])
    def test_so_it_does_for_whole_documents(
        self, document: dict[str, Any], script: TargetScript
    ) -> None:
        damaged = Text.of("\n".join(line for line, _ in document["lines"]))
        repaired = repair_text(damaged, script=script)
        assert replay(damaged, repaired.repairs).content == repaired.text.content

    @settings(deadline=None, max_examples=25)
    @given(PIECES)
    def test_rows_say_what_stands_in_the_source(self, content: str) -> None:
        text = Text.of(content)
        for repair in repair_text(text).repairs:
            assert 0 <= repair.source_start < repair.source_end <= len(content)

    @settings(deadline=None, max_examples=30)
    @given(CHARACTERS)
    def test_lines_and_cells_stay(self, content: str) -> None:
        repaired = repair_text(Text.of(content)).text.content
        assert repaired.count("\n") == content.count("\n")
        assert repaired.count("\t") == content.count("\t")


HOSTILE: Final = {
    "questions": "?" * 200_000,
    "brackets": "(" * 200_000,
    "lead bytes": "\xb0\xe9" * 100_000,
    "misread": "鐢?" * 100_000,
    "spaces": "中 " * 50_000,
    "tags": "<a " * 60_000 + "&lt;中",
    "references": "&amp;" * 40_000,
    "readings": "業(yè)?fàn)數(shù)??中文文文文文文文文文文文文文文文" * 4_000,
    "replacement": "\ufffd" * 200_000,
}


class TestHostile:
    """Input that nobody means well with."""

    @pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
    def test_it_comes_back_in_time(self, content: str) -> None:
        assert len(repair_text(Text.of(content)).text.content) <= len(content)

    def test_half_surrogates_are_no_error(self) -> None:
        repair_text(Text.of("\ud842數據業\udfff"), script="hans")

    def test_an_empty_text_stays_empty(self) -> None:
        repaired = repair_text(Text.of(""), script="hans")
        assert (repaired.text.content, repaired.repairs, repaired.script) == ("", (), "none")


def test_the_steps_have_names_of_their_own() -> None:
    assert len({step.name for step in PLAN}) == len(PLAN)
