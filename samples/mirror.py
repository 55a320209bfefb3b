"""Reports as mirrors of document-sharing sites show them: one damaged page of text.

The contents list stands a line each, its first entry glued to the title and its last one to the
body; the body is one line in which headings and paragraphs run into each other; the site's
notices stand before and after. Then the whole page goes through the forward model of the damage.
"""

from __future__ import annotations

from typing import Final

from reportparse.repairing.mirror import damage
from samples.source import Document, Heading

__all__ = ["mirror_page", "render_mirror"]

_BEFORE: Final = (
    "版权说明：本文档由用户提供并上传，收益归属内容提供方，若内容存在侵权，请进行举报或认领",
    "文档简介",
)
_AFTER: Final = (
    "温馨提示",
    "- 1. 本站所有资料均由用户上传，版权归上传者所有，如有侵权，请联系本站删除。",
    "- 2. 本站仅提供信息存储服务，不对文档内容的准确性和完整性负责。",
    "- 3. 下载后如发现内容残缺，请与客服联系，我们将在三个工作日内处理。",
    "最新文档",
    "- 2025年幼儿园秋季保育工作计划",
    "- 企业安全生产责任制度汇编",
    "- 八年级物理下册期中复习提纲",
    "评论",
    "0/150",
    "提交评论",
)

_KEYS: Final = (
    "數shù 據jù 當dāng 業yè 務wù 發fā 創chuàng 現xiàn 應yīng 內nèi 權quán 領lǐng 標biāo 準zhǔn "
    "驅qū 術shù 轉zhuǎn 構gòu 協xié 聯lián 鏈liàn 風fēng 營yíng 範fàn 續xù 達dá 優yōu 勢shì "
    "運yùn 環huán 節jié 產chǎn 導dǎo 質zhì 庫kù 儲chǔ 測cè 負fù 責zé 審shěn 檢jiǎn 擴kuò 歸guī "
    "屬shǔ 險xiǎn 競jìng 爭zhēng 廣guǎng 層céng 級jí 單dān 壓yā 電diàn 統tǒng"
)
"""The site's key characters, each with its reading, in the order in which it replaces them."""


def mirror_page(document: Document) -> str:
    """Lay a report out as a mirror does, before any damage."""
    contents = [_glue(heading) for heading in document.headings]
    body = "".join(
        _glue(element) if isinstance(element, Heading) else element.text
        for element in document.elements
        if not hasattr(element, "rows")
    )
    contents[0] = document.title + contents[0]
    contents[-1] += body
    return "\n".join([*_BEFORE, *contents, *_AFTER]) + "\n"


def render_mirror(document: Document) -> bytes:
    """Lay a report out as a mirror does, and damage it."""
    keys = [(key[0], key[1:]) for key in _KEYS.split()]
    return damage(mirror_page(document), keys).encode("utf-8")


def _glue(heading: Heading) -> str:
    return heading.text.replace(" ", "")
