"""What the words next to a quantity say of it: a level, a change, the start of one, its end.

Each construction is a small function that looks at the words left and right of the
quantity and returns what it tells, or None. They are asked in turn, the telling ones first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportparse.claiming.english.asides import (
    bracketed,
    continued,
    noun_before,
    opening,
    up_or_down,
)
from reportparse.claiming.english.changing import (
    behind_by,
    behind_from,
    behind_to,
    change_noun,
    threshold,
)
from reportparse.claiming.english.comparing import against, comparative, multiplied
from reportparse.claiming.english.levels import (
    attributive,
    behind_at,
    behind_of,
    behind_verb,
    behind_with,
    subject_of,
)
from reportparse.claiming.english.owners import clause_level
from reportparse.claiming.english.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reportparse.claiming.english.drafts import Draft, Found, Scene

__all__ = ["construction"]

_PREPOSITIONS: Final[Mapping[str, Callable[[Site], Found | None]]] = {
    "by": behind_by,
    "to": behind_to,
    "from": behind_from,
    "of": behind_of,
    "between": behind_of,
    "at": behind_at,
    "as": behind_at,
    **dict.fromkeys(("with", "on", "for", "in", "across", "within", "over", "into"), behind_with),
    **dict.fromkeys(
        ("against", "versus", "vs", "vs.", "compared", "than", "relative", "after"), against
    ),
}


def _behind_preposition(site: Site) -> Found | None:
    """``by 5%``, ``to 12.5%``, ``from 8%``, ``a margin of 7%``, ``at 9%``."""
    if site.tag(site.left) != "P":
        return None
    word = site.word(site.left)
    if word in {"with", "to"} and site.word(site.left - 1) == "compared":
        word = "compared"
    rule = _PREPOSITIONS.get(word)
    return rule(site) if rule is not None else None


_RULES: Final[tuple[Callable[[Site], Found | None], ...]] = (
    multiplied,
    comparative,
    bracketed,
    change_noun,
    up_or_down,
    threshold,
    subject_of,
    attributive,
    behind_verb,
    _behind_preposition,
    continued,
    noun_before,
    opening,
)


def construction(scene: Scene, place: int, drafts: Sequence[Draft]) -> Found:
    """Find what the sentence says of a quantity.

    Args:
        scene: the sentence.
        place: which token the quantity is.
        drafts: the claims before it in the sentence.

    """
    site = Site(scene, place, drafts)
    for rule in _RULES:
        found = rule(site)
        if found is not None:
            return _valued(site, found)
    return clause_level(site, "bare", guessed=True)


def _valued(site: Site, found: Found) -> Found:
    """Turn "improved" around where lower is better, as with costs and ratios of bad loans."""
    if not found.direction or found.role not in {"change", "to", "from"} or not found.metric:
        return found
    words = site.scene.vocabulary
    near = {site.word(site.right), site.word(site.left - 1)}
    if site.clause is not None and found.construction != "change_of":
        near.add(site.word(site.clause.head))
    better, worse = (words.words(f"valence.{name}") for name in ("better", "worse"))
    metric = found.metric.lower()
    lower = any(metric.endswith(name) for name in words.words("valence.lower_is_better"))
    if not lower or not near & (better | worse):
        return found
    return found._replace(direction="down" if near & better else "up")
