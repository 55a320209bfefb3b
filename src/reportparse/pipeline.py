"""The order of the stages; the only place that knows it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportparse import claiming, outlining, reading, repairing
from reportparse.configuration import DEFAULT, Configuration, fingerprint
from reportparse.errors import ConfigurationError, DocumentError
from reportparse.identity import located, with_claim_ids, with_section_ids
from reportparse.language import language_of
from reportparse.records import Report
from reportparse.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportparse.records import Claim, Repaired, TargetScript

__all__ = [
    "Configuration",
    "analyse",
    "failed",
    "fingerprint",
    "parse",
    "process",
    "read_lexicons",
    "repair_file",
]


def analyse(data: bytes, configuration: Configuration = DEFAULT) -> Report:
    """Take the bytes of a file through all stages, wherever the file lies.

    Args:
        data: the bytes of the file.
        configuration: what the caller chose.

    Returns:
        The report with local ids (see :mod:`reportparse.identity`) and no document id. Its
        status is ``partial`` where some pages could not be read.

    Raises:
        DocumentError: the file cannot be read at all; the message says why and what to do.
        ConfigurationError: an extra lexicon does not fit.

    """
    lexicon = claiming.load_lexicon(configuration.lexicons)
    read = reading.read(data)
    repaired = repairing.repair_text(read.text, script=configuration.script)
    outline = outlining.outline(repaired.text, read.blocks, read.tables, title=read.title)
    sections = tuple(with_section_ids(outline.sections))
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
            with_claim_ids(
                claim
                for section in sections
                for claim in claiming.claims_of(section, repaired.text, context, lexicon)
            )
        )
    )
    return Report(
        document_id="",
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
    return located(analyse(data, configuration), document_id)


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


def _linked(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Link the claims that a bilingual report makes in both languages.

    Those that stand in the same place but say another value are linked, too, with a flag.
    """
    pairs = claiming.counterparts(claims)
    differing = claiming.disagreements(claims, pairs)
    linked = pairs | differing
    return tuple(
        replace(
            claim,
            counterpart_claim_id=claims[linked[index]].claim_id,
            flags=(*claim.flags, "counterpart_differs") if index in differing else claim.flags,
        )
        if index in linked
        else claim
        for index, claim in enumerate(claims)
    )


def repair_file(data: bytes, script: TargetScript = "keep") -> Repaired:
    """Read a file and repair its text.

    Args:
        data: the bytes of the file.
        script: script of the repaired text.

    Returns:
        The text in the lines of the file where it is saved text; else in those of the reader,
        which are paragraphs.

    Raises:
        DocumentError: the file cannot be read.

    """
    read = reading.read(data)
    has_lines = read.media_type == "text/plain"
    text = Text.of(read.text.source) if has_lines else read.text
    return repairing.repair_text(text, script=script)


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
