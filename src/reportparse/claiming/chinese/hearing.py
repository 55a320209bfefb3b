"""Whom a text speaks of as it goes on, and whom it means where it only points."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from reportparse.claiming.chinese.holders import QUOTED, holder, is_name, is_relational
from reportparse.claiming.chinese.sentence import NOTHING, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportparse.claiming.chinese.actors import Parsed

__all__ = ["Heard"]

_KEPT: Final = 6
"""How many of the last named are remembered."""
_POINTING: Final = re.compile(r"(?:该|此|这一|这种|这类|这个|这些|这|上述|其)的?(?P<noun>.{0,8})")
_BOTH: Final = re.compile(r"二者|两者|双方|三者")
_SHORTEST, _LONGEST_BARE = 2, 3
"""Fewest characters of a noun that tells whom is meant, and most of one that only points."""
_EXAMPLE: Final = "为例"


@dataclass(slots=True)
class Heard:
    """Whom the text spoke of so far."""

    topics: list[Mention] = field(default_factory=list)
    """Whom clauses spoke of and what they brought in, latest first."""
    current: Mention = NOTHING
    """Whom the last sentence spoke of that spoke of anybody."""

    def hear(self, parsed: Parsed) -> None:
        """Remember whom a sentence speaks of."""
        spoken = [self.meant(one) for one in _spoken(parsed)]
        spoken = [one for one in spoken if one.text and not is_relational(one.text, parsed.words)]
        names = [one for one in spoken if is_name(parsed.sentence, one)]
        strongest = (names or spoken or [NOTHING])[0]
        for mention in (*spoken, *_brought_in(parsed), strongest):
            self._note(mention)
        if strongest.text:
            self.current = strongest

    def _note(self, mention: Mention) -> None:
        if mention.text:
            others = (one for one in self.topics if one.text != mention.text)
            self.topics[:] = [mention, *others][:_KEPT]

    def meant(self, mention: Mention) -> Mention:
        """Put whom a phrase means that only points in its place.

        Args:
            mention: a phrase (该平台, 其, or 园区 after a park was named).

        Returns:
            Whom it means; the phrase itself if it does not point.

        """
        text = mention.text
        pointing = _POINTING.match(text)
        if pointing is not None:
            return self._called(pointing["noun"]) or (self.topics or [NOTHING])[0]
        if _BOTH.match(text):
            return self.current
        if _SHORTEST <= len(text) <= _LONGEST_BARE:
            return self._called(text) or mention
        return mention

    def _called(self, noun: str) -> Mention | None:
        """Whom the text called so last, by as many characters of the noun as any agrees in."""
        for start in range(len(noun) - 1):
            for topic in self.topics:
                if topic.text.endswith(noun[start:]):
                    return topic
        return None


def _spoken(parsed: Parsed) -> Iterator[Mention]:
    """Whom the clauses of a sentence speak of, and whom it takes as an example."""
    folded = parsed.sentence.folded
    for actor in parsed.actors:
        example = actor.function == "means" and folded.startswith(_EXAMPLE, actor.end)
        if actor.function == "lead" or example:
            yield holder(parsed, actor, actor.end)


def _brought_in(parsed: Parsed) -> Iterator[Mention]:
    """What a sentence brings in by name (推出“…”)."""
    for actor in parsed.actors:
        text = parsed.sentence.folded[actor.start : actor.end]
        if actor.function == "object" and QUOTED.search(text):
            yield Mention(text, actor.start, actor.end)
