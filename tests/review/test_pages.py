"""Pages on which a person checks claims: safe, complete, in the right language."""

from __future__ import annotations

import base64
import hashlib
import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from reportparse.dataset.rows import rows_of
from reportparse.records import Claim, Report, Section
from reportparse.review import publication, write_review
from reportparse.review.pages import document_page, file_name, index_page, listed
from reportparse.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from reportparse.dataset.rows import Rows

EVIL = (
    '<script>alert(1)</script>" onload="x\' &amp; javascript:alert(1) </style></title>'
    "<img src=http://example.com/a.png>"
)


def report(
    words: str = "甲增长5%，乙增长5%。",
    quantity: str = "5%",
    name: str = "a.txt",
    language: str = "zh",
) -> Rows:
    section = Section("1.1", words, 1, Text.of(words), section_id="s1")
    start = max(0, words.rfind(quantity))
    claim = Claim(
        quantity,
        Decimal(5),
        Decimal(5),
        unit="percent",
        metric=words,
        sentence=words,
        char_start=start,
        char_end=start + len(quantity),
        source_text=words,
        claim_id="c1",
        section_id="s1",
        section_number="1.1",
        section_title=words,
        language=language,  # type: ignore[arg-type]
    )
    return rows_of(
        Report(
            name,
            title=words,
            message=words,
            language=language,  # type: ignore[arg-type]
            sections=(section,),
            claims=(claim,),
        )
    )


class Elements(HTMLParser):
    """Collects the elements of a page, and checks that they are closed."""

    VOID = ("meta", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def pages(rows: Rows) -> list[str]:
    return [document_page(rows), index_page([listed(rows)])]


@pytest.mark.parametrize("number", [0, 1])
def test_nothing_of_a_document_becomes_markup(number: int) -> None:
    harmless, evil = pages(report())[number], pages(report(EVIL, EVIL[:8], EVIL))[number]
    tags = [[tag for tag, _ in Elements(page).found] for page in (harmless, evil)]
    assert "script" not in tags[1]
    assert "img" not in tags[1]
    assert set(tags[1]) <= set(tags[0]) | {"br", "mark"}
    assert all(not name.startswith("on") for _, given in Elements(evil).found for name in given)
    assert EVIL in Elements(evil).text


@pytest.mark.parametrize("page", pages(report()))
def test_nothing_is_fetched(page: str) -> None:
    elements = Elements(page)
    for tag, given in elements.found:
        assert "src" not in given
        assert tag not in {"link", "script", "iframe", "object", "form", "base"}
        assert not re.match(r"\w+:|//", given.get("href") or "")
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("page", pages(report()))
def test_the_policy_allows_the_style_and_nothing_else(page: str) -> None:
    policy = next(given["content"] for tag, given in Elements(page).found if "http-equiv" in given)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert 'style="' not in page


def test_the_quantity_is_marked_where_it_stands() -> None:
    page = document_page(report())
    assert "甲增长5%，乙增长<mark>5%</mark>。" in page


def test_a_quantity_that_is_not_in_the_sentence_follows_it() -> None:
    assert "增长 <mark>8%</mark></p>" in document_page(report("增长", "8%"))


def test_what_is_the_same_as_the_quantity_is_not_repeated() -> None:
    assert "As found" not in document_page(report("5%", "5%"))
    assert "As found" in document_page(report())


@pytest.mark.parametrize(("language", "tag"), [("zh", "zh"), ("en", "en"), ("mixed", "zh")])
def test_every_passage_names_its_language(language: str, tag: str) -> None:
    page = document_page(report(language=language))
    assert f'<p lang="{tag}">甲增长' in page
    assert f'<h1 lang="{tag}">' in page


def test_a_failed_document_says_why() -> None:
    rows = rows_of(Report("a.pdf", status="failed", message="It is encrypted; save it anew."))
    assert "It is encrypted; save it anew." in document_page(rows)
    assert "It is encrypted; save it anew." in index_page([listed(rows)])


def test_claims_stand_below_their_sections_in_order() -> None:
    text = Elements(document_page(report())).text
    assert text.index("1.1 甲增长5%") < text.rindex("甲增长5%，乙增长5%。")


def test_the_name_of_a_page_holds_nothing_of_the_file() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}\.html", file_name("../../etc/passwd"))
    assert file_name("a") != file_name("b")


def test_the_list_leads_to_every_page(tmp_path: Path) -> None:
    write_review(tmp_path, iter([report(name="a.txt"), report(name="b/é𠮷.txt")]))
    index = (tmp_path / "index.html").read_text("utf-8")
    links = [given["href"] for tag, given in Elements(index).found if tag == "a"]
    assert len(links) == 2
    for link in links:
        page = (tmp_path / str(link)).read_text("utf-8")
        assert 'href="../index.html"' in page


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        write_review(tmp_path / name, iter([report()]))
    for path in (tmp_path / "a").rglob("*.html"):
        assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes()


def test_the_pages_are_a_publication_of_their_own() -> None:
    made = publication()
    assert made.folder == "review"
    assert made.owns.fullmatch("index.html")
    assert not made.owns.fullmatch("reviews.json")
