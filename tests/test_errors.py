"""Errors: one type for each thing that a caller can do."""

from __future__ import annotations

import inspect

import pytest

from reportparse import ReportparseError, errors

TYPES = [
    member
    for _, member in inspect.getmembers(errors, inspect.isclass)
    if issubclass(member, ReportparseError)
]


@pytest.mark.parametrize("error", TYPES)
def test_one_clause_catches_them_all(error: type[ReportparseError]) -> None:
    message = "page 3 is broken; fetch the file again."
    with pytest.raises(ReportparseError, match="page 3"):
        raise error(message)


@pytest.mark.parametrize("error", TYPES)
def test_each_says_what_it_means(error: type[ReportparseError]) -> None:
    assert error.__doc__


@pytest.mark.parametrize(
    "error", [error for error in TYPES if error.__name__.endswith("DocumentError")]
)
def test_what_is_wrong_with_one_document_is_told_apart(error: type[ReportparseError]) -> None:
    """The other documents can still be processed; a wrong argument stops the run."""
    assert issubclass(error, errors.DocumentError)
    assert not issubclass(errors.ConfigurationError, errors.DocumentError)
    assert not issubclass(errors.StoreError, errors.DocumentError)


def test_every_type_is_exported() -> None:
    assert {error.__name__ for error in TYPES} == set(errors.__all__)
