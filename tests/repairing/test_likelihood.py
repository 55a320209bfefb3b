"""How likely a string of Chinese is."""

from __future__ import annotations

import pytest

from reportparse.repairing.likelihood import Likelihood, document_vocabulary

WORDS = Likelihood()


@pytest.mark.parametrize(
    ("likelier", "less"),
    [
        ("全球化运营", "硫化运营"),
        ("近七成受访者", "竭成受访者"),
        ("增长5年", "增长5然"),
        ("完成。其中", "完成。。其中"),
        ("電子商務", "電孓商務"),
    ],
)
def test_what_people_write_is_likelier(likelier: str, less: str) -> None:
    assert WORDS.read(likelier).score / len(likelier) > WORDS.read(less).score / len(less)


def test_the_script_and_the_width_do_not_matter() -> None:
    assert WORDS.read("發展５％").score == WORDS.read("发展5%").score


def test_a_string_is_scored_the_same_in_parts() -> None:
    assert WORDS.read("务的增长", WORDS.read("电子商")) == WORDS.read("电子商务的增长")


def test_hope_is_never_less_than_the_score() -> None:
    for end in range(1, 8):
        part = WORDS.read("他希望山西和圣"[:end])
        assert part.hope >= part.score


def test_what_a_document_repeats_is_likelier_in_it() -> None:
    own = Likelihood(document_vocabulary("瑞晶科技的瑞晶科技与瑞晶科技"))
    assert own.read("瑞晶科技").score > WORDS.read("瑞晶科技").score


def test_the_rest_of_a_longer_word_is_no_phrase() -> None:
    phrases = document_vocabulary("精细化运营与本地化运营，精细化运营")
    assert "化运营" not in phrases
    assert "运营" in phrases


def test_a_word_alone_is_judged_whatever_stands_before_it() -> None:
    alone = Likelihood(alone=True)
    apart = alone.read("增长").score + alone.read("%").score
    assert alone.read("增长%").score == pytest.approx(apart)
    assert WORDS.read("增长%").score < apart
