"""Vocabulary as data: the TOML files of this folder, and an analyst's own on top of them.

Each file is a set of tables. A table of an extra lexicon is merged into the table of the
same name: lists are extended, tables are merged key by key, other values are replaced.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from reportparse.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Lexicon", "load_lexicon"]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Merged vocabulary, by file name without ``.toml``; compared and hashed by identity."""

    tables: Mapping[str, Mapping[str, Any]]
    fingerprint: str
    """Hash of everything in it."""

    def words(self, file: str, *keys: str) -> tuple[str, ...]:
        """Return a list of words.

        Args:
            file: name of the file, such as ``chinese``.
            keys: the way down to the list, such as ``"verbs", "rise"``.

        Raises:
            ConfigurationError: there is no such list.

        """
        found: Any = self.tables[file]
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            message = f"the lexicon {file}.toml has no list of words [{'.'.join(keys)}]"
            raise ConfigurationError(message)
        return tuple(found)


def _merge(base: Any, extra: Any, where: str) -> Any:  # noqa: ANN401 - TOML values are of any type
    if isinstance(base, dict) and isinstance(extra, dict):
        merged = dict(base)
        for key, value in extra.items():
            merged[key] = _merge(base[key], value, f"{where}.{key}") if key in base else value
        return merged
    if isinstance(base, list) and isinstance(extra, list):
        return [*base, *(value for value in extra if value not in base)]
    if type(base) is not type(extra):
        message = (
            f"lexicon entry [{where.lstrip('.')}] must be a {type(base).__name__}, "
            f"not a {type(extra).__name__}"
        )
        raise ConfigurationError(message)
    return extra


@cache
def _load(extra: tuple[str, ...]) -> Lexicon:
    digest = hashlib.sha256()
    tables: dict[str, Any] = {}
    files = sorted(
        (entry for entry in resources.files(__name__).iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    for entry in files:
        content = entry.read_text("utf-8")
        digest.update(f"{entry.name}\0{content}\0".encode())
        tables[entry.name.removesuffix(".toml")] = tomllib.loads(content)
    for content in extra:
        digest.update(f"\0{content}\0".encode())
        try:
            loaded = tomllib.loads(content)
        except tomllib.TOMLDecodeError as error:
            message = f"the lexicon is not valid TOML: {error}"
            raise ConfigurationError(message) from error
        unknown = sorted(set(loaded) - set(tables))
        if unknown:
            message = (
                f"the lexicon has no part [{unknown[0]}]; the parts are {', '.join(sorted(tables))}"
            )
            raise ConfigurationError(message)
        tables = _merge(tables, loaded, "")
    return Lexicon(tables, digest.hexdigest())


def load_lexicon(extra: Iterable[str] | Sequence[str] = ()) -> Lexicon:
    """Load the vocabulary that ships with the package, and extra lexicons on top of it.

    Args:
        extra: contents of TOML files, later ones on top; their top-level tables are named
            as the files that they extend (``[chinese.verbs]`` extends ``[verbs]`` of
            ``chinese.toml``).

    Raises:
        ConfigurationError: an extra lexicon is not TOML, or does not fit.

    """
    return _load(tuple(extra))
