"""A bare 元 is read in the currency that the document speaks of."""

from __future__ import annotations

import pytest

from reportparse.claiming.currency import document_currency, document_dollar


@pytest.mark.parametrize(
    ("content", "currency"),
    [
        ("合併營收為新台幣三億元，每股盈餘四元。", "TWD"),
        ("綜合收入為三億港元，每股股息22港仙。", "HKD"),
        ("Revenue was HK$300 million, costs HK$200 million and losses NT$5 million.", "HKD"),
        ("营业收入三亿元。", ""),
        ("人民币兑港币汇率为0.92，以人民币计收入为三亿元，即人民币3亿元。", ""),
        ("114年8月外銷訂單增加，每人平均薪資為5萬元。", "TWD"),
        ("114年8月外销订单增加，每人平均薪资为5万元。", "TWD"),
        ("民国28年建校，2024年捐款5万元。", ""),
        ("香港2024年零售額為三億元。", ""),
        ("", ""),
    ],
)
def test_the_currency_named_most_is_meant(content: str, currency: str) -> None:
    assert document_currency(content) == currency


@pytest.mark.parametrize(
    ("content", "dollar"),
    [
        ("Revenue was $300 million.", "USD"),
        ("Revenue was HK$300 million, or $3 a share.", "HKD"),
        ("Revenue was $300 million. " * 20 + "The peg holds at HK$7.8.", "USD"),
        ("Amounts are in Australian dollars. Revenue was $300 million, costs $200 million.", "AUD"),
        ("Hong Kong, China. Exports of Hong Kong rose to $434 billion (US$56 billion).", "HKD"),
        ("Hong Kong exports rose to $434 billion.", "USD"),
        ("Singapore sales were S$3 million, and fees $2 million.", "SGD"),
        ("收入300元。", ""),
        ("Revenue was US$3 million.", ""),
    ],
)
def test_a_bare_dollar_is_that_of_the_document(content: str, dollar: str) -> None:
    assert document_dollar(content) == dollar
