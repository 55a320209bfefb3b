"""The spaCy component ``reportparse_claims``: numeric claims in any pipeline.

``nlp.add_pipe("reportparse_claims")`` works on any Chinese or English pipeline. It sets
``doc.spans["claims"]`` to the quantities, labelled with their units, and ``doc._.claims``
to the :class:`~reportparse.records.Claim` of each, in the same order; ``span._.claim``
leads from a quantity to its claim. spaCy finds it through the entry point of the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["make_component"]


@Language.factory("reportparse_claims", default_config={"lexicons": []}, assigns=["doc.spans"])
def make_component(
    nlp: Language,  # noqa: ARG001 - spaCy calls its factories with it
    name: str,  # noqa: ARG001 - and with this
    lexicons: Sequence[str],
) -> Callable[[Doc], Doc]:
    """Make the component for a pipeline.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        lexicons: contents of extra TOML lexicons, later ones on top.

    Returns:
        A function that annotates a document and returns it.

    Raises:
        ConfigurationError: a lexicon does not fit.

    """
    # imported here, as spaCy loads this module whenever any pipeline is made
    from reportparse.claiming import claims_in_text, load_lexicon  # noqa: PLC0415 - see above

    lexicon = load_lexicon(tuple(lexicons))
    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", default=())
        Span.set_extension("claim", default=None)

    def annotate(doc: Doc) -> Doc:
        claims = claims_in_text(doc.text, lexicon=lexicon)
        spans: list[Span] = []
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
