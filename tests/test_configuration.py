"""What a caller may choose, and what a result rests on."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata, resources
from typing import TYPE_CHECKING, Any

import pytest

from reportparse import configuration
from reportparse.configuration import Configuration, fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    configuration._code_fingerprint.cache_clear()
    yield
    configuration._code_fingerprint.cache_clear()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the package's outline, in which code can be changed."""
    for name in configuration._GROUND:
        (tmp_path / name).write_text(name, "utf-8")
    for stage in configuration._STAGES:
        (tmp_path / stage / "lexicon").mkdir(parents=True)
        (tmp_path / stage / "lexicon" / "words.toml").write_text(stage, "utf-8")
    monkeypatch.setattr(resources, "files", lambda _name: tmp_path)
    return tmp_path


def anew() -> str:
    configuration._code_fingerprint.cache_clear()
    return fingerprint()


def test_it_stays_while_nothing_changes() -> None:
    assert fingerprint() == fingerprint(Configuration())
    assert len(fingerprint()) == 64


def test_it_is_the_same_in_another_process() -> None:
    code = "from reportparse.configuration import fingerprint; print(fingerprint())"
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == fingerprint()


@pytest.mark.parametrize(
    "chosen", [{"script": "hant"}, {"script": "keep"}, {"lexicons": ("a",)}, {"lexicons": ("b",)}]
)
def test_it_depends_on_what_was_chosen(chosen: dict[str, Any]) -> None:
    assert fingerprint(Configuration(**chosen)) != fingerprint()


@pytest.mark.parametrize(
    "name", ["text.py", "pipeline.py", "claiming/lexicon/words.toml", "reading/new.py"]
)
def test_it_depends_on_the_code_and_the_lexicons(package: Path, name: str) -> None:
    before = anew()
    (package / name).write_text("changed", "utf-8")
    assert anew() != before


def test_it_does_not_depend_on_what_python_leaves_behind(package: Path) -> None:
    before = anew()
    (package / "reading" / "__pycache__").mkdir()
    (package / "reading" / "__pycache__" / "x.pyc").write_text("changed", "utf-8")
    assert anew() == before


def test_it_depends_on_the_versions_of_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    before = anew()
    version = metadata.version
    monkeypatch.setattr(
        metadata, "version", lambda name: "99" if name == "jieba" else version(name)
    )
    assert anew() != before


def test_all_stages_are_in_it() -> None:
    from reportparse import pipeline  # noqa: PLC0415 - loads all stages

    used = {
        module.__name__.split(".")[1]
        for module in vars(pipeline).values()
        if getattr(module, "__name__", "").startswith("reportparse.")
        and hasattr(module, "__path__")
    }
    assert used == set(configuration._STAGES)
