"""Noun phrases around a quantity: what is measured, and of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportparse.claiming.chinese.predicates import Vocabulary
    from reportparse.claiming.chinese.words import Word

__all__ = ["Phrase", "phrase_after", "phrase_before", "split"]

_NOUN_TAGS: Final = ("n", "vn", "an", "a", "b", "j", "l", "i", "eng", "s", "z", "g", "k", "h", "ng")
_JOINERS: Final = frozenset("的之和与及、·“”\"'「」‘’+-/&")
_DETERMINERS: Final = frozenset(("某", "该", "本", "各", "每", "单", "全", "我国", "其", "这些", "这一", "首", "日均", "月均", "年均", "人均"))
_NOT_NOUNS: Final = frozenset(("已达", "较", "将", "已", "达", "约", "亦", "惟", "仅", "均", "共", "尚", "则", "其中", "同比", "环比", "按年", "就是", "方面", "左右", "以上", "以下", "后", "前", "时", "上", "下", "中", "里", "内", "期间"))


class Phrase(NamedTuple):
    """A range of a sentence."""

    start: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        return self.start >= self.end


def _is_noun(word: Word, words: Vocabulary) -> bool:
    if word.surface in _NOT_NOUNS or word.surface in words.openings:
        return False
    if word.surface in _DETERMINERS:
        return True
    if word.surface in words.blocking and word.tag != "n":
        return False
    return word.tag.startswith(_NOUN_TAGS) and word.tag not in {"nz_"} or word.tag in {"nz", "nt", "nr", "ns", "nrt"}


def _is_yearly(segmented: Sequence[Word], word: Word) -> bool:
    """Tell whether 年, 月 or 日 says how often (年销售额), not when (2024年)."""
    if word.surface not in {"年", "月", "日"}:
        return False
    return not any(other.end == word.start and other.tag == "m" for other in segmented)


def _is_circumstance(word: Word, segmented: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether 占 or 在 belongs to the name of a share (网络零售额占零售总额的比重)."""
    inside = [other for other in segmented if start <= other.start and other.end <= end]
    if not inside or inside[-1].surface not in _SHARES:
        return False
    of = any(other.surface == "的" for other in inside)
    return word.surface == "占" or (word.surface in {"在", "对"} and of)


def phrase_before(
    segmented: Sequence[Word], left: int, right: int, words: Vocabulary
) -> Phrase:
    """Find the noun phrase that ends at a place.

    Args:
        segmented: words of the sentence.
        left: where it may begin at the earliest.
        right: where it ends.
        words: vocabulary.

    Returns:
        The longest phrase of nouns, their modifiers, 的 and conjunctions that ends there;
        empty if there is none.

    """
    start = end = right
    behind: Word | None = None
    quoted = 0
    for word in reversed(segmented):
        if word.start >= right or word.end > right:
            continue
        if word.start < left:
            break
        surface = word.surface
        if surface in {"”", "」", "》"}:
            quoted += 1
        elif surface in {"“", "「", "《"}:
            quoted = max(0, quoted - 1)
        elif quoted:
            pass
        elif surface in _JOINERS or surface in {"以及", "或"}:
            if behind is None:
                if surface in {"的", "之"}:
                    end = start = word.start
                    continue
                break
        elif _is_noun(word, words) or _is_yearly(segmented, word):
            pass
        elif (
            word.tag.startswith("v")
            and behind is not None
            and surface in words.transitive
            and surface not in words.support
            and words.measures.search(behind.surface)
        ):
            # 处理时间, 投入成本: the verb is part of the measure's name
            pass
        elif word.tag.startswith("v") and behind is not None and surface not in words.blocking:
            # a verb in front of its noun qualifies it: 交易纠纷处理时间
            if behind.surface in _JOINERS and behind.surface not in {"的", "之"}:
                break
        elif word.tag.startswith("v") and behind is None and surface not in words.blocking and len(surface) > 1:
            pass
        elif word.tag in {"m", "mq", "q", "x"} and surface.isascii() and behind is not None and (
            behind.tag == "eng" or surface.isalpha()
        ):
            pass
        elif behind is not None and _is_circumstance(word, segmented, start, end):
            pass
        else:
            break
        start = word.start
        behind = word
    trimmed = _trim(segmented, Phrase(start, end))
    return trimmed


def _trim(segmented: Sequence[Word], phrase: Phrase) -> Phrase:
    start, end = phrase
    inside = [word for word in segmented if start <= word.start and word.end <= end]
    while inside and inside[0].surface in _JOINERS - {"“", "「", "\"", "‘"}:
        inside.pop(0)
    while inside and inside[-1].surface in _JOINERS - {"”", "」", "\"", "’"}:
        inside.pop()
    if not inside:
        return Phrase(end, end)
    return Phrase(inside[0].start, inside[-1].end)


def phrase_after(
    segmented: Sequence[Word], left: int, right: int, words: Vocabulary
) -> tuple[Phrase, bool]:
    """Find the noun phrase that begins at a place, 的 in front of it left out.

    Returns:
        The phrase (empty if there is none), and whether a predicate follows it in the clause.

    """
    start = end = left
    begun = False
    of = False
    for word in segmented:
        if word.start < left:
            continue
        if word.start >= right:
            return _trim(segmented, Phrase(start, end)), False
        surface = word.surface
        if not begun and surface in {"的", "之"} and not of:
            of = True
            start = end = word.end
            continue
        if begun and (surface in {"某", "该", "其", "本"} or _acts(segmented, word, words)):
            return _trim(segmented, Phrase(start, end)), True
        if _is_noun(word, words) or (begun and surface in {"的", "之", "·", "“", "”", "及", "和", "、"}):
            pass
        elif not begun and surface in {"“", "「"}:
            pass
        elif word.tag.startswith("v") and surface not in words.blocking and (of or begun) and _noun_follows(segmented, word, right, words):
            pass
        elif begun or word.tag.startswith(("v", "d", "p", "c", "r", "m", "x", "u")):
            follows = word.tag.startswith(("v", "d", "p")) or surface in words.blocking
            return _trim(segmented, Phrase(start, end)), follows
        end = word.end
        begun = True
    return _trim(segmented, Phrase(start, end)), False


def _acts(segmented: Sequence[Word], word: Word, words: Vocabulary) -> bool:
    """Tell whether a verbal noun is a verb here: a determiner or a number follows it."""
    if word.tag != "vn":
        return False
    following = next((other for other in segmented if other.start >= word.end), None)
    return following is not None and (
        following.tag in {"m", "ul"} or following.surface in {"该", "此", "其", "了", "这", "“"}
    )


def _noun_follows(segmented: Sequence[Word], verb: Word, right: int, words: Vocabulary) -> bool:
    """Tell whether a verb qualifies a noun behind it, other verbs between them or not."""
    for word in segmented:
        if word.start < verb.end:
            continue
        if word.start >= right:
            return False
        if _is_noun(word, words) or word.surface == "的":
            return True
        if not word.tag.startswith("v") or word.surface in words.blocking:
            return False
    return False


_SHARES: Final = ("比重", "比例", "份额", "占比")


def split(
    segmented: Sequence[Word], phrase: Phrase, words: Vocabulary, *, broad: bool = False
) -> tuple[Phrase, Phrase]:
    """Split a noun phrase into who is measured and what is measured.

    Args:
        segmented: words of the sentence.
        phrase: a noun phrase, such as 直播电商的复购率.
        words: vocabulary.
        broad: whether any noun that a clause may speak of is a subject, as it is behind 使
            and 帮助.

    Returns:
        Subject (empty if the phrase names none) and metric.

    """
    inside = [word for word in segmented if phrase.start <= word.start and word.end <= phrase.end]
    if not inside:
        return Phrase(phrase.start, phrase.start), phrase
    share = next((word for word in inside if word.surface in {"占", "在"}), None)
    if share is not None and inside[-1].surface in _SHARES and share is not inside[0]:
        subject, measured = split(segmented, Phrase(phrase.start, share.start), words, broad=broad)
        if share.surface == "在" and subject.empty:
            return measured, Phrase(share.start, phrase.end)
        return subject, Phrase(measured.start, phrase.end)
    depth = 0
    of = -1
    for index, word in enumerate(inside):
        depth += (word.surface in {"“", "「"}) - (word.surface in {"”", "」"})
        if word.surface in {"的", "之"} and depth == 0:
            of = index
    if 0 < of < len(inside) - 1:
        head = inside[of + 1]
        quote = next(
            (i for i, word in enumerate(inside) if i > of and word.surface in {"”", "」"}), -1
        )
        if head.surface in {"“", "「"} and 0 < quote < len(inside) - 1:
            return Phrase(phrase.start, inside[quote].end), Phrase(
                inside[quote + 1].start, phrase.end
            )
        return Phrase(phrase.start, inside[of - 1].end), Phrase(head.start, phrase.end)
    heads = words.entities if broad else words.holders
    border = -1
    for index, word in enumerate(inside[:-1]):
        following = inside[index + 1]
        if heads.search(word.surface) and not words.measures.search(word.surface):
            border = index
        elif word.tag in {"ns", "nr", "nt", "nz", "nrt"} and border == index - 1 and len(word.surface) > 1:
            border = index
        elif word.surface in {"”", "」"}:
            border = index
        elif word.tag == "eng" and word.surface[0].isupper() and index == 0 and following.tag != "eng" and len(word.surface) > 3:
            border = index
    if border < 0:
        return Phrase(phrase.start, phrase.start), phrase
    return Phrase(phrase.start, inside[border].end), Phrase(inside[border + 1].start, phrase.end)
