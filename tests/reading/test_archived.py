"""Pages in one file with all that belongs to them."""

from __future__ import annotations

import base64
import quopri

import pytest

from reportparse.errors import LimitError, TruncatedDocumentError
from reportparse.reading import archived
from reportparse.reading.archived import page_parts

PAGE = "<html><body><p>营业收入增长5.6%。</p></body></html>"


def part(kind: str, data: bytes, *headers: str) -> bytes:
    lines = [f"Content-Type: {kind}", *headers, "", ""]
    return "\r\n".join(lines).encode() + data


def archive(*parts: bytes, start: str = "") -> bytes:
    head = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_x"{start}\r\n\r\n'
    body = b"".join(b"--=_x\r\n" + one + b"\r\n" for one in parts)
    return head.encode() + body + b"--=_x--\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_transfer_encodings_are_undone(encoding: str) -> None:
    data = PAGE.encode(encoding)
    quoted = part(
        f"text/html; charset={encoding}",
        quopri.encodestring(data),
        "Content-Transfer-Encoding: quoted-printable",
    )
    packed = part("text/html", base64.encodebytes(data), "Content-Transfer-Encoding: base64")
    found = page_parts(archive(part("image/png", b"\x89PNG"), quoted, packed))
    assert [one.data.strip() for one in found] == [data, data]
    assert [one.encoding for one in found] == [encoding, ""]


def test_the_part_that_is_named_as_the_start_comes_first() -> None:
    frame = part("text/html", b"<p>frame</p>" * 9, "Content-ID: <a>")
    main = part("text/html", b"<p>main</p>", "Content-ID: <b>")
    found = page_parts(archive(frame, main, start='; start="<b>"'))
    assert [one.data[:11] for one in found] == [b"<p>main</p>", b"<p>frame</p"]


def test_an_archive_without_a_page_is_broken() -> None:
    with pytest.raises(TruncatedDocumentError, match="no page in it"):
        page_parts(archive(part("image/png", b"\x89PNG")))


def test_an_archive_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archived, "_MOST_PARTS", 3)
    with pytest.raises(LimitError, match="more than 3 parts"):
        page_parts(archive(*[part("text/plain", b"a")] * 20))


def test_an_archive_that_is_cut_off_gives_what_is_there() -> None:
    data = archive(part("text/html", b"<p>main</p>" * 50))
    (found,) = page_parts(data[:300])
    assert found.data.startswith(b"<p>main</p>")
