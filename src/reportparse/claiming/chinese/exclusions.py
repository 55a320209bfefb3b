"""What looks like a quantity and is none: dates, numbering, names, references, fixed words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportparse.claiming.lexicon import Lexicon

__all__ = ["excluded"]

_CHINESE_YEAR: Final = "[一二][〇○零一二三四五六七八九]{3}"
_MONTH: Final = r"""
    \d{1,2} (?:[-~—至到]\d{1,2})? 月 (?:份|末|底|初|上旬|中旬|下旬)?
    (?: \s?\d{1,2} (?:[-~—至到]\d{1,2})? [日号] )?
"""
_DATE: Final = re.compile(
    rf"""
      (?<![\d.]) (?:19|20|21)\d\d \s? (?:[-~—/至到] \s? (?:(?:19|20|21)?\d\d))? \s?
          (?:财政)?年(?!度?(?:期(?![间末初内])|利率|票)) (?: \s?{_MONTH} )?
    | (?<![\d.]) (?:19|20|21)\d\d /\d\d (?!\d)
    | (?<![\d.]) (?:19|20)\d\d (?:[AEF](?![A-Za-z])|H[12](?!\d)|Q[1-4](?!\d))
    | (?<![\d.A-Za-z]) (?:FY|CY)\s?\d{{2,4}}(?:/\d\d)?
    | (?<![\d.]) \d{{2,4}} [HQ][1-4] (?!\d)
    | (?<![A-Za-z]) [1-4]?[HQ][1-4]? \s? (?:19|20)?\d\d (?!\d)
    | (?<![A-Za-z]) [QH][1-4] (?![\dA-Za-z])
    | (?<![\d.]) (?:19|20)\d\d [-/.] \d{{1,2}} [-/.] \d{{1,2}} (?![\d%])
    | (?<![\d.]) (?:19|20)\d\d - (?:0[1-9]|1[0-2]) (?![\d%])
    | (?<![\d.]) (?:19|20)\d\d (?: \s?[-~—]\s? (?:19|20)\d\d )
    | (?<![\d.]) (?:19|20)\d\d \. (?:0[1-9]|1[0-2]) (?![\d%万亿元点倍吨个])
    | {_CHINESE_YEAR} 年
    | (?<![\d.]) {_MONTH}
    | [一二三四五六七八九十]{{1,2}}月
          (?:份|末|底|初|上旬|中旬|下旬|[一二三四五六七八九十]{{1,3}}[日号])?
    | (?<![\d.]) (?:1[01]\d|[89]\d) 年
          (?: \s? {_MONTH} | (?:上|下)半年 | 第?[一二三四1-4]季 | [底末初] | 全年 | 同期 )
    | (?<=[较比与于自据依]) 1[01]\d 年 (?! 的?历史 | 来 | 多 | 期 )
    | (?<![\d.]) \d{{1,2}} [时点] \d{{1,2}} 分 (?!钟)
    | 止 (?:的)? (?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}}) 个月
    | 民国 \s? (?:\d{{1,3}}|[一二三四五六七八九十百]{{1,5}}) 年 (?:度)?
    | (?<![\d.]) (?:\d{{1,2}}|[零〇一二三四五六七八九]{{2}}) 年代
    """,
    re.VERBOSE,
)
_SPAN_OF_TIME: Final = re.compile(
    r"""
      (?: 过去 | 近 | 未来 | 今后 | 最近 | 新的 | 前 | 此前 | 以往 )
          (?: 这 | 的 )? (?: \d{1,2} | [一二两三四五六七八九十]{1,3} )
          (?: [-~至到] (?: \d{1,2} | [两三四五六七八九十] ) )?
          多? 个? (?: 年 | 月 | 季度 | 财年 | 自然年 ) (?!度末)
    | (?: \d{1,2} | [一二两三四五六七八九十]{1,3} ) 多? 个? (?: 年 | 月 | 季度 )
          (?: 以前 | 之前 | 前 | 以来 | 来 )
    | (?: 用 | 历经 | 经过 | 分 ) [一二两三四五六七八九十]{1,3} 年 (?: 时间 )?
    | [一二两三四五六七八九十]{1,3} 年 (?: 时间 | 累计 | 合计 )
    | 一 (?: 周 | 个?月 | 个?季度 | 个?星期 ) (?: 之内 | 以内 | 内 | 后 | 间 | 前 )
    | [一二两三四五六七八九十]{1,3} 多? 个? (?: 年 | 季度 ) (?: 之内 | 以内 | 内 | 后 | 间 )
    """,
    re.VERBOSE,
)
"""Spans of time that say when, not how much: 过去三年, 五年前, 三年内."""

_REPUBLIC_DATE: Final = re.compile(
    r"民国|(?<![\d.])1[01]\d年(?:\d{1,2}月|[上下]半年|第?[一二三四1-4]季|[底末初]|全年|同期)"
)
"""What shows that a passage counts its years from 1912."""
_REPUBLIC_YEAR: Final = re.compile(r"(?<![\d.])(?:民国)?(?:[89]\d|1[0-4]\d)年(?:度)?(?!期)")
"""Years of the Republic of China (113年 is 2024), in documents from Taiwan."""

_NAME: Final = re.compile(
    r"""
      (?<![A-Za-z]) (?! (?: [Yy][Oo][Yy] | [Qq][Oo][Qq] | [Mm][Oo][Mm] ) -
          | (?: RMB | Rmb | CNY | USD | HKD | NTD | TWD | EUR | GBP | JPY | MOP ) \d )
          [A-Za-z]+ [-‑]? \d [\dA-Za-z./-]*                              # HX-900, HBM3, v4.1
    | (?<![\d.,]) \d+ (?:\.\d+)? [GDCB] (?![A-Za-z])(?=[^A-Za-z]|$)     # 5G, 3D, 2C
    | (?<![\d.,]) \d+ [×xX*] \d+ (?:小时|天)?                            # 7×24小时
    | (?<!\d) \d+ \+ \d+ (?:\s?[>=]\s?\d+)?  (?![\d%万亿])                       # 1+1>2
    | (?:双|“双) \s? \d+                                                 # 双11
    | “[^”]{0,2}\d+·\d+                                                 # “7·18”
    | \( \d{2,4} \) \s? \d{3,4} [-\s] \d{4}
    | (?<![\d-]) \d{3,4} - \d{3,4} - \d{3,4} (?!\d)
    | (?<!\d) \d{4} \s?-\s? \d{3}[\dX] (?!\d)(?=\()                      # ISSN
    | 届 第? (?:\d{1,3}|[一二三四五六七八九十]{1,3}) 次
    | GB/T? \s? \d+ (?:[-—]\d+)?
    | 《[^》]{0,80}》
    | 〔\d{4}〕 \s? \d+ 号?
    | \( \d{1,2} \) (?!%)                                                # numbering
    | \[\d{1,3}\]
    | (?:https?://|www\.) [!-~]+
    | (?<![A-Za-z\d._-]) [A-Za-z\d._-]{1,64} @ [A-Za-z\d.-]+
    | (?<!\d) (?:1[3-9]\d{9} | 400[-\s]?\d{3,4}[-\s]?\d{3,4} | 0\d{2,3}-\d{7,8}) (?!\d)
    | (?<![A-Z]) [A-Z]{2,} \s \d{4,} (?:[-:—]\d+)* (?! [\d,.]* \s? [万亿%元] )           # UL 61730
    | (?<![\d/]) \d{1,4} (?:/\d{1,4}){1,4} (?=纳米|奈米|nm)  # 65/55nm
    | [二两三四五六七八九十] 大 (?! 类 | 约 | 于 | 多 | 概 )
    | \(? 单位 [:：] [^)。\n]{0,40} \)?
    | 前 (?:\d+|[一二两三四五六七八九十]+) (?=[位项名大强家种类个])  (?!个月|个季)
    | (?<!\d) \d{5} (?=热线|平台|投诉|专线)
    | (?<![\d.,]) \d{6} \.(?:SH|SZ|HK|BJ|OF)
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=8)
def _fixed(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.words("chinese", "fixed", "words"), key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?!之[一二三四五六七八九])")


@lru_cache(maxsize=8)
def _reference(lexicon: Lexicon) -> re.Pattern[str]:
    before = sorted(lexicon.words("chinese", "fixed", "before"), key=lambda w: (-len(w), w))
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, before))})\s?[:.]?\s?"
        r"(?:\d+(?:[-.]\d+)*|[一二三四五六七八九十百]+)"
        r"(?:\s?[-~—至到、及和与或]\s?第?(?:\d+|[一二三四五六七八九十]+)(?![\d.%万亿]))?"
    )


@lru_cache(maxsize=8)
def _ordinal(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.words("chinese", "fixed", "after"), key=lambda w: (-len(w), w))
    after = "|".join(map(re.escape, words))
    return re.compile(
        rf"(?<![\d.,])(?:\d{{1,9}}|[一二三四五六七八九十]{{1,9}})\s?(?:{after})(?![%\d])"
    )


def excluded(folded: str, lexicon: Lexicon, *, republic: bool = False) -> list[tuple[int, int]]:
    """Find the ranges in which no numeral is a quantity.

    Args:
        folded: a passage as :func:`~reportparse.claiming.chinese.folding.fold` gives it.
        lexicon: vocabulary; ``[fixed]`` of ``chinese.toml`` is what counts.
        republic: whether two- and three-digit years count from 1912, even where the passage
            does not show it.

    Returns:
        Half-open ranges, sorted, possibly overlapping.

    """
    patterns = [
        _DATE,
        _SPAN_OF_TIME,
        _NAME,
        _fixed(lexicon),
        _reference(lexicon),
        _ordinal(lexicon),
    ]
    if republic or _REPUBLIC_DATE.search(folded):
        patterns.append(_REPUBLIC_YEAR)
    return sorted(match.span() for pattern in patterns for match in pattern.finditer(folded))
