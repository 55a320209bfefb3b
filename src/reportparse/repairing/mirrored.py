"""What a mirror site has done to a page, undone: runs first, then readings beside keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.repairing.annotations import annotation_changes
from reportparse.repairing.keys import infer_keys, keys_of_fragment
from reportparse.repairing.runs import merge, restore_runs

if TYPE_CHECKING:
    from reportparse.repairing.account import Change

__all__ = ["mirror_changes"]


def mirror_changes(content: str) -> list[Change]:
    """Undo the damage of a mirror site.

    Args:
        content: a document as it stands; one whose readings are no site's has nothing undone.

    """
    table = infer_keys(content) or keys_of_fragment(content)
    if not table:
        return []
    runs, table = restore_runs(content, table)
    return merge(runs, annotation_changes(content, table))
