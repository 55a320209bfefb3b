"""What stands around a quantity: period, baseline, source, modality and denominator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.sentence import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportparse.claiming.chinese.clauses import Span
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.units import Unit
    from reportparse.records import Modality

__all__ = ["Surroundings", "denominator", "surroundings"]


def _alternation(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Patterns made once from a lexicon."""

    baseline_word: re.Pattern[str]
    baseline_opener: re.Pattern[str]
    baseline: re.Pattern[str]
    compared: re.Pattern[str]
    """A phrase behind a word of comparison, the shortest one first."""
    adjacent_opener: re.Pattern[str]
    adjacent: re.Pattern[str]
    """A phrase between a word of comparison and the quantity: 高于全省平均, 不足总量的."""
    source: re.Pattern[str]
    forecast: re.Pattern[str]
    target: re.Pattern[str]
    condition: re.Pattern[str]

    def modality(self, left: str) -> Modality:
        """Tell whether a quantity is a fact, from the text of its sentence before it."""
        found: list[tuple[int, Modality]] = []
        for modality, pattern in (
            ("forecast", self.forecast),
            ("target", self.target),
            ("condition", self.condition),
        ):
            last = None
            for last in pattern.finditer(left):  # noqa: B007 - the last match counts
                pass
            if last:
                found.append((last.start(), modality))  # type: ignore[arg-type]  # literals above
        return max(found)[1] if found else "actual"

    def attribution(self, folded: str, sentence: Span) -> Mention:
        """Whom a sentence names as its source; it holds for what follows."""
        match = self.source.search(folded[sentence.start : sentence.end])
        if match is None:
            return Mention("")
        text = match[0].strip()
        start = sentence.start + match.start() + len(match[0]) - len(match[0].lstrip())
        return Mention(text, start, start + len(text))


_FILLING: Final = (
    r"(?:平均|累计|又|再|还|则|已|也|均|整体|总体|大幅|明显|显著|小幅|微|略|仍|更|约|实际|名义|"
    r"分别|进一步|同比|要|更加|远|相应|合计|共)*"
)


_DIFFERS: Final = r"(?:[高低多少快慢升降增减涨跌]|增长|增加|提高|提升|下降|降低|减少|上升|有)"


@lru_cache(maxsize=8)
def surroundings(lexicon: Lexicon) -> Surroundings:
    """Make the patterns of a lexicon."""
    words = lexicon.words
    listed = words("chinese", "baselines", "before")
    before = _alternation(tuple(word for word in listed if word not in _SHORT))
    before = rf"(?:{before}|{_SHORT_OPENERS})"
    against = _alternation(words("chinese", "baselines", "against"))
    after = _alternation(words("chinese", "baselines", "after"))
    than = _alternation(words("chinese", "baselines", "words"))
    forecast = _alternation(words("chinese", "modality", "forecast"))
    return Surroundings(
        baseline_word=re.compile(
            rf"(?<![\d一二三四五六七八九十上去前今全当往明])(?:{than})(?![长加速幅值少率])"
        ),
        baseline_opener=re.compile(rf"(?:{before})(?!{_NO_COMPARISON}|业|类|行)"),
        compared=re.compile(
            rf"(?P<opener>{before}|是|为|至|到|占)(?!{_NO_COMPARISON})"
            r"(?P<than>[\u4e00-\u9fff“”「」A-Za-z\d]{2,14}?)"
            r"(?=的|之|平均|增长|下降|上升|提[高升]|高|低|多|少|快|慢|回|减|缩|[升降增涨跌]|"
            rf"{after}|,|\d)"
        ),
        adjacent_opener=re.compile(rf"(?:{before}|{against})(?!{_NO_COMPARISON})"),
        adjacent=re.compile(
            rf"(?P<opener>{before}|{against})(?P<than>[^,。;:、()]{{1,20}}?)"
            rf"(?:[的之]?(?:仅|只|已)?|{_FILLING}{_DIFFERS}[了出]?)(?:约|近|逾)?$"
        ),
        baseline=re.compile(
            rf"(?P<opener>{before})(?!{_NO_COMPARISON})(?P<than>[^,。;:、()]{{1,24}}?)"
            rf"(?:的?(?:{after}))?(?:{_FILLING})$"
        ),
        source=_source(lexicon),
        forecast=re.compile(
            rf"(?:{forecast})(?!军|领|要求|近[\d一二三四五六七八九]|误差|模型|[\d.]+%/)(?<!盈利预测)"
        ),
        target=re.compile(
            rf"(?:{_alternation(words('chinese', 'modality', 'target'))})(?!价|(?:任务)?的[\d百])"
        ),
        condition=re.compile(_alternation(words("chinese", "modality", "condition"))),
    )


_SHORT: Final = frozenset("比同与")
_SHORT_OPENERS: Final = (
    r"(?<![占可对同环配价正反之性百])比"
    r"|(?<![相不合共如等])同(?![期比样时步类行业口店一等年月季城])"
    r"|(?<!参)与"
)
"""Words of comparison of one character, where they are not part of another word."""
_NO_COMPARISON: Final = "例|重|率|特币|亚迪|强"
"""Behind 比 and the like: the word is another one (比例, 比特币)."""


_STOP: Final = r"(?=[①-⑳¹²³⁰⁴-⁹*]{0,2}(?:[,:]|$))"
"""Behind an attribution: a comma or colon, perhaps a mark of a footnote before it."""
_DAY: Final = r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)?"


def _source(lexicon: Lexicon) -> re.Pattern[str]:
    """Make the pattern of an attribution at the head of a clause."""
    openers, nouns, verbs, speakers, inquiries = (
        _alternation(lexicon.words("chinese", "sources", name))
        for name in ("openers", "nouns", "verbs", "speakers", "inquiries")
    )
    year = r"(?:\d{4}年[^,。;:()]{0,20})?"
    kinds = (
        rf"(?:{openers})[^,。;:()\d]{{0,24}}?{year}(?:{nouns})(?:数据|结果|资料)?(?:{verbs})?{_STOP}",
        rf"(?:{openers})《[^》]{{1,40}}》(?:{verbs}|口径|要求|规定)*{_STOP}",
        rf"[^,。;:()\d]{{0,16}}(?:{inquiries})(?:{verbs})(?=[,:]|\S)",
        rf"{_DAY}《[^》]{{1,40}}》(?:{verbs})",
        rf"经?(?:综合|初步|内部|抽样|模型)?(?:测算|核算|估算|统计)(?:{verbs})?(?=,)",
        rf"(?:{speakers}|本[署局部会院厅])(?:预计|测算|预期|预估|估计|估算|统计)",
    )
    return re.compile(rf"(?:^|(?<=[,;:。(]))(?:{'|'.join(kinds)})")


_NOUNS_PER: Final = (
    r"(?:(?:百|千|万|\d+(?:万|千)?|十万?)?(?:人口|居民|立方米|平方米|平方呎|平方公里|百公里|公里|小时|"
    r"分钟|工作日|公斤|千克|亩次|间夜|人次|架次|旅次|车次|航次|班次|床日|人日|机时|车日|基地|门店|项目|平方公尺|平方尺|公吨|公顷|"
    r"英亩|千瓦时?|兆瓦时?|海里|标准?箱|TEU|个?[\u4e00-\u9fff]))"
)
_AVERAGE: Final = re.compile(
    r"(?P<of>日|天|月|季|年|人|户|亩|店|场|单|车|件|次|台|周|村|房)均(?!衡|匀|线)"
)
_EACH: Final = re.compile(
    rf"每(?!(?<=[由从自]每)\d+(?:秒|分钟|小时|天))(?:个|名|位|间|家|一|停)*(?:1(?!\d))?(?P<of>{_NOUNS_PER})"
)
_PERSON: Final = re.compile(r"每[名位](?!次)")
_SINGLE: Final = re.compile(
    r"(?<![订菜清名简下接补账表存])单"
    r"(?P<of>小时|店|票|场|车|瓦|台|件|户|人|客|次|日|月|年|套|只|个|条|家|吨)(?!均(?![价值费重]))"
)
_YEARLY: Final = re.compile(
    r"(?<![\d一二三四五六七八九十上下半去今明当全历近同])(?P<of>年|月|日|周)"
    r"(?=销|产|交易|服务|收入|处理|吞吐|营收|接待|成交|发电|薪|租|费|用电|耗|活跃销|采购|节约|节省|省|减排|节电|节煤|GMV)"
)
_PREFIXED: Final = re.compile(
    r"(?P<of>亩|吨|户|百公里|公里|平方米|平方呎|千瓦时|度电|瓦|台)"
    r"(?=产量?[为达约\d]|综合能耗|电耗|能耗|油耗|成本|毛利|净利)"
    r"|(?P<yard>呎)(?=价|租)"
    r"|(?P<pace>时速)"
    r"|(?:EPS|目标价|股价|收盘价|发行价|行权价|授予价|配售价|认购价|回购价)(?P<share>)"
)
_SHARED: Final = frozenset(
    ("人", "户", "店", "台", "单", "股", "平方呎", "平方尺", "平方米", "平方公尺", "亩", "坪")
)
_TIMES: Final = frozenset("日天月年季周")


def denominator(left: str, dimension: str, units: Mapping[str, Unit]) -> str:
    """Read what a quantity is counted by from the text of its clause before it.

    Args:
        left: folded text from the start of the clause to the quantity.
        dimension: dimension of the unit; shares and multiples have no denominator.
        units: units by their words.

    Returns:
        The code of a unit (``day``, ``kg``) or the bare noun (人 in 人均), two of them joined
        by a slash (每人每月); empty if none.

    """
    if dimension in {"share", "share_difference", "ratio", "index"}:
        return ""
    found: list[tuple[int, str, bool]] = []
    for pattern in (_AVERAGE, _EACH, _SINGLE, _YEARLY, _PREFIXED):
        for match in pattern.finditer(left):
            if pattern is _EACH and _PERSON.match(match[0]):
                word = "人"
                found.append((match.start("of"), word, False))
                continue
            word = "股" if match.lastgroup == "share" else match[match.lastgroup or "of"]
            word = "小时" if match.lastgroup == "pace" else word
            if word == "股" and dimension != "money":
                continue
            if dimension == "time" and word in _TIMES and pattern is not _AVERAGE:
                continue
            found.append((match.start(match.lastgroup or "of"), word, pattern is _YEARLY))
    if not found:
        return ""
    found.sort()
    start, word, yearly = found[-1]
    words = [word]
    if len(found) > 1 and word in _TIMES and found[-2][1] in _SHARED:
        before, shared, _ = found[-2]
        if start - before <= _NEAR:
            each = "每" in left[before:start] or left[before - 1 : start + 2].endswith("月租")
            words = [shared, word] if each else ([shared] if yearly else words)
    return "/".join(_code(word, units) for word in words)


_NEAR: Final = 5
"""Denominators so many characters apart belong together (每人每月, 人均月)."""


def _code(word: str, units: Mapping[str, Unit]) -> str:
    word = word.removeprefix("个") if len(word) > 1 else word
    if word == "亩" or word not in units:
        return {"月": "month", "度电": "kWh"}.get(word, word)
    code = units[word].code
    return code if units[word].dimension != "money" else word
