"""What is read of a folder, and what is left out."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest

from reportparse.corpus.scanning import printable, scan
from reportparse.errors import InputFolderError

if TYPE_CHECKING:
    from pathlib import Path


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")


def ids(raw: Path, out: Path) -> list[str]:
    return [file.document_id for file in scan(raw, out).files]


def test_files_of_all_folders_are_listed_in_the_order_of_their_ids(raw: Path, out: Path) -> None:
    fill(raw, "b.txt", "a/z.pdf", "a/b/报告.html", "a.txt", "年报 2024.pdf", "Z.txt")
    assert ids(raw, out) == [
        "Z.txt",
        "a.txt",
        "a/b/报告.html",
        "a/z.pdf",
        "b.txt",
        "年报 2024.pdf",
    ]


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        ".hidden/report.txt",
        "~$report.docx",
        "Thumbs.db",
        "desktop.ini",
        "report.txt~",
        "report.pdf.part",
        "report.pdf.crdownload",
        "report.TMP",
    ],
)
def test_what_other_programs_leave_behind_is_left_out_without_a_word(
    raw: Path, out: Path, name: str
) -> None:
    fill(raw, name, "report.txt")
    assert ids(raw, out) == ["report.txt"]
    assert scan(raw, out).notices == ()


@pytest.mark.parametrize("name", ["part", "tmp", "report", "report.", "~report.txt", "-rf", "a b"])
def test_names_that_only_resemble_those_are_read(raw: Path, out: Path, name: str) -> None:
    fill(raw, name)
    assert ids(raw, out) == [name]


def test_an_output_folder_in_the_folder_is_left_out(raw: Path) -> None:
    fill(raw, "report.txt", "results/dataset/claims.csv")
    assert ids(raw, raw / "results") == ["report.txt"]


def test_an_output_folder_of_another_run_is_left_out_with_a_notice(raw: Path, out: Path) -> None:
    fill(raw, "report.txt", "old/.reportparse/lock", "old/dataset/claims.csv")
    found = scan(raw, out)
    assert [file.document_id for file in found.files] == ["report.txt"]
    assert found.notices == ("old/ was left out: it is the output folder of another run.",)


def test_the_output_folder_itself_cannot_be_read(raw: Path, out: Path) -> None:
    with pytest.raises(InputFolderError, match="is an output folder"):
        scan(raw, raw)
    fill(raw, ".reportparse/lock")
    with pytest.raises(InputFolderError, match="is an output folder"):
        scan(raw, out)


def test_links_are_left_out_with_a_notice(raw: Path, out: Path, tmp_path: Path) -> None:
    fill(raw, "report.txt")
    fill(tmp_path, "secret.txt")
    (raw / "away.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "circle").symlink_to(raw, target_is_directory=True)
    (raw / "nowhere.txt").symlink_to("missing")
    found = scan(raw, out)
    assert [file.document_id for file in found.files] == ["report.txt"]
    assert [notice.split()[0] for notice in found.notices] == ["away.txt", "circle", "nowhere.txt"]
    assert all("symbolic link" in notice for notice in found.notices)


def test_the_folder_itself_may_be_a_link(raw: Path, out: Path, tmp_path: Path) -> None:
    fill(raw, "report.txt")
    (tmp_path / "link").symlink_to(raw, target_is_directory=True)
    assert ids(tmp_path / "link", out) == ["report.txt"]


def test_what_is_no_regular_file_is_left_out_with_a_notice(raw: Path, out: Path) -> None:
    os.mkfifo(raw / "pipe.txt")
    assert scan(raw, out).notices == ("pipe.txt was left out: it is no regular file.",)


def test_an_empty_folder_has_no_files(raw: Path, out: Path) -> None:
    assert scan(raw, out).files == ()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, out: Path) -> None:
    with pytest.raises(InputFolderError, match="reports does not exist; name the folder"):
        scan(tmp_path / "reports", out)


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path, out: Path) -> None:
    fill(tmp_path, "report.txt")
    with pytest.raises(InputFolderError, match="is a file, not a folder"):
        scan(tmp_path / "report.txt", out)


def test_a_name_that_the_system_refuses_is_told(tmp_path: Path, out: Path) -> None:
    with pytest.raises(InputFolderError, match="cannot be opened"):
        scan(tmp_path / ("x" * 5000), out)


def test_the_folder_itself_must_be_listed(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputFolderError, match=r"cannot be listed \(Permission denied\)"):
        scan(raw, out)


def test_a_file_that_vanishes_while_its_folder_is_listed_is_not_there(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(raw, "a.txt", "b.txt")
    scandir = os.scandir

    def scandir_and_remove(path: str) -> object:
        listing = scandir(path)
        entries = list(listing)
        (raw / "a.txt").unlink(missing_ok=True)
        return nullcontext(iter(entries))

    monkeypatch.setattr(os, "scandir", scandir_and_remove)
    assert ids(raw, out) == ["b.txt"]


def test_a_folder_that_cannot_be_listed_is_told(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(raw, "report.txt", "locked/report.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert scan(raw, out).unlisted == (("locked/", "Permission denied"),)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_utf8_gets_an_id_that_is(raw: Path, out: Path) -> None:
    with open(os.fsencode(raw) + b"/\xb1\xa8.txt", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("GB name")
    (found,) = scan(raw, out).files
    assert found.document_id == r"\xb1\xa8.txt"
    with open(found.path, encoding="utf-8") as file:  # noqa: PTH123 - as the reader opens it
        assert file.read() == "GB name"


def test_a_name_in_utf8_stays_as_it_is() -> None:
    assert printable("2024年𠮷报告.pdf") == "2024年𠮷报告.pdf"
