"""The order of the stages; the only place that knows it."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportparse import claiming, outlining, reading, repairing
from reportparse.errors import ConfigurationError, DocumentError
from reportparse.language import language_of, simplify
from reportparse.records import Repaired, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportparse.records import Claim, Section, TargetScript

__all__ = [
    "Configuration",
    "failed",
    "fingerprint",
    "parse",
    "process",
    "read_lexicons",
    "repair_file",
]

_STAGES: Final = ("reading", "repairing", "outlining", "claiming")
_GROUND: Final = ("pipeline.py", "records.py", "text.py", "language.py", "errors.py")
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


def process(data: bytes, document_id: str, configuration: Configuration = DEFAULT) -> Report:
    """Take one file through all stages.

    Args:
        data: the bytes of the file.
        document_id: its path below the folder that is read, ``/``-separated.
        configuration: what the caller chose.

    Returns:
        The report. Its status is ``partial`` where some pages could not be read.

    Raises:
        DocumentError: the file cannot be read at all; the message says why and what to do.
        ConfigurationError: an extra lexicon does not fit.

    """
    lexicon = claiming.load_lexicon(configuration.lexicons)
    read = reading.read(data)
    repaired = repairing.repair_text(read.text, script=configuration.script)
    outline = outlining.outline(repaired.text, read.blocks, read.tables, title=read.title)
    sections = tuple(_identified(outline.sections, document_id))
    content = repaired.text.content
    context = claiming.document_context(
        content,
        claiming.Context(
            title=outline.title,
            publisher=outline.publisher or read.publisher,
            published=outline.published or read.published,
            report_period=outline.report_period,
        ),
        lexicon,
    )
    claims = _linked(
        tuple(
            _numbered(
                (
                    claim
                    for section in sections
                    for claim in claiming.claims_of(section, repaired.text, context, lexicon)
                ),
                document_id,
            )
        )
    )
    return Report(
        document_id=document_id,
        source_sha256=hashlib.sha256(data).hexdigest(),
        media_type=read.media_type,
        title=context.title,
        publisher=context.publisher,
        published=context.published,
        report_period=context.report_period,
        language=language_of("".join(section.text.content for section in sections) or content),
        script=repaired.script,
        encoding=read.encoding,
        pages=read.pages,
        status="partial" if read.warnings else "ok",
        message=" ".join(read.warnings),
        text=content,
        sections=sections,
        claims=claims,
        repairs=repaired.repairs,
    )


def failed(data: bytes, document_id: str, message: str) -> Report:
    """Record a file that could not be processed.

    Args:
        data: the bytes of the file, as far as they are known.
        document_id: its path below the folder that is read.
        message: why, in a sentence that a person understands.

    """
    return Report(
        document_id=document_id,
        source_sha256=hashlib.sha256(data).hexdigest(),
        status="failed",
        message=message,
    )


def _short_hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def _identified(sections: Iterable[Section], document_id: str) -> Iterator[Section]:
    """Give each section an id that does not depend on the text around it."""
    seen: dict[tuple[str, str], int] = {}
    for section in sections:
        key = (simplify(section.number), simplify(section.path or section.title))
        seen[key] = seen.get(key, 0) + 1
        yield replace(section, section_id=f"s{_short_hash(document_id, *key, str(seen[key]))}")


def _numbered(claims: Iterable[Claim], document_id: str) -> Iterator[Claim]:
    """Give each claim an id that rests on its own sentence or cell alone."""
    seen: dict[tuple[str, ...], int] = {}
    for claim in claims:
        key = tuple(
            simplify(part)
            for part in (
                claim.origin,
                claim.sentence,
                claim.table_title,
                claim.table_row,
                claim.table_column,
                claim.quantity,
            )
        )
        seen[key] = seen.get(key, 0) + 1
        yield replace(claim, claim_id=f"c{_short_hash(document_id, *key, str(seen[key]))}")


def _linked(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Link the claims that a bilingual report makes in both languages."""
    pairs = claiming.counterparts(claims)
    return tuple(
        replace(claim, counterpart_claim_id=claims[pairs[index]].claim_id)
        if index in pairs
        else claim
        for index, claim in enumerate(claims)
    )


def repair_file(data: bytes, script: TargetScript = "keep") -> Repaired:
    """Read a file and repair its text.

    Args:
        data: the bytes of the file.
        script: script of the repaired text.

    Raises:
        DocumentError: the file cannot be read.

    """
    return repairing.repair_text(reading.read(data).text, script=script)


def read_lexicons(paths: Iterable[str | Path]) -> tuple[str, ...]:
    """Read extra lexicons.

    Raises:
        ConfigurationError: a file cannot be read, or does not fit; the message names it.

    """
    contents: list[str] = []
    for path in paths:
        try:
            content = Path(path).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"{path}: the lexicon cannot be read ({error}); give a TOML file in UTF-8."
            raise ConfigurationError(message) from error
        try:
            claiming.load_lexicon((content,))
        except ConfigurationError as error:
            message = f"{path}: {error}"
            raise ConfigurationError(message) from error
        contents.append(content)
    return tuple(contents)


def parse(
    path: str | Path, *, script: TargetScript = "hans", lexicons: Iterable[str | Path] = ()
) -> Report:
    """Take one file through all stages.

    Args:
        path: a PDF, HTML or text file.
        script: script of the text columns: ``hans``, ``hant`` or ``keep``.
        lexicons: paths of extra TOML lexicons, later ones on top.

    Raises:
        DocumentError: the file cannot be read; the message begins with its path.
        ConfigurationError: a lexicon does not fit.
        OSError: the file is not there or may not be opened.

    """
    file = Path(path)
    configuration = Configuration(script, read_lexicons(lexicons))
    try:
        return process(file.read_bytes(), file.name, configuration)
    except DocumentError as error:
        message = f"{file}: {error}"
        raise type(error)(message) from error


@cache
def _code_fingerprint() -> str:
    """Hash of the code and lexicons that the stages run."""
    digest = hashlib.sha256()
    package = Path(str(resources.files("reportparse")))
    files = [package / name for name in _GROUND]
    for stage in _STAGES:
        files += sorted(
            file
            for file in (package / stage).rglob("*")
            if file.suffix in {".py", ".toml", ".json"}
        )
    for file in files:
        digest.update(file.relative_to(package).as_posix().encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
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
