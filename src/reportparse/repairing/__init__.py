"""Damaged text in, repaired text out, with an account of every change.

``repair_text`` follows the plan of :mod:`reportparse.repairing.plan`; ``replay`` repeats an
account on the damaged text and gives the repaired one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.language import script_of_counts
from reportparse.records import Repaired
from reportparse.repairing.account import apply, replay
from reportparse.repairing.alphabet import alphabet_of
from reportparse.repairing.plan import PLAN
from reportparse.repairing.script import script_changes

if TYPE_CHECKING:
    from reportparse.records import Repair, TargetScript
    from reportparse.text import Text

__all__ = ["repair_text", "replay"]


def repair_text(text: Text, *, script: TargetScript = "keep") -> Repaired:
    """Repair a text, and bring it into one script.

    Args:
        text: the text as it was read.
        script: script of the result; ``keep`` leaves each passage in its own.

    Returns:
        The repaired text, one row for each change in the order in which the changes were made,
        and the script found before any conversion. A text without damage comes back as it is.

    """
    account: list[Repair] = []
    alphabet = alphabet_of(text.content)
    for step in PLAN:
        if not step.is_awake(text.content, alphabet.characters):
            continue
        text, repairs = apply(text, step.changes(text.content), folding=step.folding)
        if repairs:
            account += repairs
            alphabet = alphabet_of(text.content)
    found = script_of_counts(alphabet.counts)
    text, repairs = apply(text, script_changes(text.content, script, found), folding=True)
    return Repaired(text, (*account, *repairs), found)
