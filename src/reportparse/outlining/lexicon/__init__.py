"""Vocabulary as data: what headings, captions, site notices and front matter are made of.

The TOML files of this folder are for analysts to read and extend; Chinese is written in
simplified characters, as everything is compared in them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["alternatives", "words"]


@cache
def _load(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__name__).joinpath(f"{file}.toml").read_text("utf-8"))


@cache
def words(file: str, *keys: str) -> tuple[str, ...]:
    """Return a list of words of the lexicon.

    Args:
        file: name of the file without ``.toml``.
        keys: the way down to the list, such as ``"titles", "chapter"``.

    Raises:
        KeyError: there is no such list.

    """
    found: Any = _load(file)
    for key in keys:
        found = found[key]
    return tuple(str(word) for word in found)


@cache
def alternatives(file: str, *keys: str) -> str:
    """Return a list of words as one group of a regular expression, longest first.

    Spaces in the words match any white space or none, so that letter-spaced and
    glued forms match too.
    """
    ordered = sorted(words(file, *keys), key=lambda word: (-len(word), word))
    escaped = (r"\s*".join(map(re.escape, word.split(" "))) for word in ordered)
    return f"(?:{'|'.join(escaped)})"
