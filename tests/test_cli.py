"""The command line: what it prints where, and how it ends."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import signal
import subprocess
import sys
import termios
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TextColumn
from typer.testing import CliRunner

import reportparse
from reportparse import corpus
from reportparse.cli import app
from reportparse.cli.explaining import explain_repairs
from reportparse.cli.showing import show_claims
from reportparse.cli.watching import ProgressWatcher, on_one_line, watching
from reportparse.errors import EncryptedDocumentError
from tests.corpus.stages import analyse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer.testing import Result

    from reportparse.dataset.publishing import Publication

ROOT: Final = Path(__file__).parents[1]
REPORT: Final = """示例公司2024年年度报告

一、经营情况
公司2024年实现营业收入31.26亿元，同比增长36.7%。毛利率为36.7%。
"""
COMMAND: Final = (sys.executable, "-m", "reportparse.cli")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Return a folder with two small reports."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "a.txt").write_text("sales 1 2\ncosts 3\n", "utf-8")
    (folder / "b.txt").write_text("staff 4\n", "utf-8")
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a report for the real stages."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the stages of the tests in the place of the real ones."""
    run = corpus.run

    def run_quickly(
        raw: Path,
        out: Path,
        publications: Sequence[Publication],
        watcher: corpus.Watcher,
        options: corpus.Options,
    ) -> corpus.Summary:
        chosen = replace(options, workers=1, analyse=analyse)
        return run(raw, out, publications, watcher, chosen)

    monkeypatch.setattr(corpus, "run", run_quickly)


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.usefixtures("quick")
class TestRun:
    def test_prints_figures_and_then_the_paths_in_plain_lines(
        self, raw: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        result = call("run", raw, "--output", out)
        assert result.exit_code == 0
        assert [line.split("\t") for line in result.stdout.splitlines()] == [
            ["documents", "2"],
            ["processed_now", "2"],
            ["duplicates", "0"],
            ["partly_read", "0"],
            ["failures", "0"],
            ["pages", "2"],
            ["sections", "3"],
            ["claims", "4"],
            ["repairs", "1"],
            ["dataset", str(out / "dataset")],
            ["review", str(out / "review" / "index.html")],
        ]
        assert result.stderr == ""
        assert (out / "review" / "index.html").is_file()

    def test_a_second_time_processes_nothing(self, raw: Path, tmp_path: Path) -> None:
        call("run", raw, "--output", tmp_path / "out")
        result = call("run", raw, "--output", tmp_path / "out")
        assert "processed_now\t0" in result.stdout

    def test_tells_what_cannot_be_read_and_ends_with_one(self, raw: Path, tmp_path: Path) -> None:
        (raw / "c [x].pdf").write_text("unknown\n", "utf-8")
        result = call("run", raw, "--output", tmp_path / "out")
        assert result.exit_code == 1
        assert result.stderr == (
            "reportparse: c [x].pdf: The bytes are no kind of file that is read; "
            "convert the file.\n"
        )
        assert "failures\t1" in result.stdout

    def test_remembers_a_failure(self, raw: Path, tmp_path: Path) -> None:
        (raw / "c.pdf").write_text("unknown\n", "utf-8")
        for _ in range(2):
            assert call("run", raw, "--output", tmp_path / "out").exit_code == 1

    def test_of_an_empty_folder_ends_with_one(self, tmp_path: Path) -> None:
        (tmp_path / "raw").mkdir()
        result = call("run", tmp_path / "raw", "--output", tmp_path / "out")
        assert result.exit_code == 1
        assert result.stderr.endswith("raw holds no file to read; put reports into it.\n")

    def test_of_no_folder_ends_with_one(self, tmp_path: Path) -> None:
        result = call("run", tmp_path / "nowhere", "--output", tmp_path / "out")
        assert result.exit_code == 1
        assert "nowhere does not exist; name the folder" in result.stderr
        assert result.stderr.count("\n") == 1

    def test_into_a_file_ends_with_two(self, raw: Path, tmp_path: Path) -> None:
        (tmp_path / "out").write_text("", "utf-8")
        result = call("run", raw, "--output", tmp_path / "out")
        assert result.exit_code == 2
        assert "out cannot be written" in result.stderr

    @pytest.mark.parametrize("kinds", [("csv",), ("jsonl", "parquet")])
    def test_writes_the_formats_asked_for(
        self, raw: Path, tmp_path: Path, kinds: tuple[str, ...]
    ) -> None:
        options = [part for kind in kinds for part in ("--format", kind)]
        call("run", raw, "--output", tmp_path / "out", *options)
        found = {path.suffix[1:] for path in (tmp_path / "out" / "dataset").glob("claims.*")}
        assert found == set(kinds)

    def test_knows_no_other_format(self, raw: Path, tmp_path: Path) -> None:
        result = call("run", raw, "--output", tmp_path / "out", "--format", "doc")
        assert result.exit_code == 2
        told = " ".join(result.stderr.replace("│", " ").split())
        assert "'doc' is none of csv, parquet, jsonl, xlsx, sqlite." in told

    def test_takes_a_script(self, raw: Path, tmp_path: Path) -> None:
        call("run", raw, "--output", tmp_path / "out", "--script", "hant")
        assert ",hant," in (tmp_path / "out" / "dataset" / "documents.csv").read_text("utf-8")

    def test_names_a_lexicon_that_does_not_fit(self, raw: Path, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_text("= broken", "utf-8")
        result = call("run", raw, "--output", tmp_path / "out", "--lexicon", tmp_path / "mine.toml")
        assert result.exit_code == 2
        assert "mine.toml" in result.stderr
        assert not (tmp_path / "out").exists()

    def test_tells_who_holds_the_output_folder(self, raw: Path, tmp_path: Path) -> None:
        from reportparse.corpus.locking import held  # noqa: PLC0415 - only here

        (tmp_path / "out" / ".reportparse").mkdir(parents=True)
        with held(tmp_path / "out" / ".reportparse" / "lock"):
            result = call("run", raw, "--output", tmp_path / "out")
        assert result.exit_code == 2
        assert f"(process {os.getpid()} on " in result.stderr

    def test_ends_cleanly_when_it_is_interrupted(
        self, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def interrupt(*_arguments: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(corpus, "run", interrupt)
        result = call("run", raw, "--output", tmp_path / "out")
        assert result.exit_code == 130
        assert result.stderr == "reportparse: Interrupted; what was finished is kept.\n"

    def test_needs_an_output_folder(self, raw: Path) -> None:
        assert call("run", raw).exit_code == 2


class TestShow:
    def test_marks_each_quantity_in_its_sentence_by_section(self, report: Path) -> None:
        result = call("show", report)
        assert result.exit_code == 0
        lines = result.stdout.splitlines()
        assert "一、 经营情况" in lines
        assert "  公司2024年实现营业收入【31.26亿元】，同比增长36.7%。" in lines
        assert "  公司2024年实现营业收入31.26亿元，同比增长【36.7%】。" in lines
        assert any("3126000000 CNY · role level · metric 营业收入" in line for line in lines)
        assert lines[-1].startswith("3 claims in ")

    def test_takes_a_script(self, report: Path) -> None:
        assert "【31.26億元】" in call("show", report, "--script", "hant").stdout

    def test_names_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        result = call("show", tmp_path / "nowhere.pdf")
        assert result.exit_code == 1
        assert result.stderr.endswith(
            "nowhere.pdf cannot be opened (No such file or directory); name a file that can.\n"
        )

    def test_names_a_file_that_cannot_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        result = call("show", tmp_path / "empty.txt")
        assert result.exit_code == 1
        assert "empty.txt: " in result.stderr

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        result = call("show", tmp_path)
        assert result.exit_code == 1
        assert "Is a directory" in result.stderr


class TestRepair:
    def test_prints_the_text_line_for_line(self, tmp_path: Path) -> None:
        text = "示例報告\n\n公司營業收入增長。\n"
        (tmp_path / "a.txt").write_text(text, "utf-8")
        result = call("repair", tmp_path / "a.txt")
        assert (result.exit_code, result.stdout) == (0, text)
        simplified = call("repair", tmp_path / "a.txt", "--script", "hans").stdout
        assert simplified == "示例报告\n\n公司营业收入增长。\n"

    def test_keeps_the_lines_of_another_system(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes("第一行\r\n  第二行\r\n".encode())
        assert call("repair", tmp_path / "a.txt").stdout.splitlines() == ["第一行", "  第二行"]

    def test_explains_each_change(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("⼈民生活⽔平提⾼。\n", "utf-8")
        result = call("repair", tmp_path / "a.txt", "--explain")
        assert result.exit_code == 0
        head, *lines, last = result.stdout.splitlines()
        assert head.split("\t") == [
            "place",
            "certainty",
            "kind",
            "before",
            "after",
            "count",
            "why",
        ]
        assert all(line.count("\t") == 6 for line in lines)
        assert lines[0].split("\t")[1:5] == ["exact", "kangxi_radical", "⼈", "人"]
        assert last == f"{len(lines)} repairs: {len(lines)} exact"

    def test_names_a_file_that_cannot_be_read(
        self, report: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_arguments: object) -> None:
            message = "It asks for a password; save it without one."
            raise EncryptedDocumentError(message)

        monkeypatch.setattr("reportparse.pipeline.repair_file", refuse)
        with pytest.raises(EncryptedDocumentError, match=r"report\.txt: It asks"):
            explain_repairs(report, "keep")


def test_the_version_is_told() -> None:
    assert call("--version").stdout == f"reportparse {reportparse.__version__}\n"


def test_without_a_command_there_is_help() -> None:
    assert "Usage: reportparse" in call().output


@pytest.mark.parametrize("arguments", [(), ("run",), ("show",), ("repair",)])
def test_help_tells_the_exit_codes(arguments: tuple[str, ...]) -> None:
    words = " ".join(call(*arguments, "--help").stdout.split())
    assert "Exit codes: 0, all is well; 1, some documents could not be read" in words


def test_control_characters_of_names_do_not_act() -> None:
    assert on_one_line("a\x1b[31mb\nc\u202ed 报告") == "a\\x1b[31mb\\x0ac\\x202ed 报告"


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("公司收入增长。\n" * 50_000, "utf-8")
    command = f"'{sys.executable}' -m reportparse.cli repair '{tmp_path}/a.txt' | head -n 1"
    done = subprocess.run(  # noqa: S602 - our own command
        command, shell=True, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout == "公司收入增长。\n"
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


class TestWatchers:
    """Who is told how a run goes on, without a run."""

    def test_on_a_terminal_show_documents_pages_and_what_went_wrong(self) -> None:
        console = Console(file=io.StringIO(), force_terminal=True, width=100)
        with Progress(
            MofNCompleteColumn(), TextColumn("{task.fields[pages]} pages"), console=console
        ) as progress:
            watcher = ProgressWatcher(progress)
            watcher.planned(4, 1)
            watcher.finished("a.pdf", corpus.Counts("ok", "", 12))
            watcher.finished("[b].pdf", corpus.Counts("failed", "It is cut off."))
            watcher.finished("c.pdf", corpus.Counts("partial", "Page 3 is a picture.", 5))
        assert isinstance(console.file, io.StringIO)
        plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", console.file.getvalue())
        assert "4/4 17 pages" in plain
        assert "• [b].pdf: It is cut off." in plain
        assert "• c.pdf: Page 3 is a picture." in plain

    def test_elsewhere_say_only_what_went_wrong(self, capsys: pytest.CaptureFixture[str]) -> None:
        with watching() as watcher:
            watcher.planned(3, 1)
            watcher.finished("a.pdf", corpus.Counts("ok", "", 12))
            watcher.finished("b\n.pdf", corpus.Counts("partial", "Page 3 is a picture.", 5))
        assert capsys.readouterr().err == "reportparse: b\\x0a.pdf: Page 3 is a picture.\n"


class TestTerminal:
    """With a terminal at the other end, as people see it."""

    def output(self, *arguments: object) -> tuple[int, str]:
        main, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, b"\x32\x00\x64\x00\x00\x00\x00\x00")
        environment = os.environ | {"TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
        environment.pop("NO_COLOR", None)
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*COMMAND, *map(str, arguments)],
            stdout=terminal,
            stderr=terminal,
            stdin=terminal,
            env=environment,
        )
        os.close(terminal)
        parts = []
        with open(main, "rb", buffering=0) as stream:  # noqa: PTH123 - a descriptor
            while True:
                try:
                    part = stream.read(65_536)
                except OSError:  # the other end is closed
                    break
                if not part:
                    break
                parts.append(part)
        return process.wait(120), b"".join(parts).decode()

    def test_a_run_shows_progress_a_table_and_the_paths(self, tmp_path: Path) -> None:
        (tmp_path / "raw").mkdir()
        (tmp_path / "raw" / "a.txt").write_text(REPORT, "utf-8")
        (tmp_path / "raw" / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
        code, printed = self.output("run", tmp_path / "raw", "--output", tmp_path / "out")
        plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", printed)
        assert code == 1
        assert "2/2 documents · " in plain
        assert re.search(r"b\.png: \S", plain)
        assert re.search(r"Claims\s*│\s*3", plain)
        assert re.search(r"Failures\s*│\s*1", plain)
        *_, dataset, review = plain.split()[-4:]
        assert dataset == "Review:" or review.endswith("index.html")
        assert plain.rstrip().endswith("review/index.html")

    def test_show_highlights_by_colour(self, report: Path) -> None:
        code, printed = self.output("show", report)
        assert code == 0
        assert re.search(r"\x1b\[[0-9;]*7m31\.26亿元\x1b\[0m", printed)
        assert "【" not in printed


def is_gone(group: int) -> bool:
    """Tell whether all processes of a group end within a few seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_ctrl_c_ends_a_run_and_its_workers(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    for number in range(40):
        (tmp_path / "raw" / f"{number}.txt").write_text(REPORT + f"第{number}号\n" * 400, "utf-8")
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, "run", tmp_path / "raw", "--output", tmp_path / "out"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    store = tmp_path / "out" / ".reportparse" / "store.sqlite"
    deadline = time.monotonic() + 60
    while not store.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == "reportparse: Interrupted; what was finished is kept.\n"
    assert is_gone(process.pid)


def test_show_prints_the_claims_of_a_sample(capsys: pytest.CaptureFixture[str]) -> None:
    show_claims(ROOT / "raw" / "statistical-bulletin-2024.txt", "hans", ())
    assert "【2876.35亿元】" in capsys.readouterr().out
