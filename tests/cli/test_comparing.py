"""``reportparse repair --html``: damaged and repaired side by side."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from reportparse.cli import app
from reportparse.cli.comparing import comparison_page
from reportparse.repairing import repair_text
from reportparse.text import Text

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED = "第一行沒有損壞\n發(fā)展?fàn)I造了環境，企業(yè)\n２０２４年<b>增長</b>"


class Page(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onclick", "onload"}

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


def page_of(content: str) -> str:
    return "".join(comparison_page("a<b>.txt", repair_text(Text.of(content))))


def test_both_texts_stand_side_by_side() -> None:
    page = page_of(DAMAGED)
    (row,) = [row for row in re.findall(r"<tr>.*?</tr>", page) if "營" in row]
    damaged, repaired = (re.sub("<[^>]*>", "", cell) for cell in row.split("</td><td>"))
    assert damaged == "發(fā)展?fàn)I造了環境，企業(yè)"
    assert repaired == "發展營造了環境，企業"


def test_what_was_done_and_how_sure_it_is_can_be_read() -> None:
    page = page_of(DAMAGED)
    assert 'class="exact" title="exact, annotation: the site annotates 發 with fā"' in page
    assert "By kind:" in page
    assert "1 line as found" in page


def test_everything_is_escaped() -> None:
    page = page_of(
        "<script>alert('業(yè)')</script>發(fā)數(shù)?fàn)I\n\x00\x1b<img src=x>" + DAMAGED
    )
    assert "<script" not in page
    assert "<img" not in page
    assert "a&lt;b&gt;.txt" in page
    assert "\x00" not in page


def test_a_text_without_damage_has_nothing_to_compare() -> None:
    assert "Nothing was repaired." in page_of("公司业绩增长")


@settings(deadline=None, max_examples=40)
@given(st.text("業(yè)?fàn發數\n<>&'\"１ \ufffd", max_size=40))
def test_only_our_own_elements_stand_on_the_page(content: str) -> None:
    parser = Page()
    parser.feed(page_of(content))
    assert set(parser.tags) <= {
        "html", "head", "meta", "title", "style", "body", "h1", "p", "ins", "del", "table",
        "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip


class TestCommand:
    """The option of the command line."""

    def test_writes_the_page_and_nothing_else(self, tmp_path: Path) -> None:
        file, page = tmp_path / "a.txt", tmp_path / "a.html"
        file.write_text(DAMAGED, "utf-8")
        done = CliRunner().invoke(app, ["repair", str(file), "--html", str(page)])
        assert (done.exit_code, done.output) == (0, "")
        assert page.read_text("utf-8").startswith("<!DOCTYPE html>")

    def test_a_place_that_cannot_be_written_is_told(self, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text(DAMAGED, "utf-8")
        page = tmp_path / "none" / "a.html"
        done = CliRunner().invoke(app, ["repair", str(file), "--html", str(page)])
        assert done.exit_code == 2
        assert "cannot be written" in done.output

    def test_the_file_itself_is_never_overwritten(self, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text(DAMAGED, "utf-8")
        done = CliRunner().invoke(app, ["repair", str(file), "--html", str(file)])
        assert done.exit_code == 2
        assert file.read_text("utf-8") == DAMAGED
