"""What a site puts around a report."""

from __future__ import annotations

from reportparse.outlining.lines import Line
from reportparse.outlining.notices import is_notice, without_notices


def lines(*contents: str) -> list[Line]:
    return [Line(at, at + len(c), c, c) for at, c in enumerate(contents)]


def kept(*contents: str) -> list[str]:
    return [line.content for line in without_notices(lines(*contents))]


def test_notices_before_and_after_go() -> None:
    assert kept(
        "版权说明：本文档由用户提供并上传，如有侵权请举报",
        "文档简介",
        "2024年行业报告",
        "一、综合",
        "产值增长3%。",
        "温馨提示",
        "1. 本站所有资源均由用户上传，如需要附件，请联系上传者。",
        "2. 下载后如有问题，请与客服联系，我们将在三个工作日内处理。",
        "最新文档",
        "- 小学五年级试卷",
        "- 施工方案范本",
        "评论",
        "0/150",
        "提交评论",
    ) == ["2024年行业报告", "一、综合", "产值增长3%。"]


def test_a_report_without_notices_stays_whole() -> None:
    contents = ("2024年行业报告", "一、综合", "产值增长3%。", "二、展望", "产值将增长4%。")
    assert kept(*contents) == list(contents)


def test_text_that_mentions_downloads_stays() -> None:
    sentence = "用户下载量为3.2亿次，同比增长15%。" * 10
    assert kept("报告", sentence, "评论") == ["报告", sentence]


def test_what_the_file_marks_as_a_notice_goes() -> None:
    marked = Line(0, 4, "关于我们", "关于我们", "notice")
    assert [line.content for line in without_notices([marked, *lines("报告")])] == ["报告"]


def test_a_word_of_the_lexicon_is_a_notice_and_a_heading_is_not() -> None:
    assert is_notice("立即下载")
    assert is_notice("All rights reserved by the site")
    assert not is_notice("三、用户规模")
