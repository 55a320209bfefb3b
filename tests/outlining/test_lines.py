"""What the file shows of each line."""

from __future__ import annotations

import numpy as np

from reportparse.language import simplify
from reportparse.outlining.lines import Line, Print, read_lines
from reportparse.records import Block, Table
from reportparse.text import Glyphs, Source, SourceRange, Text


def read(
    content: str, blocks: tuple[Block, ...] = (), tables: tuple[Table, ...] = ()
) -> list[Line]:
    return list(read_lines(Text.of(content), simplify(content), blocks, tables))


def page(*lines: tuple[str, float, str]) -> Text:
    """Lay lines out on one page, each in a size and font."""
    names = tuple(sorted({font for _, _, font in lines}))
    content = "\n".join(line for line, _, _ in lines)
    sizes: list[float] = []
    fonts: list[int] = []
    for line, size, font in lines:
        sizes += [*[size] * len(line), 0.0]
        fonts += [*[names.index(font)] * len(line), -1]
    pages = [int(font >= 0) for font in fonts[:-1]]
    glyphs = Glyphs(
        np.array(pages, np.int32),
        np.zeros((len(pages), 4), np.float32),
        np.array(sizes[:-1], np.float32),
        np.array(fonts[:-1], np.int16),
        names,
    )
    return Text.of(Source(content, glyphs))


def test_lines_have_no_white_space_at_their_ends() -> None:
    assert [(line.start, line.content) for line in read("　甲 \n\n 乙")] == [(1, "甲"), (6, "乙")]


def test_a_heading_has_the_level_that_the_file_states() -> None:
    (first, second) = read("綜合\n產值", (Block("heading", 0, 2, 2),))
    assert (first.kind, first.level, first.folded) == ("heading", 2, "综合")
    assert (second.kind, second.level) == ("paragraph", None)


def test_marks_of_markdown_state_a_level() -> None:
    (line,) = read("### 产值")
    assert (line.kind, line.level, line.content) == ("heading", 3, "产值")


def test_captions_are_no_text_and_notes_are_no_headings() -> None:
    content = "表1\n甲\t1\n注：乙\n丙"
    table = Table(3, 6, (), SourceRange(0, 2), (SourceRange(7, 10),))
    lines = read(content, (Block("note", 7, 10),), (table,))
    assert [line.kind for line in lines] == ["caption", "table", "note", "paragraph"]
    assert [line.outside for line in lines] == [True, True, True, False]
    assert [line.told for line in lines] == [False, False, True, True]


def test_print_is_told_against_the_running_text() -> None:
    text = page(("综合", 15, "Song"), ("产值增长百分之三", 10, "Song"), ("价格", 10, "SimHei"))
    looks = [line.look for line in read_lines(text, text.content, (), ())]
    assert looks == [Print(15, bold=False), Print(10, bold=False), Print(10, bold=True)]


def test_a_title_taken_for_furniture_is_given_back() -> None:
    text = page(("年报", 9, "Song"), ("年报", 20, "Song"), ("产值增长百分之三", 10, "Song"))
    blocks = (Block("furniture", 0, 2), Block("furniture", 3, 5))
    kinds = [line.kind for line in read_lines(text, text.content, blocks, ())]
    assert kinds == ["furniture", "paragraph", "paragraph"]


def test_tags_tell_a_heavy_line_and_a_heavy_beginning() -> None:
    markup = "<p><strong>综合</strong></p><p><b>产值。</b>增长了三成</p><p>价格</p>"
    source = Source(markup)
    spans = [
        (markup.index(w), markup.index(w) + len(w))
        for w in ("综合", "产值。", "增长了三成", "价格")
    ]
    parts = [Text.of(source, a, b) for a, b in spans]
    first, second, third, fourth = parts
    # A reader puts line ends between paragraphs; the places of tags serve here.
    ends = [Text.of(source, b, b + 1) for _, b in (spans[0], spans[2])]
    joined = Text.join((first, ends[0], second, third, ends[1], fourth))
    text = Text(joined.content.replace("<", "\n"), source, joined.starts, joined.ends)
    lines = read_lines(text, text.content, (), ())
    assert [line.look.bold for line in lines] == [True, False, False]
    assert [line.bold_lead for line in lines] == [0, 3, 0]


def test_a_paragraph_that_only_names_a_figure_is_a_caption() -> None:
    kinds = [line.kind for line in read("图2 收入结构\n表1显示，收入增长了三成。\n图书市场")]
    assert kinds == ["caption", "paragraph", "paragraph"]
