"""A text knows for each of its characters where in the source it came from."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportparse.text import Edit, Glyphs, Place, Source, SourceRange, Text

LETTERS = "ab數据(6。\n𠮷"
contents = st.text(alphabet=LETTERS, max_size=30)


@st.composite
def edit_lists(draw: st.DrawFn, length: int) -> list[Edit]:
    """Sorted edits of a text that do not overlap; insertions and deletions among them."""
    bounds = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return [Edit(start, end, draw(st.text("xyz數", max_size=4))) for start, end in pairs]


@st.composite
def derived_texts(draw: st.DrawFn) -> Text:
    """Texts after any sequence of edits, slices, removals and joins."""
    text = Text.of(draw(contents))
    for step in draw(st.lists(st.sampled_from(["edit", "slice", "without", "join"]), max_size=6)):
        match step:
            case "edit":
                text = text.edit(draw(edit_lists(len(text))))
            case "slice":
                start = draw(st.integers(0, len(text)))
                text = text[start : draw(st.integers(start, len(text)))]
            case "without":
                text = text.without((edit.start, edit.end) for edit in draw(edit_lists(len(text))))
            case _:
                middle = draw(st.integers(0, len(text)))
                after = draw(st.integers(middle, len(text)))
                text = Text.join([text[:middle], text[after:]])
    return text


class TestAnySequenceOfSteps:
    """What holds whatever was done to a text."""

    @given(derived_texts())
    def test_the_map_is_monotone_and_inside_the_source(self, text: Text) -> None:
        assert len(text.content) == len(text.starts) == len(text.ends)
        assert (np.diff(text.starts) >= 0).all()
        assert (np.diff(text.ends) >= 0).all()
        assert (text.starts <= text.ends).all()
        if len(text):
            assert text.starts[0] >= 0
            assert text.ends[-1] <= len(text.source.content)

    @given(derived_texts())
    def test_every_part_has_a_range_inside_the_source(self, text: Text) -> None:
        for start in range(len(text) + 1):
            for end in range(start, len(text) + 1):
                where = text.source_range(start, end)
                assert 0 <= where.start <= where.end <= len(text.source.content)

    @given(derived_texts(), st.data())
    def test_a_part_of_a_part_comes_from_within_where_the_part_comes_from(
        self, text: Text, data: st.DataObject
    ) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        whole, part = text.source_range(), text.source_range(start, end)
        if start < end:
            assert whole.start <= part.start <= part.end <= whole.end

    @given(derived_texts())
    def test_slices_join_to_the_text_that_they_were_cut_from(self, text: Text) -> None:
        for cut in range(len(text) + 1):
            assert text[:cut] + text[cut:] == text

    @given(contents, st.data())
    def test_characters_that_no_edit_touched_stand_for_themselves(
        self, content: str, data: st.DataObject
    ) -> None:
        """A model of edit: each character paired with the source offset that it stands for."""
        edits = data.draw(edit_lists(len(content)))
        model: list[tuple[str, int, int]] = []
        done = 0
        for start, end, replacement in edits:
            model += [(content[at], at, at + 1) for at in range(done, start)]
            same = len(replacement) == end - start
            model += [
                (character, start + at, start + at + 1) if same else (character, start, end)
                for at, character in enumerate(replacement)
            ]
            done = end
        model += [(content[at], at, at + 1) for at in range(done, len(content))]
        edited = Text.of(content).edit(edits)
        assert list(edited.content) == [character for character, _, _ in model]
        assert edited.starts.tolist() == [start for _, start, _ in model]
        assert edited.ends.tolist() == [end for _, _, end in model]

    @given(contents, st.data())
    def test_edits_compose(self, content: str, data: st.DataObject) -> None:
        """Characters that both of two rounds of edits left alone still lead to themselves."""
        marked = Text.of(content)
        first = marked.edit(
            Edit(start, end, "¤" * len(replacement))
            for start, end, replacement in data.draw(edit_lists(len(content)))
        )
        second = first.edit(
            Edit(start, end, "¤" * len(replacement))
            for start, end, replacement in data.draw(edit_lists(len(first)))
        )
        for at, character in enumerate(second.content):
            if character != "¤":
                assert second.source_range(at, at + 1) == (second.starts[at], second.starts[at] + 1)
                assert second.source_text(at, at + 1) == character

    @given(derived_texts(), st.data())
    def test_what_is_found_by_source_begins_in_that_range(
        self, text: Text, data: st.DataObject
    ) -> None:
        start = data.draw(st.integers(0, len(text.source.content)))
        end = data.draw(st.integers(start, len(text.source.content)))
        first, last = text.find_source(start, end)
        inside = [at for at in range(len(text)) if start <= text.starts[at] < end]
        assert list(range(first, last)) == inside

    @given(contents, st.data())
    def test_an_untouched_part_is_found_where_it_was(
        self, content: str, data: st.DataObject
    ) -> None:
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, len(content)))
        assert Text.of(content).find_source(start, end) == (start, end)

    @given(derived_texts())
    def test_strip_leaves_no_white_space_at_the_ends(self, text: Text) -> None:
        stripped = text.strip()
        assert stripped.content == text.content.strip()
        if len(stripped):
            assert text.source_range().start <= stripped.source_range().start


class TestOf:
    """Texts straight from a source."""

    def test_takes_the_whole_source_by_default(self) -> None:
        text = Text.of("收入增长8.5%")
        assert text.content == "收入增长8.5%"
        assert text.source_range() == (0, 8)

    def test_takes_a_part(self) -> None:
        assert Text.of(Source("收入增长"), 2, 4).source_range() == (2, 4)

    def test_clips_to_the_source(self) -> None:
        assert Text.of(Source("收入"), 1, 99).content == "入"
        assert Text.of(Source("收入"), 5).content == ""

    def test_counts_characters_not_utf16_units(self) -> None:
        assert Text.of("𠮷野家8%")[3:].source_range() == (3, 5)


class TestEdit:
    """Replacing, removing and inserting characters."""

    def test_a_replacement_of_another_length_stands_for_all_that_it_replaced(self) -> None:
        repaired = Text.of("權(quán)利").edit([Edit(0, 7, "權")])
        assert repaired.content == "權利"
        assert repaired.source_text(0, 1) == "權(quán)"
        assert repaired.source_text(1, 2) == "利"

    def test_a_replacement_of_the_same_length_is_mapped_one_for_one(self) -> None:
        simplified = Text.of("數據").edit([Edit(0, 2, "数据")])
        assert simplified.source_text(1, 2) == "據"

    def test_an_inserted_character_stands_for_nothing_between_its_neighbours(self) -> None:
        text = Text.of("甲乙").edit([Edit(1, 1, "、")])
        assert text.content == "甲、乙"
        assert text.source_range(1, 2) == (1, 1)

    def test_insertions_at_one_place_keep_their_order(self) -> None:
        assert Text.of("甲乙").edit([Edit(1, 1, "一"), Edit(1, 1, "二")]).content == "甲一二乙"

    def test_a_deletion_leaves_no_trace_but_the_gap(self) -> None:
        text = Text.of("甲(jiǎ)乙").without([(1, 6)])
        assert text.content == "甲乙"
        assert text.source_range(1, 1) == (1, 1)
        assert text.source_text() == "甲(jiǎ)乙"

    def test_no_edits_give_the_same_text(self) -> None:
        text = Text.of("不变")
        assert text.edit([]) == text

    @pytest.mark.parametrize(
        "edits",
        [
            [Edit(0, 2, ""), Edit(1, 3, "")],
            [Edit(2, 3, ""), Edit(0, 1, "")],
            [Edit(2, 1, "")],
            [Edit(0, 9, "")],
            [Edit(-1, 1, "")],
        ],
        ids=["overlapping", "unsorted", "backwards", "beyond the end", "before the start"],
    )
    def test_edits_that_do_not_fit_are_refused(self, edits: list[Edit]) -> None:
        with pytest.raises(ValueError, match="overlaps another or lies outside"):
            Text.of("一二三").edit(edits)


class TestSlice:
    """Slices keep their origin."""

    def test_negative_offsets_count_from_the_end(self) -> None:
        assert Text.of("一二三")[-2:].source_range() == (1, 3)

    def test_a_slice_that_ends_before_it_starts_is_empty(self) -> None:
        assert Text.of("一二三")[2:1].content == ""

    def test_only_steps_of_one_are_taken(self) -> None:
        with pytest.raises(ValueError, match="steps of one"):
            Text.of("一二三")[::2]


class TestJoin:
    """Putting parts of one source together."""

    def test_parts_of_different_sources_are_refused(self) -> None:
        with pytest.raises(ValueError, match="one source"):
            Text.join([Text.of("甲"), Text.of("甲")])

    def test_parts_out_of_order_are_refused(self) -> None:
        text = Text.of("甲乙")
        with pytest.raises(ValueError, match="order of its source"):
            Text.join([text[1:], text[:1]])

    def test_no_parts_need_a_source(self) -> None:
        source = Source("甲")
        assert Text.join([], source).content == ""
        with pytest.raises(ValueError, match="needs a source"):
            Text.join([])


class TestEquality:
    """Texts are equal where characters, places and source are."""

    def test_the_same_characters_from_another_place_are_another_text(self) -> None:
        text = Text.of("甲甲")
        assert text[:1] != text[1:]
        assert text[:1] == text[:1]

    def test_a_text_is_not_a_string(self) -> None:
        assert Text.of("甲") != "甲"

    def test_equal_texts_hash_alike(self) -> None:
        text = Text.of("甲乙")
        assert hash(text[:1]) == hash(text[:1])


def test_a_map_of_another_length_is_refused() -> None:
    numbers = np.arange(2, dtype=np.int32)
    with pytest.raises(ValueError, match="equally long"):
        Text("甲", Source("甲"), numbers, numbers + 1)


def test_str_gives_the_characters() -> None:
    assert str(Text.of("甲乙")) == "甲乙"


class TestSourceRange:
    """Where a part of a text came from."""

    def test_an_empty_part_is_the_gap_between_its_neighbours(self) -> None:
        text = Text.of("一二三四")
        assert text.source_range(2, 2) == (2, 2)
        assert text.source_range(0, 0) == (0, 0)
        assert text.source_range(4, 4) == (4, 4)

    def test_an_empty_part_of_a_slice_at_its_start_is_where_the_slice_starts(self) -> None:
        assert Text.of("一二三四")[2:].source_range(0, 0) == (2, 2)

    def test_an_empty_text_stands_at_the_start(self) -> None:
        assert Text.of("").source_range() == SourceRange(0, 0)


def page_source(lines: list[tuple[int, float, str]]) -> Source:
    """A source of lines, each with its page and top; characters are 10 points square.

    A line break that belongs to no page stands between them.
    """
    content = "\n".join(line for _, _, line in lines)
    pages: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    for position, (page, top, line) in enumerate(lines):
        if position:
            pages.append(0)
            boxes.append((0, 0, 0, 0))
        for number in range(len(line)):
            pages.append(page)
            boxes.append((10 * number, top, 10 * number + 10, top + 10))
    count = len(content)
    return Source(
        content,
        Glyphs(
            np.array(pages, np.int32),
            np.array(boxes, np.float32).reshape(-1, 4),
            np.full(count, 10, np.float32),
            np.zeros(count, np.int16),
            ("Song",),
        ),
    )


class TestPlaces:
    """Boxes on the pages of a PDF."""

    SOURCE = page_source([(1, 100, "营业收入"), (1, 120, "增长"), (2, 40, "8.5%")])

    def test_one_box_covers_the_characters_of_a_line(self) -> None:
        assert Text.of(self.SOURCE).places(1, 3) == (Place(1, 10, 100, 30, 110),)

    def test_each_line_and_page_has_a_box_of_its_own(self) -> None:
        assert Text.of(self.SOURCE).places(2, 10) == (
            Place(1, 20, 100, 40, 110),
            Place(1, 0, 120, 20, 130),
            Place(2, 0, 40, 20, 50),
        )

    def test_a_character_that_was_put_in_has_no_box(self) -> None:
        assert Text.of(self.SOURCE).places(4, 5) == ()

    def test_a_line_of_unequal_heights_is_one_box(self) -> None:
        glyphs = Glyphs(
            np.ones(2, np.int32),
            np.array([[0, 100, 10, 110], [10, 97, 14, 104]], np.float32),
            np.full(2, 10, np.float32),
            np.zeros(2, np.int16),
        )
        assert Source("注¹", glyphs).places(SourceRange(0, 2)) == (Place(1, 0, 97, 14, 110),)

    def test_a_source_without_pages_has_no_boxes(self) -> None:
        assert Text.of("收入").places() == ()

    def test_a_repaired_text_leads_to_the_boxes_of_what_was_repaired(self) -> None:
        text = Text.of(self.SOURCE).edit([Edit(5, 7, "增長了")])
        assert text.places(6, 7) == (Place(1, 0, 120, 20, 130),)


class TestPage:
    """Pages of characters."""

    SOURCE = page_source([(1, 100, "甲乙"), (3, 40, "丙")])

    def test_counts_from_one(self) -> None:
        text = Text.of(self.SOURCE)
        assert [text.page(offset) for offset in (0, 1, 3)] == [1, 1, 3]

    def test_a_character_that_was_put_in_is_on_the_page_before_it(self) -> None:
        assert Text.of(self.SOURCE).page(2) == 1

    def test_a_character_put_in_at_the_start_is_on_the_first_page(self) -> None:
        source = page_source([(0, 0, "空"), (2, 10, "甲")])
        assert Text.of(source).page(0) == 2

    def test_the_end_of_a_text_is_on_its_last_page(self) -> None:
        text = Text.of(self.SOURCE)
        assert text.page(len(text)) == 3
        assert text[:0].page(0) == 1

    def test_there_is_none_without_pages(self) -> None:
        assert Text.of("甲").page(0) is None
        assert Text.of("").page(0) is None
        assert page_source([]).page_of(0) is None
        assert page_source([(0, 0, "空")]).page_of(0) is None

    def test_is_cheap_in_a_long_document(self) -> None:
        """A report of 1,000 pages asks for the page and boxes of each of its claims."""
        lines = [
            (page, 20.0 * line, "营业收入增长" * 5) for page in range(1, 1001) for line in range(32)
        ]
        text = Text.of(page_source(lines))
        assert len(text) > 990_000
        began = time.perf_counter()
        for offset in range(0, len(text), 100):
            text.page(offset)
            text.places(offset, offset + 5)
        assert time.perf_counter() - began < 3, "about 0.1 s where it does not scan"
