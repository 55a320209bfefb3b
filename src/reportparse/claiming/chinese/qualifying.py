"""What makes a quantity approximate or a bound: 约 and 超过 in front, 左右 and 以上 behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from reportparse.claiming.chinese.measuring import alternation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity
    from reportparse.records import Qualifier

__all__ = ["qualified", "share_qualifiers"]


class _Patterns(NamedTuple):
    """Patterns made once from a lexicon; their groups are named by the bound that they tell."""

    before: re.Pattern[str]
    """Right in front of the quantity."""
    around: re.Pattern[str]
    """In front of what the quantity is a part or a multiple of: 不足总量的五分之一."""
    after: re.Pattern[str]


_PART_OF: Final = (
    r"(?:是|为|等于)?"
    r"(?:[^,。;:、()\d约近]{1,16}|[^,。;:、()\d]{0,4}\d{2,4}年[^,。;:、()\d]{0,10})[的之]$"
)
_BETWEEN: Final = r"(?:了|至|到|人民币)?\s?$"
_DENOMINATED: Final = r"(?:每[^,。;:\d]{1,6})?"
_VERBS: Final = (
    r"(?:占|有|合|需|达|计|折合|相当于|[增减升降涨跌]|增长|增加|增至|提高|提升|上升|上涨|"
    r"上调|回升|走升|微升|"
    r"减少|下降|降低|下跌|下滑|回落|走低|微降|缩短|节约|节省|投入|投资|完成|实现|贡献|带动)"
)


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> _Patterns:
    table = lexicon.tables["chinese"]["qualifiers"]

    def grouped(side: str) -> str:
        return "|".join(
            f"(?P<{bound}>{alternation(table[side][bound])})"
            for bound in ("at_most", "at_least", "approx")
        )

    grants = "补贴|补助|奖励|折抵|支持|给予"
    most = rf"多可?{_VERBS}?|高(?:可(?:{_VERBS}|{grants})?|{grants})"
    said = rf"(?P<said>(?:大约|约)略?{_VERBS}|最(?:{most}))"
    return _Patterns(
        re.compile(rf"(?:{grouped('before')}|{said}){_DENOMINATED}{_BETWEEN}"),
        re.compile(rf"(?:{grouped('around')}){_PART_OF}"),
        re.compile(rf"\s?(?:{grouped('after')})"),
    )


_WINDOW: Final = 12
_WIDE_WINDOW: Final = 28
"""How many characters in front of a quantity are looked at."""
_WORDS_WITH_QUALIFIERS: Final = re.compile(
    r"内(?:[地部容外需存涵陆蒙政径销贸资饰循])|强[劲化调势度制力烈国]|起[来到步草源]|许[可多]|"
    r"多[元个家种次地功方为数媒样级式年少层维边]|上下[游级]|左右[手侧两]"
)
_DENIED: Final = re.compile(r"(?:难以?|未能?|无法|不能|不会|没有?|达?不)$")
_MILESTONE: Final = frozenset(("大关", "关口", "台阶"))
_PARTS: Final = frozenset(("times", "fraction"))
_TENTHS: Final = re.compile(r"[成半数一二三四五六七八九]$")
_NO_BOUND: Final = re.compile(
    r"(?:[不只通经透渡难]过|[履合节契条预签违制公邀纽续缔]约|[最附临邻亲靠]近|[打爆]破)$"
)
"""Words that end as a qualifier does and are none (不过, 签约, 附近)."""


def _in_front(folded: str, quantity: Quantity, patterns: _Patterns) -> tuple[Qualifier | None, int]:
    """Read what stands in front; the second of the pair is where it begins."""
    start = quantity.start
    begin = max(0, start - _WINDOW)
    match = patterns.before.search(folded[begin:start])
    if match and _holds(folded, match, begin):
        return _bound(folded, match, begin), begin + match.start()
    tenths = quantity.unit == "percent" and _TENTHS.search(folded[start : quantity.end])
    if quantity.unit in _PARTS or tenths:
        begin = max(0, start - _WIDE_WINDOW)
        match = patterns.around.search(folded[begin:start])
        if match and _holds(folded, match, begin):
            return _bound(folded, match, begin), start
    return None, start


def _holds(folded: str, match: re.Match[str], begin: int) -> bool:
    """Tell whether what was found is not the end of another word."""
    end = begin + max(match.end(name) for name in ("at_most", "at_least", "approx"))
    return end < begin or _NO_BOUND.search(folded[max(0, end - 2) : end]) is None


def _bound(folded: str, match: re.Match[str], begin: int) -> Qualifier:
    said = match.groupdict().get("said")
    if said:
        return "at_most" if said.startswith("最") else "approx"
    for bound in ("at_most", "at_least", "approx"):
        if match[bound]:
            denied = _DENIED.search(
                folded[max(0, begin + match.start() - 3) : begin + match.start()]
            )
            return "at_most" if bound == "at_least" and denied else bound
    message = "a qualifier belongs to a bound"
    raise AssertionError(message)


def qualified(folded: str, quantity: Quantity, lexicon: Lexicon, *, vague: bool) -> Quantity:
    """Read whether a quantity is exact, approximate or a bound.

    Args:
        folded: the passage.
        quantity: number and unit.
        lexicon: vocabulary; ``[qualifiers]`` of ``chinese.toml`` is what counts.
        vague: whether the numeral itself is approximate (数十, 20余万).

    Returns:
        The quantity with its qualifier, and with the range of the words that tell it.

    """
    patterns = _patterns(lexicon)
    front, outer_start = _in_front(folded, quantity, patterns)
    qualifier: Qualifier = front or ("approx" if vague else "exact")
    outer_end = quantity.end
    match = patterns.after.match(folded, quantity.end)
    if match and match.lastgroup and not _in_a_word(folded, match.start(), match.end()):
        outer_end = match.end()
        told: Qualifier = match.lastgroup  # type: ignore[assignment]  # the groups are named so
        if (
            match[0].strip() == "以外"
            and "除" in folded[max(0, quantity.start - 40) : quantity.start]
        ):
            return replace(quantity, qualifier=qualifier, outer_start=outer_start)
        of_another = folded.startswith("的", outer_end)
        milestone = match[0].strip() in _MILESTONE and qualifier == "at_most"
        if (qualifier in {"exact", "approx"} or told != "approx" or of_another) and not milestone:
            qualifier = told
    return replace(quantity, qualifier=qualifier, outer_start=outer_start, outer_end=outer_end)


def _in_a_word(folded: str, start: int, end: int) -> bool:
    match = _WORDS_WITH_QUALIFIERS.match(folded, start)
    return match is not None and match.end() > end - 1


_LISTED: Final = re.compile(r"\s?(?:、|和|及|与|以及|或|/)\s?")
_EACH: Final = re.compile(r"分别|均|都|各|依次")
_BOUNDS: Final = frozenset(("at_least", "at_most"))


def share_qualifiers(folded: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Let the quantities of a list share a bound: 分别不低于30%、65%和110%, 增长5%和6%左右.

    Args:
        folded: the passage.
        quantities: in text order.

    Returns:
        The quantities; those of a list that have no qualifier of their own take the one in
        front of the list, or, where the list speaks of each (分别), the one behind it.

    """
    shared = list(quantities)
    for index in range(1, len(shared)):
        first, second = shared[index - 1], shared[index]
        if _joined(folded, first, second) and second.qualifier == "exact":
            in_front = first.outer_start < first.start and first.outer_end == first.end
            passed_on = quantities[index - 1].qualifier == "exact"
            if first.qualifier in _BOUNDS and (in_front or passed_on):
                shared[index] = replace(second, qualifier=first.qualifier)
    for index in range(len(shared) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        if first.qualifier != "exact" or not _joined(folded, first, second):
            continue
        own = second.outer_end > second.end or quantities[index + 1].qualifier == "exact"
        if (
            second.qualifier != "exact"
            and own
            and _EACH.search(folded[max(0, first.start - 16) : first.start])
        ):
            shared[index] = replace(first, qualifier=second.qualifier)
    return shared


def _joined(folded: str, first: Quantity, second: Quantity) -> bool:
    gap = folded[first.outer_end : second.outer_start]
    return first.dimension == second.dimension and _LISTED.fullmatch(gap) is not None
