"""What a caller may choose, and the fingerprint of everything that a result rests on.

Nothing of the stages is imported here: a run that finds nothing to do must not wait for them.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportparse.records import TargetScript

__all__ = ["DEFAULT", "Configuration", "fingerprint"]

_STAGES: Final = ("reading", "repairing", "outlining", "claiming")
_GROUND: Final = (
    "configuration.py",
    "errors.py",
    "identity.py",
    "language.py",
    "pipeline.py",
    "records.py",
    "text.py",
)
_LIBRARIES: Final = (
    "charset-normalizer",
    "jieba",
    "lxml",
    "numpy",
    "opencc",
    "pdfplumber",
    "pypdfium2",
    "spacy",
    "trafilatura",
)
"""Libraries whose version may change what the stages find."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a caller may choose; everything else follows from the file."""

    script: TargetScript = "hans"
    """Script of the text columns: simplified, traditional, or as the document has it."""
    lexicons: tuple[str, ...] = ()
    """Contents of extra TOML lexicons, later ones on top."""


DEFAULT: Final = Configuration()


@cache
def _code_fingerprint() -> str:
    """Hash of the code and lexicons that the stages run, and of what they run on."""
    digest = hashlib.sha256()
    package = Path(str(resources.files("reportparse")))
    files = [package / name for name in _GROUND]
    for stage in _STAGES:
        files += sorted(
            path
            for path in (package / stage).rglob("*")
            if path.is_file() and path.parent.name != "__pycache__"
        )
    for path in files:
        digest.update(path.relative_to(package).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    for library in _LIBRARIES:
        digest.update(f"{library}=={metadata.version(library)}\0".encode())
    digest.update(f"python {sys.version_info.major}.{sys.version_info.minor}".encode())
    return digest.hexdigest()


def fingerprint(configuration: Configuration = DEFAULT) -> str:
    """Hash of everything but the file that a result depends on.

    Args:
        configuration: what the caller chose.

    Returns:
        A hexadecimal SHA-256 over the code and lexicons of the stages, the versions of the
        libraries and of Python, and the configuration.

    """
    parts = (_code_fingerprint(), configuration.script, *configuration.lexicons)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
