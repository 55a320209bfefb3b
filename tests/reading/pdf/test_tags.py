"""Headings that a tagged PDF marks as such."""

from __future__ import annotations

from reportparse.reading.pdf import read_pdf
from reportparse.reading.pdf.opening import opened
from reportparse.reading.pdf.tags import is_tagged

SENTENCES = (
    "Rents of cold stores rose again.",
    "Fees followed them at a distance.",
    "Taxes stayed where they had been.",
)


def written(*objects: str) -> bytes:
    """Write a PDF of objects, the catalogue first."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return data + f"{trailer}startxref\n{len(data)}\n%%EOF\n".encode()


def tagged(*tags: tuple[str, str]) -> bytes:
    """Write a page on which each line has a tag."""
    drawn = "\n".join(
        f"/{tag} <</MCID {mark}>> BDC BT /F 10 Tf 50 {700 - 30 * mark} Td ({content}) Tj ET EMC"
        for mark, (tag, content) in enumerate(tags)
    )
    elements = [
        f"<</Type/StructElem/S/{tag}/P 6 0 R/Pg 3 0 R/K {mark}>>"
        for mark, (tag, _) in enumerate(tags)
    ]
    references = " ".join(f"{number} 0 R" for number in range(8, 8 + len(elements)))
    return written(
        "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/StructParents 0"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        f"<</Type/StructTreeRoot/K[{references}]/ParentTree 7 0 R>>",
        f"<</Nums[0 [{references}]]>>",
        *elements,
    )


def headings(data: bytes) -> list[tuple[int | None, str]]:
    """Level and content of the headings."""
    reading = read_pdf(data)
    content = reading.text.content
    return [(b.level, content[b.start : b.end]) for b in reading.blocks if b.kind == "heading"]


def test_tagged_lines_are_headings_with_their_levels() -> None:
    data = tagged(
        ("H1", "1 Rents"), ("P", SENTENCES[0]), ("H2", "1.1 Fees"), ("P", SENTENCES[1]),
        ("P", SENTENCES[2]),
    )  # fmt: skip
    assert headings(data) == [(1, "1 Rents"), (2, "1.1 Fees")]


def test_a_file_that_tags_everything_as_headings_is_not_believed() -> None:
    assert headings(tagged(("H1", SENTENCES[0]), ("H1", SENTENCES[1]), ("P", SENTENCES[2]))) == []


def test_a_file_says_whether_it_is_tagged() -> None:
    with opened(tagged(("P", SENTENCES[0]))) as document:
        assert is_tagged(document.raw)
