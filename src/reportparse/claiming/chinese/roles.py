"""Candidates for what a sentence does with a quantity: its role and direction, its modality."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from reportparse.claiming.ranking import Candidate

if TYPE_CHECKING:
    from reportparse.claiming.chinese.scene import Scene
    from reportparse.claiming.chinese.sentence import Sentence
    from reportparse.claiming.ranking import Key
    from reportparse.records import Direction, Modality, Role

__all__ = ["MODALITIES", "ROLES", "modality_candidates", "role_candidates"]

ROLES: Final[tuple[tuple[Role, Direction | Literal[""]], ...]] = (
    ("level", ""),
    ("change", "up"),
    ("change", "down"),
    ("from", "up"),
    ("from", "down"),
    ("to", "up"),
    ("to", "down"),
    ("comparison", ""),
)
MODALITIES: Final[tuple[Modality, ...]] = ("actual", "forecast", "target", "condition")

_FAR: Final = 6
_GAP: Final = 6
_RATE: Final = re.compile(r"增[速幅长率]+|[降跌升涨减]幅|增长率|年增率|复合|增速|比[重例]|占比|率$")
_COMPARED: Final = re.compile(r"较|比|同比|环比|按年|按季|年增|年减|季增|季减|相当于|高于|低于")
_PART_OF: Final = re.compile(
    r"(?P<opener>恢复[至到]|回升[至到]|相当于|约为|仅为|不足|不到|不及|接近|超过|超越|突破|达到?|占|是|为|等于|逾)"
    r"(?:了|约|近)*(?P<of>[^,。;:、()]{1,20})[的之](?:约|近|逾)?$"
)
"""In front of a multiple or a share: what it is one of, and how that is said."""
_NOMINAL: Final = re.compile(
    r"(?:左右|以上)?的?(?:同比|年均|平均|正|负)?(?:(?P<up>增[长幅速加]|[升涨]幅|成长|上[升涨行])|"
    r"(?P<down>[降跌减]幅|下[降跌滑行]|减少|缩减|亏损))"
)
"""Behind a share: 一成的增长."""
_JOINED: Final = (
    ("to", re.compile(r",?(?:仍|并|已|也|最终)?(?:至|到|[升降增减]至)(?:约|近|逾)?")),
    ("is", re.compile(r",?(?:仍|并|已|也|最终)?(?:达到|达至|达|为|成)(?:约|近|逾)?")),
    ("or", re.compile(r",?(?:或|即|折合|相当于)(?:约|近|逾)?")),
    ("and", re.compile(r"(?:、|和|与|及|以及)")),
    ("stop", re.compile(r"[,;]")),
    ("aside", re.compile(r"[()]")),
)
_PREPARES: Final = re.compile(r"(?:由|从|自)[^,。;]{0,24}$")
_REACHES: Final = re.compile(r"[至到为成]|[跌升]破|失守")


def role_candidates(scene: Scene) -> list[Candidate]:
    """Describe each role and direction for a quantity.

    Returns:
        A candidate for each entry of ``ROLES``, in their order.

    """
    keys = _role_keys(scene)
    return [
        Candidate(
            f"{role} {direction}".strip(),
            tuple((family, role, direction, *values) for family, *values in keys),
        )
        for role, direction in ROLES
    ]


def _role_keys(scene: Scene) -> list[Key]:
    sentence, place, rule, memory = scene.sentence, scene.place, scene.rule, scene.memory
    folded = sentence.folded
    quantity = sentence.quantities[place]
    clause = sentence.clauses[sentence.clause_at(quantity.start)]
    begin = clause.start
    previous = sentence.quantities[place - 1] if place else None
    if previous is not None:
        begin = max(begin, previous.outer_end)
    left = folded[begin : quantity.outer_start]
    before = range(sentence.words_until(begin), sentence.words_before(quantity.outer_start))
    last = [sentence.words[index].surface for index in before[-3:]]
    last = ["^"] * (3 - len(last)) + last
    verb, away = "", _FAR
    for steps, index in enumerate(reversed(before)):
        if sentence.classes[index] in {"rise", "fall"}:
            verb, away = sentence.classes[index], min(steps, _FAR)
            break
    first = sentence.words_until(quantity.outer_end)
    following = [word.surface for word in sentence.words[first : first + 2]]
    following += ["$"] * (2 - len(following))
    gap, reaches = "", "no"
    if place + 1 < len(sentence.quantities):
        between = folded[quantity.outer_end : sentence.quantities[place + 1].outer_start]
        gap = between if len(between) <= _GAP else ""
        reaches = "yes" if _reaches(sentence, place) and "," not in between else "comma"
    rate = _RATE.search(left)
    compared = _COMPARED.search(left)
    keys: list[Key] = [
        ("bias",),
        ("r", rule.role, rule.direction),
        ("rd", rule.role, rule.direction, quantity.dimension),
        ("rv", rule.verb[:4]),
        ("w1", last[-1]),
        ("w2", last[-2]),
        ("w12", last[-2], last[-1]),
        ("c1", left[-1:]),
        ("c2", left[-2:]),
        ("v", verb, away),
        ("vd", verb, quantity.dimension),
        ("n1", following[0]),
        ("n12", following[0], following[1]),
        ("gap", gap),
        ("reach", reaches, bool(_PREPARES.search(left))),
        ("sign", quantity.low < 0, quantity.dimension),
        ("unit", quantity.unit),
        ("rate", rate[0] if rate else "", rule.role, rule.direction),
        ("cmp", compared[0] if compared else "", rule.role),
        ("aside", folded[clause.start - 1 : clause.start] == "(", rule.role),
    ]
    sign = folded[quantity.start]
    onward = sentence.classes[first] if first < len(sentence.classes) else ""
    onward = onward if onward in {"rise", "fall"} else ""
    part = _PART_OF.search(left)
    nominal = _NOMINAL.match(folded, quantity.end)
    keys += [
        ("plus", sign if sign in "+-" else ""),
        ("part", part["opener"] if part else "", quantity.dimension),
        ("ratio", bool(part), quantity.dimension, rule.role, part is not None and "占" in part[0]),
        ("onward", onward, bool(_PREPARES.search(left))),
        ("nominal", nominal.lastgroup or "" if nominal else "", quantity.dimension),
    ]
    if previous is not None and memory.last is not None:
        joint = folded[previous.outer_end : quantity.outer_start]
        keys += [
            ("p", memory.last.role, memory.last.direction),
            ("pg", memory.last.role, memory.last.direction, joint if len(joint) <= _GAP else ""),
            ("pr", memory.last.role, memory.last.direction, rule.role, rule.direction),
            ("pj", _joint(joint), memory.last.role, memory.last.direction),
            ("pju", _joint(joint), memory.last.role, previous.dimension, quantity.dimension),
            ("pu", memory.last.role, memory.last.direction, previous.unit == quantity.unit),
        ]
    else:
        keys.append(("p", "none"))
    return keys


def _reaches(sentence: Sentence, place: int) -> bool:
    """Tell whether the next quantity, or the one behind it, is where a change leads."""
    folded, quantities = sentence.folded, sentence.quantities
    first, second = quantities[place], quantities[place + 1]
    if _REACHES.search(folded[first.end : second.start]):
        return True
    return place + 2 < len(quantities) and bool(
        _REACHES.fullmatch(folded[second.end : quantities[place + 2].start])
    )


def _joint(text: str) -> str:
    """Kind of what stands between two quantities."""
    if len(text) > _GAP:
        return "far"
    for name, pattern in _JOINED:
        if pattern.fullmatch(text.strip()):
            return name
    return "near"


_HINT: Final = re.compile(
    r"估计|料将|计划用|达标|预算|指引|倘若|倘|力拚|力拼|力求|应于|提议|指标须|预计|预期|预测|预估|有望|将|料|拟|力争|计划|目标|确保|要求|若|如果|假设|须|必须|不得|应|可望|可达|建议|每|争取|达产|规划|完成后|后可|可|能|要"
)
_HINTS: Final = (
    (
        "forecast",
        frozenset(
            [
                "预计",
                "预期",
                "预测",
                "预估",
                "有望",
                "将",
                "料",
                "料将",
                "可望",
                "估计",
                "指引",
                "预算",
            ]
        ),
    ),
    (
        "target",
        frozenset(
            [
                "拟",
                "力争",
                "计划",
                "计划用",
                "目标",
                "确保",
                "争取",
                "建议",
                "提议",
                "规划",
                "力拚",
                "力拼",
                "力求",
            ]
        ),
    ),
    (
        "condition",
        frozenset(
            [
                "要求",
                "若",
                "如果",
                "假设",
                "须",
                "必须",
                "不得",
                "应",
                "应于",
                "倘",
                "倘若",
                "每",
                "指标须",
            ]
        ),
    ),
)
"""What hints have in common; any other one is weak (可, 能, 要)."""
_OUTLOOK: Final = re.compile(r"展望|目标|规划|计划|预测|前景|建议|任务|部署|安排|下一步")
_NEXT: Final = re.compile(r"明年|下半年|下季|未来|20[23]\d年|到20")
_TAIL: Final = 40
_STEP: Final = 6
"""A hint's distance is told in steps of so many characters."""


def _kind(hint: str) -> str:
    """Modality that a hint speaks for."""
    if not hint:
        return ""
    return next((kind for kind, hints in _HINTS if hint in hints), "weak")


def modality_candidates(scene: Scene) -> list[Candidate]:
    """Describe each modality for a quantity.

    Returns:
        A candidate for each entry of ``MODALITIES``, in their order.

    """
    sentence, place, rule, memory = scene.sentence, scene.place, scene.rule, scene.memory
    folded = sentence.folded
    quantity = sentence.quantities[place]
    clause = sentence.clauses[sentence.clause_at(quantity.start)]
    left = folded[max(clause.start, quantity.start - _TAIL) : quantity.start]
    whole = folded[sentence.span.start : quantity.start]
    near = [match[0] for match in _HINT.finditer(left)]
    far = [match[0] for match in _HINT.finditer(whole)]
    hints = [sentence.span.start + match.end() for match in _HINT.finditer(whole)]
    hint = hints[-1] if hints else sentence.span.start
    away = (quantity.start - hint) // _STEP
    between = sentence.quantities_between(hint, quantity.start)
    outlook = _OUTLOOK.search(memory.section_title)
    following = _NEXT.search(whole)
    kind = _kind(near[-1] if near else "")
    keys: list[Key] = [
        ("bias",),
        ("r", rule.modality),
        ("near", near[-1] if near else ""),
        ("nr", near[-1] if near else "", rule.modality),
        ("nd", near[-1] if near else "", min(away, 3), min(between, 2)),
        ("rd", rule.modality, min(away, 5), min(between, 2)),
        ("nk", kind, rule.modality),
        ("nkd", kind, min(away, 3), min(between, 2)),
        ("nks", *sorted({_kind(hint) for hint in near})),
        ("fk", _kind(far[-1] if far else ""), kind, sentence.clause_at(quantity.start) > 0),
        ("far", far[-1] if far else "", sentence.clause_at(quantity.start) > 0),
        ("title", outlook[0] if outlook else ""),
        ("tr", outlook is not None, rule.modality),
        ("next", following[0][:2] if following else ""),
        ("role", rule.role, rule.modality),
        ("n1", folded[quantity.outer_end : quantity.outer_end + 2]),
        ("c2", left[-2:]),
        ("qualifier", quantity.qualifier, rule.modality),
    ]
    if memory.last is not None:
        same = memory.last_sentence == memory.sentence
        keys.append(("p", memory.last.modality, same, memory.last_paragraph == memory.paragraph))
        keys.append(("pr", memory.last.modality, same, rule.modality))
    return [
        Candidate(modality, tuple((family, modality, *values) for family, *values in keys))
        for modality in MODALITIES
    ]
