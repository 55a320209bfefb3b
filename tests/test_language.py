"""Which language and script a passage is in, and its simplified form of the same length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.language import language_of, script_of, script_of_counts, simplify


class TestSimplify:
    """Simplified characters at the same offsets."""

    @pytest.mark.parametrize(
        ("content", "simplified"),
        [
            ("營業收入按年增長", "营业收入按年增长"),
            ("顯著提升", "显著提升"),
            ("隨著經濟復甦", "随着经济复苏"),
            ("隨著市場變化", "随着市场变化"),
            ("意味著，藉著", "意味着，藉着"),
            ("著名品牌的專著", "著名品牌的专著"),
            ("著作權收入", "著作权收入"),
            ("皇后之後", "皇后之后"),
            ("於本期間", "于本期间"),
            ("增长了8.5%", "增长了8.5%"),
            ("Revenue rose 8.5%", "Revenue rose 8.5%"),
            ("", ""),
        ],
    )
    def test_folds_traditional_characters(self, content: str, simplified: str) -> None:
        assert simplify(content) == simplified

    @given(st.text(alphabet=st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF)))
    def test_keeps_the_length_of_chinese(self, content: str) -> None:
        assert len(simplify(content)) == len(content)

    @given(st.text(alphabet=st.characters(categories=None)))
    def test_keeps_the_length_of_anything(self, content: str) -> None:
        assert len(simplify(content)) == len(content)

    @given(st.text(alphabet="隨著經濟復甦乾隆乾燥裡面藉著皇后之後"))
    def test_is_settled_after_one_pass(self, content: str) -> None:
        assert len(simplify(simplify(content))) == len(content)

    def test_half_a_surrogate_pair_is_no_error(self) -> None:
        assert simplify("\ud842數") == "\ufffd数"

    def test_zero_bytes_do_not_end_the_text(self) -> None:
        assert simplify("數\0據") == "数\0据"


class TestLanguage:
    """Chinese, English, or both."""

    @pytest.mark.parametrize(
        ("content", "language"),
        [
            ("营业收入增长8.5%", "zh"),
            ("營業收入增長8.5%", "zh"),
            ("Revenue rose by 8.5% to $3.2 billion", "en"),
            ("ANNUAL REPORT", "en"),
            ("收入增长。Revenue rose.", "mixed"),
            ("按GDP计算增长5%，PMI为50.2", "zh"),
            ("一季度交付量最高的三款车型是SUV、MPV和Model Y", "zh"),
            ("2024", "zh"),
            ("", "zh"),
        ],
    )
    def test_is_told_by_the_words(self, content: str, language: str) -> None:
        assert language_of(content) == language


class TestScript:
    """Simplified, traditional, both, or no telling."""

    @pytest.mark.parametrize(
        ("content", "script"),
        [
            ("营业收入增长", "hans"),
            ("營業收入增長", "hant"),
            ("营业收入增长，營業收入增長", "mixed"),
            ("中文", "none"),
            ("Revenue", "none"),
            ("", "none"),
        ],
    )
    def test_is_told_by_characters_of_one_script_only(self, content: str, script: str) -> None:
        assert script_of(content) == script

    def test_characters_at_home_in_both_scripts_do_not_tell(self) -> None:
        assert script_of("皇后於範圍之外") == "hant"
        assert script_of("皇后") == "none"


@given(st.text(alphabet="隨随業业后後a1。"))
def test_the_script_is_told_by_counts_alone(content: str) -> None:
    counts = {character: content.count(character) for character in set(content)}
    assert script_of_counts(counts) == script_of(content)
