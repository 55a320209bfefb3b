"""One exception for each thing that a caller can do about a failure.

Each message is one sentence or two for a person: file, place, what was expected, and
what to do.
"""

from __future__ import annotations

__all__ = [
    "ConfigurationError",
    "DocumentError",
    "EmptyDocumentError",
    "EncryptedDocumentError",
    "InputFileError",
    "InputFolderError",
    "LimitError",
    "ReportparseError",
    "ScannedDocumentError",
    "StoreError",
    "TruncatedDocumentError",
    "UnknownFormatError",
]


class ReportparseError(Exception):
    """Anything that reportparse itself reports."""


class DocumentError(ReportparseError):
    """One document cannot be processed; the others can."""


class UnknownFormatError(DocumentError):
    """The bytes are no kind of file that is read: convert the file, or leave it out."""


class EncryptedDocumentError(DocumentError):
    """The file asks for a password: save it without one."""


class TruncatedDocumentError(DocumentError):
    """The file is cut off or broken: fetch it again."""


class ScannedDocumentError(DocumentError):
    """The pages are pictures without text: run character recognition first."""


class EmptyDocumentError(DocumentError):
    """The file has no text in it."""


class LimitError(DocumentError):
    """The file exceeds a limit of size, nesting or time: split it, or raise the limit."""


class ConfigurationError(ReportparseError):
    """An argument, lexicon or folder is wrong: correct it and call again."""


class InputFileError(ConfigurationError):
    """There is no file that can be opened where one was named."""


class InputFolderError(ConfigurationError):
    """There is no folder with reports to read where one was named."""


class StoreError(ReportparseError):
    """The output folder cannot be used as it is."""
