"""The spaCy component ``reportparse_claims``: numeric claims in any pipeline.

``nlp.add_pipe("reportparse_claims")`` works on any Chinese or English pipeline. It sets
``doc.spans["claims"]`` to the quantities, labelled with their units, and ``doc._.claims``
to the :class:`~reportparse.records.Claim` of each, in the same order; ``span._.claim``
leads from a quantity to its claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["make_component"]


def _register() -> None:
    from spacy.tokens import Doc, Span  # noqa: PLC0415 - only a pipeline needs spaCy

    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", default=())
    if not Span.has_extension("claim"):
        Span.set_extension("claim", default=None)


def make_component(
    nlp: Language,  # noqa: ARG001 - spaCy's factories are called with it
    name: str,  # noqa: ARG001 - and with this
    lexicons: Sequence[str] = (),
) -> Callable[[Doc], Doc]:
    """Make the component for a pipeline.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        lexicons: contents of extra TOML lexicons, later ones on top.

    Returns:
        A function that annotates a document and returns it.

    """
    from reportparse.claiming import claims_in_text  # noqa: PLC0415 - spaCy imports this module early
    from reportparse.claiming.lexicon import load_lexicon  # noqa: PLC0415 - as above

    _register()
    lexicon = load_lexicon(tuple(lexicons))

    def annotate(doc: Doc) -> Doc:
        claims = claims_in_text(doc.text, lexicon=lexicon)
        spans = []
        for claim in claims:
            span = doc.char_span(
                claim.char_start or 0,
                claim.char_end or 0,
                label=claim.unit or "number",
                alignment_mode="expand",
            )
            if span is not None:
                span._.claim = claim
                spans.append(span)
        doc.spans["claims"] = spans
        doc._.claims = claims
        return doc

    return annotate


make_component.factory_name = "reportparse_claims"  # type: ignore[attr-defined]
