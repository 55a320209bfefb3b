"""What the documents say is true: commands, options, columns, versions, links, examples."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

import reportparse

ROOT: Final = Path(__file__).parent.parent
READMES: Final = ("README.md", "README.zh.md")
DOCUMENTS: Final = (*READMES, "CHANGELOG.md", "CONTRIBUTING.md", "docs/columns.md")
HEADING: Final = re.compile(r"^#+ ", re.MULTILINE)
CODE: Final = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMENT: Final = re.compile(r" +# .*$", re.MULTILINE)
LINK: Final = re.compile(r"\]\((?P<target>[^)#:]+)\)")
COMMAND: Final = re.compile(r"reportparse (?P<command>[a-z]+) (?P<arguments>[^#\n]*)")
MAKE: Final = re.compile(r"(?:`|^)make (?P<targets>[a-z ]+)", re.MULTILINE)
COLUMN: Final = re.compile(r"^\| (?P<names>[a-z_, 0-9]+) \|", re.MULTILINE)


def read(name: str) -> str:
    """Text of a document of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def code_of(name: str, language: str) -> list[str]:
    """Code blocks of a document in one language."""
    return [found["code"] for found in CODE.finditer(read(name)) if found["language"] == language]


class TestReadmes:
    """The English and the Chinese one, which say the same."""

    def test_have_the_same_headings_in_number_and_level(self) -> None:
        english, chinese = (HEADING.findall(CODE.sub("", read(name))) for name in READMES)
        assert english == chinese

    @pytest.mark.parametrize("language", ["sh", "pycon"])
    def test_have_the_same_code(self, language: str) -> None:
        english, chinese = (
            [COMMENT.sub("", code) for code in code_of(name, language)] for name in READMES
        )
        assert english == chinese
        assert english

    def test_lead_to_each_other(self) -> None:
        assert "(README.zh.md)" in read("README.md")
        assert "(README.md)" in read("README.zh.md")

    @pytest.mark.parametrize("number", range(len(code_of("README.md", "pycon"))))
    def test_examples_give_what_they_show(
        self, number: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(ROOT)
        code = code_of("README.md", "pycon")[number]
        example = doctest.DocTestParser().get_doctest(code, {}, f"README {number}", "README.md", 0)
        result = doctest.DocTestRunner(verbose=False).run(example)
        assert result.attempted
        assert not result.failed

    @pytest.mark.parametrize("name", READMES)
    def test_the_table_of_claims_is_what_the_samples_give(self, name: str) -> None:
        from samples.showcase import with_claims  # noqa: PLC0415 - runs the pipeline

        assert with_claims(read(name), name) == read(name), "run make samples"


class TestCommands:
    """Commands that the documents name."""

    @pytest.mark.parametrize("name", READMES)
    def test_all_exist_with_their_options(self, name: str) -> None:
        import typer.main  # noqa: PLC0415 - only here

        from reportparse.cli import app  # noqa: PLC0415 - only here

        group = typer.main.get_command(app)
        known = {
            command: {
                option
                for parameter in member.params
                for option in (*parameter.opts, *parameter.secondary_opts)
            }
            for command, member in getattr(group, "commands", {}).items()
        }
        named = [found for code in code_of(name, "sh") for found in COMMAND.finditer(code)]
        assert named
        for found in named:
            options = set(re.findall(r"--[a-z-]+", found["arguments"]))
            assert found["command"] in known
            assert options <= known[found["command"]]
        assert {found["command"] for found in named} == set(known)

    @pytest.mark.parametrize("name", DOCUMENTS)
    def test_of_make_are_in_the_makefile(self, name: str) -> None:
        targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
        named = {word for found in MAKE.finditer(read(name)) for word in found["targets"].split()}
        assert named - targets == set()

    def test_of_make_have_a_line_in_its_help(self) -> None:
        rules = re.findall(r"^([a-z]+):(.*)$", read("Makefile"), re.MULTILINE)
        assert {name for name, rest in rules if "## " not in rest} == set()
        asked = {"setup", "pipeline", "test", "lint", "bench", "clean", "help"}
        assert asked <= {name for name, _ in rules}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    for found in LINK.finditer(read(name)):
        assert (ROOT / name).parent.joinpath(found["target"]).exists(), found["target"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_lines_are_not_left_unfinished(name: str) -> None:
    assert not re.search(r"TODO|FIXME|TBD|XXX|lorem", read(name))


def test_the_newest_entry_of_the_changelog_is_this_version() -> None:
    newest = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == reportparse.__version__


def test_the_package_states_the_same_version() -> None:
    assert tomllib.loads(read("pyproject.toml"))["project"]["version"] == reportparse.__version__


def test_the_columns_are_those_of_the_dataset() -> None:
    from reportparse.dataset import frames  # noqa: PLC0415 - loads pandas

    named = {
        column.strip()
        for found in COLUMN.finditer(read("docs/columns.md"))
        for column in found["names"].split(",")
    }
    for table, frame in frames([]).items():
        assert set(frame.columns) - named == set(), table


@pytest.mark.parametrize(
    ("lock", "groups"),
    [("runtime", ["build"]), ("development", ["build", "lint", "samples", "test"])],
)
def test_the_lock_has_everything_that_is_asked_for(lock: str, groups: list[str]) -> None:
    """`make lock` was run after the dependencies changed."""
    project = tomllib.loads(read("pyproject.toml"))
    asked = list(project["project"]["dependencies"])
    for group in groups:
        asked += project["dependency-groups"][group]
    locked = set(re.findall(r"^([a-z0-9-]+)==", read(f"requirements/{lock}.txt"), re.MULTILINE))
    names = {re.split(r"[^A-Za-z0-9_.-]", one)[0].lower().replace("_", "-") for one in asked}
    assert names - locked == set()


def test_every_locked_package_is_pinned_by_hash() -> None:
    for lock in ("runtime", "development"):
        blocks = re.split(r"^(?=[a-z0-9])", read(f"requirements/{lock}.txt"), flags=re.MULTILINE)
        assert all("--hash=sha256:" in block for block in blocks if "==" in block)
