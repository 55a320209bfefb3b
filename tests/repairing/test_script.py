"""Simplified and traditional script, character for character."""

from __future__ import annotations

import pytest

from reportparse.records import Script, TargetScript  # noqa: TC001 - parametrised tests name them
from reportparse.repairing import repair_text
from reportparse.text import Text

TO_HANS = [
    ("隨著市場變化，業績顯著提升", "随着市场变化，业绩显著提升"),
    ("著名著作的著作權", "著名著作的著作权"),
    ("皇后之後，太后於宮中", "皇后之后，太后于宫中"),
    ("乾燥的乾隆年間，幹部干涉", "干燥的乾隆年间，干部干涉"),
    ("裏面與裡面，台灣與臺灣，爲與為", "里面与里面，台湾与台湾，为与为"),
    ("只有一隻，公里與鄰里，面粉與麵粉", "只有一只，公里与邻里，面粉与面粉"),
    ("剩餘的餘額，余先生", "剩余的余额，余先生"),
    ("範圍與范先生，製造與制度", "范围与范先生，制造与制度"),
    ("髮型發展，天干地支", "发型发展，天干地支"),
    ("软体与軟體不是一回事", "软体与软体不是一回事"),
    ("銅鑼灣嘅舖位租金", "铜锣湾嘅铺位租金"),
    ("皇后之後，太后於後宮", "皇后之后，太后于后宫"),
    ("範圍廣，范教授示範", "范围广，范教授示范"),
    ("制度、製造、製作、機制", "制度、制造、制作、机制"),
    ("頭髮、發展、髮型、開發", "头发、发展、发型、开发"),
    ("乾淨、干涉、幹部、若干、乾坤", "干净、干涉、干部、若干、乾坤"),
    ("公里、裡面、鄰里、裏外", "公里、里面、邻里、里外"),
    ("麵粉、面積、麵包、全面", "面粉、面积、面包、全面"),
    ("只有一隻船，船隻", "只有一只船，船只"),
    ("餘額、余女士、剩餘、業餘", "余额、余女士、剩余、业余"),
    ("臺灣、台北、平臺、颱風、櫃檯", "台湾、台北、平台、台风、柜台"),
    (
        "隨著、顯著、著作、著名、意味著、土著、執著、穿著、著手、著力、著眼、著重、著陸、沉著",
        "随着、显著、著作、著名、意味着、土著、执着、穿着、着手、着力、着眼、着重、着陆、沉着",
    ),
    (
        "依託著平臺、圍繞著核心、專著、原著、合著、譯著、遺著",
        "依托着平台、围绕着核心、专著、原著、合著、译著、遗著",
    ),
    ("標誌著、有著、佔著、憑藉著", "标志着、有着、占着、凭借着"),
    ("瞭解、了結、明瞭", "了解、了结、明了"),
    ("週期、周先生、周圍、每週", "周期、周先生、周围、每周"),
    ("鬱金香、濃郁", "郁金香、浓郁"),
    ("徵收、長征、特徵", "征收、长征、特征"),
    ("採購、風采、采集", "采购、风采、采集"),
    ("由於發展，於是於氏家族遷居", "由于发展，于是于氏家族迁居"),
]
TO_HANT = [
    ("随着市场变化，业绩显著提升", "隨著市場變化，業績顯著提升"),
    ("皇后与发展之后", "皇后與發展之後"),
    ("头发与发展", "頭髮與發展"),
    ("干部的干燥皮肤", "幹部的乾燥皮膚"),
    ("软件与网络", "軟件與網絡"),
]


def converted(text: str, script: TargetScript) -> tuple[str, Script]:
    repaired = repair_text(Text.of(text), script=script)
    return repaired.text.content, repaired.script


@pytest.mark.parametrize(("text", "expected"), TO_HANS)
def test_traditional_becomes_simplified(text: str, expected: str) -> None:
    assert converted(text, "hans")[0] == expected


@pytest.mark.parametrize(("text", "expected"), TO_HANT)
def test_simplified_becomes_traditional(text: str, expected: str) -> None:
    assert converted(text, "hant")[0] == expected


@pytest.mark.parametrize("text", [text for text, _ in TO_HANS])
def test_keep_changes_nothing(text: str) -> None:
    assert converted(text, "keep")[0] == text


@pytest.mark.parametrize("script", ["hans", "hant"])
@pytest.mark.parametrize(
    "text", ["Revenue rose 8.5%.", "株式会社の営業利益は増加した。", "", "1,234.5\t67%"]
)
def test_what_is_not_chinese_stays(text: str, script: TargetScript) -> None:
    assert converted(text, script)[0] == text


def test_a_passage_in_the_wanted_script_stays() -> None:
    text = "皇后與太后相繼離開後宮，發展停滯。\n后来居上的发展与里面的台阶，业绩很好。"
    hans, script = converted(text, "hant")
    assert script == "mixed"
    assert hans.split("\n")[0] == text.split("\n", maxsplit=1)[0]


def test_japanese_lines_stay_beside_traditional_ones() -> None:
    text = "發展經濟與擴大貿易\n東京の経済と貿易の発展"
    assert converted(text, "hans")[0] == "发展经济与扩大贸易\n東京の経済と貿易の発展"


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("發展經濟", "hant"),
        ("发展经济", "hans"),
        ("English", "none"),
        ("发展经济，發展經濟", "mixed"),
    ],
)
def test_the_script_is_told_as_found(text: str, script: Script) -> None:
    assert converted(text, "hans")[1] == script


@pytest.mark.parametrize(
    "text",
    [
        "隨著市場競爭加劇，業者投入研發，顯著提升產品品質。",
        "本季營業收入較上年同期成長，毛利率為四成五。",
        "隨著市場競爭加劇，業者顯著提升產品品質，著作權亦受重視。",
        "皇后大道以後，範圍內的製造業發展，頭髮護理、幹部培訓、乾燥設備。",
        "公里、鄰里、面積與麵包",
        "由於制度完善，於是餘額增加",
        pytest.param(
            "台灣與臺北的颱風",
            marks=pytest.mark.xfail(reason="simplified text does not tell 台 from 臺"),
        ),
        pytest.param(
            "裡面只有三隻船，剩餘的麵粉在櫃檯。",
            marks=pytest.mark.xfail(reason="all of its simplified characters are traditional, too"),
        ),
    ],
)
def test_there_and_back_again_loses_nothing(text: str) -> None:
    assert converted(converted(text, "hans")[0], "hant")[0] == text


def test_the_account_has_a_row_for_each_pair_of_characters_at_most() -> None:
    text = "隨著經濟發展，業務發展。" * 500
    repairs = repair_text(Text.of(text), script="hans").repairs
    folded = [repair for repair in repairs if repair.count > 1]
    assert len(repairs) < 20
    assert sum(repair.count for repair in repairs) == 4_000
    assert {(repair.before, repair.after) for repair in folded} >= {("發", "发"), ("業", "业")}
