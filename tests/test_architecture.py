"""The house stands as it was drawn: one direction of flow, documented rooms, light doors."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = ROOT / "src" / "reportparse"
MODULES: Final = sorted(PACKAGE.rglob("*.py"))
NAMES: Final = [str(path.relative_to(PACKAGE)) for path in MODULES]
LONGEST: Final = 450
"""Lines beyond which a module is hardly one idea any more."""

HEAVY: Final = (
    "jieba",
    "lxml",
    "opencc",
    "pandas",
    "pdfplumber",
    "pyarrow",
    "pypdfium2",
    "spacy",
    "trafilatura",
)


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment in the project's folder."""
    return subprocess.run(  # noqa: S603 - our own commands
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )


def test_imports_flow_in_one_direction() -> None:
    pytest.importorskip("importlinter", reason="import-linter is in the lint group")
    done = run(sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
class TestModules:
    """What holds for each module."""

    def test_says_what_it_is(self, path: Path) -> None:
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert docstring
        assert "being written" not in docstring

    def test_is_one_idea_long(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST

    def test_is_named_after_what_is_in_it(self, path: Path) -> None:
        assert not re.search(r"util|helper|manager|common|misc", path.stem)

    def test_exports_exist_and_are_documented(self, path: Path) -> None:
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        module = import_module(".".join(part for part in parts if part != "__init__"))
        for name in getattr(module, "__all__", ()):
            member = getattr(module, name)
            if callable(member) and getattr(member, "__module__", "").startswith("reportparse"):
                assert member.__doc__, f"{name} has no docstring"


@pytest.mark.parametrize(
    "statement", ["import reportparse", "import reportparse.cli"], ids=["package", "command line"]
)
def test_importing_loads_nothing_heavy(statement: str) -> None:
    """So that `reportparse --help` answers at once."""
    code = f"import sys; {statement}; print(*sys.modules)"
    done = run(sys.executable, "-c", code)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert loaded.intersection(HEAVY) == set()


def test_help_loads_nothing_heavy() -> None:
    done = run(sys.executable, "-X", "importtime", "-m", "reportparse.cli", "--help")
    loaded = set(re.findall(r"\|\s*([a-z0-9]+)$", done.stderr, re.MULTILINE))
    assert loaded.intersection(HEAVY) == set()
