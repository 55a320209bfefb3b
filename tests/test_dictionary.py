"""jieba's dictionary, read once: the same words, nothing left behind, nothing said."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import jieba
import pytest
from jieba import posseg

from reportparse.dictionary import Dictionary, dictionary, parse_dictionary, tokenizer

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_what_jieba_reads() -> None:
    theirs = jieba.Tokenizer()
    frequencies, total = theirs.gen_pfdict(theirs.get_dict_file())
    assert frequencies == tokenizer().FREQ
    assert tokenizer().total == dictionary().total == total
    assert dictionary().tags == posseg.dt.word_tag_tab


def test_a_sentence_is_cut_as_jieba_cuts_it() -> None:
    theirs = jieba.Tokenizer()
    theirs.FREQ, theirs.total = theirs.gen_pfdict(theirs.get_dict_file())
    theirs.initialized = True
    sentence = "报告期内，瑞晶科技实现营业收入12.6亿元，同比增长8.5%，AI业务占比提升。"
    assert list(tokenizer().cut(sentence)) == list(theirs.cut(sentence))


def test_it_is_read_once() -> None:
    assert dictionary() is dictionary()


def test_words_of_one_tokenizer_stay_its_own() -> None:
    mine, other = tokenizer(), tokenizer()
    mine.add_word("超短途冷链")
    assert list(mine.cut("超短途冷链", HMM=False)) == ["超短途冷链"]
    assert list(other.cut("超短途冷链", HMM=False)) != ["超短途冷链"]
    assert "超短途冷链" not in dictionary().frequencies


def test_nothing_is_written_and_nothing_is_said(tmp_path: Path) -> None:
    code = (
        f"import tempfile; tempfile.tempdir = {str(tmp_path)!r}\n"
        "from reportparse.dictionary import tokenizer\n"
        "assert list(tokenizer().cut('营业收入'))\n"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_frequencies_alone_do_not_load_jieba() -> None:
    code = "import sys; from reportparse.dictionary import dictionary; dictionary(); "
    code += "print('jieba' in sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stdout == "False\n", done.stderr


def test_of_two_lines_for_a_word_the_later_one_holds() -> None:
    assert parse_dictionary("业务 3 n\n业务 5 v\n") == Dictionary({"业务": 5}, 8, {"业务": "v"})


@pytest.mark.parametrize("content", ["业务 3\n", "业务 3 n x\n", "业务 三个 n\n"])
def test_a_line_of_another_form_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r"dictionary|invalid literal"):
        parse_dictionary(content)


def test_an_empty_dictionary_has_no_words() -> None:
    assert parse_dictionary("") == Dictionary({}, 0, {})
