"""Pages drawn for the tests, and the pieces that they are taken apart into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, TypeAlias

import pytest

from reportparse.reading.pdf.lines import Line, line_of
from reportparse.reading.pdf.runs import Run, is_wide

Draw: TypeAlias = Callable[..., bytes]
MakeRun: TypeAlias = Callable[..., Run]
MakeLine: TypeAlias = Callable[..., Line]

HEIGHT = 800
WIDTH = 600


def _font(content: str, *, bold: bool) -> str:
    if any(map(is_wide, content)):
        return "STSong-Light"
    return "Helvetica-Bold" if bold else "Helvetica"


def _draw_item(canvas: Any, item: Sequence[Any]) -> None:  # noqa: ANN401 - ReportLab has no types
    match item:
        case ("line", x0, top, x1, bottom):
            canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)
        case ("box", x0, top, x1, bottom):
            canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        case ("picture", x0, top, x1, bottom):
            from reportlab.lib.utils import ImageReader  # noqa: PLC0415 - needs reportlab

            pixel = ImageReader(BytesIO(_PIXEL))
            canvas.drawImage(pixel, x0, HEIGHT - bottom, x1 - x0, bottom - top)
        case ("field", x0, top, width, value):
            canvas.acroForm.textfield(
                name=value, value=value, x=x0, y=HEIGHT - top, width=width, height=16, fontSize=10
            )
        case ("bookmark", title, level):
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title, level - 1)
        case ("turned", degrees, x, top, content, *rest):
            canvas.saveState()
            canvas.translate(x, HEIGHT - top)
            canvas.rotate(degrees)
            canvas.setFont(_font(content, bold=False), *(rest or [10]))
            canvas.drawString(0, 0, content)
            canvas.restoreState()
        case (x, top, content, *rest):
            size = rest[0] if rest else 10
            canvas.setFont(_font(content, bold="bold" in rest), size)
            canvas.drawString(x, HEIGHT - top, content)


_PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS"
    b"\xde\x00\x00\x00\x0cIDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\r\xefF\xb8\x00\x00\x00\x00IEND"
    b"\xaeB`\x82"
)


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Draw pages: each a list of ``(x, base line from the top, content, size, "bold")``.

    Other items are ``("line" | "box" | "picture", x0, top, x1, bottom)``,
    ``("field", x0, bottom, width, value)``, ``("bookmark", title, level)`` and
    ``("turned", degrees, x, top, content, size)``.
    """
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas", reason="reportlab draws")
    from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415 - needs reportlab
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def drawn(
        *pages: Sequence[Sequence[Any]],
        password: str = "",
        turn: int = 0,
        title: str = "",
        author: str = "",
    ) -> bytes:
        buffer = BytesIO()
        canvas = canvas_module.Canvas(
            buffer,
            pagesize=(WIDTH, HEIGHT),
            invariant=1,
            encrypt=StandardEncryption(password) if password else None,
        )
        canvas.setTitle(title)
        canvas.setAuthor(author)
        for page in pages:
            if turn:
                canvas.setPageRotation(turn)
            for item in page:
                _draw_item(canvas, item)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    return drawn


@pytest.fixture(scope="session")
def run() -> MakeRun:
    """Make a run: Chinese characters one font size wide, others half of it."""

    def made(
        content: str, x0: float = 50, baseline: float = 100, size: float = 10, page: int = 0
    ) -> Run:
        lefts, rights = [], []
        x = x0
        for character in content:
            lefts.append(x)
            x += size if is_wide(character) else size / 2
            rights.append(x)
        glyphs = tuple(-1 if character == " " else at for at, character in enumerate(content))
        return Run(
            page,
            content,
            glyphs,
            x0,
            baseline - 0.88 * size,
            x,
            baseline + 0.12 * size,
            baseline,
            size,
            0,
            tuple(lefts),
            tuple(rights),
        )

    return made


@pytest.fixture(scope="session")
def line(run: MakeRun) -> MakeLine:
    """Make a line of one run."""

    def made(content: str, x0: float = 50, baseline: float = 100, **rest: Any) -> Line:  # noqa: ANN401 - handed on
        flow = rest.pop("flow", 1)
        bold = rest.pop("bold", False)
        return line_of([run(content, x0, baseline, **rest)], flow, frozenset({0} if bold else ()))

    return made
