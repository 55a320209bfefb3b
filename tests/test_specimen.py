"""The real report that the project grew from, held against its gold; needs ../shared."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportparse import pipeline

if TYPE_CHECKING:
    from types import ModuleType

    from reportparse.records import Report

SHARED = Path(__file__).parents[2] / "shared"
SPECIMEN = SHARED / "specimen"

pytestmark = pytest.mark.skipif(
    not SPECIMEN.is_dir(), reason="the specimen and its gold lie in ../shared, which is not here"
)

LEAST = {
    "unit": 0.95,
    "role": 0.85,
    "direction": 0.90,
    "metric": 0.75,
    "subject": 0.65,
    "period": 0.85,
    "section": 0.98,
}


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=["specimen.txt", "specimen.html"])
def report(request: pytest.FixtureRequest) -> Report:
    return pipeline.parse(SPECIMEN / request.param)


@pytest.fixture(scope="module")
def rows(report: Report) -> dict[str, list[dict[str, Any]]]:
    frames = report.to_pandas()
    return {
        name: [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
        for name, frame in frames.items()
    }


def gold(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SPECIMEN / name).read_text("utf-8").splitlines()]


def test_every_heading_is_found_at_its_level(
    rows: dict[str, list[dict[str, Any]]], score: ModuleType
) -> None:
    outline = json.loads((SPECIMEN / "outline.json").read_text("utf-8"))
    figures = score.score_outline(outline, rows["sections"], 0)
    assert (figures["headings"]["f1"], figures["level"]) == (1.0, 1.0)


def test_headings_without_text_say_whether_they_are_in_the_body(report: Report) -> None:
    outline = json.loads((SPECIMEN / "outline.json").read_text("utf-8"))
    assert [section.status == "missing" for section in report.sections] == [
        not heading["in_body"] for heading in outline
    ]


def test_the_repaired_text_is_the_clean_one(
    rows: dict[str, list[dict[str, Any]]], score: ModuleType
) -> None:
    body = (SPECIMEN / "body.txt").read_text("utf-8")
    assert score.score_text(body, rows["sections"], 0)["error_rate"] <= 0.001


def test_every_damaged_run_is_restored(report: Report) -> None:
    for run in gold("damaged-runs.jsonl"):
        restored = report.text.count(run["restored"]) + report.text.count(
            run["restored"].replace(",", "，")
        )
        assert restored >= run["times"], run


def test_the_claims_reach_the_floor(
    rows: dict[str, list[dict[str, Any]]], score: ModuleType
) -> None:
    figures = score.score_claims(gold("claims.jsonl"), rows["claims"], 0)
    reached = {slot: figures["slots"][slot]["f1"] for slot in LEAST}
    assert figures["quantity"]["f1"] >= 0.97
    assert {slot: f1 for slot, f1 in reached.items() if f1 < LEAST[slot]} == {}
