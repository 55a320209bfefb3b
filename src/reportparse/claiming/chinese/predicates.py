"""What a clause says of a quantity: role, direction, and where the measured thing ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportparse.claiming.chinese.actors import Function
    from reportparse.claiming.lexicon import Lexicon
    from reportparse.claiming.quantity import Quantity
    from reportparse.records import Direction, Role

__all__ = ["Predicate", "Vocabulary", "predicate", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """How a quantity is said of something."""

    role: Role
    direction: Direction | Literal[""]
    start: int
    """Where the verb begins, in the text to the left of the quantity; its length if none."""
    verb: str = ""
    baseline: str = ""
    """What a comparison is with (``传统超市`` in 是传统超市的3倍)."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Patterns and word sets made once from a lexicon."""

    change: re.Pattern[str]
    """A verb of change right before a quantity, with what may stand between."""
    changed_object: re.Pattern[str]
    """A verb of change before its object."""
    object_changed: re.Pattern[str]
    """A verb of change, its object behind it, before a quantity."""
    object_reached: re.Pattern[str]
    """The same with the value that it reaches: 上修全年盈利至23.5元."""
    level: re.Pattern[str]
    comparison: re.Pattern[str]
    rise: frozenset[str]
    fall: frozenset[str]
    transitive: frozenset[str]
    blocking: frozenset[str]
    """Verbs that are no part of a noun phrase."""
    causative: frozenset[str]
    openings: frozenset[str]
    measures: re.Pattern[str]
    """A word that heads what is measured."""
    holders: re.Pattern[str]
    """A word that heads who is measured."""
    entities: re.Pattern[str]
    """A word that heads whom a clause speaks of; holders are among them."""
    abstract: frozenset[str]
    """Nouns that set no subject."""
    functions: Mapping[str, Function]
    """Words that say what the noun phrase behind them does."""
    relational: re.Pattern[str]
    """Nouns for those who belong to somebody else, and one of many (用户, 单店)."""
    speakers: frozenset[str]
    """Who tells what stands in a report, and is not what it tells of."""


def _alternation(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))


_FILLER: Final = (
    r"(?:了|着|过|出|去|整整|约|大约|达|多达|高达|幅度|近乎|再|又|幅|均|合计|分别|各|"
    r"平均|累计|为|近|超过|超|逾|仅|只有|一度)*"
)


_FUNCTIONS: Final[tuple[Function, ...]] = ("place", "means", "toward", "moved", "agent")


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """Make the patterns of a lexicon."""
    words = lexicon.words
    rise = words("chinese", "verbs", "rise")
    fall = words("chinese", "verbs", "fall")
    level = words("chinese", "verbs", "level")
    transitive = words("chinese", "verbs", "transitive")
    causative = words("chinese", "verbs", "causative")
    holders = words("chinese", "words", "holders")
    topics = words("chinese", "words", "topics")
    markers = words("chinese", "verbs", "object_markers")
    return Vocabulary(
        change=re.compile(
            rf"(?:(?P<rise>{_alternation(rise)})|(?P<fall>{_alternation(fall)}))"
            rf"(?P<filler>{_FILLER})(?P<to>至|到|为|成|回)?(?P<after>{_FILLER})$"
        ),
        changed_object=re.compile(
            rf"(?:(?P<rise>{_alternation(rise)})|(?P<fall>{_alternation(fall)}))了?$"
        ),
        object_changed=re.compile(
            rf"(?<![的率])(?:(?P<rise>{_alternation(words('chinese', 'verbs', 'gaining'))})"
            rf"|(?P<fall>{_alternation(words('chinese', 'verbs', 'saving'))}))了?"
            rf"(?P<object>(?!值)[\u4e00-\u9fff]{{2,8}}?)(?:约|近|逾)?$"
        ),
        object_reached=re.compile(
            rf"(?:(?P<rise>{_alternation(tuple(word for word in rise if len(word) > 1))})"
            rf"|(?P<fall>{_alternation(tuple(word for word in fall if len(word) > 1))}))了?"
            r"(?P<object>[\u4e00-\u9fffA-Za-z]{2,12}?)(?:至|到)(?:约|近|逾)?$"
        ),
        level=re.compile(rf"(?P<level>{_alternation(level)})(?:了|着|过|至|到|在)?$"),
        comparison=re.compile(
            r"(?:是|为|达到|达|相当于|约为|约当|仅为|仅|突破|超过|不足|不及|只有|仅相当于|等于|至|到|占)"
            r"(?P<than>[^,。;:\d]{2,24}?)的?(?:近|约|逾|超过|不到|不足|仅)?$"
        ),
        rise=frozenset(rise),
        fall=frozenset(fall),
        transitive=frozenset(transitive),
        blocking=frozenset((*rise, *fall, *level, *transitive, *causative, *markers)),
        causative=frozenset((*causative, *markers)),
        openings=frozenset(words("chinese", "words", "openings")),
        measures=re.compile(rf"(?:{_alternation(words('chinese', 'words', 'measures'))})$"),
        holders=re.compile(rf"(?:{_alternation(holders)})$"),
        entities=re.compile(rf"(?:{_alternation((*holders, *topics))})$"),
        abstract=frozenset(words("chinese", "words", "abstract")),
        functions={
            word: function
            for function in _FUNCTIONS
            for word in words("chinese", "functions", function)
        },
        relational=re.compile(
            rf"^[单每][^,]{{1,5}}$|(?:{_alternation(words('chinese', 'words', 'relational'))})$"
        ),
        speakers=frozenset(words("chinese", "words", "tellers")),
    )


_GROWTH_NOUN: Final = re.compile(r"(?P<rise>增幅|升幅|涨幅)|(?P<fall>降幅|跌幅|减幅|缩幅)")
_SIGNED: Final = re.compile(r"同比|环比|按年|增长|增速|变动|yoy")
_SHARES: Final = frozenset(("share", "share_difference"))
_DIFFERS: Final = re.compile(
    r"(?:(?P<up>高于|快于|多于|优于|高出|超出|领先|跑赢|超过)|(?P<down>低于|慢于|少于|低出|落后于?|跑输|逊于))"
    r"(?P<than>[^,。;:、()\d]{1,20}[^,。;:、()\d的之])$"
)
"""A word of comparison with what is compared in front of a difference: 高于全省平均2个百分点."""
_DIFFERENCES: Final = frozenset(("share_difference", "time"))
_NOT_A_VERB: Final = re.compile(r"(?:最|新|较|更|很|太)$")


_DENOMINATOR: Final = re.compile(r"每[^,。;\d至到]{1,6}$")
_COMPARATIVES: Final = frozenset("高低多少长短快慢贵重大小")
_COMPARED: Final = re.compile(r"较|比|于|与|同|相|平均")
_DONE: Final = re.compile(r"[了出过去]")


def _is_adjective(change: re.Match[str], left: str) -> bool:
    """Tell whether what looks like a verb of change is an adjective (高达, 最高)."""
    verb = change["rise"] or change["fall"]
    before = left[: change.start()]
    if verb not in _COMPARATIVES:
        return False
    if _NOT_A_VERB.search(before) or (change["filler"] + change["after"]).startswith("达"):
        return True
    done = _DONE.match(change["filler"]) is not None  # 返工成本少了三分之二
    return not (done or _COMPARED.search(before))


def predicate(left: str, quantity: Quantity, words: Vocabulary) -> Predicate:
    """Read the predicate of a quantity.

    Args:
        left: folded text from the start of the clause, or from the quantity before, to the
            quantity with its qualifiers.
        quantity: the quantity.
        words: vocabulary.

    Returns:
        Role and direction, without regard to other quantities (``from`` is not decided
        here).

    """
    shared = quantity.dimension in _SHARES
    noun = _GROWTH_NOUN.search(left) if shared or quantity.dimension == "ratio" else None
    change = words.change.search(left)
    if noun and (change is None or change.start() <= noun.end()):
        return Predicate("change", "up" if noun["rise"] else "down", noun.start(), noun[0])
    each = _DENOMINATOR.search(left)
    changed = words.changed_object, words.object_changed
    if each and not any(pattern.search(each[0]) for pattern in changed):  # 每升值1% is a change
        left = left[: each.start()]
    found = (
        _changed(left, quantity, words)
        or _differing(left, quantity)
        or _compared(left, quantity, words)
        or _changed_object(left, quantity, words)
    )
    if found is not None:
        return found
    if quantity.low < 0 and shared and _SIGNED.search(left):
        return Predicate("change", "down", len(left))
    level = words.level.search(left)
    if level:
        return Predicate("level", "", level.start(), level["level"])
    return Predicate("level", "", len(left))


def _changed(left: str, quantity: Quantity, words: Vocabulary) -> Predicate | None:
    """Read a verb of change right before the quantity."""
    change = words.change.search(left)
    if change is None or _is_adjective(change, left):
        return None
    rises = bool(change["rise"]) != left[: change.start()].endswith("负")  # 负增长3%
    direction: Direction = "up" if rises else "down"
    verb = change["rise"] or change["fall"]
    if not change["to"] and not verb.endswith(("至", "到")):
        return Predicate("change", direction, change.start(), verb)
    comparison = words.comparison.search(left) if quantity.dimension == "ratio" else None
    if comparison and "至" in comparison[0]:
        return None
    return Predicate("to", direction, change.start(), verb)


_NO_OBJECT: Final = re.compile(r"[的至到为是达占已]|全年|[增升涨降跌减缩]幅")


def _changed_object(left: str, quantity: Quantity, words: Vocabulary) -> Predicate | None:
    """Read a verb of change with its object: 新增床位600张."""
    reached = words.object_reached.search(left)
    if reached and not _NO_OBJECT.search(reached["object"].removeprefix("全年")):
        towards: Direction = "up" if reached["rise"] else "down"
        return Predicate("to", towards, reached.start(), reached["rise"] or reached["fall"])
    change = words.object_changed.search(left)
    if change is None or quantity.dimension in _SHARES or _NO_OBJECT.search(change["object"]):
        return None
    direction: Direction = "up" if change["rise"] else "down"
    return Predicate("change", direction, change.start(), change["rise"] or change["fall"])


def _differing(left: str, quantity: Quantity) -> Predicate | None:
    """Read by how much something differs: 快于贷款平均增速11个百分点."""
    differs = _DIFFERS.search(left) if quantity.dimension in _DIFFERENCES else None
    if differs is None:
        return None
    direction: Direction = "up" if differs["up"] else "down"
    return Predicate(
        "change", direction, differs.start(), differs["up"] or differs["down"], differs["than"]
    )


def _compared(left: str, quantity: Quantity, words: Vocabulary) -> Predicate | None:
    """Read what a multiple or a fraction is one of: 是传统超市的3倍."""
    if quantity.unit not in {"times", "fraction", "percent"}:
        return None
    comparison = words.comparison.search(left)
    if comparison is None or (quantity.unit == "percent" and not left.endswith("的")):
        return None
    start = comparison.start()
    if comparison[0].startswith(("至", "到")):
        verb = words.changed_object.search(left[:start])
        start = verb.start() if verb else start
    return Predicate("comparison", "", start, comparison[0], comparison["than"])
