"""The model of the Chinese reader: what a chooser is, and its weights."""

from __future__ import annotations

from reportparse.claiming.ranking import Candidate, Chooser, Key, Model, Shared, expand
from reportparse.claiming.ranking import load_model as load_weights

__all__ = ["Candidate", "Chooser", "Key", "Model", "Shared", "expand", "load_model"]


def load_model() -> Model:
    """Load the weights of the package once."""
    return load_weights(__package__ or "")
