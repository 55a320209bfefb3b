"""Vocabulary as data: what pages call their navigation, how captions and units are written.

The TOML files of this folder are for analysts to read and extend; Chinese is written in
simplified characters, as everything is compared in them.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["words"]


@cache
def _load(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__name__).joinpath(f"{file}.toml").read_text("utf-8"))


@cache
def words(file: str, *keys: str) -> tuple[str, ...]:
    """Return a list of words of the lexicon; a single string is a list of one.

    Args:
        file: name of the file without ``.toml``.
        keys: the way down to the list, such as ``"furniture", "names"``.

    Raises:
        KeyError: there is no such list.

    """
    found: Any = _load(file)
    for key in keys:
        found = found[key]
    return (found,) if isinstance(found, str) else tuple(str(word) for word in found)
