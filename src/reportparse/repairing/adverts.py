"""Adverts that document-sharing sites put into the running text of a report.

An advert is an address (a web address, an account, a document-sharing site's name) with the words
of adverts right around it, or a download prompt in brackets. A report has addresses of its own:
sources, company websites, contacts. So an advert goes only where it is certainly no part of the
report: it says what nobody says of a report of his own, or it stands inside a word, or it is
repeated through paragraphs that have other text; and never where the report itself names the
address elsewhere.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from reportparse.language import simplify
from reportparse.repairing.account import Change, separate
from reportparse.repairing.mirror import to_mirror_script
from reportparse.repairing.spacing import parts_a_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportparse.records import Certainty

__all__ = ["advert_changes", "advert_signs"]

KIND: Final = "advert"
_DOMAIN: Final = (
    r"(?:[a-z0-9-]{1,30}\.){1,4}(?:com|cn|net|org|cc|info|top|vip|me|io)(?:\.(?:cn|hk|tw))?"
)
_URL: Final = re.compile(
    rf"(?<![a-z0-9@.-])(?:https?://)?(?P<domain>{_DOMAIN})(?![a-z])"
    r"(?:/[a-z0-9_./?=&%#~-]{0,80})?",
)
_HOST: Final = re.compile(rf"(?:https?://)?(?P<domain>{_DOMAIN})(?![a-z])")
_COUNTRY: Final = 2
"""Letters of the domain of a country."""
_SECOND: Final = frozenset({"com", "net", "org", "gov", "edu", "ac", "co"})
"""Domains below that of a country under which names are registered."""
_ACCOUNT: Final = re.compile(
    r"(?<![a-z])(?:qq(?:交流|资料)?(?:群|号)?[:： ]?(?P<number>[1-9][0-9]{5,11})"
    r"|(?:微信公众号|公众号|微信号|微信|vx|wechat)[:： ]?[“「【]?(?P<name>[a-z][a-z0-9_-]{4,19})"
    r"[”」】]?)(?![a-z0-9])"
)
_PROMPT: Final = re.compile(
    r"[【\[（(《<][ ]?(?P<inside>[^【】\[\]（）()《》<>\n\t]{2,40})[】\]）)》>]"
)
_GUEST_DATE: Final = re.compile(
    r"[ ]?(?:on|at)[ ]\d{1,2}[ ][a-z]{3,9}[ ](?:19|20)\d\d"
    r"|[ ]on[ ][a-z]{3,9}[ ]\d{1,2},[ ](?:19|20)\d\d"
)
_REACH: Final = 60
"""Characters on each side of an address in which the words of its advert stand."""
_GUARDED: Final = 14
"""Characters before an advert in which a word makes it the report's own."""
_GAPS: Final = " ,，:：-—|"
_STOPS: Final = "。！？!?；;"
_REPEATED: Final = 3
"""Paragraphs with other text that an advert stands in, for its being repeated to tell."""
_OTHER: Final = 12
"""Characters of other text at least that such a paragraph has."""
_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_BRACKETS: Final = {"（": "）", "(": ")", "【": "】", "[": "]"}
_HAN: Final = re.compile(r"[\u3400-\u9fff0-9]")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    classes: Mapping[str, str]
    """The words of adverts, and the class of each."""
    longest: int
    certain: tuple[str, ...]
    own: tuple[str, ...]
    """Words before an advert that make its address the report's own."""
    after: tuple[str, ...]
    """Words after it that do."""
    public: frozenset[str]
    """Labels of domains that advertise nothing."""
    domains: frozenset[str]
    """Domains of document-sharing sites."""
    sites: re.Pattern[str]
    phrases: re.Pattern[str]
    prompts: re.Pattern[str]
    certain_prompts: tuple[str, ...]
    signs: tuple[str, ...]
    """One of these stands in every advert, in one script or the other."""


@dataclass(frozen=True, slots=True)
class _Advert:
    start: int
    end: int
    address: str
    """What is advertised: a domain, an account, a site; ``prompt`` for a prompt."""
    wordy: bool
    """Whether words of adverts stand around the address."""
    certain: bool
    """Whether its words tell by themselves."""
    beside: bool
    """Whether other text stands in its paragraph."""


@cache
def _lexicon() -> _Lexicon:
    content = files(f"{__package__}.lexicon").joinpath("adverts.toml").read_text("utf-8")
    data = tomllib.loads(content)
    classes: dict[str, str] = {}
    for name, words in data["words"].items():
        for word in words:
            classes.setdefault(word, name)
    prompts = sorted(data["prompts"]["words"], key=len, reverse=True)
    sites = sorted(data["sites"], key=len, reverse=True)
    phrases = sorted(data["repeated"]["phrases"], key=len, reverse=True)
    return _Lexicon(
        classes,
        max(map(len, classes)),
        tuple(data["words"]["certain"]),
        tuple(data["own"]["before"]),
        tuple(data["own"]["after"]),
        frozenset(data["own"]["domains"]),
        frozenset(data["domains"]),
        re.compile("|".join(map(re.escape, sites))),
        re.compile("|".join(map(re.escape, phrases))),
        re.compile(f"(?:(?:{'|'.join(map(re.escape, prompts))})[ ]?)+"),
        tuple(data["prompts"]["certain"]),
        tuple(
            dict.fromkeys(form for sign in data["signs"] for form in (sign, to_mirror_script(sign)))
        ),
    )


def advert_signs() -> tuple[str, ...]:
    """Words of which one at least stands in every advert, in both scripts."""
    return _lexicon().signs


def advert_changes(content: str) -> list[Change]:
    """Take the adverts of sites out of the running text.

    Args:
        content: any text. An advert reaches over no end of a line and no tab.

    """
    lexicon = _lexicon()
    signs = [sign for sign in lexicon.signs if sign in content]
    if not signs:
        return []
    found: list[_Advert] = []
    mentions: list[tuple[int, int, str]] = []
    for start, end in _lines(content, signs):
        line = content[start:end]
        folded = simplify(line).translate(_LOWER)
        found += sorted(_adverts(folded, start), key=lambda advert: advert.start)
        mentions += _mentions(folded, start)
    if not found:
        return []
    own = _own_addresses(content, found, mentions)
    judged = _judged(content, [advert for advert in found if advert.address not in own])
    return separate(
        Change(*_with_borders(content, advert), "", KIND, rule, certainty)
        for advert, rule, certainty in judged
    )


def _lines(content: str, signs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines, or cells of lines, in which a sign of an advert stands."""
    done = 0
    for found in re.finditer("|".join(map(re.escape, signs)), content):
        if found.start() < done:
            continue
        start = max(content.rfind("\n", done, found.start()), done - 1) + 1
        end = content.find("\n", found.end())
        done = len(content) if end < 0 else end
        at = start
        for cell in content[start:done].split("\t"):
            yield at, at + len(cell)
            at += len(cell) + 1


def _adverts(folded: str, offset: int) -> Iterator[_Advert]:
    """Read all that may be an advert in a line."""
    found = list(_addressed(folded, offset))
    taken = {at for advert in found for at in range(advert.start, advert.end)}
    yield from found
    for phrase in _lexicon().phrases.finditer(folded):
        start, end = offset + phrase.start(), offset + phrase.end()
        if taken.isdisjoint((start, end)) and not _is_own(folded, *phrase.span()):
            beside = len(folded) - len(phrase.group()) >= _OTHER
            yield _Advert(start, end, phrase.group(), wordy=True, certain=False, beside=beside)
    for prompt in _PROMPT.finditer(folded):
        inside = prompt["inside"].strip()
        certain = any(word in inside for word in _lexicon().certain_prompts)
        beside = len(folded) - len(prompt.group()) >= _OTHER
        if certain and beside and _lexicon().prompts.fullmatch(inside):
            start, end = offset + prompt.start(), offset + prompt.end()
            yield _Advert(start, end, "prompt", wordy=True, certain=True, beside=True)


def _addressed(folded: str, offset: int) -> Iterator[_Advert]:
    """Read the addresses of a line with the words of adverts around them."""
    done = 0
    for start, end, address in sorted(_addresses(folded)):
        if start < done:
            continue
        first, before = _walk_back(folded, start, done)
        last, after = _walk_on(folded, end)
        done = end
        if _is_own(folded, first, last) or not _lexicon().public.isdisjoint(address.split(".")):
            continue
        done = last
        said = folded[first:last]
        yield _Advert(
            offset + first,
            offset + last,
            address,
            wordy=bool({"credits", "acts"} & before) or ("things" in before and "acts" in after),
            certain=any(word in said for word in _lexicon().certain),
            beside=len(folded[:first].strip()) + len(folded[last:].strip()) >= _OTHER,
        )


def _addresses(folded: str) -> Iterator[tuple[int, int, str]]:
    for found in _URL.finditer(folded):
        yield found.start(), found.end(), _registered(found["domain"])
    for found in _ACCOUNT.finditer(folded):
        yield found.start(), found.end(), found["number"] or found["name"]
    for found in _lexicon().sites.finditer(folded):
        yield found.start(), found.end(), found.group()


def _walk_back(folded: str, start: int, least: int) -> tuple[int, frozenset[str]]:
    """Take in the words of adverts before an address; return where they begin and their classes."""
    lexicon = _lexicon()
    seen: set[str] = set()
    least = max(least, start - _REACH)
    while True:
        at = start
        while at > least and folded[at - 1] in _GAPS:
            at -= 1
        for length in range(min(lexicon.longest, at - least), 0, -1):
            name = lexicon.classes.get(folded[at - length : at])
            if name and _is_whole(folded, at - length, at):
                seen.add(name)
                start = at - length
                break
        else:
            if (site := _site_before(folded, at, least)) is None:
                return start, frozenset(seen)
            start = site


def _site_before(folded: str, at: int, least: int) -> int | None:
    """Where a site's name begins that ends at an offset."""
    for found in _lexicon().sites.finditer(folded, max(least, at - _GUARDED), at):
        if found.end() == at:
            return found.start()
    return None


def _walk_on(folded: str, end: int) -> tuple[int, frozenset[str]]:
    """Take in the words of adverts after an address; return where they end and their classes."""
    lexicon = _lexicon()
    seen: set[str] = set()
    most = min(len(folded), end + _REACH)
    while True:
        at = end
        while at < most and folded[at] in " -—":
            at += 1
        if (date := _GUEST_DATE.match(folded, end)) and seen:
            return date.end(), frozenset(seen)
        if (again := _URL.match(folded, at) or lexicon.sites.match(folded, at)) and at < most:
            end = again.end()
            continue
        for length in range(min(lexicon.longest, most - at), 0, -1):
            name = lexicon.classes.get(folded[at : at + length])
            if name and _is_whole(folded, at, at + length):
                seen.add(name)
                end = at + length
                break
        else:
            return end, frozenset(seen)


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether no Latin word is cut in two at either end."""
    return not any(
        0 < at < len(folded)
        and folded[at - 1].isascii()
        and folded[at].isascii()
        and folded[at - 1].isalnum()
        and folded[at].isalnum()
        for at in (start, end)
    )


def _is_own(folded: str, first: int, last: int) -> bool:
    """Whether the words before or after an advert make its address the report's own."""
    before = folded[max(0, first - _GUARDED) : first].rstrip(_GAPS + '“"（(「')
    return before.endswith(_lexicon().own) or folded.startswith(_lexicon().after, last)


def _mentions(folded: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """Every address in a line, those of electronic mail and of other hosts included."""
    for found in _HOST.finditer(folded):
        yield offset + found.start(), offset + found.end(), _registered(found["domain"])
    for found in _ACCOUNT.finditer(folded):
        yield offset + found.start(), offset + found.end(), found["number"] or found["name"]


def _registered(domain: str) -> str:
    """Part of a domain that its owner has registered: example.com.cn of www.example.com.cn."""
    labels = domain.split(".")
    return ".".join(labels[-3 if len(labels[-1]) == _COUNTRY and labels[-2] in _SECOND else -2 :])


def _own_addresses(
    content: str, found: Sequence[_Advert], mentions: Sequence[tuple[int, int, str]]
) -> frozenset[str]:
    """Addresses that stand anywhere without being advertised, and not inside a word."""
    spans = [advert for advert in found if advert.wordy or advert.certain]
    starts = [advert.start for advert in spans]
    advertised = {advert.address for advert in found}
    own: set[str] = set()
    for start, end, address in mentions:
        if address in own or address not in advertised:
            continue
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < spans[at].end:
            continue
        if not parts_a_word(content, start, end):
            own.add(address)
    return frozenset(own - _lexicon().domains)


def _judged(content: str, found: Sequence[_Advert]) -> Iterator[tuple[_Advert, str, Certainty]]:
    """Choose the adverts that are certainly no part of the report, and say why."""
    beside: dict[str, int] = defaultdict(int)
    for advert in found:
        beside[advert.address] += advert.wordy and advert.beside
    for advert in found:
        if advert.certain and advert.wordy:
            yield advert, "what a document-sharing site says of a document", "exact"
        elif advert.address in _lexicon().domains and _is_glued(content, advert):
            yield advert, f"{advert.address}, a document-sharing site, inside a sentence", "exact"
        elif advert.beside and parts_a_word(content, advert.start, advert.end):
            yield advert, f"{advert.address} stands inside a word", "inferred"
        elif advert.wordy and beside[advert.address] >= _REPEATED:
            times = beside[advert.address]
            yield advert, f"{advert.address} advertised in {times} paragraphs", "inferred"


def _is_glued(content: str, advert: _Advert) -> bool:
    """Whether an advert stands between two Chinese characters or figures of a sentence."""
    before = content[advert.start - 1 : advert.start] if advert.start else ""
    return bool(_HAN.match(before) and _HAN.match(content, advert.end))


def _with_borders(content: str, advert: _Advert) -> tuple[int, int]:
    """Take in brackets around an advert, and what closes it where it is a sentence of its own."""
    start, end = advert.start, advert.end
    closing = _BRACKETS.get(content[start - 1 : start]) if start else None
    if closing and content[end : end + 1] == closing:
        return start - 1, end + 1
    previous = content[max(0, start - 2) : start].rstrip(" ")
    opens = not previous or previous[-1] in _STOPS + ".\n\t"
    if opens and content[end : end + 1] in tuple(_STOPS + "，,."):
        end += 1
    before, after = content[start - 1 : start] if start else "", content[end : end + 1]
    if before == " " and (after in {"", " ", "\n", "\t"}):
        start -= 1
    elif after == " " and before in {"", "\n", "\t"}:
        end += 1
    return start, end
